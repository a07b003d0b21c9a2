"""The database of dated snapshots."""

from kkb.store.actions import ActionChange, Actions, Saved
from kkb.store.boundaries import NewBoundary, StoredBoundary
from kkb.store.database import sqlite_url
from kkb.store.dataset import Dataset, NewDataset
from kkb.store.names import Names, Spelling
from kkb.store.reading import HISTORY_COLUMNS
from kkb.store.settings import StoredSetting
from kkb.store.snapshot import NewSnapshot, Snapshot
from kkb.store.store import Store, open_store
from kkb.store.targets import StoredTarget

__all__ = [
    "HISTORY_COLUMNS",
    "ActionChange",
    "Actions",
    "Dataset",
    "Names",
    "NewBoundary",
    "NewDataset",
    "NewSnapshot",
    "Saved",
    "Snapshot",
    "Spelling",
    "Store",
    "StoredBoundary",
    "StoredSetting",
    "StoredTarget",
    "open_store",
    "sqlite_url",
]  # fmt: skip
