"""Several scenarios side by side: all three ratios of each, as rows, as a table and as a workbook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from kkb.core.ratio import Share, gap
from kkb.core.target import RATIOS
from kkb.core.whatif import Moves, Scenario, Start, chosen, outcome, share_after
from kkb.ui.room import Room
from kkb.ui.scenario_link import Kept
from kkb.ui.scenario_result import landing
from kkb.ui.scenario_views import MOVED_COLUMNS, PART_COLUMNS, columns_of, moved_frame, part_frame
from kkb.ui.table import Column, Table, notes
from kkb.view.chart_scenario import Landed
from kkb.view.scenario_answers import moves_text
from kkb.view.sheet import workbook_bytes

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


def compared(begun: Start, kept: Sequence[Kept], now: str) -> list[Compared]:
    """The present state (named `now`) and every kept scenario."""
    rows = [(now, None), *((one.name, one.scenario) for one in kept)]
    return [Compared(name, scenario, _shares(begun, scenario)) for name, scenario in rows]


def ratio_compared(kept: Sequence[Kept]) -> str:
    """The ratio of the chart: that of all, when all aim at the same; else A. Different ratios never share an axis."""
    aimed = {one.scenario.ratio for one in kept}
    return aimed.pop() if len(aimed) == 1 else RATIOS[0]


def comparison_table(room: Room, rows: Sequence[Compared], links: Mapping[str, str]) -> Table:
    """One row per scenario; the link of each is in the workbook and in the table."""
    frame = pd.DataFrame([_row(room, row, links) for row in rows])
    columns = {name: Column(room.text(f"simulasi.kolom_{name}"), pinned=name == "nama") for name in COLUMNS}
    columns["pangsa_a"] = Column(room.text("simulasi.kolom_pangsa_a"), room.percent)
    columns["kurang"] = Column(room.text("simulasi.kolom_kurang"), room.number)
    columns["tautan"] = Column(room.text("simulasi.kolom_tautan"), width="small")
    return Table("skenario", frame, columns, room.text("simulasi.simpanan"), assumptions(room))


def build_workbook(room: Room, begun: Start, kept: Sequence[Kept], table: Table) -> bytes:
    """The comparison, every scenario per part of the area, and every village that moves, as sheets of one .xlsx."""
    landed = {one.name: landing(begun, one.scenario) for one in kept}
    reference = room.look.rows
    parts = {name: part_frame(room, one, outcome(reference, one.moved)) for name, one in landed.items()}
    villages = {name: moved_frame(room, one) for name, one in landed.items()}
    sheets = {
        table.alt: table.frame.rename(columns={name: c.label for name, c in table.columns.items()}),
        room.text("simulasi.lembar_bagian", satuan=room.part_word): _stacked(room, parts, PART_COLUMNS),
        room.text("simulasi.lembar_desa"): _stacked(room, villages, MOVED_COLUMNS),
    }
    return workbook_bytes(sheets, (*notes(room), *table.notes))


def assumptions(room: Room) -> tuple[str, ...]:
    """What every scenario rests on, for files that leave the product."""
    names = ("urutan", "naik", "turun", "lapor", "baru")
    return tuple(room.text(f"simulasi.anggapan_{name}") for name in names)


def _stacked(room: Room, frames: Mapping[str, pd.DataFrame], names: tuple[str, ...]) -> pd.DataFrame:
    title = room.text("simulasi.kolom_nama")
    labels = {name: column.label for name, column in columns_of(room, names).items()}
    stacked = [frame.rename(columns=labels).assign(**{title: name}) for name, frame in frames.items()]
    whole = pd.concat(stacked, ignore_index=True)
    return whole[[title, *labels.values()]]


def _shares(begun: Start, scenario: Scenario | None) -> dict[str, Share]:
    moved = chosen(begun.queue, scenario or Scenario(0, Moves()))
    return {ratio: share_after(begun, moved, ratio) for ratio in RATIOS}


def _row(room: Room, row: Compared, links: Mapping[str, str]) -> dict[str, object]:
    scenario, fractions = row.scenario, {r: room.counts(s.n, s.total) for r, s in row.shares.items()}
    aim = "–" if scenario is None else f"{scenario.ratio}: {room.percent(scenario.target, 0)}"
    return {
        "nama": row.name,
        "sasaran": aim,
        "gerak": "–" if scenario is None else moves_text(scenario.all_moves, room.words),
        "pangsa_a": row.shares["A"].percent,
        "hitung_a": fractions["A"],
        "kurang": row.short,
        "hitung_b": fractions["B"],
        "hitung_c": fractions["C"],
        "batas": room.short_day(scenario.due) if scenario and scenario.due else "–",
        "tautan": links.get(row.name, ""),
    }
