"""Who may move, where to, and in which order: those that take the least effort, as in a plan, then by code."""

import pandas as pd

from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.counts.tally import cut_codes
from kkb.core.rule.paths import falling_ends, holding_margin, missing_points, rising_ends
from kkb.core.rule.ruleset import RuleSet
from kkb.core.scenario.reporting import expected_strata, reported_mix
from kkb.core.scenario.scenario import FALL, FORMED, REPORT, Moves, Scenario

OUT_OF_REACH = 10**9
"""The effort of a village that no steps bring to the target: last in its queue."""
_COLUMNS = ["unit", "kode", "kode_kec", "antrean", "poin", "upaya", "dari", "ke"]


def queues(
    state: pd.DataFrame,
    listed: pd.Series,
    ruleset: RuleSet,
    depth: int = Level.KECAMATAN,
    peers: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Who may move and in which order.

    Columns: unit, kode, kode_kec, antrean (way to move), poin, upaya, dari, ke (strata), bagian (its area at the
    level `depth`, 3 = kecamatan), urutan (its place among all), ganda (a rise that adds no village to ratio B: a second
    Kampung KB, an unconfirmed name). `poin` is what the village misses to reach the target classes, for a fall the
    margin by which what holds it there passes. Rises go by `upaya`, the least effort, and end at `tujuan`, what the
    rule then gives: both stand in `state` (from `kkb.core.plan.least_steps`); without them points take the place of
    effort. `state` has STATE_COLUMNS and the ITEMS; `listed` are the village codes of the
    official list; the reported ones among `peers` (default `state`) are what silent villages are taken to be like.
    """
    parts = [
        _rising(state, ruleset),
        _falling(state, ruleset),
        _newly(state, listed, ruleset),
        _silent(state, state if peers is None else peers, ruleset),
    ]
    every = pd.concat([part[_COLUMNS] for part in parts if len(part)] or [parts[0][_COLUMNS]], ignore_index=True)
    every["bagian"] = cut_codes(every["kode"], depth)
    every = every.sort_values(["antrean", "upaya", "unit"], ignore_index=True)
    every["urutan"] = every[["upaya", "unit"]].sort_values(["upaya", "unit"]).assign(n=range(len(every)))["n"]
    every["ganda"] = _adds_no_village(every, state, ruleset)
    return every


def limits(queue: pd.DataFrame) -> Moves:
    """The most that can move: the sizes of the queues."""
    return Moves(**{str(way): int(count) for way, count in queue["antrean"].value_counts().items()})


def chosen(queue: pd.DataFrame, scenario: Scenario) -> pd.DataFrame:
    """The part of the queue that the scenario moves: per queue its first k, in the area or per part.

    A village that would rise and fall at once only falls. For ratio B those whose village is not
    counted yet go first.
    """
    if scenario.all_moves == Moves():  # only the target moves, as most often in a meeting
        return queue.iloc[:0]
    if scenario.ratio == "B":
        queue = queue.sort_values(["antrean", "ganda"], kind="stable")
    if scenario.by_area:
        wanted = {(code, way): count for code, moves in scenario.by_area.items() for way, count in moves.items()}
        place = queue.groupby(["bagian", "antrean"]).cumcount()
        limit = pd.Series([wanted.get(key, 0) for key in zip(queue["bagian"], queue["antrean"], strict=True)])
    else:
        place = queue.groupby("antrean").cumcount()
        limit = queue["antrean"].map({way: scenario.moves[way] for way in queue["antrean"].unique()}).astype("int64")
    moved = queue[place.to_numpy() < limit.to_numpy()]
    fallen = moved.loc[moved["antrean"] == FALL, "unit"]
    moved = moved[(moved["antrean"] == FALL) | ~moved["unit"].isin(fallen)]
    return in_turn(moved, queue) if scenario.by_area else moved


def in_turn(moved: pd.DataFrame, queue: pd.DataFrame) -> pd.DataFrame:
    """The same moves, the strata of those that report at last dealt out anew in their order within each kabupaten."""
    telling = moved[moved["antrean"] == REPORT].sort_values("unit")
    if telling.empty:
        return moved
    silent = queue[queue["antrean"] == REPORT]
    deal = {kab: iter(part) for kab, part in silent["ke"].groupby(silent["kode_kec"].map(wilayah.parent))}
    dealt = pd.Series([next(deal[wilayah.parent(kec)]) for kec in telling["kode_kec"]], telling.index, dtype=object)
    return moved.assign(ke=dealt.reindex(moved.index).fillna(moved["ke"]))


def _rising(state: pd.DataFrame, ruleset: RuleSet) -> pd.DataFrame:
    ends, ladder = rising_ends(ruleset), ruleset.ladder
    is_known = state["strata"].ne(ladder.entry) | state["lapor"].astype(bool)
    found = state[state["strata"].isin(list(ends)) & is_known]
    points, usual = missing_points(found, ruleset), found["strata"].map(ends)
    lines = {"antrean": found["strata"], "poin": points, "upaya": points, "dari": found["strata"], "ke": usual}
    if "upaya" in found:
        lines["upaya"] = found["upaya"].fillna(OUT_OF_REACH).astype("int64")
        is_on_way = ~found["strata"].isin(ladder.reached) & found["tujuan"].notna()
        lines["ke"] = found["tujuan"].where(is_on_way, usual)
    return found.assign(**lines)


def _falling(state: pd.DataFrame, ruleset: RuleSet) -> pd.DataFrame:
    ends = falling_ends(ruleset)
    found = state[state["strata"].isin(list(ends))]
    margin = holding_margin(found, ruleset)
    return found.assign(antrean=FALL, poin=margin, upaya=margin, dari=found["strata"], ke=found["strata"].map(ends))


def _newly(state: pd.DataFrame, listed: pd.Series, ruleset: RuleSet) -> pd.DataFrame:
    fresh = sorted(set(listed) - set(state["kode"]))
    where = [wilayah.parent(code) for code in fresh]
    given = {"unit": fresh, "kode": fresh, "kode_kec": where}
    entry = ruleset.ladder.entry
    return pd.DataFrame(given, dtype=object).assign(antrean=FORMED, poin=0, upaya=0, dari=None, ke=entry)


def _silent(state: pd.DataFrame, peers: pd.DataFrame, ruleset: RuleSet) -> pd.DataFrame:
    ladder = ruleset.ladder
    found = state[state["strata"].eq(ladder.entry) & ~state["lapor"].astype(bool)].sort_values("unit")
    ends = expected_strata(found["kode_kab"].tolist(), reported_mix(peers, ladder), ladder)
    ke = pd.Series(ends, found.index, dtype=object)
    return found.assign(antrean=REPORT, poin=0, upaya=0, dari=ladder.entry, ke=ke)


def _adds_no_village(every: pd.DataFrame, state: pd.DataFrame, ruleset: RuleSet) -> pd.Series:
    reached = ruleset.ladder.reached
    up = every["antrean"].isin([way for way in rising_ends(ruleset) if way not in reached])
    counted = set(state.loc[state["strata"].isin(reached), "kode"])
    order = every[up].sort_values(["upaya", "unit"])
    again = order["kode"].duplicated().reindex(every.index, fill_value=False)
    unlisted = every["kode"].str.contains("~", regex=False)
    return up & (again | unlisted | every["kode"].isin(counted))
