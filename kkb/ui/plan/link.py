"""A question for a plan as parts of a link. Anything that cannot be read is dropped; what is usual is left out.

Capacity per agency: `ren_instansi=dinkes:40,dppkb:60`. Other effort for single steps: `ren_upaya=output_mkjp.2:9`.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from kkb.core.plan import PlanLimits
from kkb.core.plan.effort import MOST, Effort

NUMBERS = {
    "target": "ren_target", "budget": "ren_anggaran", "capacity": "ren_kapasitas", "floor": "ren_lantai",
    "floor_reached": "ren_capaian", "margin": "ren_pengaman", "new": "ren_baru", "years": "ren_tahun",
    "rupiah": "ren_rupiah",
}  # fmt: skip
CODES = {"must": "ren_wajib", "excluded": "ren_kecuali"}
WAY, GOAL, AGENCIES, PRICES = "ren_arah", "ren_tujuan", "ren_instansi", "ren_upaya"
WAYS = ("target", "anggaran")
PARAMETERS = (*NUMBERS.values(), *CODES.values(), WAY, GOAL, AGENCIES, PRICES)
MOST_YEARS, MOST_RUPIAH = 10, 10**9
_LEAST, _HIGHEST = {"years": 1, "rupiah": 1}, {"target": 100, "years": MOST_YEARS, "rupiah": MOST_RUPIAH}
_DIGITS = 13


@dataclass(frozen=True, slots=True)
class PlanAsk:
    """What is asked of a plan; None = not said. `goal`: a stratum, "" the lowest that counts.

    `furthest`: as far as the limits allow, whatever the target.

    `rupiah`: what a point of effort costs; with it everything is counted in rupiah. `agencies`: (key, effort);
    `prices`: (item, to, effort) of the steps that cost something else than usual.
    """

    furthest: bool = False
    goal: str = ""
    target: int | None = None
    budget: int | None = None
    capacity: int | None = None
    floor: int | None = None
    floor_reached: int | None = None
    margin: int | None = None
    new: int | None = None
    years: int | None = None
    rupiah: int | None = None
    must: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    agencies: tuple[tuple[str, int], ...] = ()
    prices: tuple[tuple[str, int, int], ...] = ()


def parse_ask(params: Mapping[str, str], goals: Sequence[str]) -> PlanAsk:
    """The question of a link; `goals` are the strata it may aim at, the usual one first.

    >>> parse_ask({"ren_anggaran": "40", "ren_arah": "anggaran", "ren_tahun": "0"}, ("mandiri",))
    PlanAsk(furthest=True, goal='', target=None, budget=40, ...years=None...)
    """
    numbers = {name: _number(params.get(part, ""), name) for name, part in NUMBERS.items()}
    codes = {name: _codes(params.get(part, "")) for name, part in CODES.items()}
    goal = params.get(GOAL, "")
    return PlanAsk(
        furthest=params.get(WAY) == WAYS[1], goal=goal if goal in goals[1:] else "", **numbers, **codes,
        agencies=tuple((key, n) for key, n in _pairs(params.get(AGENCIES, ""))),
        prices=tuple(
            (item, int(to), n) for key, n in _pairs(params.get(PRICES, ""))
            for item, _, to in [key.rpartition(".")] if item and to in ("2", "3", "4")
        ),
    )  # fmt: skip


def ask_params(ask: PlanAsk) -> dict[str, str]:
    """The parts of the link that ask the same again.

    >>> ask_params(PlanAsk(target=60, must=("16.05.01.2001",), agencies=(("dinkes", 40),)))
    {'ren_target': '60', 'ren_wajib': '16.05.01.2001', 'ren_instansi': 'dinkes:40'}
    """
    found = {part: str(n) for name, part in NUMBERS.items() if (n := getattr(ask, name)) is not None}
    found |= {part: ",".join(getattr(ask, name)) for name, part in CODES.items()}
    found |= {WAY: WAYS[1] if ask.furthest else "", GOAL: ask.goal}
    found |= {AGENCIES: format_agencies(ask.agencies), PRICES: format_prices(ask.prices)}
    return {part: text for part, text in found.items() if text}


def format_agencies(agencies: tuple[tuple[str, int], ...]) -> str:
    """The link part of capacities per agency."""
    return ",".join(f"{key}:{n}" for key, n in sorted(agencies))


def format_prices(prices: tuple[tuple[str, int, int], ...]) -> str:
    """The link part of efforts that differ from the price list."""
    return ",".join(f"{item}.{to}:{n}" for item, to, n in sorted(prices))


def limits_of(ask: PlanAsk, new: tuple[str, ...], places: Collection[str]) -> PlanLimits:
    """The limits that a question with a target means: `new` are the villages to be formed, `places` the codes and units
    that can be wanted or excluded (others are dropped).
    """
    return PlanLimits(
        target=ask.target or 0, goal=ask.goal, margin=ask.margin or 0, budget=ask.budget, capacity=ask.capacity,
        floor=ask.floor or 0, floor_reached=ask.floor_reached or 0, agency_capacity=dict(ask.agencies),
        must=frozenset(ask.must).intersection(places), excluded=frozenset(ask.excluded).intersection(places),
        new=new, years=ask.years or 1,
    )  # fmt: skip


def effort_of(ask: PlanAsk, usual: Effort) -> Effort:
    """The price list that a question means: in points, or all of it in rupiah; single steps at their own price."""
    found = usual if ask.rupiah is None else in_rupiah(usual, ask.rupiah)
    steps = {(item.key, rung.to) for item in usual.items for rung in item.rungs}
    for item, to, effort in ask.prices:
        if (item, to) in steps:
            found = found.repriced(item, to, effort)
    return found


def in_rupiah(usual: Effort, rupiah: int) -> Effort:
    """A price list in points as one in rupiah, at so many rupiah a point."""
    items = tuple(
        replace(item, rungs=tuple(replace(rung, effort=min(MOST, rung.effort * rupiah)) for rung in item.rungs))
        for item in usual.items
    )
    return replace(usual, unit="rupiah", items=items)


def _number(text: str, name: str) -> int | None:
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
        return None
    number = int(text)
    return number if _LEAST.get(name, 0) <= number <= _HIGHEST.get(name, MOST) else None


def _codes(text: str) -> tuple[str, ...]:
    return tuple(sorted({code for code in text.split(",") if code}))


def _pairs(text: str) -> list[tuple[str, int]]:
    parts = (part.partition(":") for part in text.split(","))
    found = {key: int(n) for key, _, n in parts if key and n.isascii() and n.isdigit() and len(n) <= _DIGITS}
    return sorted((key, n) for key, n in found.items() if n <= MOST)
