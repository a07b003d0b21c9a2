"""The map of a plan: which villages it raises, the weakest of them marked, and which stand in reserve."""

from collections import Counter
from collections.abc import Set
from dataclasses import replace

from kkb.config.map_style import Swatch
from kkb.content.palette import DOWN, UP
from kkb.core.area import wilayah
from kkb.core.plan import Plan
from kkb.draw.map.layer import NO_DATA, LegendEntry, MapLayer
from kkb.draw.map.strata import NOT_FORMED
from kkb.text.plan_table import steps_text
from kkb.text.plan_words import PlanWords

RAISED, WEAK, RESERVE, REACHED, OTHER = "rencana", "rawan", "cadangan", "tercapai", "lain"
_LOOKS = {
    RAISED: Swatch(UP), WEAK: Swatch(DOWN, "miring"), RESERVE: Swatch("#B8860B", "titik"),
    REACHED: Swatch("#C9D8CF"), OTHER: Swatch("#E3E7ED"), NOT_FORMED: Swatch("#FFFFFF"),
}  # fmt: skip
_MARKS = {RAISED: "R", WEAK: "!", RESERVE: "C"}


def plan_layer(before: MapLayer, plan: Plan, weak: Set[str], told: PlanWords, counted: str) -> MapLayer:
    """The layer. `before`: strata now; `weak`: units of the weakest villages; `counted`: the area of the legend.

    A village with two Kampung KB shows the one the plan raises.
    """
    reached = told.scheme.ladder.at_least(told.limits.goal)
    classes = {code: _class(key, reached) for code, key in before.classes.items()}
    classes |= {village.kode: RESERVE for village in plan.reserves}
    classes |= {village.kode: RAISED for village in plan.villages}
    classes |= {village.kode: WEAK for village in plan.villages if village.unit in weak}
    counts = Counter(key for code, key in classes.items() if wilayah.is_within(code, counted))
    text = told.words.text
    legend = tuple(
        LegendEntry(key, text(f"susun.peta_{key}"), counts[key], area_view, _MARKS.get(key, ""))
        for key, area_view in _LOOKS.items()
    )
    names = {entry.key: entry.label for entry in before.legend}
    steps = {village.kode: steps_text(village, told) for village in plan.villages}
    lines = {code: (names.get(key, ""), steps.get(code, "")) for code, key in before.classes.items()}
    fields = (text("grafik.sekarang"), text("susun.kolom_langkah"))
    return replace(before, title=text("susun.peta"), classes=classes, legend=legend, fields=fields, values=lines)


def _class(key: str, reached: tuple[str, ...]) -> str:
    if key in (NOT_FORMED, NO_DATA):
        return key
    return REACHED if key in reached else OTHER
