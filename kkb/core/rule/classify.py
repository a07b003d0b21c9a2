"""The classification rule: profile -> twelve scores -> three indices -> stratum, for one village or a whole frame.

Source: the portal's public statistics, version 2021-2023. Percentages are rounded to whole numbers, half to even,
in integer arithmetic; a zero denominator gives 0 %. Blank counts like absent.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from kkb.core.counts.rows import INDICES, ITEMS
from kkb.core.rule.ruleset import Band, Item, RuleSet, Variable

CLASS_COLUMN = "klasifikasi"


def classify(profiles: pd.DataFrame, rule: RuleSet) -> pd.DataFrame:
    """Twelve scores (int), three indices (two decimals) and the stratum key of every profile.

    `profiles` has numeric columns, NaN where blank; yes/no columns hold 1, 0 or NaN. Same index, ITEMS + INDICES +
    `klasifikasi`.
    """
    found = scores(profiles, rule)
    return pd.concat([found, indices(found, rule), stratum(found, rule).rename(CLASS_COLUMN)], axis=1)


def classify_one(profile: Mapping[str, float | None], rule: RuleSet) -> dict[str, object]:
    """The same for one profile given as a mapping; columns left out count as blank."""
    columns = profile_columns(rule)
    frame = pd.DataFrame([{c: profile.get(c) for c in columns}], columns=list(columns), dtype=float)
    found: dict[str, object] = classify(frame, rule).iloc[0].to_dict()
    return found


def profile_columns(rule: RuleSet) -> tuple[str, ...]:
    """Every profile column the rule reads, in order of first use."""
    used = [c for item in rule.items for c in (*item.columns, *item.over, *(c for pair in item.pairs for c in pair))]
    return tuple(dict.fromkeys([*used, *(c for variable in rule.variables for c in variable.report)]))


def scores(profiles: pd.DataFrame, rule: RuleSet) -> pd.DataFrame:
    """The twelve item scores (1-4) of each profile. A variable without any report scores 1 throughout."""
    counts = {c: profiles[c].to_numpy(dtype=float, na_value=np.nan) for c in profile_columns(rule)}
    silent = {v.key: _nothing_reported(counts, v, len(profiles)) for v in rule.variables}
    filled = {c: np.nan_to_num(values, nan=0.0).astype(np.int64) for c, values in counts.items()}
    columns = {
        item.key: np.where(silent[item.variable], 1, _score(_measure(item, filled), item.bands)) for item in rule.items
    }
    return pd.DataFrame(columns, index=profiles.index)


def sums(scored: pd.DataFrame, rule: RuleSet) -> pd.DataFrame:
    """The sum of the item scores of each variable (columns input, proses, output); a blank score counts as 1."""
    scores = score_matrix(scored)
    return pd.DataFrame(
        {v.key: scores[:, [ITEMS.index(i) for i in v.items]].sum(axis=1) for v in rule.variables}, index=scored.index
    )


def indices(scored: pd.DataFrame, rule: RuleSet) -> pd.DataFrame:
    """The three indices: mean of the variable's items, two decimals."""
    totals = sums(scored, rule)
    return pd.DataFrame(
        {name: (totals[v.key] / len(v.items)).round(2) for name, v in zip(INDICES, rule.variables, strict=True)}
    )


def passes(scored: pd.DataFrame, rule: RuleSet) -> pd.DataFrame:
    """Which of the three variables pass (bool columns input, proses, output): compared as sums."""
    totals = sums(scored, rule)
    return pd.DataFrame({v.key: totals[v.key] >= v.pass_sum for v in rule.variables})


def stratum(scored: pd.DataFrame, rule: RuleSet) -> pd.Series:
    """The stratum key that the rule gives to each row of scores."""
    passed = passes(scored, rule)
    pattern = sum((passed[v.key].to_numpy().astype(int) << n for n, v in enumerate(rule.variables)))
    keys = [rule.stratum(_combination(rule, n)) for n in range(2 ** len(rule.variables))]
    return pd.Series(np.array(keys, dtype=object)[pattern], index=scored.index, name="strata", dtype=object)


def is_reported(scored: pd.DataFrame) -> pd.Series:
    """Whether a village ever reported: any score above 1. All 1 or blank = belum lapor."""
    return pd.Series((score_matrix(scored) > 1).any(axis=1), index=scored.index, name="lapor")


def score_matrix(scored: pd.DataFrame) -> np.ndarray:
    """The twelve scores as integers, shape (rows, 12); a blank counts as 1, like absent."""
    return np.column_stack([scored[i].to_numpy(dtype=float, na_value=1.0) for i in ITEMS]).astype(np.int64)


def _combination(rule: RuleSet, pattern: int) -> frozenset[str]:
    return frozenset(v.key for n, v in enumerate(rule.variables) if pattern >> n & 1)


def _nothing_reported(counts: Mapping[str, np.ndarray], variable: Variable, rows: int) -> np.ndarray:
    if not variable.report:
        return np.zeros(rows, dtype=bool)
    nothing: np.ndarray = np.all([np.isnan(counts[c]) for c in variable.report], axis=0)
    return nothing


def _measure(item: Item, filled: Mapping[str, np.ndarray]) -> np.ndarray:
    if item.measure == "rata_persen":
        rates = [percent(filled[part], filled[whole]) for part, whole in item.pairs]
        return _rounded_quotient(_sum(rates), np.full_like(rates[0], len(rates)))
    if item.measure == "persen":
        return percent(_sum([filled[c] for c in item.columns]), _sum([filled[c] for c in item.over]))
    if item.measure == "jumlah":
        return _sum([filled[c] for c in item.columns])
    present = [(filled[c] > 0).astype(np.int64) for c in item.columns]
    steps = _sum(present)
    return present[0] * steps if item.measure == "bertahap" else steps


def _sum(counts: Sequence[np.ndarray]) -> np.ndarray:
    total: np.ndarray = np.sum(counts, axis=0)
    return total


def percent(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """Whole percent of part in whole, half to even, exact in integers; 0 where the whole is 0."""
    return _rounded_quotient(part * 100, whole)


def _rounded_quotient(top: np.ndarray, bottom: np.ndarray) -> np.ndarray:
    safe = np.where(bottom == 0, 1, bottom)
    quotient, rest = np.divmod(top, safe)
    up = (2 * rest > safe) | ((2 * rest == safe) & (quotient % 2 == 1))
    return np.where(bottom == 0, 0, quotient + up)


def _score(measure: np.ndarray, bands: tuple[Band, ...]) -> np.ndarray:
    lows = np.array([band.low for band in bands])
    given = np.array([band.score for band in bands])
    return given[np.clip(np.searchsorted(lows, measure, side="right") - 1, 0, None)]
