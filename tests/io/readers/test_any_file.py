"""Whatever stands in a file of any kind: a reading or a refusal with a sentence, never another exception."""

import io
import zipfile
from functools import cache

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl.utils.exceptions import IllegalCharacterError

from kkb.app import resources
from kkb.core.counts.rows import PLACE_COLUMNS
from kkb.core.errors import KkbError
from kkb.io.readers.classification import Reading
from kkb.io.readers.mapping import Mapped, heading_shape
from kkb.io.readers.unknown import UNKNOWN, candidate
from kkb.text.issues import issue_sentence
from kkb.text.wording import Wording
from tests.io.made import OLD_BOOK, cells, delimited, village, xlsx
from tests.io.made_side import REKAP, html, ods, read_file, rekap, siga, source, statistics

WORDING = Wording("id", resources.wording("id"))
SETTINGS = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PROFILE = rekap({"Desa": "SURODADI", "Pus": "1.234", "Pokja SK": True}, {"Desa": "WIDODO", "Pus": -3})
RECAP = siga(("TUGUMULYO", "0012", "SURODADI", 1, 1, 0, 1, 0, 1), ("Total", "", "", 1, 1, 0, 1, 0, 1))
PUBLISHED = statistics("Kabupaten - MUSI RAWAS", [("TUGUMULYO", *["1", "25,00"] * 4, "4"), ("Total", *["1"] * 9)])
OWN_HEAD = ("Nama", "Kec", "Hasil")
OWN = Mapped(
    heading_shape(OWN_HEAD), "klasifikasi", dict(zip(("nama", "nama_kec", "strata"), OWN_HEAD, strict=True)), "16.05"
)
TABLES = [PROFILE, RECAP, PUBLISHED, cells([village()]), [list(OWN_HEAD), ["SURODADI", "TUGUMULYO", "Dasar"]]]
TEXTS = [delimited(table, ";").encode("utf-8") for table in TABLES]
FILES = [*TEXTS, html(PUBLISHED), ods(PROFILE), OLD_BOOK.read_bytes()]
CELL = st.one_of(
    st.none(), st.text(max_size=12), st.integers(-5, 10**12), st.booleans(), st.floats(),
    st.sampled_from(["TOTAL", "MUSI RAWAS", "TUGUMULYO", "1.234", "45,11", "%", "Jumlah", "=1+1", "~", "Ada", "-"]),
)  # fmt: skip
HEADING = st.sampled_from(
    ["Provinsi - BENGKULU", "Provinsi", "Kabupaten", "Kecamatan - X", "Desa", "Wilayah", "Kota - "]
)
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=6)), min_size=1, max_size=8)


def check(data: bytes) -> None:
    try:
        reading = read_file(data, "berkas_2023-08-30.xlsx", mappings=(OWN,))
    except KkbError as refusal:
        assert WORDING.text(refusal.key, **refusal.values)
        if refusal.key == UNKNOWN:
            assert candidate(source(data, "a.csv")) is not None
        return
    assert all(issue_sentence(issue, WORDING) for issue in reading.issues)
    assert len(reading.rows) == len(reading.row_numbers) <= reading.rows_found
    if not isinstance(reading, Reading):
        assert set(PLACE_COLUMNS) <= set(reading.rows.columns)
        assert reading.rows.columns.is_unique


def mutated(data: bytes, changes: list[tuple[float, bytes]]) -> bytes:
    changed = bytearray(data)
    for where, put in changes:
        at = int(where * len(changed))
        changed[at : at + len(put)] = put
    return bytes(changed)


@SETTINGS
@given(
    st.binary(max_size=500),
    st.sampled_from([b"", b"<html><table>", b"<table><tr><td colspan=9999999999>", b"\xd0\xcf"]),
)
@example(b"<table><tr><td rowspan='99999'>a<td>b", b"")
@example(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"")
def test_random_bytes(data: bytes, begin: bytes) -> None:
    check(begin + data)


@SETTINGS
@given(st.sampled_from(FILES), CHANGES)
def test_a_damaged_file_of_each_kind(data: bytes, where: list[tuple[float, bytes]]) -> None:
    check(mutated(data, where))


@cache
def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(ods(PUBLISHED))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@SETTINGS
@given(CHANGES)
def test_an_opendocument_with_a_damaged_table(where: list[tuple[float, bytes]]) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts().items():
            archive.writestr(name, mutated(content, where) if name == "content.xml" else content)
    check(stream.getvalue())


@SETTINGS
@given(st.lists(st.dictionaries(st.sampled_from(REKAP), CELL, max_size=8), min_size=1, max_size=5))
def test_any_cells_in_a_profile(odd: list[dict[str, object]]) -> None:
    check(xlsx_or_text(rekap(*({"Desa": f"D{n}"} | row for n, row in enumerate(odd)))))


@SETTINGS
@given(HEADING, st.lists(st.lists(CELL, min_size=10, max_size=10), min_size=1, max_size=5))
def test_any_cells_in_a_statistics_table(heading: str, rows: list[list[object]]) -> None:
    check(xlsx_or_text(statistics(heading, [tuple(row) for row in rows])))


@SETTINGS
@given(st.lists(st.lists(CELL, min_size=8, max_size=9), min_size=1, max_size=5))
def test_any_cells_in_a_recap_of_siga(rows: list[list[object]]) -> None:
    check(xlsx_or_text(siga(*(tuple(row) for row in rows))))


@SETTINGS
@given(st.lists(st.lists(CELL, max_size=6), min_size=1, max_size=8))
def test_any_table_at_all(rows: list[list[object]]) -> None:
    check(xlsx_or_text(rows))


def xlsx_or_text(table: list[list[object]]) -> bytes:
    """As a workbook where its cells can be, else as text."""
    try:
        return xlsx(table)
    except IllegalCharacterError:  # openpyxl refuses control characters
        return delimited(table, ";").encode("utf-8", errors="replace")
