"""Layers of villages by something else than their stratum: an item, an index, whether they reported."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from kkb.config.map_style import Swatch
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.counts.ratio import Share
from kkb.core.counts.rows import INDICES
from kkb.core.rule.ladder import SILENT, Ladder
from kkb.core.rule.ruleset import Item
from kkb.draw.map.hover import hover
from kkb.draw.map.kind import Ground, LayerInputs, Marks
from kkb.draw.map.layer import NO_DATA, LegendEntry, MapLayer
from kkb.draw.map.strata import NOT_FORMED, best_rows, no_data_entry, no_place_entry, stratum_entry, unformed
from kkb.draw.map.wide import Property, passing, property_layer, unreported
from kkb.text.format import number

BLANK, REPORTED = "kosong", "lapor"


def draw_item(key: str, given: LayerInputs) -> MapLayer:
    """The score of one item by village."""
    return item_layer(given.ground(), given.marks.scheme.rule.item(key), given.marks)


def draw_passed_item(key: str, given: LayerInputs) -> MapLayer:
    """Where villages are too many: how many Kampung KB of each kabupaten pass an item."""
    rule, words = given.marks.scheme.rule, given.marks.words
    item = rule.item(key)
    mark = rule.mark(item)
    title = words.text("peta_luas.lulus_item", item=item.label(words.lang), nilai=number(mark, words.lang))
    return _passed(given, title, passing(given.seen.rows, key, mark))


def draw_index(key: str, given: LayerInputs) -> MapLayer:
    """One of the three indices by village."""
    return index_layer(given.ground(), key, given.marks)


def draw_passed_index(key: str, given: LayerInputs) -> MapLayer:
    """Where villages are too many: how many Kampung KB of each kabupaten pass an index."""
    mark, words = _pass_index(key, given.marks), given.marks.words
    told = number(mark, words.lang, 0 if mark == int(mark) else 2)
    title = words.text("peta_luas.lulus_indeks", indeks=words.text(f"peta.{key}"), nilai=told)
    return _passed(given, title, passing(given.seen.rows, key, mark))


def draw_reported(given: LayerInputs) -> MapLayer:
    """Which Kampung KB never reported, by village."""
    return reported_layer(given.ground(), given.marks)


def draw_silent_shares(given: LayerInputs) -> MapLayer:
    """Where villages are too many: how many Kampung KB of each kabupaten never reported."""
    text, parts = given.marks.words.text, given.parts()
    held = Property(text("peta_luas.belum_lapor"), text("peta.belum_lapor"), SILENT, unreported(parts))
    return property_layer(parts, held, given.drawn, given.marks)


def _passed(given: LayerInputs, title: str, shares: Mapping[str, Share]) -> MapLayer:
    return property_layer(given.parts(), Property(title, title, "sifat", shares), given.drawn, given.marks)


def _pass_index(index: str, marks: Marks) -> float:
    return dict(zip(INDICES, marks.scheme.rule.variables, strict=True))[index].pass_index


def item_layer(ground: Ground, item: Item, marks: Marks) -> MapLayer:
    """The score of one item: 1 Kurang to 4 Baik Sekali; blank and never reported apart."""
    scale, words = marks.style.numbers["nilai"], marks.words
    scores = ground.rows[item.key].tolist()
    keys = _keys(
        ground.rows, marks.scheme.ladder, [BLANK if pd.isna(score) else f"nilai{int(score)}" for score in scores]
    )
    steps = [
        LegendEntry(f"nilai{n}", words.text(f"peta.nilai_{n}"), 0, scale.looks[scale.position(n)], str(n))
        for n in range(item.max_score, 0, -1)
    ]
    name = item.label(words.lang)
    return village_layer(ground, words.text("peta.lapisan_item", item=name), keys, _with_gaps(steps, marks), marks)


def index_layer(ground: Ground, index: str, marks: Marks) -> MapLayer:
    """One of the three indices in fixed classes; a variable passes from the index that the rule asks."""
    scale, words = marks.style.numbers["indeks"], marks.words
    pass_index = _pass_index(index, marks)
    values = ground.rows[index].tolist()
    keys = _keys(
        ground.rows,
        marks.scheme.ladder,
        [BLANK if pd.isna(value) else f"indeks{scale.position(value)}" for value in values],
    )
    steps = [
        LegendEntry(f"indeks{n}", _index_label(n, pass_index, marks), 0, area_view)
        for n, area_view in reversed(list(enumerate(scale.looks)))
    ]
    return village_layer(ground, words.text(f"peta.{index}"), keys, _with_gaps(steps, marks), marks)


def reported_layer(ground: Ground, marks: Marks) -> MapLayer:
    """Which Kampung KB never reported."""
    keys = _keys(ground.rows, marks.scheme.ladder, [REPORTED] * len(ground.rows))
    silent = stratum_entry(marks.scheme.stratum(SILENT), 0, marks)
    sign = marks.style.signs[REPORTED]
    looks = (silent, LegendEntry(REPORTED, marks.words.text("peta.sudah_lapor"), 0, sign.swatch, sign.mark))
    return village_layer(ground, marks.words.text("peta.lapisan_belum_lapor"), keys, looks, marks)


def village_layer(
    ground: Ground, title: str, keys: Sequence[str], looks: Sequence[LegendEntry], marks: Marks
) -> MapLayer:
    """Every village by the class of its row: `keys` has one per row, `looks` are the classes of the legend in order.

    A village with two Kampung KB shows the one with the higher stratum, as on the layer of strata.
    """
    best = best_rows(ground.rows, marks.scheme)
    classes = unformed(ground.listed, ground.rows) | {code: keys[n] for code, (_, n) in best.items()}
    told = hover(ground.rows, {code: n for code, (_, n) in best.items()}, marks.scheme, marks.words)
    names = {s.key: stratum_entry(s, 0, marks).label for s in marks.scheme.classes}
    strata = {code: names[key] for code, (key, _) in best.items()}
    return MapLayer(
        Level.DESA,
        title,
        classes,
        counted_legend(classes, looks, ground, marks),
        (marks.words.text("peta.strata"), *told.fields),
        {code: (strata[code], *lines) for code, lines in told.values.items()},
        lacks=told.lacks,
    )


def counted_legend(
    classes: Mapping[str, str], looks: Sequence[LegendEntry], ground: Ground, marks: Marks
) -> tuple[LegendEntry, ...]:
    """The classes with their counts, and after them: not yet formed, no data, no place on the map."""
    inside = {code: key for code, key in classes.items() if wilayah.is_within(code, ground.counted)}
    counts, placed = Counter(inside.values()), set(ground.drawn)
    return (
        *(replace(area_view, count=counts[area_view.key]) for area_view in looks),
        stratum_entry(marks.scheme.stratum(NOT_FORMED), counts[NOT_FORMED], marks),
        no_data_entry(counts[NO_DATA], marks),
        no_place_entry(sum(code not in placed for code in inside), marks.words),
    )


def _keys(rows: pd.DataFrame, ladder: Ladder, keys: Sequence[str]) -> list[str]:
    """The same keys; who never reported has a class of its own, whatever its scores say."""
    strata = zip(rows["strata"].tolist(), rows["lapor"].tolist(), keys, strict=True)
    return [SILENT if ladder.class_of(stratum, is_reported) == SILENT else key for stratum, is_reported, key in strata]


def _with_gaps(steps: Sequence[LegendEntry], marks: Marks) -> tuple[LegendEntry, ...]:
    blank = LegendEntry(BLANK, marks.words.text("peta.belum_diisi"), 0, Swatch("#C9CFD8", "silang"))
    return (*steps, blank, stratum_entry(marks.scheme.stratum(SILENT), 0, marks))


def _index_label(n: int, pass_index: float, marks: Marks) -> str:
    breaks = marks.style.numbers["indeks"].breaks
    texts = [number(value, marks.words.lang, 0 if value == int(value) else 1) for value in breaks]
    if n == 0:
        return marks.words.text("peta.indeks_bawah", sampai=texts[0])
    key = "peta.indeks_antara" if n < len(breaks) else "peta.indeks_atas"
    label = marks.words.text(key, dari=texts[n - 1], sampai=texts[min(n, len(breaks) - 1)])
    return marks.words.text("peta.indeks_lulus", kelas=label) if breaks[n - 1] >= pass_index else label
