"""A plan as a value: which villages, which steps, whether it is proven, and what stands in its way if there is none."""

from dataclasses import dataclass

from kkb.core.counts.ratio import Share

OPTIMAL, IMPOSSIBLE, UNPROVEN = "optimal", "tidak_mungkin", "belum_terbukti"


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One item of one village from score `start` to `end` (= start + 1): effort and the key of who does it."""

    item: str
    start: int
    end: int
    effort: int
    agency: str


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of one village, in the order of the rule's items; `stratum` is what the rule then gives."""

    steps: tuple[PlanStep, ...]
    effort: int
    stratum: str


@dataclass(frozen=True, slots=True)
class VillagePlan:
    """One Kampung KB of a plan. `stratum` as given now (None = unknown), `goal` what the rule gives after the steps.

    No steps and no effort: its scores satisfy the rule already, only its given stratum says otherwise. `scores`: the
    twelve scores after the steps. `is_new`: will be formed first.
    """

    unit: str
    kode: str
    kode_kec: str
    stratum: str | None
    goal: str
    effort: int
    steps: tuple[PlanStep, ...]
    scores: tuple[int, ...]
    is_must: bool
    is_new: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A limit in the way of the target: what was given, and what it must be at least (or at most) instead.

    `limit`: "anggaran", "kapasitas", "lantai", "instansi", "langkah" (years), "kecuali", "wajib", "pengaman", "target".
    `name`: the agency or village it is about. `needed` None: no number, lifting the limit is what helps. `alone`:
    moving this limit alone is enough; otherwise several are in the way together.
    """

    limit: str
    name: str | None
    given: int
    needed: int | None
    alone: bool

    @property
    def short(self) -> int | None:
        """By how much the limit is missed."""
        return None if self.needed is None else abs(self.needed - self.given)


@dataclass(frozen=True, slots=True)
class Plan:
    """The answer. `status`: "optimal", "tidak_mungkin" or "belum_terbukti" (found, but not proven in time).

    `before`: reached now of all Kampung KB formed; `total`: N with the new ones; `needed`: villages the target asks of
    `total`; `margin`: villages beyond that. `effort`: in all; no plan takes less than `bound`. `villages`: by effort,
    then code. `reserves`: the next cheapest villages, should one of these fall out. `furthest`: where there is no plan,
    how many villages could count at most (None: not even what must be done fits). `blocks`: what stands in the way.
    """

    status: str
    effort: int
    bound: int
    before: Share
    total: int
    needed: int
    margin: int
    villages: tuple[VillagePlan, ...] = ()
    reserves: tuple[VillagePlan, ...] = ()
    blocks: tuple[Block, ...] = ()
    furthest: int | None = None

    @property
    def after(self) -> Share:
        """Reached when the plan is carried out, of all Kampung KB then formed."""
        return Share(self.before.n + len(self.villages), self.total)

    @property
    def short(self) -> int:
        """Villages that are still missing now to the target and the margin."""
        return max(0, self.needed + self.margin - self.before.n)

    @property
    def found(self) -> bool:
        """Whether there is a plan to carry out."""
        return self.status != IMPOSSIBLE
