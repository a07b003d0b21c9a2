"""What the store holds of files, for both front ends: snapshots and datasets, each listed, taken out and put back."""

import pandas as pd

from kkb.app.context import AppContext
from kkb.core.issue import Issue
from kkb.store import Dataset, Snapshot

__all__ = [
    "Dataset",
    "Snapshot",
    "dataset",
    "dataset_issues",
    "datasets",
    "redo_dataset",
    "redo_snapshot",
    "snapshot_issues",
    "snapshots",
    "undo_dataset",
    "undo_snapshot",
]


def snapshots(app: AppContext, region: str | None = None) -> tuple[Snapshot, ...]:
    """Snapshots with rows in a region (None = all), undone ones too; newest date, then newest import first."""
    return app.store.snapshots(region)


def snapshot_issues(app: AppContext, number: int) -> tuple[Issue, ...]:
    """What was found in the file of a snapshot. Raises KkbError for an unknown number."""
    return app.store.issues(number)


def undo_snapshot(app: AppContext, number: int) -> Snapshot:
    """Take a snapshot out; what it superseded speaks again. Raises KkbError for an unknown or undone number."""
    return app.store.undo(number)


def redo_snapshot(app: AppContext, number: int) -> Snapshot:
    """Put an undone snapshot back. Raises KkbError for an unknown or live number, or when its file is live."""
    return app.store.redo(number)


def datasets(app: AppContext, kind: str | None = None, region: str | None = None) -> tuple[Dataset, ...]:
    """Datasets of a kind (None = all) with rows in a region (None = all), undone ones too; newest date first."""
    return app.store.side.sets(kind, region)


def dataset(app: AppContext, number: int) -> tuple[Dataset, pd.DataFrame]:
    """A dataset and its rows. Raises KkbError for an unknown number."""
    return app.store.side.one(number)


def dataset_issues(app: AppContext, number: int) -> tuple[Issue, ...]:
    """What was found in the file of a dataset. Raises KkbError for an unknown number."""
    return app.store.side.issues(number)


def undo_dataset(app: AppContext, number: int) -> Dataset:
    """Take a dataset out; what it superseded speaks again. Raises KkbError for an unknown or undone number."""
    return app.store.side.undo(number)


def redo_dataset(app: AppContext, number: int) -> Dataset:
    """Put an undone dataset back. Raises KkbError for an unknown or live number, or when its file is live."""
    return app.store.side.redo(number)
