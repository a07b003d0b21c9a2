"""Templates as Excel workbooks: the sheet to fill in, the choices it accepts, and how it is done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from kkb.core.area.gazetteer import Gazetteer
from kkb.core.convergence.scheme import Convergence
from kkb.core.convergence.template import NOBODY, index_template, task_label, work_template
from kkb.core.counts.area_view import AreaView
from kkb.export.workbook import book_bytes, build_workbook
from kkb.text.provenance import example_text
from kkb.text.wording import Wording

FORM, CHOICES = "Isian", "Pilihan"
_SPARE_ROWS = 2_000


@dataclass(frozen=True)
class Handout:
    """What every template is made with: `headings` by our keys, as its reader knows them."""

    headings: Mapping[str, str]
    scheme: Convergence
    words: Wording


def work_book(made: Handout, kind: str, seen: AreaView, work: pd.DataFrame) -> bytes:
    """The template of programmes ("program") or family functions ("fungsi") for the Kampung KB of a view.

    `work` is what the datasets say of them (columns of rows_at; unit, tugas, instansi, pada when there is any).
    """
    tasks, agencies = made.scheme.tasks(kind), made.scheme.agencies
    columns = [*work.columns, *(c for c in ("tugas", "instansi", "pada") if c not in work.columns)]
    frame = work_template(seen.rows, work.reindex(columns=columns), tasks, agencies)
    choices = {
        "tugas": [task_label(n, task) for n, task in enumerate(tasks, 1)],
        "instansi": [*(agency.name for agency in agencies), NOBODY],
    }
    return template_bytes(frame, made.headings, choices, _notes(made, kind, seen))


def index_book(made: Handout, seen: AreaView, places: Gazetteer, known: pd.DataFrame, year: int) -> bytes:
    """The iBangga template of a view's area for a year and the one before; `known` as for index_template."""
    years = (year - 1, year)
    frame = index_template(seen.area, places, known, made.scheme.family_index, years)
    return template_bytes(frame, made.headings, {}, _notes(made, "ibangga", seen))


def template_bytes(
    frame: pd.DataFrame, headings: Mapping[str, str], choices: Mapping[str, Sequence[str]], notes: tuple[str, ...]
) -> bytes:
    """The workbook: `frame` by our keys under the headings; `choices` are the lists that Excel offers in a column
    (other text is still accepted, and told when the file is read).
    """
    form = frame.rename(columns=dict(headings))
    lists = pd.DataFrame({headings[key]: pd.Series(list(names), dtype=object) for key, names in choices.items()})
    book = build_workbook({FORM: form, CHOICES: lists} if choices else {FORM: form}, notes)
    for at, (key, names) in enumerate(choices.items(), 1):
        letter, own = get_column_letter(at), get_column_letter(list(frame.columns).index(key) + 1)
        source = f"'{CHOICES}'!${letter}$2:${letter}${len(names) + 1}"
        offered = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=False)
        offered.add(f"{own}2:{own}{len(frame) + _SPARE_ROWS}")
        book[FORM].data_validations.append(offered)
    return book_bytes(book)


def _notes(made: Handout, kind: str, seen: AreaView) -> tuple[str, ...]:
    title = f"{made.words.text('umum.produk')}: {seen.name} ({seen.area})"
    label = (example_text(seen, made.words),) if seen.example else ()
    return (title, *label, *made.words.text(f"templat.petunjuk_{kind}").split("\n"))
