"""The layers of shares: kecamatan or kabupaten by ratio A, B or C, in fixed classes, never without n and N."""

from collections.abc import Collection, Mapping, Sequence

from kkb.config.map_style import Scale, Swatch
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.counts.ratio import Share, ShareRange
from kkb.core.counts.tally import Tally
from kkb.draw.map.kind import LayerInputs, Marks
from kkb.draw.map.layer import NO_DATA, LegendEntry, MapLayer
from kkb.draw.map.strata import no_data_entry, no_place_entry
from kkb.text.format import fraction_range, number, share_range
from kkb.text.wording import Wording

ZERO, OPEN = "nol", "antara"


def draw_share(ratio: str, given: LayerInputs) -> MapLayer:
    """The areas by ratio "A", "B" or "C"."""
    return share_layer(given.parts(), ratio, given.drawn, given.marks)


def share_layer(parts: Sequence[Tally], ratio: str, drawn: Collection[str], marks: Marks) -> MapLayer:
    """The areas one level below a region (`parts`, all of one level) by ratio "A", "B" or "C".

    `drawn` are the codes that the geometry has. An area with nothing to take a share of has no data; zero is a class
    of its own, and so is a share that names not matched yet may lift into another class.
    """
    scale, words = marks.style.scales[ratio], marks.words
    classes = {part.code: range_class(part.ratio(ratio), scale) for part in parts}
    few = {part.code for part in parts if 0 < part.ratio(ratio).least.total < marks.style.few}
    return MapLayer(
        wilayah.level(parts[0].code) if parts else Level.KECAMATAN,
        words.text(f"peta.lapisan_{ratio.lower()}"),
        classes,
        share_legend(classes, len(few), (scale, drawn), marks),
        tuple(words.text(f"peta.{name}") for name in ("rasio_a", "rasio_b", "rasio_c", "belum_lapor")),
        {part.code: _lines(part, words.lang) for part in parts},
        {part.code: fraction_range(part.ratio(ratio), words.lang) for part in parts},
        dict.fromkeys((code for code in few if classes[code] != OPEN), marks.style.few_pattern),
    )


def class_label(scale: Scale, position: int, words: Wording) -> str:
    """What a class of a scale is called: "di bawah 20 %", "20 – <40 %", "60 % ke atas", "100 %"."""
    breaks = scale.breaks
    if position == 0:
        return words.text("peta.kelas_bawah", sampai=breaks[0])
    if position < len(breaks):
        return words.text("peta.kelas_antara", dari=breaks[position - 1], sampai=breaks[position])
    return words.text("peta.kelas_penuh" if breaks[-1] == 100 else "peta.kelas_atas", dari=breaks[-1])


def range_class(value: ShareRange, scale: Scale) -> str:
    """The class of a share; "between" where its two ends fall into different classes."""
    least, most = share_class(value.least, scale), share_class(value.most, scale)
    return least if least == most else OPEN


def share_class(value: Share, scale: Scale) -> str:
    """The class of a share: zero and "nothing to take a share of" are classes of their own."""
    if value.total == 0:
        return NO_DATA
    return ZERO if value.n == 0 else f"kelas{scale.position(value)}"


def few_entry(count: int, marks: Marks) -> LegendEntry:
    """The mark of shares of few: one village more or less moves them far."""
    label = marks.words.text("peta.sedikit", n=marks.style.few)
    return LegendEntry("sedikit", label, count, Swatch(marks.style.no_data.color, marks.style.few_pattern))


def share_legend(
    classes: Mapping[str, str], few: int, cut: tuple[Scale, Collection[str]], marks: Marks
) -> tuple[LegendEntry, ...]:
    """The classes of a scale with their counts, highest first; `cut` is the scale and the codes that are drawn."""
    keys, (scale, drawn) = list(classes.values()), cut
    words, placed = marks.words, set(drawn)
    steps = [
        LegendEntry(f"kelas{n}", class_label(scale, n, words), keys.count(f"kelas{n}"), Swatch(color))
        for n, color in reversed(list(enumerate(scale.colors)))
    ]
    zero = LegendEntry(ZERO, words.text("peta.kelas_nol"), keys.count(ZERO), marks.style.zero)
    sign = marks.style.signs[OPEN]
    between = [LegendEntry(OPEN, words.text("peta.kelas_antara_dua"), keys.count(OPEN), sign.swatch, sign.mark)]
    missing = sum(code not in placed for code in classes)
    return (
        *steps,
        zero,
        *(between if OPEN in keys else ()),
        few_entry(few, marks),
        no_data_entry(keys.count(NO_DATA), marks),
        no_place_entry(missing, words),
    )


def _lines(part: Tally, lang: str) -> tuple[str, ...]:
    shares = (share_range(part.ratio(ratio), lang) for ratio in ("A", "B", "C"))
    return (*shares, number(part.belum_lapor, lang))
