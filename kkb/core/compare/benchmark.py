"""What areas are held against: the area they lie in, its province, a target, or a published figure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kkb.core.area.wilayah import Level
from kkb.core.counts.area_view import AreaView
from kkb.core.counts.ratio import Share
from kkb.core.quality.published import Published

OWN, PROVINCE, TARGET, BORROWED, PUBLISHED = "daerah", "provinsi", "target", "pembanding", "terbit"


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One yardstick in percent. `key` is its part of a link, `kind` one of OWN, PROVINCE, TARGET, BORROWED (a
    target of another area) and PUBLISHED.

    `share`: its counts, where it is counted from data; `source` and `day`: who published it, and of when.
    """

    key: str
    kind: str
    name: str
    percent: float
    share: Share | None = None
    source: str | None = None
    day: date | None = None


def benchmarks(seen: AreaView, province: AreaView | None, published: Iterable[Published]) -> tuple[Benchmark, ...]:
    """The yardsticks for the areas of a view, its own share first; only those that have a value."""
    found = [_counted(OWN, PROVINCE if seen.level == Level.PROVINSI else OWN, seen)]
    if province is not None and province.area != seen.area:
        found.append(_counted(PROVINCE, PROVINCE, province))
    target = seen.judged[-1].target if seen.judged else seen.benchmark
    if target is not None:
        kind = TARGET if seen.judged else BORROWED
        name, percent = seen.places.name(target.area), float(target.percent)
        found.append(Benchmark(kind, kind, name, percent, None, target.source, target.due))
    found += [
        Benchmark(f"{PUBLISHED}_{f.area}", PUBLISHED, f.name, f.percent, None, f.source, f.day)
        for f in published
        if f.kind == "A" and f.percent is not None
    ]
    return tuple(one for one in found if one is not None)


def _counted(key: str, kind: str, seen: AreaView) -> Benchmark | None:
    share = seen.tally.share_a
    return None if share.percent is None else Benchmark(key, kind, seen.name, share.percent, share)
