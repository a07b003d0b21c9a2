"""The labelled example for a store that never held anything: snapshots, what stands beside them, agreed actions."""

import pandas as pd

from kkb.app import resources
from kkb.core.actions.action import Action
from kkb.core.actions.example import example_actions
from kkb.core.area import wilayah
from kkb.example import ExampleSide, ExampleSnapshot
from kkb.store import NewDataset, NewSnapshot, Store

EXAMPLE_FILE = "Contoh (bukan data resmi)"
_WITH_ACTIONS = ("16.73", "16.05", "18.04", "17.71")


def seed_example(store: Store) -> None:
    """The example for a new store; what stands beside it for one that has the example without (made by an earlier
    version, or stopped in between).
    """
    _seed_snapshots(store)
    _seed_actions(store)


def _seed_snapshots(store: Store) -> None:
    is_new = store.version() == 0
    if not is_new and (store.side.sets() or not any(s.contoh for s in store.snapshots())):
        return
    snapshots = resources.example()
    if is_new:
        store.seed([_example(s) for s in snapshots])
    store.side.seed([_example_side(s) for s in resources.example_beside(snapshots)])


def _example(made: ExampleSnapshot) -> NewSnapshot:
    return NewSnapshot(
        wilayah=made.kode_kab, tanggal=made.tanggal, berkas=EXAMPLE_FILE,
        sha256=f"contoh-{made.kode_kab}-{made.tanggal}", contoh=True, oleh="contoh", issues=(), rows=made.rows,
    )  # fmt: skip


def _example_side(made: ExampleSide) -> NewDataset:
    return NewDataset(
        jenis=made.jenis, wilayah=wilayah.INDONESIA, tanggal=made.tanggal, berkas=EXAMPLE_FILE,
        sha256=f"contoh-{made.jenis}-{made.tanggal}", contoh=True, oleh="contoh", issues=(), rows=made.rows,
    )  # fmt: skip


def _seed_actions(store: Store) -> None:
    """A few actions for a store that holds the example and never held an action."""
    if store.actions.was_used():
        return
    made: list[Action] = []
    for region in _WITH_ACTIONS:
        days = store.dates(region)
        rows = store.rows_at(region, days[-2]) if len(days) > 1 else pd.DataFrame()
        if len(rows) and rows["contoh"].all():
            made += example_actions(rows, days[-2], resources.scheme().rule, resources.effort())
    if made:
        store.actions.seed(made, "contoh")
