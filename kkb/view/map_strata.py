"""The layer of strata: every village of the region by its stratum, or by why it has none."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from kkb.core.ladder import Stratum
from kkb.core.rows import INDICES
from kkb.core.scheme import Scheme
from kkb.view.format import NOTHING, number
from kkb.view.map_layer import NO_DATA, NO_PLACE, LegendEntry, MapLayer
from kkb.view.map_style import MapStyle, Swatch
from kkb.view.wording import Wording

PASS = 3
"""An index of at least 3 passes (mean of items scored 1 to 4)."""
NOT_FORMED = "belum_terbentuk"
_DESA = 4


@dataclass(frozen=True, slots=True)
class Marks:
    """What the classes look like and are called."""

    scheme: Scheme
    style: MapStyle
    words: Wording


def strata_layer(rows: pd.DataFrame, listed: pd.DataFrame, drawn: Collection[str], marks: Marks) -> MapLayer:
    """The strata at one date. `rows` has ROW_COLUMNS, `listed` the gazetteer's columns (the region only), `drawn` the
    codes that the geometry has.

    A village with two Kampung KB shows the higher one. Villages of a kabupaten without any row have no data; of any
    other they are not yet formed.
    """
    best = _one_per_village(rows, marks.scheme)
    classes = {
        code: NOT_FORMED if kab in set(rows["kode_kab"]) else NO_DATA
        for code, kab in zip(listed["kode"], listed["kode_kab"], strict=True)
    } | dict(zip(best["kode"], best["kelas"], strict=True))
    return MapLayer(
        _DESA,
        marks.words.text("peta.lapisan_strata"),
        classes,
        _legend(classes, drawn, marks),
        tuple(marks.words.text(f"peta.{name}") for name in INDICES),
        _index_lines(best, marks.words),
    )


def village_classes(rows: pd.DataFrame) -> pd.Series:
    """The class of each row: its stratum, `belum_lapor` for a Dasar that never reported, or `tidak_dikenal`."""
    strata = rows["strata"].astype(object)
    silent = strata.eq("dasar") & ~rows["lapor"].astype(bool)
    return strata.where(strata.notna(), "tidak_dikenal").mask(silent, "belum_lapor")


def _one_per_village(rows: pd.DataFrame, scheme: Scheme) -> pd.DataFrame:
    order = ["tidak_dikenal", "belum_lapor", *(s.key for s in scheme.strata)]
    kept = rows.assign(kelas=village_classes(rows))
    rank = kept["kelas"].map({key: n for n, key in enumerate(order)})
    kept = kept.assign(_rank=rank).sort_values(["kode", "_rank"], kind="stable")
    return kept.drop_duplicates("kode", keep="last")


def _legend(classes: dict[str, str], drawn: Collection[str], marks: Marks) -> tuple[LegendEntry, ...]:
    counts = pd.Series(classes, dtype=object).value_counts()
    placed = set(drawn)
    missing = sum(code not in placed for code in classes)
    entries = [
        LegendEntry(s.key, _name(s, marks.words.lang), int(counts.get(s.key, 0)), _swatch(s, marks.style), s.mark)
        for s in marks.scheme.classes
        if s.key != "tidak_dikenal" or counts.get(s.key, 0)
    ]
    entries.append(no_data_entry(int(counts.get(NO_DATA, 0)), marks))
    entries.append(no_place_entry(missing, marks.words))
    return tuple(entries)


def no_data_entry(count: int, marks: Marks) -> LegendEntry:
    """The class of areas without any number at this date."""
    return LegendEntry(NO_DATA, marks.words.text("peta.tanpa_data"), count, marks.style.no_data)


def no_place_entry(count: int, words: Wording) -> LegendEntry:
    """How many of the counted areas have no place on the map (no point, or a name not yet matched)."""
    return LegendEntry(NO_PLACE, words.text("peta.tanpa_lokasi"), count, is_drawn=False)


def _index_lines(best: pd.DataFrame, words: Wording) -> dict[str, tuple[str, ...]]:
    columns = [_index_texts(best[name].to_numpy(float), words) for name in INDICES]
    return dict(zip(best["kode"], zip(*columns, strict=True), strict=True))


def _index_texts(values: np.ndarray, words: Wording) -> list[str]:
    """Each index with what it means; every distinct value is put into words once."""
    known = {value: _index_text(value, words) for value in np.unique(values[~np.isnan(values)])}
    return [known.get(value, NOTHING) for value in values]


def _index_text(value: float, words: Wording) -> str:
    key = "peta.lulus" if value >= PASS else "peta.belum_lulus"
    return words.text(key, indeks=number(value, words.lang, 2))


def _name(stratum: Stratum, lang: str) -> str:
    return stratum.name if lang == "id" else stratum.name_en


def _swatch(stratum: Stratum, style: MapStyle) -> Swatch:
    return Swatch(stratum.color, style.patterns[stratum.key])
