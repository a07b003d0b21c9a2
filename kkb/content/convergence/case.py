"""What the views of Konvergensi stand on, and the parts they share: presence by area, what raising an item would do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from kkb.content.basis import Basis
from kkb.content.chart import Caption
from kkb.content.charts.convergence import build_presence
from kkb.content.page import (
    ChartBlock,
    Figure,
    Heading,
    Listing,
    Note,
    Page,
    PageBlock,
    TableBlock,
    TableColumn,
    Value,
    share_figure,
)
from kkb.content.question import question
from kkb.content.sources import file_notes, source_line
from kkb.core.convergence.lift import Lift, lift
from kkb.core.convergence.reach import TaskReach
from kkb.core.convergence.scheme import Convergence
from kkb.core.convergence.supporting_rows import SupportingRows
from kkb.core.convergence.survey import Presence, presence, presences
from kkb.core.counts.ratio import Share
from kkb.text.markdown import plain

SLUG = "konvergensi"
PROFILES, DATAHOUSE_RECAP, GROUPS_RECAP, FAMILY_INDEX = "profil", "siga_rumah_dataku", "siga_poktan", "ibangga"
_PRESENCE = ("there", "not_there", "blank")


@dataclass(frozen=True, eq=False)
class ConvergenceCase:
    """`profiles` the rows of the view with their profiles; `supporting` datasets by kind; `reached` the reach of
    programmes or functions, where a view tells of them; `index_rows` iBangga of every area by year.
    """

    basis: Basis
    scheme: Convergence
    profiles: pd.DataFrame
    supporting: Mapping[str, SupportingRows]
    reached: TaskReach | None = None
    index_rows: pd.DataFrame | None = None

    def notes(self, kind: str) -> tuple[str, ...]:
        """What must stand in a file made from a dataset."""
        return file_notes(self.basis, kind, self.supporting[kind])

    def source(self, kind: str) -> Note:
        """Dates and files of the dataset a view stands on."""
        return Note(f"sumber_{kind}", plain(source_line(self.basis, kind, self.supporting[kind])), "small")

    def parts(self) -> list[str]:
        """The areas below with Kampung KB, by code; else the area itself."""
        return [p.code for p in self.basis.area_view.parts if p.terbentuk] or [self.basis.area_view.area]

    def page(self, answer: str, figure: Figure | None, blocks: Sequence[PageBlock]) -> Page:
        """A view: its answer, its figure, its blocks."""
        figures = (figure,) if figure else ()
        return Page(SLUG, question(self.basis, SLUG), self.basis.opened(answer), (), figures, tuple(blocks))


def counted_figure(basis: Basis, name: str, label: str, share: Share) -> Figure:
    """A share as the figure of a view."""
    return share_figure(name, (label, basis.percent(share.percent), basis.fraction(share)), share)


def nothing_formed(basis: Basis) -> str:
    """The answer where no Kampung KB is formed."""
    return basis.text("jawab.belum_terbentuk", nama=basis.subject)


def by_part(case: ConvergenceCase, codes: pd.Series, found: pd.Series) -> list[tuple[str, Presence]]:
    """Name and counts of the areas one level below, those with the most without it first; a village is its own."""
    view = case.basis.area_view
    parts = [part.code for part in view.parts if part.terbentuk]
    if not parts:
        return [(view.name, presence(view.area, found))]
    ordered = sorted(presences(codes, found, parts), key=lambda p: (-(p.not_there + p.blank), p.there, p.code))
    return [(view.places.name(p.code), p) for p in ordered]


def presence_chart(
    case: ConvergenceCase, bars: Sequence[tuple[str, Presence]], key: str, titles: tuple[str, str]
) -> tuple[PageBlock, ...]:
    """Bars of (label, counts) with what they mean below; `titles`: of the chart, and its alternative text."""
    chart = build_presence(bars, case.scheme, case.basis.words, Caption(key, *titles))
    return ChartBlock(chart), Note(f"{key}_ket", case.basis.text("konvergensi.ket_keadaan"), "small")


def presence_table(
    case: ConvergenceCase, bars: Sequence[tuple[str, Presence]], key: str, titles: tuple[str, str], kind: str
) -> TableBlock:
    """One row per bar: nama, total, ada, tidak, kosong, pangsa, hitung; `titles`: of the table, of its first column."""
    basis = case.basis
    states = {state.key: state.label(basis.words.lang).capitalize() for state in case.scheme.states}
    columns = (
        TableColumn("nama", titles[1], is_name=True),
        TableColumn("total", basis.text("konvergensi.kolom_total"), "count"),
        *(TableColumn(name, label, "count") for name, label in states.items()),
        TableColumn("pangsa", basis.text("konvergensi.kolom_pangsa"), "share", 1),
        TableColumn("hitung", "n/N"),
    )
    counts = {"ada": "there", "tidak": "not_there", "kosong": "blank"}
    rows = tuple(
        (name, p.total, *(int(getattr(p, counts[state])) for state in states), p.share.percent,
         basis.counts(p.there, p.total))
        for name, p in bars
    )  # fmt: skip
    return TableBlock(key, titles[0], columns, rows, case.notes(kind))


def part_heading(basis: Basis, key: str = "menurut") -> Heading:
    """The heading over the tables by area."""
    return Heading(key, basis.text("konvergensi.menurut", satuan=basis.part_word))


def gain_blocks(case: ConvergenceCase, items: Sequence[str]) -> tuple[PageBlock, ...]:
    """For each item what one step, and its best score everywhere, would add; then who they are."""
    basis, rows = case.basis, case.basis.area_view.rows
    pairs = [(lift(rows, item, basis.scheme, 1), lift(rows, item, basis.scheme)) for item in items]
    villages = _villages(basis, pairs)
    heads = ("desa", "kecamatan", "item", "skor", "instansi")
    columns = tuple(TableColumn(name, basis.text(f"konvergensi.kolom_{name}")) for name in heads)
    title = basis.text("konvergensi.guna_tabel")
    return (
        Heading("guna_judul", basis.text("konvergensi.guna")),
        Listing("guna_daftar", tuple(_gain_sentence(basis, one, full) for one, full in pairs)),
        Note("guna_ket", basis.text("konvergensi.guna_ket"), "small"),
        *((TableBlock("guna", title, columns, villages, rows_shown=6),) if villages else ()),
    )


def _gain_sentence(basis: Basis, one: Lift, full: Lift) -> str:
    name = plain(_item_name(basis, one.item))
    if not one.open:
        return basis.text("konvergensi.guna_penuh", item=name, hitung=basis.share(one.before))
    if not full.newly:
        counted = {"n": basis.number(one.open), "hitung": basis.share(one.before)}
        return basis.text("konvergensi.guna_nol", item=name, **counted)
    return basis.text(
        "konvergensi.guna_naik",
        item=name,
        n=basis.number(one.open),
        tambah=basis.number(len(one.newly)),
        dari=basis.share(one.before),
        menjadi=basis.share(one.after),
        penuh=basis.number(len(full.newly)),
        puncak=basis.share(full.after),
    )


def _item_name(basis: Basis, key: str) -> str:
    return basis.scheme.rule.item(key).label(basis.words.lang)


def _villages(basis: Basis, pairs: Sequence[tuple[Lift, Lift]]) -> tuple[tuple[Value, ...], ...]:
    rows, found = basis.area_view.rows.set_index("unit"), []
    for one, full in pairs:
        item, soon = basis.scheme.rule.item(one.item), set(one.newly)
        for unit in full.newly:
            row = rows.loc[unit]
            now = 1 if pd.isna(row[one.item]) else int(row[one.item])
            step = f"{now} → {now + 1 if unit in soon else item.max_score}"
            found.append((row["nama"], row["nama_kec"], _item_name(basis, one.item), step, item.agency))
    return tuple(found)
