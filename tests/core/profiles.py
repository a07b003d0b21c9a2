"""Village profiles made for tests: random ones by the thousand, and one that passes everything."""

import numpy as np
import pandas as pd
from hypothesis import strategies as st

from tests.core import by_hand

FULL = dict.fromkeys(by_hand.YES_NO, 1) | {
    "pokja_anggota": 5, "sumber_dana": 5, "penggunaan_data": 4, "lintas_sektor": 7,
    "pus": 100, "keluarga": 100, "remaja": 100, "keluarga_balita": 100, "keluarga_remaja": 100, "keluarga_lansia": 100,
    **dict.fromkeys(by_hand.PARTICIPATION, 40), **dict.fromkeys(by_hand.CONTRACEPTION, 0), "iud": 20, "suntik": 40,
}  # fmt: skip
"""A village that has and reports everything: every score at its best, Berkelanjutan."""

_FEW = {"pokja_anggota": 3, "sumber_dana": 7, "penggunaan_data": 6, "lintas_sektor": 10}
_WHOLES = ("pus", "keluarga", "remaja", "keluarga_balita", "keluarga_remaja", "keluarga_lansia")


def random_profiles(rows: int, seed: int) -> pd.DataFrame:
    """Profiles as floats, NaN where blank: small numbers, so that borders, ties and zeros come up often."""
    draw = np.random.default_rng(seed)
    columns = {c: draw.integers(0, _most(c) + 1, rows).astype(float) for c in by_hand.COLUMNS}
    frame = pd.DataFrame(columns)
    blank = draw.random(frame.shape) < draw.choice([0.0, 0.05, 0.3, 0.9], size=(rows, 1))
    frame = frame.mask(blank)
    silent = draw.random(rows) < 0.1
    frame.loc[silent, list(by_hand.CONTRACEPTION)] = np.nan
    return frame


def plain(row: pd.Series) -> dict[str, int | None]:
    """One profile as plain integers, None where blank."""
    return {column: None if pd.isna(value) else int(value) for column, value in row.items()}


def profiles() -> st.SearchStrategy[dict[str, int | None]]:
    """A village that has everything or never reported, with up to twelve columns otherwise, blanks included."""
    cells = st.sampled_from(by_hand.COLUMNS).flatmap(
        lambda c: st.tuples(st.just(c), st.one_of(st.none(), st.integers(0, _most(c))))
    )
    starts = st.sampled_from([FULL, dict.fromkeys(by_hand.COLUMNS), dict.fromkeys(by_hand.COLUMNS, 0)])
    return st.builds(lambda start, changes: start | dict(changes), starts, st.lists(cells, max_size=12))


def _most(column: str) -> int:
    if column in by_hand.YES_NO:
        return 1
    if column in _FEW:
        return _FEW[column]
    return 400 if column in _WHOLES else 60
