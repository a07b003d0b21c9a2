"""The map of a scenario: the strata after it, and what moves; on hovering, before and after."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from kkb.config.map_style import Swatch
from kkb.content.palette import DOWN, UP
from kkb.core.area import wilayah
from kkb.core.scenario import STEPS, cause
from kkb.draw.map.layer import NO_DATA, LegendEntry, MapLayer
from kkb.draw.map.strata import NOT_FORMED
from kkb.text.wording import Wording

STAYS = "tetap"
_LOOKS = {
    "naik": Swatch(UP), "turun": Swatch(DOWN, "miring"), "lapor": Swatch("#B8860B", "titik"),
    "baru": Swatch("#3D3D3D", "silang"), STAYS: Swatch("#E3E7ED"), NOT_FORMED: Swatch("#FFFFFF"),
}  # fmt: skip
_MARKS = {"naik": "N", "turun": "T", "lapor": "L", "baru": "B"}


def with_before_and_after(layer: MapLayer, before: MapLayer, after: MapLayer, words: Wording) -> MapLayer:
    """A layer whose hover lines are the class of each village now and in the scenario (two strata layers)."""
    names = {entry.key: entry.label for entry in (*before.legend, *after.legend)}
    lines = {
        code: tuple(names.get(seen.classes.get(code, ""), "") for seen in (before, after)) for code in after.classes
    }
    fields = (words.text("grafik.sekarang"), words.text("grafik.skenario"))
    return replace(layer, fields=fields, values=lines)


def change_layer(before: MapLayer, moved: pd.DataFrame, words: Wording, counted: str = wilayah.INDONESIA) -> MapLayer:
    """What a scenario moves: each village by how it moves (keys of STEPS), or that it stays or is not formed.

    `before` is the layer of strata now, `moved` has the columns of queues, `counted` is the area the legend counts. A
    village with two Kampung KB that move shows the later of STEPS.
    """
    classes = {code: key if key in (NOT_FORMED, NO_DATA) else STAYS for code, key in before.classes.items()}
    classes |= _ways(moved)
    counts = Counter(key for code, key in classes.items() if wilayah.is_within(code, counted))
    legend = tuple(
        LegendEntry(key, words.text(f"simulasi.peta_{key}"), counts[key], area_view, _MARKS.get(key, ""))
        for key, area_view in _LOOKS.items()
    )
    return MapLayer(before.level, words.text("simulasi.peta_beda"), classes, legend)


def _ways(moved: pd.DataFrame) -> Mapping[str, str]:
    order = list(STEPS)
    found = zip(moved["kode"], moved["antrean"].map(cause), strict=True)
    return dict(sorted(found, key=lambda pair: order.index(pair[1])))
