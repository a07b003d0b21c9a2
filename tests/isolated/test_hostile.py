"""Files made to hold a reader up or to bring it down, read by a real process: a reading or a sentence, in time."""

import io
import json
import math
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kkb.core.errors import KkbError
from kkb.isolated import Limits
from tests.io.made import cells, delimited, villages, xlsx
from tests.io.made_boundaries import cells as outlines
from tests.io.made_xls import cells as records
from tests.io.made_xls import number, old_workbook
from tests.isolated.made import WORDS, outcome, read_boundary

pytestmark = pytest.mark.slow
SHORT = Limits(seconds=2, memory=400)
"""Less than in the field: what must be bounded is bounded by less, too."""
BOUND = 90.0
"""Seconds by the clock of a machine that does other things as well."""
TABLE = cells(villages(5))
SHEET = "xl/worksheets/sheet1.xml"
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
CELL = (
    '<table:table-cell office:value-type="string" table:number-columns-repeated="{n}"><text:p>x</text:p>'
    "</table:table-cell>"
)
RELATED = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
KINDS: dict[str, Callable[[], bytes]] = {}


def kind(make: Callable[[], bytes]) -> Callable[[], bytes]:
    KINDS[make.__name__] = make
    return make


def repacked(change: Callable[[str, bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx(TABLE))) as old, zipfile.ZipFile(stream, "w", 8, compresslevel=1) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return stream.getvalue()


def below(rows: str) -> bytes:
    """A good workbook with more below its table, as XML."""
    end = b"</sheetData>"
    return repacked(lambda name, part: part.replace(end, rows.encode() + end) if name == SHEET else part)


def ods(body: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", 8) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"<office:document-content {SPACES}>{body}</office:document-content>")
    return stream.getvalue()


@kind
def html_attributes() -> bytes:
    return b"<html><table><tr><td " + b'a="b" ' * 300_000


@kind
def html_comments() -> bytes:
    return b"<html><table>" + b"<!--" * 300_000


@kind
def html_unclosed_tags() -> bytes:
    return b"<html><table><tr>" + b"<td " * 300_000


@kind
def html_marks() -> bytes:
    return b"<html><table><tr><td>" + b"<" * 500_000


@kind
def html_spans() -> bytes:
    return b"<table>" + b"<tr><td rowspan=1000 colspan=256>x" * 20_000


@kind
def ods_repeated_rows() -> bytes:
    row = f'<table:table-row table:number-rows-repeated="190000">{CELL.format(n=1000)}</table:table-row>'
    return ods(f'<table:table table:name="a">{row}</table:table>' * 50)


@kind
def ods_long_row() -> bytes:
    return ods(
        f'<table:table table:name="a"><table:table-row>{CELL.format(n=1) * 200_000}</table:table-row></table:table>'
    )


@kind
def ods_nested() -> bytes:
    return ods("<text:p>" * 100_000 + "</text:p>" * 100_000)


@kind
def xlsx_large_cell() -> bytes:
    return below(f'<row r="9"><c r="A9" t="inlineStr"><is><t>{"a" * 60_000_000}</t></is></c></row>')


@kind
def xlsx_wide_row() -> bytes:
    return xlsx([row + ["x"] * (16_384 - len(row)) for row in TABLE])


@kind
def xlsx_nested() -> bytes:
    return repacked(lambda name, part: part + b"<a>" * 1_000_000 if name == SHEET else part)


@kind
def xlsx_many_names() -> bytes:
    names = "".join(f'<definedName name="n{n}">Worksheet!$A$1</definedName>' for n in range(100_000)).encode()
    added = b"</sheets><definedNames>" + names + b"</definedNames>"
    return repacked(
        lambda name, part: part.replace(b"</sheets><definedNames />", added) if name == "xl/workbook.xml" else part
    )


@kind
def xlsx_many_fonts() -> bytes:
    fonts = b"<fonts>" + b'<font><name val="F"/><sz val="9"/></font>' * 100_000
    return repacked(lambda name, part: part.replace(b'<fonts count="1">', fonts) if name == "xl/styles.xml" else part)


@kind
def xlsx_bomb() -> bytes:
    return repacked(lambda name, part: part + bytes(310 * 2**20) if name == SHEET else part)


@kind
def xlsx_broken_sum() -> bytes:
    data = bytearray(xlsx(TABLE))
    data[data.find(SHEET.encode()) + 60] ^= 0xFF
    return bytes(data)


@kind
def xlsx_many_sheets() -> bytes:
    sheets = "".join(f'<sheet name="s{n}" sheetId="{n + 9}" r:id="rId1" {RELATED}/>' for n in range(5_000))
    added = sheets.encode() + b"</sheets>"
    return repacked(lambda name, part: part.replace(b"</sheets>", added) if name == "xl/workbook.xml" else part)


@kind
def ods_many_tables() -> bytes:
    row = f"<table:table-row>{CELL.format(n=1)}</table:table-row>"
    return ods(f'<table:table table:name="a">{row}</table:table>' * 5_000)


@kind
def xls_many_sheets() -> bytes:
    return old_workbook(*[records(TABLE)] * 1_000)


@kind
def xls_diagonal() -> bytes:
    return old_workbook([*records(TABLE), *(number(row, row % 256, 1) for row in range(9, 65_536))])


@kind
def html_wide() -> bytes:
    return b"<table><tr>" + b"<td>x" * 1_000_000


@kind
def html_nested() -> bytes:
    return b"<html><table>" + b"<table><tr><td>" * 100_000


@kind
def xls_noise() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + random.Random(1).randbytes(20_000)


@kind
def csv_sparse() -> bytes:
    return (delimited(TABLE, ";") + (";" * 2_000 + "\n") * 3_000).encode()


@kind
def csv_quotes() -> bytes:
    return (delimited(TABLE, ";") + '"' + "a;b\n" * 300_000).encode()


@kind
def csv_wide() -> bytes:
    return ";".join(f"k{n}" for n in range(300_000)).encode()


@pytest.mark.parametrize("name", KINDS)
def test_a_hostile_table_is_read_or_refused_in_a_sentence(name: str) -> None:
    baseline = time.monotonic()
    told = outcome(KINDS[name](), limits=SHORT)
    assert told == "dibaca" or told.startswith(("berkas.", "baca."))
    assert time.monotonic() - baseline < BOUND


def star(points: int) -> list[list[float]]:
    """An outline that crosses itself at almost every one of its edges."""
    angles = [2 * math.pi * n * (points // 2) / points for n in range(points)]
    ring = [[103.0 + 0.05 * math.cos(a), -3.3 + 0.05 * math.sin(a)] for a in angles]
    return [*ring, ring[0]]


def comb(teeth: int) -> list[list[float]]:
    ring = [[102.9 + 0.2 * n / teeth, -3.3 if n % 2 else -3.2] for n in range(teeth)]
    return [*ring, [103.1, -3.4], [102.9, -3.4], ring[0]]


def holed(count: int) -> list[list[list[float]]]:
    side = math.isqrt(count) + 1
    step = 0.2 / side
    made = [[[102.8, -3.4], [103.1, -3.4], [103.1, -3.1], [102.8, -3.1], [102.8, -3.4]]]
    for n in range(count):
        x, y = 102.85 + step * (n % side), -3.35 + step * (n // side)
        made.append([[x, y], [x + step / 2, y], [x, y + step / 2], [x, y]])
    return made


SHAPES = {"star": lambda: [star(3_001)], "comb": lambda: [comb(20_000)], "holes": lambda: holed(50_000)}


@pytest.mark.parametrize("name", SHAPES)
def test_a_hostile_outline_is_read_or_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    rows = [
        {
            "type": "Feature",
            "properties": {"kode": code},
            "geometry": {"type": "Polygon", "coordinates": SHAPES[name]()},
        }
        for code in outlines()["kode"][:3]
    ]
    path = tmp_path / "desa.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": rows}), encoding="utf-8")
    baseline = time.monotonic()
    try:
        read_boundary(path, tmp_path / "kerja", Limits(seconds=4, memory=600, written=64))
    except KkbError as refusal:
        assert WORDS.text(refusal.key, **refusal.values)
    assert time.monotonic() - baseline < BOUND
