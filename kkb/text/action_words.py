"""Agreed actions in words: names of tasks, instansi and statuses, and the sentences about them."""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kkb.core.actions.action import STATUSES, VALUES, Action, ActionCounts
from kkb.core.actions.follow_up import JUDGED, Outcome
from kkb.core.actions.merge import Conflict
from kkb.core.actions.vocabulary import Vocabulary
from kkb.core.area.wilayah import normal_name
from kkb.core.convergence.scheme import Convergence
from kkb.core.counts.ratio import Share
from kkb.core.plan.effort import Effort
from kkb.core.rule.ruleset import RuleSet
from kkb.text import format as fmt
from kkb.text.markdown import plain
from kkb.text.wording import Wording

FILE_FIELDS = ("id", "versi", "unit", "nama", "kecamatan", *VALUES[1:], "keadaan", "asal")
"""The columns of an exported table; `nama`, `kecamatan`, `keadaan` and `asal` are only for reading."""


@dataclass(frozen=True, slots=True, eq=False)
class ActionWords:
    """What actions are told with. `name`: the name of an area or village by its code."""

    words: Wording
    rule: RuleSet
    effort: Effort
    convergence: Convergence
    name: Callable[[str], str]

    @property
    def tasks(self) -> dict[str, str]:
        """The twelve items, then the convergence programmes: name by key."""
        items = {item.key: item.label(self.words.lang) for item in self.rule.items}
        twice = {name for name in items.values() if list(items.values()).count(name) > 1}
        variable = {
            item.key: next(v.name for v in self.rule.variables if v.key == item.variable) for item in self.rule.items
        }
        items = {key: f"{variable[key]} {name}" if name in twice else name for key, name in items.items()}
        return items | {task.key: task.label(self.words.lang) for task in self.convergence.programmes}

    @property
    def agencies(self) -> dict[str, str]:
        """Every instansi: name by key, those of the price list first."""
        named = {a.key: a.label(self.words.lang) for a in self.effort.agencies}
        return named | {a.key: a.label(self.words.lang) for a in self.convergence.agencies if a.key not in named}

    @property
    def statuses(self) -> dict[str, str]:
        """The statuses in words."""
        return {status: self.words.text(f"sepakat.status_{status}") for status in STATUSES}

    def label(self, field: str) -> str:
        """The heading of a field."""
        return self.words.text(f"sepakat.kolom_{field}")

    def task(self, key: str) -> str:
        """The name of an item or programme; a key that is no longer known stands as it is."""
        return self.tasks.get(key, key)

    def agency(self, key: str) -> str:
        """The name of an instansi."""
        return self.agencies.get(key, key)

    def step(self, action: Action) -> str:
        """From which score to which; a dash for a programme."""
        return fmt.NOTHING if action.ke is None else f"{action.dari} → {action.ke}"

    def origin(self, action: Action) -> str:
        """Whose it is: the office's own, or the example's."""
        return self.words.text("sepakat.asal_contoh" if action.contoh else "sepakat.asal_kantor")

    def value(self, field: str, value: object) -> str:
        """One value as it is read."""
        if isinstance(value, date):
            return fmt.short_day(value, self.words.lang)
        named = {"tugas": self.task, "instansi": self.agency, "status": lambda key: self.statuses.get(key, key)}
        text = named[field](str(value)) if field in named else "" if value is None else str(value)
        return text or fmt.NOTHING


def build_vocabulary(told: Sequence[ActionWords], villages: Container[str]) -> Vocabulary:
    """What words stand for in any of some languages; the first is the one sentences are in."""
    first = told[0]

    def keyed(named: Iterable[dict[str, str]]) -> dict[str, str]:
        pairs = [(spelling, key) for names in named for key, name in names.items() for spelling in (name, key)]
        return {normal_name(spelling): key for spelling, key in reversed(pairs)}

    return Vocabulary(
        heads=keyed([{field: one.label(field) for field in FILE_FIELDS} for one in told]),
        labels={field: first.label(field) for field in FILE_FIELDS},
        tasks=keyed([one.tasks for one in told]),
        agencies=keyed([one.agencies for one in told]),
        statuses=keyed([one.statuses for one in told]),
        best={item.key: item.max_score for item in first.rule.items},
        villages=villages,
        names={
            "tugas": tuple(first.tasks.values()), "instansi": tuple(first.agencies.values()),
            "status": tuple(first.statuses.values()),
        },
    )  # fmt: skip


def standing_sentence(found: ActionCounts, name: str, words: Wording) -> str:
    """How the agreed actions of an area stand, in one sentence."""
    number: Callable = lambda n: fmt.number(n, words.lang)  # noqa: E731
    if not found.total:
        return words.text("sepakat.jawab_kosong", nama=plain(name))
    key = "sepakat.jawab_lewat" if found.late else "sepakat.jawab"
    told = words.text(
        key, nama=plain(name), total=number(found.total), buka=number(found.open), lewat=number(found.late),
        selesai=fmt.fraction(Share(found.by_status["selesai"], found.total), words.lang),
        hari=fmt.day(found.day, words.lang),
    )  # fmt: skip
    made_up = found.example
    if made_up is None:
        return told
    values = {"n": number(made_up.total), "hari": fmt.day(made_up.day, words.lang), "lewat": number(made_up.late)}
    return f"{told} {words.text('sepakat.jawab_contoh', **values)}"


def judged_sentence(actions: Sequence[Action], days: tuple[date, date | None], words: Wording) -> str:
    """Which day judges what is late: `days` are today and the date of the page's data (None = there is none)."""
    today, data = days
    own, made_up = ([a.day(today) for a in actions if a.contoh is flag] for flag in (False, True))
    key = "sepakat.dinilai_campur" if own and made_up else "sepakat.dinilai_kantor" if own else "sepakat.dinilai_contoh"
    judged = max(own or made_up, default=today)
    said = words.text(key, hari=fmt.day(judged, words.lang), contoh=fmt.day(max(made_up, default=today), words.lang))
    if data is None or data == judged:
        return said
    return f"{said} {words.text('sepakat.dinilai_data', data=fmt.day(data, words.lang))}"


def follow_up_sentence(outcomes: Sequence[Outcome], name: str, words: Wording) -> str:
    """What became of what was agreed, in one sentence."""
    counts = {result: sum(o.result == result for o in outcomes) for result in (*JUDGED, "menunggu", "tanpa_skor")}
    judged = sum(counts[result] for result in JUDGED)
    if not outcomes:
        return words.text("sepakat.jawab_kosong", nama=plain(name))
    numbers = {result: fmt.number(count, words.lang) for result, count in counts.items()}
    rest = words.text("sepakat.tindak_sisa", **numbers)
    if not judged:
        return words.text(
            "sepakat.tindak_belum", nama=plain(name), total=fmt.number(len(outcomes), words.lang), sisa=rest
        )
    share = fmt.share(Share(counts["tercapai"], judged), words.lang)
    return words.text("sepakat.tindak_jawab", nama=plain(name), pangsa=share, sisa=rest, **numbers)


def conflict_sentence(conflict: Conflict, told: ActionWords) -> str:
    """Both values of every disputed field, and who stored the other one."""
    mine, theirs = conflict.mine, conflict.theirs
    fields = [
        told.words.text(
            "sepakat.bentrok_bagian", kolom=told.label(field), saya=told.value(field, getattr(mine, field)),
            tersimpan=told.value(field, getattr(theirs, field)),
        )
        for field in conflict.fields
    ]  # fmt: skip
    return told.words.text(
        "sepakat.bentrok", id=theirs.id, nama=told.name(theirs.kode), tugas=told.task(theirs.tugas),
        oleh=theirs.diubah_oleh, rincian="; ".join(fields),
    )  # fmt: skip
