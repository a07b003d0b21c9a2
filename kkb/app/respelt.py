"""Villages that are stored without a match and stand in a later file under their right name: the later one takes their
place, or both would count where the file is stored as a part.
"""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from kkb.app.context import AppContext
from kkb.core.area import wilayah
from kkb.core.issue import Issue
from kkb.io.names.fuzzy import NEARLY_CERTAIN, guess
from kkb.io.names.normal import VILLAGE_WORDS, compact, readings
from kkb.io.readers.classification import Reading

Respelt = tuple[str, str, str, str]
"""A code, the spelling that is stored, the area in which it means that code, and the official name."""


def respelt(app: AppContext, reading: Reading) -> list[Respelt]:
    """The stored spellings that a file has right: of a village or kecamatan whose name is almost the stored one and no
    other's, of which nothing stored has a match, while the file does not name the stored one any more.
    """
    before = app.store.rows_at(reading.region, reading.date)
    before = before[~before["contoh"].astype(bool)] if len(before) else before
    waiting = before[
        ~before["kode"].map(wilayah.is_confirmed).astype(bool) & ~before["kode"].isin(reading.rows["kode"])
    ]
    new = reading.rows[reading.rows["kode"].map(wilayah.is_confirmed) & ~reading.rows["kode"].isin(before["kode"])]
    if waiting.empty or new.empty:
        return []
    found = list(dict.fromkeys([*_subdistricts(app, waiting, new), *_villages(app, waiting, new)]))
    meant = [code for code, *_ in found]
    return [one for one in found if meant.count(one[0]) == 1]


def with_respelt(app: AppContext, reading: Reading) -> Reading:
    """The reading, with a finding for each such name."""
    told = [Issue("ejaan_tersimpan", "periksa", value=text, hint=name) for _, text, _, name in respelt(app, reading)]
    return replace(reading, issues=(*told, *reading.issues)) if told else reading


def without_respelt(app: AppContext, reading: Reading, before: pd.DataFrame) -> pd.DataFrame:
    """Stored rows without those whose place the file takes."""
    found = {(area, text) for _, text, area, _ in respelt(app, reading)}
    own = zip(before["kode_kab"], before["kode_kec"], before["nama_kec"], before["nama"], strict=True)
    is_kept = [(kab, sub) not in found and (kec, name) not in found for kab, kec, sub, name in own]
    return before[pd.Series(is_kept, index=before.index, dtype=bool)]


def _villages(app: AppContext, waiting: pd.DataFrame, new: pd.DataFrame) -> Iterator[Respelt]:
    inside = waiting[waiting["kode_kec"].map(wilayah.is_confirmed)]
    for above, name in inside[["kode_kec", "nama"]].drop_duplicates().itertuples(index=False):
        official = app.book.villages.within(above)
        meant = guess(name, official["nama"], NEARLY_CERTAIN)
        codes = set(official.loc[official["nama"].eq(meant), "kode"])
        if len(codes) == 1 and codes <= set(new["kode"]):
            yield codes.pop(), name, above, str(meant)


def _subdistricts(app: AppContext, waiting: pd.DataFrame, new: pd.DataFrame) -> Iterator[Respelt]:
    """Unknown kecamatan with a village that the file names in the kecamatan of almost the same name."""
    is_unknown = waiting["kode_kab"].map(wilayah.is_confirmed) & ~waiting["kode_kec"].map(wilayah.is_confirmed)
    for (above, name), rows in waiting[is_unknown].groupby(["kode_kab", "nama_kec"]):
        official = app.book.villages.below(above).drop_duplicates("kode_kec")
        meant = guess(name, official["nama_kec"], NEARLY_CERTAIN)
        codes = set(official.loc[official["nama_kec"].eq(meant), "kode_kec"])
        named = {_plain(n) for n in new.loc[new["kode_kec"].isin(codes), "nama"]}
        if len(codes) == 1 and named & {_plain(n) for n in rows["nama"]}:
            yield codes.pop(), name, above, str(meant)


def _plain(village: str) -> str:
    return compact(readings(village, VILLAGE_WORDS)[-1])
