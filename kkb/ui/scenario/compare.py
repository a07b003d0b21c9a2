"""Several scenarios side by side: all three ratios of each, as rows, as a table and as a workbook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from kkb.content.charts.scenario import Landed
from kkb.content.page import TableBlock
from kkb.content.simulation import ScenarioCase, moved_table, part_table
from kkb.core.counts.ratio import Share, gap
from kkb.core.scenario import Moves, Scenario, Start, chosen, share_after
from kkb.core.target.targets import RATIOS
from kkb.export.workbook import workbook_bytes
from kkb.text.scenario_answers import moves_text
from kkb.ui.frame.page_context import PageContext
from kkb.ui.scenario.link import Kept
from kkb.ui.widgets.table import Column, Table, notes

COLUMNS = ("nama", "gerak", "sasaran", "pangsa_a", "hitung_a", "kurang", "hitung_b", "hitung_c", "batas")


@dataclass(frozen=True, slots=True)
class Compared:
    """One scenario (None = the present state) and its three ratios by letter."""

    name: str
    scenario: Scenario | None
    shares: Mapping[str, Share]

    @property
    def short(self) -> int | None:
        """Villages short of its own target."""
        return None if self.scenario is None else gap(self.shares[self.scenario.ratio], self.scenario.target)

    def landed(self, ratio: str) -> Landed:
        """For the chart of one ratio; the target only where it is of that ratio."""
        aims = self.scenario is not None and self.scenario.ratio == ratio
        return Landed(self.name, self.shares[ratio], self.scenario.target if aims else None)


def compared(baseline: Start, kept: Sequence[Kept], now: str) -> list[Compared]:
    """The present state (named `now`) and every kept scenario."""
    rows = [(now, None), *((one.name, one.scenario) for one in kept)]
    return [Compared(name, scenario, _shares(baseline, scenario)) for name, scenario in rows]


def ratio_compared(kept: Sequence[Kept]) -> str:
    """The ratio of the chart: that of all, when all aim at the same; else A. Different ratios never share an axis."""
    aimed = {one.scenario.ratio for one in kept}
    return aimed.pop() if len(aimed) == 1 else RATIOS[0]


def comparison_table(page: PageContext, rows: Sequence[Compared], links: Mapping[str, str]) -> Table:
    """One row per scenario; the link of each is in the workbook and in the table."""
    frame = pd.DataFrame([_row(page, row, links) for row in rows])
    columns = {name: Column(page.text(f"simulasi.kolom_{name}"), pinned=name == "nama") for name in COLUMNS}
    columns["pangsa_a"] = Column(page.text("simulasi.kolom_pangsa_a"), page.percent)
    columns["kurang"] = Column(page.text("simulasi.kolom_kurang"), page.number)
    columns["tautan"] = Column(page.text("simulasi.kolom_tautan"), width="small")
    return Table("skenario", frame, columns, page.text("simulasi.simpanan"), assumptions(page))


def build_workbook(page: PageContext, baseline: Start, kept: Sequence[Kept], table: Table) -> bytes:
    """The comparison, every scenario per part of the area, and every village that moves, as sheets of one .xlsx."""
    landed = {one.name: ScenarioCase(page.basis, baseline, one.scenario) for one in kept}
    parts = {name: part_table(one) for name, one in landed.items()}
    villages = {name: moved_table(one) for name, one in landed.items()}
    sheets = {
        table.alt: table.frame.rename(columns={name: c.label for name, c in table.columns.items()}),
        page.text("simulasi.lembar_bagian", satuan=page.part_word): _stacked(page, parts),
        page.text("simulasi.lembar_desa"): _stacked(page, villages),
    }
    return workbook_bytes(sheets, (*notes(page), *table.notes))


def assumptions(page: PageContext) -> tuple[str, ...]:
    """What every scenario rests on, for files that leave the product."""
    names = ("urutan", "naik", "turun", "lapor", "baru")
    return tuple(page.text(f"simulasi.anggapan_{name}") for name in names)


def _stacked(page: PageContext, tables: Mapping[str, TableBlock]) -> pd.DataFrame:
    title = page.text("simulasi.kolom_nama")
    labels = {column.key: column.label for table in tables.values() for column in table.columns}
    stacked = [table.frame().rename(columns=labels).assign(**{title: name}) for name, table in tables.items()]
    whole = pd.concat(stacked, ignore_index=True)
    return whole[[title, *labels.values()]]


def _shares(baseline: Start, scenario: Scenario | None) -> dict[str, Share]:
    moved = chosen(baseline.queue, scenario or Scenario(0, Moves()))
    return {ratio: share_after(baseline, moved, ratio) for ratio in RATIOS}


def _row(page: PageContext, row: Compared, links: Mapping[str, str]) -> dict[str, object]:
    scenario, fractions = row.scenario, {r: page.counts(s.n, s.total) for r, s in row.shares.items()}
    aim = "–" if scenario is None else f"{scenario.ratio}: {page.percent(scenario.target, 0)}"
    return {
        "nama": row.name,
        "sasaran": aim,
        "gerak": "–" if scenario is None else moves_text(scenario.all_moves, page.app.scheme.rule, page.words),
        "pangsa_a": row.shares["A"].percent,
        "hitung_a": fractions["A"],
        "kurang": row.short,
        "hitung_b": fractions["B"],
        "hitung_c": fractions["C"],
        "batas": page.short_day(scenario.due) if scenario and scenario.due else "–",
        "tautan": links.get(row.name, ""),
    }
