"""Two people change the same action: both changes hold, unless they want different things of the same field."""

from dataclasses import dataclass, replace

from kkb.core.actions.action import VALUES, Action


@dataclass(frozen=True, slots=True)
class Conflict:
    """`mine` and `theirs` want different things of `fields`. `merged` holds all else of both, and theirs of these."""

    mine: Action
    theirs: Action
    merged: Action
    fields: tuple[str, ...]

    def settled(self, *, mine: bool) -> Action:
        """The action after a person chose: my values of the disputed fields, or those that are stored."""
        return replace(self.merged, **{f: getattr(self.mine, f) for f in self.fields}) if mine else self.merged


def merge(base: Action | None, theirs: Action, mine: Action) -> Action | Conflict:
    """What is to be stored when `mine` was made from `base` and `theirs` is stored by now (its version is kept).

    `base` None (not known any more): every field in which the two differ is in dispute.
    """
    changed = [f for f in VALUES if base is None or getattr(mine, f) != getattr(base, f)]
    disputed = tuple(f for f in changed if getattr(theirs, f) != getattr(mine, f) and _moved(base, theirs, f))
    merged = replace(theirs, **{f: getattr(mine, f) for f in changed if f not in disputed})
    return Conflict(mine, theirs, merged, disputed) if disputed else merged


def _moved(base: Action | None, theirs: Action, field: str) -> bool:
    return base is None or getattr(theirs, field) != getattr(base, field)
