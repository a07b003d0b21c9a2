"""Scenarios for tests: small districts of every kind, what moves in them, and where they land."""

import pandas as pd
from hypothesis import strategies as st

from kkb.app import resources
from kkb.core.area import wilayah
from kkb.core.area.gazetteer import places
from kkb.core.counts.tally import Tally, tally
from kkb.core.scenario import Moves, Scenario, Start, outcome, queues, start, ways_to_move
from tests.core.by_hand import stratum
from tests.core.villages import LADDER, listed, state

RULE = resources.scheme().rule
CODES = [f"16.05.{kec:02}.{2000 + n}" for kec in (1, 2, 3) for n in range(1, 6)]
UNITS = [*CODES, f"{CODES[0]}#2", f"{CODES[7]}#2", "16.05.01.~desa-lain", "16.05.~kecamatan-lain.~desa-lain"]
LIST = pd.Series(CODES)
SILENT = "1" * 12
_LIKELY = [
    "333333333333",
    "333332223333",
    "333333332222",
    "333333332222",
    "222222222222",
    "333333331111",
    SILENT,
    SILENT,
]

digits = st.one_of(st.sampled_from(_LIKELY), st.text("1234", min_size=12, max_size=12))
counts = st.integers(0, 6)
moves = st.builds(Moves, **dict.fromkeys(ways_to_move(RULE), counts))
ratios = st.sampled_from("ABC")
targets = st.integers(0, 100)
by_area = st.dictionaries(
    st.sampled_from(["16.05.01", "16.05.02", "16.05.03", "16.05.~kecamatan-lain"]), moves, min_size=1
)
scenarios = st.one_of(
    st.builds(Scenario, targets, moves, ratio=ratios),
    st.builds(Scenario, targets, by_area=by_area, ratio=ratios),
)
states = st.dictionaries(st.sampled_from(UNITS), digits, max_size=len(UNITS)).map(
    lambda found: state("\n".join(f"{unit} {_told(scores)} {scores}" for unit, scores in sorted(found.items())))
)


def baseline(rows: pd.DataFrame, codes: pd.Series = LIST, depth: int = 3) -> Start:
    """The start of scenarios for some rows in the district 16.05."""
    queue = queues(rows, codes, RULE, depth)
    return start(rows, queue, counted(rows, codes), RULE)


def counted(rows: pd.DataFrame, codes: pd.Series = LIST) -> Tally:
    """The counts of the district."""
    return tally(rows, places(listed(*CODES)[: len(codes)]), "16.05", LADDER)


def landed(rows: pd.DataFrame, moved: pd.DataFrame, codes: pd.Series = LIST) -> Tally:
    """The counts after some moves, by making the state and counting it."""
    return counted(outcome(rows, moved), codes)


def ratio_of(found: Tally, ratio: str):
    """The share of a tally by its letter."""
    return found.share(ratio)


def part(code: str) -> str:
    """The kecamatan of a code."""
    return wilayah.cut(code, 3)


def _told(scores: str) -> str:
    points = [int(d) for d in scores]
    return stratum(sum(points[:5]) >= 15, sum(points[5:8]) >= 9, sum(points[8:]) >= 12)
