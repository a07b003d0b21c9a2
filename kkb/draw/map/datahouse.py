"""The map layer of Rumah DataKu: every village with one, without one, or that did not say."""

from collections import Counter
from collections.abc import Collection

import pandas as pd

from kkb.config.map_style import Swatch
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.convergence.scheme import STATES, Convergence, by_key
from kkb.core.convergence.survey import BLANK, NOT_THERE, THERE, states
from kkb.draw.map.kind import LayerInputs, Marks
from kkb.draw.map.layer import NO_DATA, LegendEntry, MapLayer
from kkb.draw.map.strata import NOT_FORMED, no_data_entry, no_place_entry
from kkb.draw.map.wide import Property, held_by, property_layer

HELD, CLASS, USED = "rumah_dataku", "rumah_dataku_kelas", "rumah_dataku_dipakai"


def draw_datahouse(given: LayerInputs) -> MapLayer:
    """Every village with a Rumah DataKu, without one, or that did not say."""
    ground, rows = given.ground(), given.survey()
    found = rows.assign(keadaan=states(rows[HELD]))
    return datahouse_layer(found, ground.listed, ground.drawn, (given.marks, given.convergence), ground.counted)


def draw_datahouse_shares(given: LayerInputs) -> MapLayer:
    """Where villages are too many: how many Kampung KB of each kabupaten have a Rumah DataKu."""
    rows, title = given.survey(), given.marks.words.text("peta_luas.rumah_dataku")
    shares = held_by(states(rows[HELD]).eq(THERE), rows["kode_kab"])
    return property_layer(given.parts(), Property(title, title, "sifat", shares), given.drawn, given.marks)


def datahouse_layer(
    found: pd.DataFrame,
    listed: pd.DataFrame,
    drawn: Collection[str],
    marks: tuple[Marks, Convergence],
    counted: str = wilayah.INDONESIA,
) -> MapLayer:
    """The states at one date. `found` has kode, kode_kab, `keadaan` (STATES), CLASS and USED; `listed` the gazetteer's
    columns (the region only), `drawn` the codes that the geometry has, `counted` the area whose villages are counted.

    Of two Kampung KB in one village the better one is shown. Villages of a kabupaten without any row have no data; of
    any other they are not yet formed.
    """
    area_view, scheme = marks
    districts = set(found["kode_kab"])
    pairs = zip(listed["kode"], listed["kode_kab"], strict=True)
    best = _best(found)
    classes = {code: NOT_FORMED if kab in districts else NO_DATA for code, kab in pairs}
    classes |= best["keadaan"].to_dict()
    inside = {code: key for code, key in classes.items() if wilayah.is_within(code, counted)}
    return MapLayer(
        Level.DESA,
        area_view.words.text("konvergensi.rumah_dataku"),
        classes,
        _legend(inside, drawn, area_view, scheme),
        (area_view.words.text("konvergensi.kolom_kelas"), area_view.words.text("konvergensi.kolom_dipakai")),
        _details(best, scheme, area_view),
    )


def _best(found: pd.DataFrame) -> pd.DataFrame:
    rank = found["keadaan"].map({state: n for n, state in enumerate(STATES)})
    return found.assign(_rank=rank).sort_values("_rank", kind="stable").drop_duplicates("kode").set_index("kode")


def _details(best: pd.DataFrame, scheme: Convergence, area_view: Marks) -> dict[str, tuple[str, str]]:
    """Class and use of the Rumah DataKu of each village, in words."""
    names = {key: one.label(area_view.words.lang) for key, one in by_key(scheme.datahouse_classes).items()}
    yes, no = area_view.words.text("konvergensi.ya"), area_view.words.text("konvergensi.tidak")
    answers = {BLANK: "", THERE: yes, NOT_THERE: no}
    used = map(answers.get, states(best[USED]))
    classes = (names.get(key.strip().casefold(), "") if isinstance(key, str) else "" for key in best[CLASS])
    return dict(zip(best.index, zip(classes, used, strict=True), strict=True))


def _legend(
    classes: dict[str, str], drawn: Collection[str], area_view: Marks, scheme: Convergence
) -> tuple[LegendEntry, ...]:
    counts, placed = Counter(classes.values()), set(drawn)
    unformed = area_view.scheme.stratum(NOT_FORMED)
    name = unformed.label(area_view.words.lang)
    return (
        *(
            LegendEntry(s.key, s.label(area_view.words.lang).capitalize(), counts[s.key], Swatch(s.color, s.pattern))
            for s in scheme.states
        ),
        LegendEntry(NOT_FORMED, name, counts[NOT_FORMED], Swatch(unformed.color, unformed.pattern)),
        no_data_entry(counts[NO_DATA], area_view),
        no_place_entry(sum(code not in placed for code in classes), area_view.words),
    )
