"""The twin of the fan: date by date, what was counted and what may come, as a table that can be taken along."""

from datetime import date

import numpy as np
import pandas as pd

from kkb.core.counts.ratio import Share
from kkb.core.forecast import Fan
from kkb.core.target.targets import Target, target_at
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.table import Column, Table

FAN_COLUMNS = ("tanggal", "jenis", "tercapai", "terbentuk", "pangsa", "rendah", "tinggi", "target_berlaku")


def fan_table(page: PageContext, fan: Fan, past: pd.DataFrame) -> Table:
    """The chart as rows (FAN_COLUMNS): `past` (core.counts.timeline) as counted, then the fan without its start."""
    counted = [_counted(page, row) for row in past.to_dict("records") if row["terbentuk"]]
    coming = [_coming(page, fan, place) for place in range(1, len(fan.days))]
    columns = {name: _column(page, name) for name in FAN_COLUMNS}
    frame = pd.DataFrame([*counted, *coming], columns=list(FAN_COLUMNS))
    return Table("ramalan", frame, columns, page.text("ramalan.tabel"), (_note(page, fan),))


def _column(page: PageContext, name: str) -> Column:
    written = dict.fromkeys(("pangsa", "rendah", "tinggi"), page.percent)
    written["target_berlaku"] = lambda percent: page.percent(percent, 0)
    middles = ("tercapai", "terbentuk", "pangsa")
    meaning = "tengah" if name in middles else name if name in ("rendah", "tinggi") else None
    return Column(
        page.text(f"ramalan.kolom_{name}"), written.get(name),
        meaning and page.text(f"ramalan.{meaning}_bantu"), pinned=name == "tanggal",
    )  # fmt: skip


def _counted(page: PageContext, row: dict[str, object]) -> dict[str, object]:
    share = Share(int(row["tercapai"]), int(row["terbentuk"]))
    return _row(page, row["tanggal"], "data", (share.n, share.total, share.percent))


def _coming(page: PageContext, fan: Fan, place: int) -> dict[str, object]:
    low, middle, high = np.round(fan.share[place].astype(float), 2).tolist()
    counts = int(fan.reached_levels[place][1]), int(fan.formed_levels[place][1])
    return _row(page, fan.days[place], "ramalan", (*counts, middle)) | {"rendah": low, "tinggi": high}


def _row(page: PageContext, day: date, kind: str, values: tuple[int, int, float | None]) -> dict[str, object]:
    target: Target | None = target_at(page.area_view.path, day)
    return {
        "tanggal": page.short_day(day), "jenis": page.text(f"ramalan.jenis_{kind}"),
        "tercapai": values[0], "terbentuk": values[1], "pangsa": values[2], "rendah": None, "tinggi": None,
        "target_berlaku": target and target.percent,
    }  # fmt: skip


def _note(page: PageContext, fan: Fan) -> str:
    return page.text("ramalan.catatan", undian=page.number(fan.draws))
