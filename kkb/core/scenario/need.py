"""Backward: what must still move to reach the target of a scenario, exact in whole villages, and why it cannot be."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from kkb.core.counts.ratio import Share, gap, meets, needed
from kkb.core.scenario.queue import chosen, in_turn
from kkb.core.scenario.scenario import FALL, FORMED, REPORT, Moves, Scenario
from kkb.core.scenario.start import Start, share_after


@dataclass(frozen=True, slots=True)
class NeedWay:
    """One way to the target: its key, the moves it adds, the scenario with them, the effort they take together.

    Keys: terdekat (whoever takes the least effort), a stratum (only those that rise out of it), lapor (late reports
    only),    naik_lapor (all rises, and the fewest late reports), baru (forming, ratio C), kurangi_baru (form fewer).
    """

    key: str
    moves: Moves
    scenario: Scenario
    effort: int = 0


@dataclass(frozen=True, slots=True)
class FarthestReach:
    """How far it goes at most: `risen` when all reported ones rise, `told` when all silent ones report as well.

    `left` counts who even then is not in the target classes of `risen`, by cause; together they are total minus n.
    """

    risen: Share
    told: Share
    left: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Need:
    """Where a scenario lands (`share`), how many villages it is short, the ways to make that good, and the reach.

    When the target is met, `may_fall` reached villages may be lost, and `may_form` formed (ratio A only), without
    missing it again.
    """

    share: Share
    short: int
    ways: tuple[NeedWay, ...]
    reach: FarthestReach
    may_fall: int | None = None
    may_form: int | None = None


def need(baseline: Start, scenario: Scenario) -> Need:
    """What a scenario still needs. The moves it has already are kept."""
    moved = chosen(baseline.queue, scenario)
    share = share_after(baseline, moved, scenario.ratio)
    reach = _reach(baseline, scenario, moved)
    if not meets(share, scenario.target):
        return Need(share, gap(share, scenario.target), tuple(_ways(baseline, scenario, moved)), reach)
    spare = share.n - needed(scenario.target, share.total)
    return Need(share, 0, (), reach, spare, _may_form(baseline, scenario, moved))


def _ways(baseline: Start, scenario: Scenario, moved: pd.DataFrame) -> list[NeedWay]:
    if scenario.ratio == "C":
        return _only(baseline, scenario, moved, {FORMED: (FORMED,)})
    each = {way: (way,) for way in reversed(baseline.rises)}
    found = _only(baseline, scenario, moved, {"terdekat": baseline.rises} | each)
    together = [] if found else _risen_and_told(baseline, scenario, moved)
    found += _only(baseline, scenario, moved, {REPORT: (REPORT,)}) + together + _fewer_new(baseline, scenario, moved)
    return [way for n, way in enumerate(found) if way.moves not in [earlier.moves for earlier in found[:n]]]


def _only(
    baseline: Start, scenario: Scenario, moved: pd.DataFrame, kinds: Mapping[str, tuple[str, ...]]
) -> list[NeedWay]:
    ways = (
        (key, _fewest(baseline, scenario, moved, _waiting(baseline, scenario, moved, k))) for key, k in kinds.items()
    )
    return [_way(key, scenario, more) for key, more in ways if more is not None]


def _risen_and_told(baseline: Start, scenario: Scenario, moved: pd.DataFrame) -> list[NeedWay]:
    rises = _waiting(baseline, scenario, moved, baseline.rises)
    silent = _waiting(baseline, scenario, moved, (REPORT,))
    more = _fewest(baseline, scenario, pd.concat([moved, rises]), silent)
    return [] if more is None else [_way("naik_lapor", scenario, pd.concat([rises, more]))]


def _fewer_new(baseline: Start, scenario: Scenario, moved: pd.DataFrame) -> list[NeedWay]:
    share, formed = share_after(baseline, moved, scenario.ratio), int((moved["antrean"] == FORMED).sum())
    if scenario.by_area or scenario.ratio != "A" or not formed or not scenario.target:
        return []
    fewer = 100 * share.n // scenario.target - (share.total - formed)
    if not 0 <= fewer < formed or share.total - formed + fewer == 0:
        return []
    moves = Moves(**{**scenario.moves, FORMED: fewer})
    return [NeedWay("kurangi_baru", Moves(**{FORMED: fewer}), replace(scenario, moves=moves))]


def _waiting(baseline: Start, scenario: Scenario, moved: pd.DataFrame, kinds: tuple[str, ...]) -> pd.DataFrame:
    """Those of some queues that do not move yet, in the order in which they would."""
    queue = baseline.queue
    mine = queue[queue["antrean"].isin(kinds)]
    waiting = mine[~mine.index.isin(moved.index)]
    # Each queue stands in its order already, but several are to be merged, and ratio B has its own.
    waiting = waiting.sort_values("urutan") if len(kinds) > 1 else waiting
    return waiting.sort_values("ganda", kind="stable") if scenario.ratio == "B" else waiting


def _fewest(baseline: Start, scenario: Scenario, moved: pd.DataFrame, more: pd.DataFrame) -> pd.DataFrame | None:
    """The first few of `more` that reach the target together with `moved`; None when all of them do not."""
    deal = in_turn if scenario.by_area else _as_dealt

    def reaches(count: int) -> bool:
        every = deal(pd.concat([moved, more.iloc[:count]]), baseline.queue)
        return meets(share_after(baseline, every, scenario.ratio), scenario.target)

    if more.empty or not reaches(len(more)):
        return None
    low = gap(share_after(baseline, moved, scenario.ratio), scenario.target) - 1
    return more.iloc[: _first(reaches, max(low, 0), len(more))]


def _first(reaches: Callable[[int], bool], low: int, high: int) -> int:
    """The smallest count above `low` (which does not reach) that does; `high` does. One more than `low` tried first."""
    middle = low + 1
    while high - low > 1:
        low, high = (low, middle) if reaches(middle) else (middle, high)
        middle = (low + high) // 2
    return high


def _as_dealt(moved: pd.DataFrame, _: pd.DataFrame) -> pd.DataFrame:
    return moved


def _way(key: str, scenario: Scenario, more: pd.DataFrame) -> NeedWay:
    by_part = _moves_by(more, "bagian") if scenario.by_area else {}
    moves = Moves(**more["antrean"].value_counts().astype(int).to_dict())
    return NeedWay(key, moves, scenario.plus(moves, by_part), int(more["upaya"].sum()))


def _moves_by(rows: pd.DataFrame, column: str) -> dict[str, Moves]:
    found: dict[str, dict[str, int]] = {}
    for (code, name), count in rows.groupby([column, "antrean"]).size().items():
        found.setdefault(str(code), {})[str(name)] = int(count)
    return {code: Moves(**counts) for code, counts in found.items()}


def _reach(baseline: Start, scenario: Scenario, moved: pd.DataFrame) -> FarthestReach:
    kinds = (FORMED,) if scenario.ratio == "C" else baseline.rises
    risen = pd.concat([moved, _waiting(baseline, scenario, moved, kinds)])
    silent = _waiting(baseline, scenario, moved, () if scenario.ratio == "C" else (REPORT,))
    share = share_after(baseline, risen, scenario.ratio)
    told = in_turn(pd.concat([risen, silent]), baseline.queue) if scenario.by_area else pd.concat([risen, silent])
    return FarthestReach(
        share, share_after(baseline, told, scenario.ratio), _left(baseline, moved, share, scenario.ratio)
    )


def _left(baseline: Start, moved: pd.DataFrame, risen: Share, ratio: str) -> dict[str, int]:
    ways = moved["antrean"].value_counts()
    silent = baseline.most[REPORT] - int(ways.get(REPORT, 0))
    told_low = int(((moved["antrean"] == REPORT) & ~moved["ke"].isin(baseline.reached)).sum())
    causes = {"belum_lapor": silent, "lapor_rendah": told_low, "tidak_dikenal": baseline.counts.tidak_dikenal}
    causes |= {FORMED: int(ways.get(FORMED, 0)), FALL: int(ways.get(FALL, 0))}
    if ratio != "A":
        formed = baseline.counts.desa_terbentuk + causes[FORMED]
        unformed = max(0, baseline.counts.desa - formed) if ratio == "B" else 0
        causes = {"belum_terbentuk": unformed, "lainnya": risen.total - risen.n - unformed}
    return {cause: count for cause, count in causes.items() if count}


def _may_form(baseline: Start, scenario: Scenario, moved: pd.DataFrame) -> int | None:
    if scenario.ratio != "A":
        return None
    share = share_after(baseline, moved)
    waiting = baseline.most[FORMED] - int((moved["antrean"] == FORMED).sum())
    return min(waiting, 100 * share.n // scenario.target - share.total) if scenario.target else waiting
