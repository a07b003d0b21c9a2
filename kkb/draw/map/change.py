"""The layers of change between two dates: what each village did, and by how many points each area's share moved."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from kkb.config.map_style import Sign
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.counts.ratio import Share, points
from kkb.core.counts.tally import Tally, cut_codes
from kkb.draw.map.hover import hover
from kkb.draw.map.kind import Ground, LayerInputs, Marks
from kkb.draw.map.layer import NO_DATA, LegendEntry, MapLayer
from kkb.draw.map.shares import few_entry
from kkb.draw.map.strata import NOT_FORMED, best_rows, no_data_entry, no_place_entry, stratum_entry, unformed
from kkb.draw.map.villages import counted_legend
from kkb.draw.map.wide import Property, held_by, property_layer
from kkb.text.format import change_in_points, counts, share, short_day

WAYS = ("naik", "turun", "terbentuk", "hilang", "tetap")
UNKNOWN = "tidak_dikenal"


@dataclass(frozen=True, slots=True)
class Span:
    """The two dates a change lies between."""

    since: date
    until: date


def draw_moves(given: LayerInputs) -> MapLayer:
    """What each village did since the earlier date."""
    return moved_layer(given.ground(), given.moved(), given.before(), given.marks, _span(given))


def draw_risen(given: LayerInputs) -> MapLayer:
    """Where villages are too many: how many Kampung KB of each kabupaten rose since the earlier date."""
    moved = given.moved()
    still = moved[moved["arah"] != "hilang"]
    title = given.marks.words.text("peta_luas.naik", sejak=_day(given.earlier, given.marks))
    risen = held_by(still["arah"].eq("naik"), cut_codes(still["kode"], Level.KABUPATEN))
    return property_layer(given.parts(), Property(title, title, "sifat", risen), given.drawn, given.marks)


def draw_share_change(given: LayerInputs) -> MapLayer:
    """By how many points ratio A of each area moved since the earlier date."""
    return share_change_layer(given.parts(), given.parts_before(), given.drawn, given.marks, _span(given))


def moved_layer(ground: Ground, moved: pd.DataFrame, before: pd.DataFrame, marks: Marks, span: Span) -> MapLayer:
    """What each village did since a date (`moved` has the columns of moves). `before` are the rows at that date: a
    kabupaten without any then has no data to compare. Of two Kampung KB in a village the first of WAYS is shown.
    """
    words = marks.words
    classes = unformed(ground.listed, ground.rows) | _ways(moved)
    known = set(before["kode_kab"])
    classes = {code: key if wilayah.cut(code, Level.KABUPATEN) in known else NO_DATA for code, key in classes.items()}
    looks = [_sign_entry(way, marks.style.signs[way], marks) for way in WAYS]
    if UNKNOWN in classes.values():
        looks.append(stratum_entry(marks.scheme.stratum(UNKNOWN), 0, marks))
    told = hover(ground.rows, {c: n for c, (_, n) in best_rows(ground.rows, marks.scheme).items()}, marks.scheme, words)
    steps = _steps(moved, marks)
    blank = ("",) * len(told.fields)
    return MapLayer(
        Level.DESA,
        words.text("peta.judul_ubah", judul=words.text("peta.lapisan_ubah_strata"), sejak=_day(span.since, marks)),
        classes,
        counted_legend(classes, looks, ground, marks),
        (words.text("peta.dari_ke"), *told.fields),
        {code: (steps.get(code, ""), *told.values.get(code, blank)) for code in {*steps, *told.values}},
        lacks=told.lacks,
    )


def share_change_layer(
    parts: Sequence[Tally], before: Sequence[Tally], drawn: Collection[str], marks: Marks, span: Span
) -> MapLayer:
    """By how many points ratio A of each area moved since a date; no movement is a class of its own."""
    words, was = marks.words, {part.code: part.share_a for part in before}
    nothing = Share(0, 0)
    pairs = {part.code: (was.get(part.code, nothing), part.share_a) for part in parts}
    classes = {code: _change_class(*pair, marks) for code, pair in pairs.items()}
    few = {code for code, pair in pairs.items() if all(s.total for s in pair)
           and min(s.total for s in pair) < marks.style.few}  # fmt: skip
    return MapLayer(
        wilayah.level(parts[0].code) if parts else Level.KECAMATAN,
        words.text("peta.judul_ubah", judul=words.text("peta.lapisan_ubah_pangsa"), sejak=_day(span.since, marks)),
        classes,
        _change_legend(classes, len(few), drawn, marks),
        (words.text("peta.perubahan"), _day(span.since, marks), _day(span.until, marks)),
        {code: (_points(*pair, marks), *(share(s, words.lang) for s in pair)) for code, pair in pairs.items()},
        {code: _change_label(*pair, marks) for code, pair in pairs.items()},
        dict.fromkeys(few, marks.style.few_pattern),
    )


def _span(given: LayerInputs) -> Span:
    return Span(given.earlier, given.seen.data_date)


def _ways(moved: pd.DataFrame) -> dict[str, str]:
    order = (UNKNOWN, *reversed(WAYS))
    found = sorted(zip(moved["kode"], moved["arah"], strict=True), key=lambda pair: order.index(pair[1]))
    return dict(found)


def _steps(moved: pd.DataFrame, marks: Marks) -> dict[str, str]:
    names = {s.key: stratum_entry(s, 0, marks).label for s in marks.scheme.classes}
    lines = zip(moved["kode"], moved["arah"], moved["dari"], moved["ke"], strict=True)
    ends = {"terbentuk": (NOT_FORMED, None), "hilang": (None, NOT_FORMED)}
    steps = {}
    for code, way, start, end in lines:
        was, now = ends.get(way, (None, None))
        first, last = (names.get(key, names[UNKNOWN]) for key in (was or start, now or end))
        steps[code] = last if first == last else f"{first} → {last}"
    return steps


def _sign_entry(way: str, sign: Sign, marks: Marks) -> LegendEntry:
    return LegendEntry(way, marks.words.text(f"peta.arah_{way}"), 0, sign.swatch, sign.mark)


def _change_class(was: Share, now: Share, marks: Marks) -> str:
    moved = points(was, now)
    if moved is None:
        return NO_DATA
    if moved == 0:
        return "tetap"
    way = "naik" if moved > 0 else "turun"
    return f"{way}{marks.style.numbers[way].position(abs(moved))}"


def _change_legend(classes: dict[str, str], few: int, drawn: Collection[str], marks: Marks) -> tuple[LegendEntry, ...]:
    keys, placed = list(classes.values()), set(drawn)
    up, down = (list(enumerate(marks.style.numbers[way].looks)) for way in ("naik", "turun"))
    steps = [("naik", n, area_view) for n, area_view in reversed(up)] + [("tetap", 0, marks.style.zero)]
    steps += [("turun", n, area_view) for n, area_view in down]
    entries = []
    for way, n, area_view in steps:
        key = way if way == "tetap" else f"{way}{n}"
        label = marks.words.text("peta.ubah_tetap") if way == "tetap" else _step_label(way, n, marks)
        entries.append(LegendEntry(key, label, keys.count(key), area_view))
    missing = sum(code not in placed for code in classes)
    return (
        *entries,
        few_entry(few, marks),
        no_data_entry(keys.count(NO_DATA), marks),
        no_place_entry(missing, marks.words),
    )


def _step_label(way: str, n: int, marks: Marks) -> str:
    breaks = marks.style.numbers[way].breaks
    key = "bawah" if n == 0 else "antara" if n < len(breaks) else "atas"
    values = {"dari": breaks[max(n - 1, 0)], "sampai": breaks[min(n, len(breaks) - 1)]}
    return marks.words.text(f"peta.{way}_{key}", **values)


def _points(was: Share, now: Share, marks: Marks) -> str:
    if points(was, now) is None:
        return ""
    return marks.words.text("peta.poin", n=change_in_points(was, now, marks.words.lang))


def _change_label(was: Share, now: Share, marks: Marks) -> str:
    said = _points(was, now, marks)
    return f"{said} ({counts(now.n, now.total, marks.words.lang)})" if said else ""


def _day(value: date, marks: Marks) -> str:
    return short_day(value, marks.words.lang)
