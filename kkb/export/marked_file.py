"""A person's own file as .xlsx, every finding marked at its cell: colour by gravity, the sentence as a note."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from kkb.core.issue import Issue
from kkb.export.workbook import sheet_titles, write
from kkb.text.issues import issue_sentence
from kkb.text.wording import Wording

COLOURS = {"tolak": "F4B0A6", "periksa": "FFE08A", "catatan": "DCE6F2"}
_GRAVEST_FIRST = tuple(COLOURS)
_NOTE_SIZE = {"width": 420, "height": 150}

Rows = Iterable[tuple[int, Sequence[object]]]
Marks = Mapping[int, Mapping[int, list[Issue]]]


def marked_workbook(
    table: tuple[str, Rows, Mapping[str, int]], issues: Sequence[Issue], words: Wording, notes: Sequence[str] = ()
) -> bytes:
    """The .xlsx of `table` (sheet name, rows with Excel's numbers, where each heading stands) with marks, and a sheet
    that lists all findings. A finding without a column stands at the first cell of its row. No cell is a formula.
    """
    name, rows, columns = table
    book = Workbook(write_only=True)
    own, found = sheet_titles((name, words.text("data.temuan")))
    _fill(book.create_sheet(own), rows, _by_place(issues, columns), words)
    _list(book.create_sheet(found), issues, words, notes)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _by_place(issues: Iterable[Issue], columns: Mapping[str, int]) -> dict[int, dict[int, list[Issue]]]:
    """Findings by row and column (from 0)."""
    places: dict[int, dict[int, list[Issue]]] = defaultdict(lambda: defaultdict(list))
    for issue in issues:
        if issue.row is not None:
            places[issue.row][columns.get(issue.column or "", 0)].append(issue)
    return places


def _fill(sheet: WriteOnlyWorksheet, rows: Rows, places: Marks, words: Wording) -> None:
    last = 0
    for number, cells in rows:
        for _ in range(number - last - 1):
            sheet.append(())
        last = number
        marks = places.get(number)
        sheet.append(_marked(sheet, cells, marks, words) if marks else [_plain(sheet, cell) for cell in cells])


def _marked(
    sheet: WriteOnlyWorksheet, cells: Sequence[object], marks: Mapping[int, list[Issue]], words: Wording
) -> list[WriteOnlyCell]:
    wide = [*cells, *[None] * (max(marks) + 1 - len(cells))]
    made = [_plain(sheet, cell) for cell in wide]
    for at, issues in marks.items():
        gravest = min((issue.severity for issue in issues), key=_GRAVEST_FIRST.index)
        made[at].fill = PatternFill("solid", fgColor=COLOURS[gravest])
        made[at].comment = Comment(
            "\n".join(issue_sentence(i, words) for i in issues), "Dasbor Kampung KB", **_NOTE_SIZE
        )
    return made


def _list(sheet: WriteOnlyWorksheet, issues: Sequence[Issue], words: Wording, notes: Sequence[str]) -> None:
    heads = [_plain(sheet, words.text(f"data.kolom_{name}")) for name in ("tingkat", "baris", "kalimat")]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    for issue in issues:
        told = (words.text(f"data.tingkat_{issue.severity}"), issue.row, issue_sentence(issue, words))
        made = [_plain(sheet, value) for value in told]
        made[0].fill = PatternFill("solid", fgColor=COLOURS[issue.severity])
        sheet.append(made)
    for note in notes:
        sheet.append([_plain(sheet, note)])


def _plain(sheet: WriteOnlyWorksheet, value: object) -> WriteOnlyCell:
    return write(WriteOnlyCell(sheet), value)
