"""A snapshot: the rows of one region at one date from one file, before and after it is stored."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Literal

import pandas as pd

from kkb.core.issue import Issue

SnapshotState = Literal["berlaku", "riwayat", "tertutup", "dibatalkan"]


@dataclass(frozen=True, slots=True, eq=False)
class NewSnapshot:
    """What an import hands over. `rows` has ROW_COLUMNS; every row lies in `wilayah`, a kabupaten or wider.

    `parts`: the codes of kabupaten of which the file holds a part; all others it holds whole.
    """

    wilayah: str
    tanggal: date
    berkas: str
    sha256: str
    contoh: bool
    oleh: str
    issues: tuple[Issue, ...]
    rows: pd.DataFrame
    parts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stored:
    """What is told of anything that came into the store from a file. `dibuat` and `dibatalkan` are UTC.

    `state`, in the region that was asked about: berlaku = some kabupaten's newest state comes from it; riwayat = it
    speaks for an earlier date only; tertutup = live but never heard, because a later import of the same date, or a
    district's own data before the example, stands before it; dibatalkan = undone.
    """

    id: int
    wilayah: str
    tanggal: date
    berkas: str
    sha256: str
    contoh: bool
    jumlah_baris: int
    jumlah_isu: int
    oleh: str
    dibuat: datetime
    dibatalkan: datetime | None
    state: SnapshotState

    @property
    def in_force(self) -> bool:
        """Whether it speaks now: the newest state of some area comes from it."""
        return self.state == "berlaku"


@dataclass(frozen=True, slots=True)
class Snapshot(Stored):
    """A stored snapshot; `sebagian`: it holds a part of a kabupaten, whose other villages keep their last state."""

    sebagian: bool = False


def issues_text(issues: Iterable[Issue]) -> str:
    """Findings as JSON text, in ASCII: whatever a file held, every database takes it."""
    return json.dumps([asdict(issue) for issue in issues], default=_plain)


def parse_issues(text: str) -> tuple[Issue, ...]:
    """Findings from their JSON text."""
    return tuple(Issue(**{**raw, "allowed": tuple(raw["allowed"])}) for raw in json.loads(text))


def _plain(value: object) -> object:
    return value.item() if hasattr(value, "item") else str(value)
