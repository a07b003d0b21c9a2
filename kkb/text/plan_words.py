"""A plan in words: the first line, what is in its way and by how much, who does what in which village."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from kkb.core.counts.ratio import Share
from kkb.core.plan import IMPOSSIBLE, OPTIMAL, Block, Plan, PlanLimits, PlanStep
from kkb.core.plan.effort import Effort
from kkb.core.scheme import Scheme
from kkb.text import format as fmt
from kkb.text.markdown import plain
from kkb.text.wording import Wording

_INDENT = "   "


@dataclass(frozen=True, slots=True)
class PlanWords:
    """What a plan is told with. `name`: the name of an area or village by its code; `is_aimed`: whether somebody set or
    asked for the share in the limits.
    """

    words: Wording
    scheme: Scheme
    effort: Effort
    limits: PlanLimits
    name: Callable[[str], str]
    is_aimed: bool = True

    @property
    def unit(self) -> str:
        """What effort is counted in."""
        return self.words.text(f"rencana.satuan_{self.effort.unit}")

    def number(self, value: int | None) -> str:
        """A number in the language of the plan; a dash for none."""
        return fmt.NOTHING if value is None else fmt.number(value, self.words.lang)

    def agency(self, key: str) -> str:
        """The name of an agency."""
        agency = self.effort.agency(key)
        return agency.label(self.words.lang)

    def stratum(self, key: str | None) -> str:
        """The name of a stratum; of none, that it is not known."""
        found = self.scheme.stratum(key or "tidak_dikenal")
        return found.label(self.words.lang)


def plan_answer(plan: Plan, area: str, told: PlanWords, *, is_furthest: bool = False) -> str:
    """The first line: what the plan reaches with how much effort, or that it cannot be."""
    return told.words.text(f"rencana.jawab_{_kind(plan, told, is_furthest)}", **_answer_values(plan, area, told))


def block_sentences(plan: Plan, told: PlanWords) -> list[str]:
    """Which limits are in the way and by how much, one sentence each."""
    alone = [_block(block, told, "batas") for block in plan.blocks if block.alone]
    joint = [_block(block, told, "bersama") for block in plan.blocks if not block.alone]
    needs_lead = any(not block.alone and block.limit != "wajib" for block in plan.blocks)
    return [*alone, *([told.words.text("rencana.bersama")] if needs_lead else []), *joint]


def step_words(step: PlanStep, told: PlanWords) -> dict[str, Any]:
    """The words of one step: the item, from, to, the work and who does it."""
    item, rung = told.scheme.rule.item(step.item), told.effort.item(step.item).rung(step.end)
    return {
        "item": item.label(told.words.lang), "dari": step.start, "ke": step.end,
        "kerja": rung.work_in(told.words.lang), "instansi": told.agency(step.agency),
    }  # fmt: skip


def plan_lines(plan: Plan, told: PlanWords) -> Iterator[str]:
    """The plan village by village, each with its steps, as lines of text."""
    for n, village in enumerate(plan.villages, 1):
        yield told.words.text(
            "rencana.baris_desa", urutan=n, nama=told.name(village.kode), kode=village.unit,
            dari=told.stratum(village.stratum), ke=told.stratum(village.goal), upaya=told.number(village.effort),
            satuan=told.unit,
        )  # fmt: skip
        for step in village.steps:
            yield _INDENT + told.words.text("rencana.baris_langkah", **step_words(step, told))
        if not village.steps:
            yield _INDENT + told.words.text("rencana.baris_tanpa_langkah")


def _kind(plan: Plan, told: PlanWords, is_furthest: bool) -> str:
    if plan.status == IMPOSSIBLE:
        return "bertentangan" if plan.furthest is None else "tidak_mungkin"
    if plan.status != OPTIMAL:
        return "belum_terbukti" if plan.villages else "belum_ditemukan"
    if is_furthest:
        return "terjauh" if told.is_aimed else "terjauh_bebas"
    return "optimal" if plan.villages else "sudah"


def _answer_values(plan: Plan, area: str, told: PlanWords) -> dict[str, object]:
    lang, needed = told.words.lang, told.number(plan.needed)
    if plan.margin:
        needed = told.words.text("rencana.perlu_pengaman", perlu=needed, pengaman=told.number(plan.margin))
    return {
        "nama": plain(told.name(area)), "target": fmt.percent(told.limits.target, lang, 0), "perlu": needed,
        "n": told.number(len(plan.villages)), "upaya": told.number(plan.effort), "satuan": told.unit,
        "kini": fmt.share(Share(plan.before.n, plan.total), lang), "sesudah": fmt.share(plan.after, lang),
        "batas_bawah": told.number(plan.bound), "terjauh": told.number(plan.furthest), "total": told.number(plan.total),
    }  # fmt: skip


def _block(block: Block, told: PlanWords, kind: str) -> str:
    name = told.agency(block.name) if block.limit == "instansi" and block.name else block.name and told.name(block.name)
    return told.words.text(
        f"rencana.{kind}_{block.limit}", nama=plain(name or ""), diberi=told.number(block.given),
        perlu=told.number(block.needed), kurang=told.number(block.short), satuan=told.unit,
    )  # fmt: skip
