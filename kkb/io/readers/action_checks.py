"""Whether an action can be stored, and everything that is wrong with one that cannot."""

from collections.abc import Iterator
from datetime import date

from kkb.core.actions.action import STATUSES, Action
from kkb.core.actions.vocabulary import Vocabulary
from kkb.core.issue import Issue

LONGEST = {"peran": 80, "catatan": 200}
FIRST_DAY, LAST_DAY = date(2016, 1, 1), date(2100, 12, 31)
_QUOTED = 60


def check_action(action: Action, known: Vocabulary, row: int | None = None) -> list[Issue]:
    """Everything that keeps an action from being stored; its task and instansi are keys already."""
    found = [*_place_and_step(action, known, row), *_days(action, known, row)]
    if action.status not in STATUSES:
        found.append(refusal("aksi_status", ("status", action.status), known, row, allowed=known.names["status"]))
    for name, most in LONGEST.items():
        text = getattr(action, name)
        if len(text) > most:
            found.append(refusal("aksi_panjang", (name, f"{text[:20]}…"), known, row, hint=str(most)))
    return found


def refusal(
    code: str,
    found: tuple[str, object],
    known: Vocabulary,
    row: int | None,
    *,
    allowed: tuple[str, ...] = (),
    hint: str | None = None,
) -> Issue:
    """A finding that keeps an action out; `found` is the field and what stood there."""
    name, value = found
    return Issue(code, "tolak", row, known.labels[name], str(value)[:_QUOTED], allowed, hint)


def _place_and_step(action: Action, known: Vocabulary, row: int | None) -> Iterator[Issue]:
    if action.kode not in known.villages:
        yield refusal("aksi_desa", ("unit", action.unit), known, row)
    best, start, end = known.best.get(action.tugas), action.dari, action.ke
    if best is not None and (start is None or end is None or not 1 <= start < end <= best):
        step = f"{'' if start is None else start} → {'' if end is None else end}"
        yield refusal("aksi_langkah", ("ke", step), known, row, hint=str(best))


def _days(action: Action, known: Vocabulary, row: int | None) -> Iterator[Issue]:
    for name in ("tenggat", "disepakati"):
        day = getattr(action, name)
        if not FIRST_DAY <= day <= LAST_DAY:
            hint = f"{FIRST_DAY.year}–{LAST_DAY.year}"
            yield refusal("aksi_tahun", (name, day.isoformat()), known, row, hint=hint)
    if action.tenggat < action.disepakati:
        due = ("tenggat", action.tenggat.isoformat())
        yield refusal("aksi_tenggat", due, known, row, hint=action.disepakati.isoformat())
