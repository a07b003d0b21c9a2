"""How the forecast does on invented nations whose pace follows a path, and on invented countries: a table per horizon
and size.

    python -m benchmarks.ramalan [--districts 300] [--seeds 2] [--draws 200] [--worlds rises,steady] [--jobs 2]

Every world is made again from its seeds, so the table is the same on every machine. Of each: CRPS over that of "nothing
changes", and how often in a hundred the 80 % interval held (above p90 / below p10), over all seeds together.
"""

import argparse
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import product

from kkb.core.forecast.backtest import Trying, backtest
from kkb.core.forecast.backtest_scores import BacktestReport, Score
from tests.core.made_nation import WORLDS, made_nation
from tests.core.villages import LADDER

HORIZONS = ("to 31 days", "32-92", "93-183", "184-274", "beyond")
SIZES = ("under 10", "10-19", "20-39", "40-79", "80 and more")


def judged(asked: tuple[str, int, int, int]) -> BacktestReport:
    """The backtest of one world. `asked`: name, seed, districts, draws."""
    name, seed, districts, draws = asked
    history, listed = made_nation(replace(WORLDS[name], districts=districts, seed=seed))
    return backtest(history, listed, LADDER, trying=Trying(draws=draws))


def joined(scores: Sequence[Score]) -> Score:
    """The score of the forecasts of several backtests together."""
    total = sum(own.n for own in scores)
    means = (
        sum(getattr(own, name) * own.n for own in scores) / total for name in Score.__dataclass_fields__ if name != "n"
    )
    return Score(total, *means)


def ratio(score: Score, digits: int) -> str:
    """CRPS over that of "nothing changes", a dash where nothing changed."""
    return "-" if score.ratio is None else f"{score.ratio:.{digits}f}"


def cell(score: Score) -> str:
    """One cell of the table: the interval held, above and below, in percent."""
    return f"{100 * score.coverage80:.0f} ({100 * score.above90:.0f}/{100 * score.below10:.0f})"


def row(name: str, reports: Sequence[BacktestReport]) -> str:
    """The row of a world in the table, as Markdown."""
    total = joined([own.total for own in reports if own.total])
    cells = [ratio(total, 3), cell(total)]
    for kind, least in (("by_horizon", (32, 93, 184, 275)), ("by_size", (0, 10, 20, 40, 80))):
        for first in least:
            found = [each.score for own in reports for each in getattr(own, kind) if each.least == first]
            cells.append(f"{cell(joined(found))} {ratio(joined(found), 2)}" if found else "-")
    return " | ".join(["", name, *cells, ""]).strip()


def main() -> None:
    """Print the table, a row as soon as its world is judged."""
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("--districts", type=int, default=300)
    wanted.add_argument("--seeds", type=int, default=2)
    wanted.add_argument("--draws", type=int, default=200)
    wanted.add_argument("--worlds", default=",".join(WORLDS))
    wanted.add_argument("--jobs", type=int, default=2)
    asked = wanted.parse_args()
    worlds, seeds = asked.worlds.split(","), range(1, asked.seeds + 1)
    print(" | ".join(["", "world", "CRPS", "held", *HORIZONS[1:], *SIZES, ""]).strip())
    print("|" + "---|" * 12)
    with ProcessPoolExecutor(asked.jobs) as pool:
        found = pool.map(judged, [(*pair, asked.districts, asked.draws) for pair in product(worlds, seeds)])
        for name in worlds:
            print(row(name, [next(found) for _ in seeds]), flush=True)


if __name__ == "__main__":
    main()
