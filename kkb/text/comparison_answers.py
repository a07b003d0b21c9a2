"""What a comparison can say and what it cannot, in plain sentences. Names stand safe in Markdown."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kkb.core.compare.benchmark import PUBLISHED, Benchmark
from kkb.core.compare.chance import FEWEST, VERDICTS, chance_test
from kkb.core.compare.rank import RankInterval, places_by_level
from kkb.core.compare.spread import DEALS, spread
from kkb.core.counts.ratio import Share
from kkb.core.counts.tally import Tally
from kkb.text import format as fmt
from kkb.text.markdown import plain
from kkb.text.wording import Noun, Wording

MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class ComparisonWords:
    """What sentences are made with: the words, the name of an area by its code, what such areas are called."""

    words: Wording
    name: Callable[[str], str]
    unit: str


def leaders_sentence(known: Sequence[Tally], told: ComparisonWords) -> str:
    """Who is first and who is last (`known`: highest share first, at least two), each with the places it may have; who
    may just as well stand at the other end is not said to lead or to lag.
    """
    text, places = told.words.text, places_by_level([part.share_a for part in known])
    if known[0].share_a.percent == known[-1].share_a.percent:
        return text("banding.jawab_sama", satuan=told.unit, pangsa=fmt.share(known[0].share_a, told.words.lang))
    values = {}
    for key, at in (("depan", 0), ("belakang", -1)):
        values[key] = _with_equals(known, at, told)
        values[f"{key}_pangsa"] = fmt.share(known[at].share_a, told.words.lang)
        values[f"{key}_rentang"] = place_text(places[at], told.words)
    if _is_anybody_ahead(known, places):
        return text("banding.jawab", **values)
    return text("banding.jawab_tak_pasti", satuan=told.unit, **values)


def _is_anybody_ahead(known: Sequence[Tally], places: Sequence[RankInterval]) -> bool:
    """Whether the places of areas that are large enough to be judged do not all overlap, or one of them is singled out
    against the share of all together.
    """
    spans = [place for part, place in zip(known, places, strict=True) if part.share_a.total >= FEWEST]
    if not spans:
        return False
    whole = Share(sum(part.share_a.n for part in known), sum(part.share_a.total for part in known))
    if whole.percent is None:
        return False
    test = chance_test([part.share_a for part in known], whole.percent)
    is_singled_out = any(test.verdict(part.share_a) in ("atas", "bawah") for part in known)
    return is_singled_out or max(one.best for one in spans) > min(one.worst for one in spans)


def certain_sentence(known: Sequence[Tally], benchmark: Benchmark, told: ComparisonWords) -> str:
    """Which areas are higher or lower than the benchmark beyond chance, and that the others are alike.

    The one answer to "is the difference real": chart, table and command line give the same verdicts.
    """
    return verdict_sentence(known, verdicts_of(known, benchmark), benchmark_phrase(benchmark, told.words), told)


def verdict_sentence(known: Sequence[Tally], verdicts: Mapping[str, str], against: str, told: ComparisonWords) -> str:
    """Verdicts (by code) in one sentence; `against`: what they are held against, safe in Markdown."""
    text, values = told.words.text, {"acuan": against, "satuan": told.unit}
    groups = {key: [p for p in known if verdicts[p.code] == key] for key in VERDICTS}
    said = [
        text("banding.beda", vonis=text(f"banding.vonis_{key}"), daftar=_names(groups[key], told))
        for key in ("atas", "bawah")
        if groups[key]
    ]
    rest = [
        text(f"banding.beda_{key}", n=len(groups[key]), satuan=told.unit) for key in ("wajar", "sedikit") if groups[key]
    ]
    if not said:
        few, wide = rest[-1:] if groups["sedikit"] else [], spread([part.share_a for part in known])
        key = "banding.belum_ditunjuk" if wide and wide.is_real else "banding.kebetulan"
        return " ".join([text(key, **values), *few])
    return f"{text('banding.nyata', daftar='; '.join(said), **values)} {' '.join(rest)}".strip()


def verdicts_of(known: Sequence[Tally], benchmark: Benchmark) -> dict[str, str]:
    """The verdict of every area against a benchmark (VERDICTS), by code, judged together."""
    test = chance_test([part.share_a for part in known], benchmark.percent)
    return {part.code: test.verdict(part.share_a) for part in known}


def benchmark_name(one: Benchmark, words: Wording) -> str:
    """A yardstick as a heading: whose it is, its percentage with its counts or its source."""
    value = fmt.share(one.share, words.lang) if one.share else _percent(one, words)
    return words.text(f"banding.acuan_{one.kind}", nama=one.name, nilai=value)


def benchmark_phrase(one: Benchmark, words: Wording) -> str:
    """A yardstick inside a sentence. Safe in Markdown."""
    value = f"{fmt.percent(one.share.percent, words.lang)}, {fmt.fraction(one.share, words.lang)}" if one.share else ""
    return words.text(f"banding.kalimat_{one.kind}", nama=plain(one.name), nilai=value or _percent(one, words))


def spread_sentence(known: Sequence[Tally], benchmark: Benchmark | None, told: ComparisonWords) -> str:
    """The inequality between areas in one number, and whether chance alone may give it; never against the verdicts."""
    found, lang = spread([part.share_a for part in known]), told.words.lang
    if found is None:
        return told.words.text("banding.timpang_tidak", satuan=told.unit)
    dealt = {"acak": fmt.number(found.as_wide, lang), "semua": fmt.number(DEALS, lang)}
    if found.is_real:
        dealt["acak"] = told.words.text("banding.acak_ada" if found.as_wide else "banding.acak_tidak", **dealt)
    said = told.words.text(
        f"banding.timpang_{'nyata' if found.is_real else 'kebetulan'}", poin=fmt.number(found.points, lang, 1),
        satuan=told.unit, daerah=fmt.number(found.areas, lang), n=fmt.number(found.villages, lang), **dealt,
    )  # fmt: skip
    verdicts = verdicts_of(known, benchmark).values() if benchmark else ()
    is_named = any(one in ("atas", "bawah") for one in verdicts)
    if found.is_real == is_named:
        return said
    key = "banding.timpang_tanpa_nama" if found.is_real else "banding.timpang_hanya_nama"
    return f"{said} {told.words.text(key, satuan=Noun(told.unit))}"


def _with_equals(known: Sequence[Tally], at: int, told: ComparisonWords) -> str:
    """The name of an area, and how many others have the very same share: nobody is singled out among equals."""
    name, share = plain(told.name(known[at].code)), known[at].share_a
    equals = sum(one.share_a.n * share.total == share.n * one.share_a.total for one in known) - 1
    if not equals:
        return name
    return told.words.text("banding.bersama", nama=name, n=fmt.number(equals, told.words.lang), satuan=told.unit)


def _names(parts: Sequence[Tally], told: ComparisonWords) -> str:
    names = [plain(told.name(part.code)) for part in parts]
    if len(names) > MOST_NAMES:
        rest = fmt.number(len(names) - MOST_NAMES, told.words.lang)
        names = [*names[:MOST_NAMES], told.words.text("banding.dan_lain", n=rest, satuan=told.unit)]
    return ", ".join(names)


def _percent(one: Benchmark, words: Wording) -> str:
    return fmt.percent(one.percent, words.lang, 2 if one.kind == PUBLISHED else 0)


def place_text(place: RankInterval, words: Wording) -> str:
    """A span of places in words: "peringkat 2 sampai 6 dari 8"."""
    if place.best == place.worst:
        return words.text("banding.rentang_satu", n=place.best, dari=place.of)
    return words.text("banding.rentang", awal=place.best, akhir=place.worst, dari=place.of)
