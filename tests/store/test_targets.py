"""Targets in the database, SQLite and PostgreSQL alike: added, undone, never lost; every change moves the version."""

from datetime import date

import pytest

from kkb.core.errors import KkbError
from kkb.core.target.targets import Target
from kkb.store import Store

FIRST = Target("16.05", "A", date(2027, 12, 31), 40, "SK 1")
SECOND = Target("16.05", "A", date(2027, 12, 31), 60, "SK 2")
OTHER = Target("18.04", "C", date(2030, 12, 31), 100, "Perda")


def states(store: Store) -> list[tuple[int, str]]:
    return [(one.target.percent, one.state) for one in store.targets.all()]


def test_the_newest_of_one_area_ratio_and_date_counts(store: Store) -> None:
    version = store.version()
    store.targets.save([FIRST, OTHER], "ani")
    store.targets.save([SECOND], "budi")
    assert states(store) == [(60, "berlaku"), (100, "berlaku"), (40, "diganti")]
    assert set(store.targets.live()) == {SECOND, OTHER}
    assert store.version() == version + 2
    assert [one.oleh for one in store.targets.all()] == ["budi", "ani", "ani"]


def test_undoing_brings_back_the_one_before_and_is_told(store: Store) -> None:
    store.targets.save([FIRST], "ani")
    store.targets.save([SECOND], "ani")
    newest = store.targets.all()[0]
    undone = store.targets.undo(newest.id, "budi")
    assert (undone.target, undone.dibatalkan_oleh, undone.state) == (SECOND, "budi", "dibatalkan")
    assert store.targets.live() == (FIRST,)
    for number in (newest.id, 99):
        with pytest.raises(KkbError) as caught:
            store.targets.undo(number, "budi")
        assert (caught.value.key, caught.value.values["nomor"]) == ("sasaran.galat_nomor", number)


def test_nothing_to_set_changes_nothing(store: Store) -> None:
    version = store.version()
    store.targets.save([], "ani")
    assert (store.version(), store.targets.all()) == (version, ())
