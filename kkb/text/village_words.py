"""One Kampung KB in words: its class, what it misses by variable, its items, the steps of least effort."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kkb.core.plan import Steps, cheapest_steps
from kkb.core.plan.effort import Effort
from kkb.core.rule.ladder import Ladder
from kkb.core.rule.rule_gap import RuleGap, scores_of
from kkb.core.rule.ruleset import RuleSet
from kkb.core.scheme import Scheme
from kkb.text import format as fmt
from kkb.text.markdown import plain
from kkb.text.plan_words import PlanWords, step_words
from kkb.text.strata_words import class_name
from kkb.text.wording import Wording

ITEM_COLUMNS = ("item", "skor", "arti", "berikut", "instansi")
STEP_COLUMNS = ("item", "langkah", "kerja", "instansi", "upaya")


def unit_class(row: Mapping[str, object], scheme: Scheme, words: Wording) -> str:
    """What a Kampung KB is called: its stratum, not reported, or unreadable."""
    return class_name(scheme.ladder.class_of(row["strata"], bool(row["lapor"])), scheme, words)


def unit_answer(row: Mapping[str, object], found: RuleGap, scheme: Scheme, words: Wording) -> str:
    """The first line about one Kampung KB: what it is and what it misses to count. Safe in Markdown."""
    values = {
        "nama": plain(row["kampung"] or row["nama"]), "strata": unit_class(row, scheme, words),
        "poin": fmt.number(found.points, words.lang), "rincian": shortfall(found, words),
    }  # fmt: skip
    return words.text(f"desa.jawab_{_case(row, found, scheme)}", **values)


def fall_sentence(before: Mapping[str, Any] | None, row: Mapping[str, Any], scheme: Scheme, words: Wording) -> str:
    """That a Kampung KB fell since its data before, and by which items; "" when it did not. Safe in Markdown."""
    rank = scheme.ladder.rank
    if before is None or not 0 <= rank(row["strata"]) < rank(before["strata"]):
        return ""
    was, now = ({item: score or 1 for item, score in scores_of(one).items()} for one in (before, row))
    fallen = [
        f"{item.label(words.lang)} {was[item.key]} → {now[item.key]}"
        for item in scheme.items
        if now[item.key] < was[item.key]
    ]
    values = {"dulu": unit_class(before, scheme, words), "sejak": fmt.day(before["tanggal"], words.lang)}
    values |= {"kini": unit_class(row, scheme, words), "rincian": ", ".join(fallen)}
    return words.text("desa.turun" if fallen else "desa.turun_tanpa_item", **values)


def shortfall(found: RuleGap, words: Wording) -> str:
    """What is missing on the nearest way to count."""
    said = [
        words.text("desa.kurang_variabel", nama=v.name, n=v.short, ada=v.total, perlu=v.pass_sum) for v in found.missing
    ]
    return f" {words.text('desa.dan')} ".join(said) if said else words.text("desa.kurang_tidak_ada")


def item_records(row: Mapping[str, object], scheme: Scheme, words: Wording) -> list[dict[str, str]]:
    """The twelve items (ITEM_COLUMNS): score, what it means, what the next score needs, who is responsible."""
    scores = scores_of(row)
    records = []
    for item in scheme.items:
        score = scores[item.key]
        following = None if (score or 1) >= item.max_score else (score or 1) + 1
        records.append({
            "item": item.label(words.lang), "skor": f"{score or fmt.NOTHING}/{item.max_score}",
            "arti": item.meaning(score) if score else words.text("kartu.kosong"),
            "berikut": item.meaning(following) if following else words.text("desa.sudah_puncak"),
            "instansi": item.agency,
        })  # fmt: skip
    return records


def step_records(steps: Steps, told: PlanWords) -> list[dict[str, str]]:
    """The steps of a village (STEP_COLUMNS) in the order of the rule."""
    records: list[dict[str, str]] = []
    for step in steps.steps:
        said = step_words(step, told)
        records.append({
            "item": said["item"], "langkah": f"{step.start} → {step.end}", "kerja": said["kerja"],
            "instansi": said["instansi"], "upaya": told.number(step.effort),
        })  # fmt: skip
    return records


def goal_steps(row: Mapping[str, object], rule: RuleSet, effort: Effort) -> tuple[tuple[str, Steps | None], ...]:
    """The cheapest steps to each open goal. A goal that the steps before it reach by the rule is not told twice."""
    found: list[tuple[str, Steps | None]] = []
    for goal in open_goals(row, rule.ladder):
        before = found[-1][1] if found else None
        if before is None or rule.ladder.rank(before.stratum) < rule.ladder.rank(goal):
            found.append((goal, cheapest_steps(scores_of(row), rule, effort, goal)))
    return tuple(found)


def step_answer(steps: Steps | None, goal: str, told: PlanWords) -> str:
    """How far it is to a goal by least effort; the stratum named is the one the rule gives after the steps."""
    name = told.stratum(steps.stratum if steps else goal)
    if steps is None:
        return told.words.text("desa.langkah_tidak_mungkin", tujuan=name)
    if not steps.steps:
        return told.words.text("desa.langkah_tidak_perlu", tujuan=name)
    effort = {"upaya": told.number(steps.effort), "satuan": told.unit}
    return told.words.text("desa.langkah_perlu", tujuan=name, n=len(steps.steps), **effort)


def goal_key(goal: str, ladder: Ladder) -> str:
    """The sentence that says what a goal is for: to count, or to climb on."""
    return "desa.langkah_tercapai" if goal == ladder.goals[0] else "desa.langkah_puncak"


def open_goals(row: Mapping[str, object], ladder: Ladder) -> tuple[str, ...]:
    """The goals a Kampung KB has not reached by its given stratum."""
    return tuple(goal for goal in ladder.goals if ladder.rank(goal) > ladder.rank(row["strata"]))


def _case(row: Mapping[str, object], found: RuleGap, scheme: Scheme) -> str:
    if row["strata"] in scheme.reached:
        return "tercapai" if not found.points else "tercapai_beda"
    if not row["lapor"]:
        return "belum_lapor"
    if row["strata"] not in scheme.ladder.keys:
        return "tidak_dikenal"
    return "kurang" if found.points else "cukup_beda"


@dataclass(frozen=True, slots=True)
class Gauge:
    """An index: its name, its value (None = blank), where it passes, and in words whether it passes."""

    name: str
    value: float | None
    passes_at: float
    note: str


@dataclass(frozen=True, slots=True)
class VillageSheet:
    """What stands on one page. All of it is text as it is, never markup.

    `label` marks made-up data; `items` rows of five cells below `heads`; `blocks` titled lists of lines, cut where the
    page ends (`more` says how many are left, with a place {n}).
    """

    title: str
    place: str
    label: str
    answer: str
    gauges: tuple[Gauge, ...]
    heads: tuple[str, ...]
    items: tuple[tuple[str, ...], ...]
    blocks: tuple[tuple[str, tuple[str, ...]], ...]
    footer: str
    more: str
