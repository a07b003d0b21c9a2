"""The rule backwards: for twelve scores a believable profile of the village that the rule scores with just those.

What a village has grows with its scores and never jumps about: sizes, and which group or instansi comes first, hang on
its code alone. A village that never reported has a blank profile.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from kkb.core.convergence.scheme import Convergence
from kkb.core.convergence.survey import FUNDS, NOT_THERE, THERE
from kkb.core.counts.rows import ITEMS
from kkb.core.rule.classify import profile_columns
from kkb.core.rule.ruleset import Item, RuleSet
from kkb.example.draw import Roll, is_hit, picked, rolls
from kkb.example.turnout import turnout

Profile = dict[str, Any]
DATA_KINDS = ("data_pk", "data_rutin", "data_potensi", "data_sektoral", "data_lain")
CLASS, USED = "rumah_dataku_kelas", "rumah_dataku_dipakai"
EXTRA = ("penduduk", "pokja_sk", "pokja_jumlah_terlatih", "regulasi_jumlah", CLASS, USED, *FUNDS, *DATA_KINDS)
YES_NO = (
    "pokja", "pokja_sk", "pokja_terlatih", "bkb", "bkr", "bkl", "uppka", "pik_r", "sekretariat", "rumah_dataku", USED,
    "pendamping", "regulasi", "rapat_perencanaan", "rapat_koordinasi", "sosialisasi", "monev", "laporan", *FUNDS,
    *DATA_KINDS,
)  # fmt: skip
"""Columns that say yes or no: files, and so the store, have THERE and NOT_THERE in them."""
_PARTS = {"sumber_dana": FUNDS, "penggunaan_data": DATA_KINDS}
_PEOPLE = ("pokja_anggota",)
_BLANK = 25  # percent of what is absent that nobody filled in
_BEYOND = 5  # how far a count without an upper end may lie above its band


def example_profiles(rows: pd.DataFrame, rule: RuleSet, scheme: Convergence, seed: str) -> pd.DataFrame:
    """One profile per row (kode, ITEMS), same index: the columns of the rule, then EXTRA. Blank is None.

    Raises ValueError when the rule scores something no whole numbers can give.
    """
    columns = [*profile_columns(rule), *EXTRA]
    scored = list(zip(rows["kode"], map(tuple, rows[list(ITEMS)].to_numpy(dtype=int).tolist()), strict=True))
    made = {
        (code, scores): profile(code, dict(zip(ITEMS, scores, strict=True)), rule, scheme, seed)
        for code, scores in dict.fromkeys(scored)
    }
    values = [[made[key].get(c) for c in columns] for key in scored]
    return pd.DataFrame(values, columns=columns, index=rows.index, dtype=object)


def spoken(profiles: pd.DataFrame) -> pd.DataFrame:
    """The same profiles as a file tells them: yes and no in words."""
    words = {1: THERE, 0: NOT_THERE}
    return profiles.assign(**{c: profiles[c].map(lambda v: words.get(v)).astype(object) for c in YES_NO})


def profile(code: str, scores: Mapping[str, int], rule: RuleSet, scheme: Convergence, seed: str) -> Profile:
    """The profile of one village; columns left out are blank."""
    if all(score == 1 for score in scores.values()):
        return {}
    roll = rolls(seed, "profil", code)
    found = _sizes(roll)
    for item in rule.items:
        own = rolls(seed, "profil", code, item.key)
        if item.measure in ("bertahap", "jumlah", "hitung_ada"):
            found |= _counted(item, scores[item.key], own)
    found |= turnout({i.key: scores[i.key] for i in rule.items}, rule, scheme.groups, found, rolls(seed, "hasil", code))
    return found | _details(found, scheme, roll)


def _sizes(roll: Roll) -> Profile:
    """How many people and families there are."""
    families = 400 + int(roll() * 1100)
    shares = {"pus": (58, 14), "keluarga_balita": (20, 12), "keluarga_remaja": (28, 14), "keluarga_lansia": (18, 14),
              "remaja": (40, 20)}  # fmt: skip
    sizes = {name: families * (low + int(roll() * more)) // 100 for name, (low, more) in shares.items()}
    return {"keluarga": families, "penduduk": families * (32 + int(roll() * 8)) // 10, **sizes}


def _counted(item: Item, score: int, roll: Roll) -> Profile:
    measure = _measure(item, score, roll)
    if item.measure == "jumlah":
        return {item.columns[0]: measure}
    if item.measure == "bertahap":
        order: Sequence[str] = item.columns
    else:
        order = sorted(item.columns, key=lambda column: (item.columns.index(column) / 4 + roll(), column))
    found: Profile = {}
    for at, column in enumerate(order):
        there = at < measure
        found[column] = (8 + int(roll() * 18) if column in _PEOPLE else 1) if there else _absent(roll)
    return found


def _measure(item: Item, score: int, roll: Roll) -> int:
    band = next(band for band in item.bands if band.score == score)
    most = item.at_most or (band.low + _BEYOND if item.measure == "jumlah" else len(item.columns))
    high = most if band.high is None else min(band.high, most)
    if high < band.low:
        raise ValueError(f"{item.key}: skor {score} tidak dapat dicapai")
    return picked(range(band.low, high + 1), roll)


def _absent(roll: Roll) -> int | None:
    return None if is_hit(_BLANK, roll) else 0


def _details(found: Profile, scheme: Convergence, roll: Roll) -> Profile:
    """What files tell beside the rule: the parts of a count, the decree, the Rumah DataKu's class and use."""
    more: Profile = {}
    for whole, parts in _PARTS.items():
        order = sorted(parts, key=lambda part: (parts.index(part) / 4 + roll(), part))
        more |= {part: int(at < int(found.get(whole) or 0)) for at, part in enumerate(order)}
    if found.get("pokja_terlatih"):
        more["pokja_jumlah_terlatih"] = 1 + int(roll() * int(found.get("pokja_anggota") or 1))
    if found.get("pokja"):
        more["pokja_sk"] = None if is_hit(10, roll) else int(is_hit(85, roll))
    if found.get("regulasi"):
        more["regulasi_jumlah"] = 1 + int(roll() * 3)
    return more | (_datahouse(found, scheme, roll) if found.get("rumah_dataku") else {})


def _datahouse(found: Profile, scheme: Convergence, roll: Roll) -> Profile:
    """A village that uses more kinds of data has the better class; one that plans with data uses its Rumah DataKu."""
    kinds, classes = int(found.get("penggunaan_data") or 0), scheme.datahouse_classes
    at = min(len(classes) - 1, max(0, (kinds + int(roll() * 2)) // 2))
    uses = kinds >= 2 and bool(found.get("rapat_perencanaan"))
    return {
        CLASS: None if is_hit(15, roll) else classes[at].key,
        USED: None if is_hit(20, roll) else int(uses),
    }
