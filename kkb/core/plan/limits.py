"""What a plan must keep to, as one frozen value, and its checks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from kkb.core.errors import KkbError
from kkb.core.plan.effort import Effort
from kkb.core.rule.ladder import Ladder


@dataclass(frozen=True, slots=True)
class PlanLimits:
    """The target (whole percent of ratio A, plus a `margin` of villages against fall-backs) and the limits.

    `goal`: the stratum from which a village counts ("": the lowest that does in ratio A). `budget`: effort in all.
    `capacity`: villages per kecamatan that can be worked on; `floor`: villages per kecamatan that must be raised
    (all that are left where there are fewer); `floor_reached`: villages per kecamatan that must count in the
    end; the `_by_area` ones say it for one kecamatan. `agency_capacity`: effort per agency key. `must`,
    `excluded`: village or unit codes. `new`: village codes that will be formed: they enter at the lowest, enlarge N
    and may be raised like others. `years`: how many years of steps fit.
    """

    target: int = 60
    goal: str = ""
    margin: int = 0
    budget: int | None = None
    capacity: int | None = None
    capacity_by_area: Mapping[str, int] = field(default_factory=dict)
    floor: int = 0
    floor_reached: int = 0
    floor_by_area: Mapping[str, int] = field(default_factory=dict)
    agency_capacity: Mapping[str, int] = field(default_factory=dict)
    must: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    new: tuple[str, ...] = ()
    years: int = 1

    @property
    def watched(self) -> tuple[str, ...]:
        """The agencies whose effort is limited, by key."""
        return tuple(sorted(self.agency_capacity))


_NAMED = 8


def check_limits(limits: PlanLimits, state: pd.DataFrame, effort: Effort, ladder: Ladder) -> None:
    """KkbError for what cannot be meant: negative numbers, unknown villages, agencies or kecamatan, a village both
    wanted and excluded, a new village that is formed already.
    """
    if not 0 <= limits.target <= 100:
        raise KkbError("galat.persen_di_luar", value=limits.target)
    if limits.goal not in ("", *ladder.goals):
        raise KkbError("rencana.galat_tujuan", value=limits.goal, allowed=", ".join(ladder.goals))
    for name, number in _numbers(limits):
        if number < 0:
            raise KkbError("rencana.galat_negatif", name=name, value=number)
    if limits.years < 1:
        raise KkbError("rencana.galat_tahun", value=limits.years)
    _check_known(limits.agency_capacity, {a.key for a in effort.agencies}, "rencana.galat_instansi")
    formed = set(state["kode"]) | set(state["unit"])
    twice = sorted(set(limits.new) & formed) or sorted({c for c in limits.new if limits.new.count(c) > 1})
    if twice:
        raise KkbError("rencana.galat_sudah_terbentuk", code=twice[0])
    _check_known([*limits.must, *limits.excluded], formed | set(limits.new), "rencana.galat_desa")
    areas = set(state["kode_kec"]) | {code.rpartition(".")[0] for code in limits.new}
    _check_known([*limits.capacity_by_area, *limits.floor_by_area], areas, "rencana.galat_kecamatan")
    both = sorted(limits.must & limits.excluded)
    if both:
        raise KkbError("rencana.galat_bentrok", code=both[0])


def _numbers(limits: PlanLimits) -> Iterable[tuple[str, int]]:
    single = {
        "pengaman": limits.margin, "anggaran": limits.budget or 0, "kapasitas kecamatan": limits.capacity or 0,
        "lantai kecamatan": min(limits.floor, limits.floor_reached),
    }  # fmt: skip
    yield from single.items()
    for by_area in (limits.capacity_by_area, limits.floor_by_area, limits.agency_capacity):
        yield from by_area.items()


def _check_known(codes: Iterable[str], known: set[str], key: str) -> None:
    unknown = sorted(set(codes) - known)
    if unknown:
        raise KkbError(key, code=unknown[0], known=", ".join(sorted(known)[:_NAMED]) or "–")
