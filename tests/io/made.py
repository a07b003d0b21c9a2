"""Small files in the layout of the portal's Rekapitulasi Klasifikasi, made for tests."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd

from kkb.app import resources
from kkb.core.issue import Issue
from kkb.io.readers.classification import Reading, read_classification

ITEM_HEADINGS = (
    "Input Pokja", "Input Sumber Dana", "Input Poktan", "Input Sarana", "Input PKB/PLKB", "Proses Penggunaan Data",
    "Proses Operasional", "Proses Lintas Sektor", "Output Poktan", "Output CPR", "Output MKJP", "Output Unmet Need",
)  # fmt: skip
HEADINGS = (
    "No", "Kampung KB", "Provinsi", "Kabupaten", "Kecamatan", "Desa", *ITEM_HEADINGS,
    "Index Input", "Index Proses", "Index Output", "Klasifikasi",
)  # fmt: skip
FILE = "classification-table_20230830093000.xlsx"
VILLAGES = (
    "Surodadi", "Tegal Rejo", "Trikoyo", "Kalibening", "Widodo", "Wonokerto", "Nawangsasi", "Sukomulyo", "Wukirsari",
    "Ngadirejo", "Dwijaya", "Siti Harjo", "Mataram", "Tambahasri", "Wonorejo", "Sidoharjo", "Triwikaton",
)  # fmt: skip
GAZETTEER_COLUMNS = tuple(resources.gazetteer().columns)

Row = dict[str, object]


def village(name: object = "SURODADI", **changed: object) -> Row:
    """A row of kecamatan Tugumulyo, Musi Rawas, that never reported; `changed` by heading, `_` for a space."""
    row: Row = {
        "No": None, "Kampung KB": f"Kampung KB {name}", "Provinsi": "SUMATERA SELATAN", "Kabupaten": "MUSI RAWAS",
        "Kecamatan": "TUGUMULYO", "Desa": name, **dict.fromkeys(ITEM_HEADINGS, 1),
        "Index Input": 1, "Index Proses": 1, "Index Output": 1, "Klasifikasi": "Dasar",
    }  # fmt: skip
    return row | {key.replace("_", " "): value for key, value in changed.items()}


def villages(count: int = len(VILLAGES)) -> list[Row]:
    """So many different villages of Tugumulyo, in capitals."""
    return [village(name.upper()) for name in VILLAGES[:count]]


def reached(name: object = "SURODADI", **changed: object) -> Row:
    """A row whose scores are all best, so that it is Berkelanjutan."""
    best = {heading: 3 if heading in ("Input Sarana", "Input PKB/PLKB") else 4 for heading in ITEM_HEADINGS}
    means = {"Index Input": 3.6, "Index Proses": 4, "Index Output": 4, "Klasifikasi": "Berkelanjutan"}
    return village(name) | best | means | {key.replace("_", " "): value for key, value in changed.items()}


def cells(rows: Iterable[Row], headings: Sequence[str] = HEADINGS) -> list[list[object]]:
    """The heading row and the rows below it."""
    return [list(headings), *([row.get(heading) for heading in headings] for row in rows)]


def xlsx(*sheets: list[list[object]], names: Sequence[str] = ("Worksheet", "Lembar2", "Lembar3")) -> bytes:
    """The bytes of a workbook with these sheets of cells."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in zip(names, sheets, strict=False):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def delimited(rows: list[list[object]], separator: str = ",") -> str:
    """The same cells as delimited text."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return stream.getvalue()


def read(
    data: bytes,
    name: str = FILE,
    *,
    on: date | None = None,
    region: str | None = None,
    listed: pd.DataFrame | None = None,
) -> Reading:
    """The reading of a file against the shipped code list, or another one."""
    codes = resources.gazetteer() if listed is None else listed
    return read_classification(data, name, codes, resources.scheme(), resources.known_files(), on=on, region=region)


def read_rows(*rows: Row, **options: object) -> Reading:
    """The reading of an .xlsx with these rows below its headings; the first stands in row 2."""
    return read(xlsx(cells(rows)), **options)


def found(reading: Reading, code: str) -> list[Issue]:
    """The findings of one code."""
    return [issue for issue in reading.issues if issue.code == code]


def codes(reading: Reading) -> list[str]:
    """The codes of all findings."""
    return [issue.code for issue in reading.issues]


def code_list(*villages: tuple[str, str, str, str, str]) -> pd.DataFrame:
    """A gazetteer from (village code, village, kecamatan, kabupaten with kind word, province)."""
    rows = [
        {
            "kode": code, "nama": name, "jenis": "desa", "kode_kec": code[:8], "nama_kec": kec, "kode_kab": code[:5],
            "nama_kab": kab, "kode_prov": code[:2], "nama_prov": prov,
        }
        for code, name, kec, kab, prov in villages
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(GAZETTEER_COLUMNS))


OLD_BOOK = Path(__file__).parent / "containers" / "berkas" / "klasifikasi.xls"
