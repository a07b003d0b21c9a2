"""The twin of the fan: date by date, what was counted and what may come, as a table that can be taken along."""

from datetime import date

import numpy as np
import pandas as pd

from kkb.core.forecast import Fan
from kkb.core.ratio import Share
from kkb.core.target import Target, target_at
from kkb.ui.room import Room
from kkb.ui.table import Column, Table

FAN_COLUMNS = ("tanggal", "jenis", "tercapai", "terbentuk", "pangsa", "rendah", "tinggi", "target_berlaku")


def fan_table(room: Room, fan: Fan, past: pd.DataFrame) -> Table:
    """The chart as rows (FAN_COLUMNS): `past` (frame of core.timeline) as counted, then the fan without its start."""
    counted = [_counted(room, row) for row in past.to_dict("records") if row["terbentuk"]]
    coming = [_coming(room, fan, place) for place in range(1, len(fan.days))]
    columns = {name: _column(room, name) for name in FAN_COLUMNS}
    frame = pd.DataFrame([*counted, *coming], columns=list(FAN_COLUMNS))
    return Table("ramalan", frame, columns, room.text("ramalan.tabel"), (_note(room, fan),))


def _column(room: Room, name: str) -> Column:
    written = dict.fromkeys(("pangsa", "rendah", "tinggi"), room.percent)
    written["target_berlaku"] = lambda percent: room.percent(percent, 0)
    middles = ("tercapai", "terbentuk", "pangsa")
    meaning = "tengah" if name in middles else name if name in ("rendah", "tinggi") else None
    return Column(
        room.text(f"ramalan.kolom_{name}"), written.get(name),
        meaning and room.text(f"ramalan.{meaning}_bantu"), pinned=name == "tanggal",
    )  # fmt: skip


def _counted(room: Room, row: dict[str, object]) -> dict[str, object]:
    share = Share(int(row["tercapai"]), int(row["terbentuk"]))
    return _row(room, row["tanggal"], "data", (share.n, share.total, share.percent))


def _coming(room: Room, fan: Fan, place: int) -> dict[str, object]:
    low, middle, high = np.round(fan.share[place].astype(float), 2).tolist()
    counts = int(fan.reached_levels[place][1]), int(fan.formed_levels[place][1])
    return _row(room, fan.days[place], "ramalan", (*counts, middle)) | {"rendah": low, "tinggi": high}


def _row(room: Room, day: date, kind: str, values: tuple[int, int, float | None]) -> dict[str, object]:
    target: Target | None = target_at(room.look.path, day)
    return {
        "tanggal": room.short_day(day), "jenis": room.text(f"ramalan.jenis_{kind}"),
        "tercapai": values[0], "terbentuk": values[1], "pangsa": values[2], "rendah": None, "tinggi": None,
        "target_berlaku": target and target.percent,
    }  # fmt: skip


def _note(room: Room, fan: Fan) -> str:
    return room.text("ramalan.catatan", undian=room.number(fan.draws))
