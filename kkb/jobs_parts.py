"""Whether a file is its whole region or a part, for both front ends: what tells it, and what is stored then."""

import pandas as pd

from kkb.core.part import Doubt, doubt, expected_coverage, laid_over, parts_of
from kkb.io.classification import Reading
from kkb.jobs import Desk


def part_doubt(desk: Desk, reading: Reading) -> Doubt | None:
    """What makes it likely that a file is only a part of its region, beside what is stored of it by its date."""
    before = desk.store.rows_at(reading.region, reading.date)
    expected = expected_coverage(desk.targets(), reading.date)
    places = desk.places(pd.concat([before, reading.rows])) if len(before) else desk.places(reading.rows)
    return doubt(reading.rows, reading.region, before, places, expected)


def parts_said(desk: Desk, reading: Reading) -> frozenset[str]:
    """The kabupaten of a file of which a person said that it is a part."""
    return parts_of(part_doubt(desk, reading), reading.rows)


def state_after(desk: Desk, reading: Reading) -> pd.DataFrame:
    """The rows of the region once a file is stored as a part."""
    before = desk.store.rows_at(reading.region, reading.date)
    return laid_over(before[~before["contoh"].astype(bool)], reading.rows, parts_said(desk, reading))
