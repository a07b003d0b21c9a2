"""What a comparison can say and what it cannot, in plain sentences. Names stand safe in Markdown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kkb.core.compare_chance import apart
from kkb.core.compare_rank import places_by_level
from kkb.core.compare_spread import DEALS, spread
from kkb.core.tally import Tally
from kkb.view import format as fmt
from kkb.view.chart_ranks import place_text
from kkb.view.markdown import plain
from kkb.view.wording import Wording

MOST_GROUPS, MOST_BELOW = 2, 3


@dataclass(frozen=True, slots=True)
class Told:
    """What sentences are made with: the words, the name of an area by its code, what such areas are called."""

    words: Wording
    name: Callable[[str], str]
    unit: str


def leaders_sentence(known: Sequence[Tally], told: Told) -> str:
    """Who is first and who is last (`known`: highest share first, at least two), each with the places it may have."""
    text, places = told.words.text, places_by_level([part.share_a for part in known])
    if known[0].share_a.percent == known[-1].share_a.percent:
        return text("banding.jawab_sama", satuan=told.unit, pangsa=fmt.share(known[0].share_a, told.words.lang))
    values = {}
    for key, at in (("depan", 0), ("belakang", -1)):
        values[key] = _with_equals(known, at, told)
        values[f"{key}_pangsa"] = fmt.share(known[at].share_a, told.words.lang)
        values[f"{key}_rentang"] = place_text(places[at], told.words)
    return text("banding.jawab", **values)


def certain_sentence(known: Sequence[Tally], told: Told) -> str:
    """Which areas surely differ, and that all other order can be chance."""
    found = apart([part.share_a for part in known])
    groups = [
        (known[i], [known[j] for j in range(i + 1, len(known)) if found[i, j]]) for i in range(len(known))
    ]  # fmt: skip
    groups = [(above, below) for above, below in groups if below]
    if not groups:
        return told.words.text("banding.kebetulan", satuan=told.unit)
    said = "; ".join(_group(above, below, told) for above, below in groups[:MOST_GROUPS])
    rest = sum(len(below) for _, below in groups[MOST_GROUPS:])
    more = told.words.text("banding.pasangan_lain", n=fmt.number(rest, told.words.lang)) if rest else ""
    return told.words.text("banding.nyata", daftar=said + more)


def spread_sentence(known: Sequence[Tally], told: Told) -> str:
    """The inequality between areas in one number, what it means, and whether chance alone may give it."""
    found, lang = spread([part.share_a for part in known]), told.words.lang
    if found is None:
        return told.words.text("banding.timpang_tidak", satuan=told.unit)
    key = "nyata" if found.is_real else "kebetulan"
    said = told.words.text(
        f"banding.timpang_{key}", poin=fmt.number(found.points, lang, 1), satuan=told.unit,
        daerah=fmt.number(found.areas, lang), n=fmt.number(found.villages, lang),
        acak=fmt.number(found.as_wide, lang), semua=fmt.number(DEALS, lang),
    )  # fmt: skip
    if not found.is_real or apart([part.share_a for part in known]).any():
        return said
    unit = told.unit.capitalize() if told.words.lang == "id" else told.unit
    return f"{said} {told.words.text('banding.timpang_tanpa_nama', satuan=unit)}"


def _with_equals(known: Sequence[Tally], at: int, told: Told) -> str:
    """The name of an area, and how many others have the very same share: nobody is singled out among equals."""
    name, share = plain(told.name(known[at].code)), known[at].share_a
    equals = sum(one.share_a.n * share.total == share.n * one.share_a.total for one in known) - 1
    if not equals:
        return name
    return told.words.text("banding.bersama", nama=name, n=fmt.number(equals, told.words.lang), satuan=told.unit)


def _group(above: Tally, below: Sequence[Tally], told: Told) -> str:
    names = [plain(told.name(part.code)) for part in below]
    if len(names) > MOST_BELOW:
        rest = fmt.number(len(names) - MOST_BELOW, told.words.lang)
        names = [*names[:MOST_BELOW], told.words.text("banding.dan_lain", n=rest, satuan=told.unit)]
    return told.words.text("banding.di_atas", atas=plain(told.name(above.code)), bawah=", ".join(names))
