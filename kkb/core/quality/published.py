"""Published figures: what a source printed, kept as printed; and checks that report contradictions, repairing none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kkb.core.issue import Issue

KINDS = (
    "A", "A_di_bawah", "C", "terbentuk", "pokja", "target_A", "target_C", "target_rumah_dataku",
)  # fmt: skip
OF_STRATUM = "strata_"
"""Begins the kind of a figure that counts one stratum, by its key."""
ROUNDING = 1.0


@dataclass(frozen=True, slots=True)
class Published:
    """One figure as a source printed it. `kind` is one of KINDS, or OF_STRATUM with a key.

    Counts and percent are None where not printed.
    """

    area: str
    name: str
    day: date
    kind: str
    n: int | None
    total: int | None
    percent: float | None
    wording: str
    source: str
    note: str


def check_published(figures: Iterable[Published], reached: Sequence[str]) -> tuple[Issue, ...]:
    """Contradictions inside the published figures: shares against counts, sums, targets judged too early.

    `reached`: the strata that count, whose percentages add up to ratio A.
    """
    every = tuple(figures)
    found = [*_wrong_shares(every), *_wrong_sums(every, reached), *_wrong_yardstick(every), *_fewer_groups(every)]
    return tuple(found)


def _wrong_shares(figures: tuple[Published, ...]) -> Iterable[Issue]:
    for f in figures:
        if f.n is not None and f.total and f.percent is not None and abs(100 * f.n / f.total - f.percent) > ROUNDING:
            yield _issue("terbit_bagi", f, f"{f.percent:g} %", f"{f.n} / {f.total} = {100 * f.n / f.total:.1f} %")


def _wrong_sums(figures: tuple[Published, ...], reached: Sequence[str]) -> Iterable[Issue]:
    percents = {(f.area, f.day, f.kind): f for f in figures if f.percent is not None}
    for (area, day, kind), whole in percents.items():
        parts = [percents.get((area, day, f"{OF_STRATUM}{s}")) for s in reached]
        shares = [part.percent for part in parts if part is not None and part.percent is not None]
        if kind != "A" or len(shares) < len(parts) or whole.percent is None:
            continue
        if abs(sum(shares) - whole.percent) > ROUNDING:
            added = " + ".join(f"{share:g}" for share in shares)
            yield _issue("terbit_jumlah", whole, f"{whole.percent:g} %", f"{added} = {sum(shares):g} %")


def _wrong_yardstick(figures: tuple[Published, ...]) -> Iterable[Issue]:
    targets = {(f.area, f.day.year): f for f in figures if f.kind == "target_A"}
    for f in figures:
        own = targets.get((f.area, f.day.year))
        if f.kind == "A_di_bawah" and own and own.percent != f.percent:
            yield _issue("terbit_target", f, f"{f.percent:g} %", f"{own.percent:g} % ({own.source})")


def _fewer_groups(figures: tuple[Published, ...]) -> Iterable[Issue]:
    formed = {(f.area, f.day): f for f in figures if f.kind == "terbentuk"}
    for f in figures:
        whole = formed.get((f.area, f.day))
        if f.kind == "pokja" and whole and f.n != whole.n:
            yield _issue("terbit_pokja", f, f.wording, whole.wording)


def _issue(code: str, figure: Published, value: str, hint: str) -> Issue:
    return Issue(code, "periksa", value=value, allowed=(f"{figure.name} ({figure.source})",), hint=hint)


@dataclass(frozen=True, slots=True)
class SharePoint:
    """A published value of ratio A: percent at a day, with `upper` when the source only says it was below."""

    area: str
    name: str
    day: date
    percent: float
    upper: bool
    source: str


def share_points(figures: Iterable[Published], areas: Iterable[str], reached: Sequence[str]) -> tuple[SharePoint, ...]:
    """Published values of ratio A for some areas, by date: printed shares, "under X", and the sum of the
    strata that count (`reached`) where all of them are printed.
    """
    wanted, every = set(areas), tuple(figures)
    points = [
        SharePoint(f.area, f.name, f.day, f.percent, f.kind == "A_di_bawah", f.source)
        for f in every
        if f.area in wanted and f.kind in ("A", "A_di_bawah") and f.percent is not None
    ]
    counts = {(f.area, f.day, f.kind): f.n for f in every if f.n is not None}
    for f in every:
        if f.area in wanted and f.total and f.kind == f"{OF_STRATUM}{reached[0]}":
            own = [counts.get((f.area, f.day, f"{OF_STRATUM}{key}")) for key in reached]
            known = [n for n in own if n is not None]
            if len(known) == len(own):
                points.append(SharePoint(f.area, f.name, f.day, 100 * sum(known) / f.total, False, f.source))
    return tuple(sorted(points, key=lambda p: (p.day, p.area)))
