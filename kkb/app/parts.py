"""Whether a file is its whole region or a part, for both front ends: what tells it, and what is stored then."""

from dataclasses import replace

import pandas as pd

from kkb.app.context import AppContext
from kkb.app.respelt import without_respelt
from kkb.core.issue import Issue
from kkb.core.quality.part import Doubt, doubt, expected_coverage, laid_over, parts_of
from kkb.io.readers.classification import Reading


def part_doubt(app: AppContext, reading: Reading) -> Doubt | None:
    """What makes it likely that a file is only a part of its region, beside what is stored of it by its date."""
    before = app.store.rows_at(reading.region, reading.date)
    expected = expected_coverage(app.targets(), reading.date)
    places = app.places(pd.concat([before, reading.rows])) if len(before) else app.places(reading.rows)
    return doubt(reading.rows, reading.region, before, places, expected)


def with_shortage(app: AppContext, reading: Reading, found: Doubt | None) -> Reading:
    """A reading with the kabupaten cut short as one more finding, where nobody is asked about them."""
    if found is None or found.is_asked:
        return reading
    places = app.places(reading.rows)
    short = sorted(found.short, key=lambda one: one.count - (one.before or 0))
    named = tuple(f"{places.name(one.code)} {one.count}/{one.before}" for one in short)
    issue = Issue("kabupaten_berkurang", "periksa", value=str(len(short)), allowed=named, hint=str(found.held))
    return replace(reading, issues=(*reading.issues, issue))


def parts_said(app: AppContext, reading: Reading) -> frozenset[str]:
    """The kabupaten of a file of which a person said that it is a part."""
    return parts_of(part_doubt(app, reading), reading.rows)


def state_after(app: AppContext, reading: Reading) -> pd.DataFrame:
    """The rows of the region once a file is stored as a part."""
    before = app.store.rows_at(reading.region, reading.date)
    kept = without_respelt(app, reading, before[~before["contoh"].astype(bool)])
    return laid_over(kept, reading.rows, parts_said(app, reading))
