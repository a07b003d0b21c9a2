"""What words in a table of actions stand for: headings, tasks, instansi, statuses, and the villages there are."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from kkb.core.area.wilayah import normal_name


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """What words in a file or table stand for. Spellings are compared by `normal_name`; keys are what is stored.

    `heads`: field by heading; `labels`: the heading of a field for sentences; `best`: the highest score of each item
    (a programme has none); `villages`: codes that may carry an action.
    """

    heads: Mapping[str, str]
    labels: Mapping[str, str]
    tasks: Mapping[str, str]
    agencies: Mapping[str, str]
    statuses: Mapping[str, str]
    best: Mapping[str, int]
    villages: Container[str]
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The spellings shown as what is allowed, by field."""

    def key(self, kind: str, text: str) -> str | None:
        """The key a spelling stands for ("tugas", "instansi" or "status"); None = nobody knows it."""
        known = {"tugas": self.tasks, "instansi": self.agencies, "status": self.statuses}[kind]
        return known.get(normal_name(text))
