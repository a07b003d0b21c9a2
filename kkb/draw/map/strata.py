"""The layer of strata: every village of the region by its stratum, or by why it has none."""

from collections import Counter
from collections.abc import Collection

import pandas as pd

from kkb.config.map_style import Swatch
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.rule.ladder import NOT_FORMED, UNKNOWN
from kkb.core.rule.strata import Stratum
from kkb.core.scheme import Scheme
from kkb.draw.map.hover import hover
from kkb.draw.map.kind import LayerInputs, Marks
from kkb.draw.map.layer import NO_DATA, NO_PLACE, LegendEntry, MapLayer
from kkb.text.wording import Wording


def draw_strata(given: LayerInputs) -> MapLayer:
    """The strata at one date."""
    ground = given.ground()
    return strata_layer(ground.rows, ground.listed, ground.drawn, given.marks, ground.counted)


def strata_layer(
    rows: pd.DataFrame, listed: pd.DataFrame, drawn: Collection[str], marks: Marks, counted: str = wilayah.INDONESIA
) -> MapLayer:
    """The strata at one date. `rows` has ROW_COLUMNS, `listed` the gazetteer's columns (the region only), `drawn` the
    codes that the geometry has, `counted` the area whose villages the legend counts.

    A village with two Kampung KB shows the higher one. Villages of a kabupaten without any row have no data; of any
    other they are not yet formed.
    """
    best = best_rows(rows, marks.scheme)
    classes = unformed(listed, rows) | {code: key for code, (key, _) in best.items()}
    told = hover(rows, {code: n for code, (_, n) in best.items()}, marks.scheme, marks.words)
    inside = {code: key for code, key in classes.items() if wilayah.is_within(code, counted)}
    return MapLayer(
        Level.DESA,
        marks.words.text("peta.lapisan_strata"),
        classes,
        _legend(inside, drawn, marks),
        told.fields,
        told.values,
        lacks=told.lacks,
    )


def unformed(listed: pd.DataFrame, rows: pd.DataFrame) -> dict[str, str]:
    """Every listed village as not yet formed; in a kabupaten without any row it has no data."""
    districts = set(rows["kode_kab"].tolist())
    pairs = zip(listed["kode"].tolist(), listed["kode_kab"].tolist(), strict=True)
    return {code: NOT_FORMED if kab in districts else NO_DATA for code, kab in pairs}


def best_rows(rows: pd.DataFrame, scheme: Scheme) -> dict[str, tuple[str, int]]:
    """For each village the class of its best Kampung KB and the position of that row."""
    ladder = scheme.ladder
    rank = {key: n for n, key in enumerate((UNKNOWN, *ladder.classes[:-1]))}
    columns = (rows[name].tolist() for name in ("kode", "strata", "lapor"))
    best: dict[str, tuple[str, int]] = {}
    for n, (code, stratum, is_reported) in enumerate(zip(*columns, strict=True)):
        key = ladder.class_of(stratum, is_reported)
        if code not in best or rank[key] > rank[best[code][0]]:
            best[code] = key, n
    return best


def _legend(classes: dict[str, str], drawn: Collection[str], marks: Marks) -> tuple[LegendEntry, ...]:
    counts, placed = Counter(classes.values()), set(drawn)
    missing = sum(code not in placed for code in classes)
    entries = [
        stratum_entry(s, counts[s.key], marks) for s in marks.scheme.classes if s.key != UNKNOWN or counts[s.key]
    ]
    entries.append(no_data_entry(counts[NO_DATA], marks))
    entries.append(no_place_entry(missing, marks.words))
    return tuple(entries)


def no_data_entry(count: int, marks: Marks) -> LegendEntry:
    """The class of areas without any number at this date."""
    return LegendEntry(NO_DATA, marks.words.text("peta.tanpa_data"), count, marks.style.no_data)


def no_place_entry(count: int, words: Wording) -> LegendEntry:
    """How many of the counted areas have no place on the map (no point, or a name not yet matched)."""
    return LegendEntry(NO_PLACE, words.text("peta.tanpa_lokasi"), count, is_drawn=False)


def stratum_entry(stratum: Stratum, count: int, marks: Marks) -> LegendEntry:
    """The class of a stratum or of a state that is none."""
    name = stratum.label(marks.words.lang)
    swatch = Swatch(stratum.color, stratum.pattern)
    return LegendEntry(stratum.key, name, count, swatch, stratum.mark)
