"""Layers of wide regions, where kabupaten/kota are compared: what is a class of a village elsewhere is here how many
of how many Kampung KB.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from kkb.core.area.wilayah import Level
from kkb.core.counts.ratio import Share
from kkb.core.counts.tally import Tally
from kkb.core.rule.ladder import SILENT, UNKNOWN
from kkb.draw.map.kind import LayerInputs, Marks
from kkb.draw.map.layer import NO_DATA, MapLayer
from kkb.draw.map.shares import few_entry, share_class, share_legend
from kkb.draw.map.strata import no_data_entry, no_place_entry, stratum_entry
from kkb.text.format import counts, fraction, number, share


@dataclass(frozen=True, slots=True)
class Property:
    """How many Kampung KB of each kabupaten have something: `scale` of map_style.RATIOS, `column` the hover line."""

    title: str
    column: str
    scale: str
    shares: Mapping[str, Share]


def draw_most_common(given: LayerInputs) -> MapLayer:
    """The kabupaten by the stratum that most of their Kampung KB are in."""
    return most_common_layer(given.parts(), given.drawn, given.marks)


def most_common_layer(parts: Sequence[Tally], drawn: Collection[str], marks: Marks) -> MapLayer:
    """The kabupaten by the stratum that most of their Kampung KB are in, with its n and N; of equal counts the lower.

    Kampung KB that never reported are a class of their own, as on the map of villages.
    """
    words, known = marks.words, [s for s in marks.scheme.classes if s.key in marks.scheme.ladder.classes]
    best = {part.code: _most(part.by_class, [s.key for s in known]) for part in parts}
    keys, few = list(best.values()), {p.code for p in parts if 0 < p.terbentuk < marks.style.few}
    strata = [s for s in known if s.key != UNKNOWN or keys.count(s.key)]
    return MapLayer(
        Level.KABUPATEN,
        words.text("peta_luas.lapisan_strata"),
        best,
        (
            *(stratum_entry(s, keys.count(s.key), marks) for s in strata),
            few_entry(len(few), marks),
            no_data_entry(keys.count(NO_DATA), marks),
            no_place_entry(sum(code not in set(drawn) for code in best), words),
        ),
        (*(stratum_entry(s, 0, marks).label for s in known), words.text("peta.rasio_a")),
        {part.code: _lines(part, [s.key for s in known], marks) for part in parts},
        {p.code: counts(p.by_class[best[p.code]], p.terbentuk, words.lang) for p in parts if best[p.code] != NO_DATA},
        dict.fromkeys(few, marks.style.few_pattern),
    )


def property_layer(parts: Sequence[Tally], held: Property, drawn: Collection[str], marks: Marks) -> MapLayer:
    """The kabupaten by how many of their Kampung KB have a property; one without any Kampung KB has no data."""
    scale, words, nothing = marks.style.scales[held.scale], marks.words, Share(0, 0)
    shares = {part.code: held.shares.get(part.code, nothing) for part in parts}
    classes = {code: share_class(value, scale) for code, value in shares.items()}
    few = {code for code, value in shares.items() if 0 < value.total < marks.style.few}
    return MapLayer(
        Level.KABUPATEN,
        held.title,
        classes,
        share_legend(classes, len(few), (scale, drawn), marks),
        (held.column, words.text("peta.rasio_a")),
        {p.code: (share(shares[p.code], words.lang), share(p.share_a, words.lang)) for p in parts},
        {code: fraction(value, words.lang) for code, value in shares.items()},
        dict.fromkeys(few, marks.style.few_pattern),
    )


def unreported(parts: Sequence[Tally]) -> dict[str, Share]:
    """How many Kampung KB of each area never reported."""
    return {part.code: Share(part.belum_lapor, part.terbentuk) for part in parts}


def passing(rows: pd.DataFrame, column: str, least: float) -> dict[str, Share]:
    """How many Kampung KB of each kabupaten have at least so much in an item or index; a blank does not."""
    is_good = rows[column].ge(least).fillna(False).astype(bool)
    return held_by(is_good & rows["lapor"].astype(bool), rows["kode_kab"])


def held_by(flags: pd.Series, districts: pd.Series) -> dict[str, Share]:
    """How many flags of each kabupaten are set, of how many."""
    found = flags.astype("int64").groupby(districts.to_numpy(), sort=True).agg(["sum", "size"])
    return {code: Share(int(n), int(total)) for code, n, total in found.itertuples()}


def _most(found: Mapping[str, int], order: Sequence[str]) -> str:
    """The class of most; of equal ones the first of: never reported, then the ladder upwards."""
    if not any(found.values()):
        return NO_DATA
    return max([SILENT, *(key for key in order if key != SILENT)], key=found.__getitem__)


def _lines(part: Tally, keys: Sequence[str], marks: Marks) -> tuple[str, ...]:
    if not part.terbentuk:
        return ("",) * (len(keys) + 1)
    found, lang = part.by_class, marks.words.lang
    told = [number(found[key], lang) if found[key] or key != UNKNOWN else "" for key in keys]
    return (*told, share(part.share_a, lang))
