"""One agreed action, and the questions asked of many: which are late, whose they are, how they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from kkb.core.area.wilayah import Level, cut, is_within

STATUSES = ("rencana", "berjalan", "selesai", "batal")
OPEN = ("rencana", "berjalan")
VALUES = (
    "unit", "tugas", "dari", "ke", "instansi", "peran", "tenggat", "status", "catatan", "disepakati",
)  # fmt: skip
"""What people agree on and may change; the rest of an action is written by the store."""
IDENTITY = ("unit", "tugas")
"""What makes it this action and no other: never changed once it is stored."""
EXAMPLE_STANDS = timedelta(days=184)
"""The example stands still so long after its meeting, on the date of its newest data: opened years later, it does not
look as if nobody had done anything since."""


@dataclass(frozen=True, slots=True)
class Action:
    """Who does what where by when. `unit` is a Kampung KB (code of its village, `#2` for a second one there).

    `tugas` is an item or a convergence programme by key; `dari` and `ke` the scores of an item's step (None for a
    programme); `peran` a role, never a name. `id` None and `versi` 0: not stored yet. Moments are UTC.
    """

    unit: str
    tugas: str
    instansi: str
    tenggat: date
    disepakati: date
    dari: int | None = None
    ke: int | None = None
    peran: str = ""
    status: str = "rencana"
    catatan: str = ""
    contoh: bool = False
    id: int | None = None
    versi: int = 0
    dibuat_oleh: str = ""
    dibuat: datetime | None = None
    diubah_oleh: str = ""
    diubah: datetime | None = None

    @property
    def kode(self) -> str:
        """The code of its village."""
        return self.unit.partition("#")[0]

    @property
    def kode_kec(self) -> str:
        """The code of its kecamatan."""
        return cut(self.unit, Level.KECAMATAN)

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.status in OPEN

    def day(self, today: date) -> date:
        """The day by which it is judged: today; for one of the example no later than where the example stands."""
        return min(today, self.disepakati + EXAMPLE_STANDS) if self.contoh else today

    def days_late(self, today: date) -> int:
        """Days by which an open action has passed its due date; 0 = not late.

        >>> agreed = Action("16.05.01.2001", "input_pokja", "dppkb", date(2025, 5, 1), date(2025, 1, 1))
        >>> agreed.days_late(date(2025, 5, 4))
        3
        """
        return max(0, (self.day(today) - self.tenggat).days) if self.is_open else 0

    def values(self) -> dict[str, object]:
        """What was agreed, by field."""
        return {name: getattr(self, name) for name in VALUES}

    def is_same(self, other: "Action") -> bool:
        """Whether the same was agreed."""
        return self.values() == other.values()


@dataclass(frozen=True, slots=True)
class ActionFilter:
    """Which actions are looked at; "" = all. `late`: only those past their due date."""

    instansi: str = ""
    kode_kec: str = ""
    status: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class ActionCounts:
    """How many actions there are, by status, and how many of the open ones are late on `day`.

    An office's own actions and those of the example are never one count: beside own ones, `example` holds the rest.
    """

    day: date
    total: int
    by_status: dict[str, int]
    late: int
    example: "ActionCounts | None" = None

    @property
    def open(self) -> int:
        """Those still to be done."""
        return sum(self.by_status[status] for status in OPEN)


def chosen(actions: Iterable[Action], choice: ActionFilter, today: date) -> tuple[Action, ...]:
    """The actions of a choice, those due first in front."""
    found = [
        action
        for action in actions
        if choice.instansi in ("", action.instansi)
        and choice.status in ("", action.status)
        and (not choice.kode_kec or is_within(action.unit, choice.kode_kec))
        and (not choice.late or action.days_late(today))
    ]
    return tuple(sorted(found, key=lambda a: (not a.is_open, a.tenggat, a.unit, a.tugas, a.id or 0)))


def standing(actions: Sequence[Action], today: date) -> ActionCounts:
    """How an office's own actions stand today; those of the example on the day where the example stands."""
    own, made_up = ([a for a in actions if a.contoh is flag] for flag in (False, True))
    if own and made_up:
        return replace(_standing(own, today), example=_standing(made_up, today))
    return _standing(actions, today)


def _standing(actions: Sequence[Action], today: date) -> ActionCounts:
    counts = {status: sum(a.status == status for a in actions) for status in STATUSES}
    day = max((a.day(today) for a in actions), default=today)
    return ActionCounts(day, len(actions), counts, sum(a.days_late(today) > 0 for a in actions))


def fresh(wanted: Iterable[Action], known: Iterable[Action]) -> tuple[Action, ...]:
    """The wanted actions for which there is no open one yet: the same Kampung KB, task and step."""
    held = {(a.unit, a.tugas, a.ke) for a in known if a.is_open}
    return tuple(a for a in wanted if (a.unit, a.tugas, a.ke) not in held)
