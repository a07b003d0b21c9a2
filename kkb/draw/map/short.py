"""The layer of shortage: how many whole Kampung KB each area misses to its own target, or missed it by."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from kkb.config.map_style import NumberScale
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.counts.tally import Tally
from kkb.core.target.targets import AHEAD, Judged
from kkb.draw.map.kind import LayerInputs, Marks
from kkb.draw.map.layer import NO_DATA, LegendEntry, MapLayer
from kkb.draw.map.strata import no_data_entry, no_place_entry
from kkb.text.answers import aim_text, range_of, short_text
from kkb.text.format import counts_range, fraction_range, number, share, share_range, short_day
from kkb.text.wording import Wording


def draw_short(given: LayerInputs) -> MapLayer:
    """The areas by what they miss to their own targets."""
    return short_layer(given.parts(), given.judged(), given.drawn, given.marks)


def short_layer(
    parts: Sequence[Tally], targets: Mapping[str, Judged], drawn: Collection[str], marks: Marks
) -> MapLayer:
    """The areas one level below a region by what they miss. `targets` by code, only of areas that have one; an area
    without Kampung KB or without a target has no shortage. The shortages of areas may add up to more than that of the
    whole: each is rounded up.
    """
    scale, words = marks.style.numbers["kurang"], marks.words
    missing = {part.code: _missing(part, targets.get(part.code)) for part in parts}
    classes = {code: NO_DATA if n is None else f"kurang{scale.position(n)}" for code, n in missing.items()}
    counts = list(classes.values())
    steps = [
        LegendEntry(f"kurang{n}", class_label(scale, n, words), counts.count(f"kurang{n}"), area_view)
        for n, area_view in reversed(list(enumerate(scale.looks)))
    ]
    unplaced = sum(code not in set(drawn) for code in classes)
    return MapLayer(
        wilayah.level(parts[0].code) if parts else Level.KECAMATAN,
        words.text("peta.lapisan_kurang"),
        classes,
        (
            *steps,
            replace(no_data_entry(counts.count(NO_DATA), marks), label=words.text("peta.tanpa_target")),
            no_place_entry(unplaced, words),
        ),
        tuple(words.text(f"peta.{name}") for name in ("kurang", "perlu", "rasio_a", "target")),
        {part.code: _lines(part, targets.get(part.code), words) for part in parts},
        {part.code: _label(part, targets.get(part.code), words) for part in parts},
    )


def class_label(scale: NumberScale, position: int, words: Wording) -> str:
    """What a class of the scale is called: "tidak kurang", "1 – 2", "11 ke atas"."""
    breaks = [int(b) for b in scale.breaks]
    if position == 0:
        return words.text("peta.kurang_tidak")
    first = breaks[position - 1]
    if position == len(breaks):
        return words.text("peta.kurang_atas", dari=first)
    last = breaks[position] - 1
    return str(first) if first == last else words.text("peta.kurang_antara", dari=first, sampai=last)


def _missing(part: Tally, judged: Judged | None) -> int | None:
    is_empty = part.terbentuk == 0 and (judged is None or judged.target.ratio == "A")
    return None if judged is None or is_empty else judged.short


def _lines(part: Tally, judged: Judged | None, words: Wording) -> tuple[str, ...]:
    if judged is None:
        return ("", "", share(part.share_a, words.lang), words.text("umum.target_tidak_ada"))
    due = f"{aim_text(judged.target, words)} ({short_day(judged.target.due, words.lang)})"
    if judged.status != AHEAD:
        due = f"{due}: {words.text(f'target.status_{judged.status}').lower()}"
    if judged.short is None:
        return ("", "", share(part.share_a, words.lang), due)
    need, short = number(judged.needed, words.lang), short_text(judged, words)
    return (short, need, share_range(range_of(judged), words.lang), due)


def _label(part: Tally, judged: Judged | None, words: Wording) -> str:
    known = part.ratio(judged.target.ratio if judged else "A")
    if judged is None or not _missing(part, judged):
        return fraction_range(known, words.lang)
    return words.text("peta.kurang_label", n=short_text(judged, words), hitung=counts_range(known, words.lang))
