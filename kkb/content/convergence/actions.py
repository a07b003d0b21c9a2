"""Rencana aksi: what was agreed and how it stands, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from kkb.content.basis import Basis
from kkb.content.convergence.case import SLUG
from kkb.content.page import (
    ColumnKind,
    Figure,
    Heading,
    Note,
    Page,
    PageBlock,
    TableBlock,
    TableColumn,
    Value,
    share_figure,
)
from kkb.content.question import question
from kkb.core.actions.action import Action, ActionFilter, chosen, standing
from kkb.core.actions.follow_up import Outcome, follow_up, grouped
from kkb.core.counts.ratio import Share
from kkb.text.action_table import SHOWN, action_frame, group_frame, outcome_frame
from kkb.text.action_words import ActionWords, follow_up_sentence, judged_sentence, standing_sentence

LISTED = tuple(name for name in SHOWN if name not in ("id", "unit"))
_DATES: dict[str, ColumnKind] = {"tenggat": "date", "disepakati": "date"}


@dataclass(frozen=True, eq=False)
class ActionInputs:
    """The agreed actions of the area, what they are told with, today, and the rows of the area by the day of each
    agreement.
    """

    actions: tuple[Action, ...]
    told: ActionWords
    today: date
    then: Mapping[date, pd.DataFrame]

    def outcomes(self, basis: Basis) -> tuple[Outcome, ...]:
        """What became of the actions by the data of the page."""
        return follow_up(self.actions, basis.area_view.rows, dict(self.then))


def actions_page(basis: Basis, inputs: ActionInputs) -> Page:
    """How the actions stand, the list, and what became of them."""
    answer = standing_sentence(standing(inputs.actions, inputs.today), basis.name, basis.words)
    judged = judged_sentence(inputs.actions, (inputs.today, basis.area_view.on), basis.words) if inputs.actions else ""
    lead = (judged,) if judged else ()
    blocks: tuple[PageBlock, ...] = ()
    if inputs.actions:
        blocks = (action_list(basis, inputs), *follow_up_blocks(basis, inputs))
    figures = action_figures(basis, inputs)
    return Page(SLUG, question(basis, SLUG), answer, lead, figures, blocks or (_empty(basis),))


def action_figures(basis: Basis, inputs: ActionInputs) -> tuple[Figure, ...]:
    """How many of the agreed actions are done."""
    counts = standing(inputs.actions, inputs.today)
    share = Share(counts.by_status.get("selesai", 0), counts.total)
    label = basis.text("sepakat.status_selesai")
    return (share_figure("aksi", (label, basis.number(share.n), basis.fraction(share)), share),)


def action_list(basis: Basis, inputs: ActionInputs) -> TableBlock:
    """Every action for reading."""
    frame = action_frame(inputs.actions, inputs.told, inputs.today)[list(LISTED)]
    columns = tuple(TableColumn(n, inputs.told.label(n), _DATES.get(n, "text"), is_name=n == "nama") for n in LISTED)
    return TableBlock("aksi", basis.text("sepakat.judul"), columns, _plain_rows(frame))


def village_action_blocks(basis: Basis, inputs: ActionInputs, notes: tuple[str, ...] = ()) -> tuple[PageBlock, ...]:
    """What was agreed for the village of the page, in the order of the list."""
    title = basis.text("sepakat.desa_judul")
    own = (action for action in inputs.actions if action.kode == basis.area_view.area)
    found = chosen(own, ActionFilter(), inputs.today)
    heading = Heading("aksi_judul", title)
    if not found:
        return heading, Note("aksi_kosong", basis.text("sepakat.desa_kosong"), "small")
    names = [name for name in LISTED if name not in ("nama", "kecamatan")]
    frame = action_frame(found, inputs.told, inputs.today)[names]
    columns = tuple(TableColumn(n, inputs.told.label(n), _DATES.get(n, "text")) for n in names)
    return heading, TableBlock("aksi_desa", title, columns, _plain_rows(frame), notes)


def follow_up_lines(basis: Basis, inputs: ActionInputs) -> str:
    """The answer of the follow-up."""
    return follow_up_sentence(inputs.outcomes(basis), basis.name, basis.words)


def follow_up_blocks(basis: Basis, inputs: ActionInputs, notes: tuple[str, ...] = ()) -> tuple[PageBlock, ...]:
    """What became of the actions, by kecamatan and by instansi, then one by one; `notes` for files."""
    outcomes = inputs.outcomes(basis)
    if not outcomes:
        return (_empty(basis),)
    title = basis.text("sepakat.tindak_tabel")
    table = _table(basis, "tindak_lanjut", title, outcome_frame(outcomes, inputs.told, inputs.today), notes)
    return (
        *_groups(basis, inputs, outcomes, "kecamatan", notes), *_groups(basis, inputs, outcomes, "instansi", notes),
        Heading("tindak_judul", title), table, Note("tindak_ket", basis.text("sepakat.tindak_ket"), "small"),
    )  # fmt: skip


def _groups(
    basis: Basis, inputs: ActionInputs, outcomes: Sequence[Outcome], by: str, notes: tuple[str, ...]
) -> tuple[PageBlock, ...]:
    is_area, told = by == "kecamatan", inputs.told
    groups = grouped(outcomes, lambda a: a.kode_kec if is_area else a.instansi, inputs.today)
    names = {g.key: told.name(g.key) if is_area else told.agency(g.key) for g in groups}
    frame, title = group_frame(groups, names, basis.words.lang), basis.text(f"sepakat.menurut_{by}")
    return Heading(f"menurut_{by}", title), _table(basis, f"tindak_{by}", title, frame, notes, 6)


def _table(
    basis: Basis, key: str, title: str, frame: pd.DataFrame, notes: tuple[str, ...], rows_shown: int = 12
) -> TableBlock:
    heads = {n: basis.text(f"sepakat.kolom_{n}") for n in frame.columns}
    heads |= {"nama": basis.text(f"sepakat.kolom_{key.removeprefix('tindak_')}")} if "aksi" in frame else {}
    columns = tuple(TableColumn(n, head, is_name=n == "nama") for n, head in heads.items())
    return TableBlock(key, title, columns, _plain_rows(frame), notes, rows_shown=rows_shown)


def _empty(basis: Basis) -> Note:
    return Note("tindak_kosong", basis.text("sepakat.tindak_kosong"), "info")


def _plain_rows(frame: pd.DataFrame) -> tuple[tuple[Value, ...], ...]:
    return tuple(
        tuple(None if pd.isna(value) else value.item() if hasattr(value, "item") else value for value in row)
        for row in frame.astype(object).itertuples(index=False, name=None)
    )
