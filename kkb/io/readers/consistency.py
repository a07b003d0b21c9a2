"""Holds what a file says against its own scores: strata and indices are kept as given, contradictions are told."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from kkb.core.counts.rows import INDICES
from kkb.core.issue import Issue
from kkb.core.rule import classify
from kkb.core.scheme import Scheme
from kkb.io.names.normal import shown
from kkb.io.readers.values import STRATA, Values
from kkb.io.table.headings import TableHeader


def check_against_scores(values: Values, records: pd.DataFrame, header: TableHeader, scheme: Scheme) -> Iterator[Issue]:
    """Findings on strata and indices that do not follow from the twelve scores by the rule; a blank score counts as 1.

    Rows with an unreadable score (`doubtful`) are left out: their scores are not known.
    """
    sound = values.frame[~values.doubtful]
    yield from _strata(sound, records, header, scheme)
    yield from _indices(sound, records, header, scheme)


def _strata(sound: pd.DataFrame, records: pd.DataFrame, header: TableHeader, scheme: Scheme) -> Iterator[Issue]:
    by_rule = classify.stratum(sound, scheme.rule)
    given = sound[STRATA]
    for row in sound.index[given.notna() & (given != by_rule)]:
        name = scheme.stratum(by_rule[row]).name
        raw = shown(records.at[row, STRATA])
        yield Issue("klasifikasi_tidak_sesuai", "periksa", row, header.label(STRATA), raw, hint=name)


def _indices(sound: pd.DataFrame, records: pd.DataFrame, header: TableHeader, scheme: Scheme) -> Iterator[Issue]:
    by_rule = classify.indices(sound, scheme.rule)
    for key in INDICES:
        given, expected = sound[key].to_numpy(dtype=float), by_rule[key].to_numpy(dtype=float)
        for row in sound.index[~np.isnan(given) & ~_same(given, expected)]:
            raw = shown(records.at[row, key])
            hint = f"{by_rule.at[row, key]:.2f}"
            yield Issue("indeks_tidak_sesuai", "periksa", row, header.label(key), raw, hint=hint)


def _same(given: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """Equal at two decimals (rounded or cut off), or at one when no more were given."""
    away = np.abs(given - expected)
    one_decimal = np.abs(given * 10 - np.round(given * 10)) < 1e-6
    return (away < 0.0101) | (one_decimal & (away < 0.0501))
