"""A plan in words: the answer first, then which limit is in the way and by how much, in both languages."""

from dataclasses import replace

import pytest

from kkb.app import resources
from kkb.core.counts.ratio import Share
from kkb.core.plan import UNPROVEN, Block, Plan, PlanLimits, furthest_plan, plan
from kkb.text.plan_words import PlanWords, block_sentences, plan_answer, plan_lines
from kkb.text.wording import Wording
from tests.core.made_plans import EFFORT, RULE, state

ONE_STEP = [4, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2]
ROWS = state([ONE_STEP] * 4 + [[2] * 12], areas="AABBB")
NAMES = {"16.05": "Kabupaten Musi Rawas", "16.05.01.2001": "Ma*ju", "16.05.02": "Selangit"}


def told(lang: str = "id", **limits) -> PlanWords:
    words = Wording(lang, resources.wording(lang))
    return PlanWords(words, resources.scheme(), EFFORT, PlanLimits(**limits), lambda code: NAMES.get(code, code))


def answer(lang: str = "id", **limits) -> str:
    return plan_answer(plan(ROWS, RULE, EFFORT, PlanLimits(**limits)), "16.05", told(lang, **limits))


def test_the_first_line_says_how_many_villages_at_which_effort_reach_what():
    assert answer(target=60) == (
        "Kabupaten Musi Rawas mencapai 60 % bila **3 Kampung KB** naik kelas, dengan 12 poin upaya: 60,0 % (3 dari 5), "
        "perlu 3. Tidak ada rencana yang lebih ringan (terbukti)."
    )
    assert answer("en", target=60).startswith("Kabupaten Musi Rawas reaches 60 % when **3 Kampung KB** move up")


def test_a_margin_stands_beside_what_is_needed():
    assert "perlu 3 dan pengaman 1" in answer(target=60, margin=1)


def test_a_target_that_is_met_and_one_that_cannot_be_are_said_in_so_many_words():
    assert "**sudah mencapai** 0 %" in answer(target=0)
    assert "**tidak dapat mencapai** 60 % dengan batas ini: paling jauh 2 dari 5, perlu 3." in answer(
        target=60, budget=8
    )
    assert "tidak dapat dipenuhi bersama" in answer(target=60, floor=2, capacity=1)


def test_how_far_a_budget_goes_is_told_beside_the_target():
    limits = {"target": 60, "budget": 9}
    far = furthest_plan(ROWS, RULE, EFFORT, PlanLimits(**limits))
    assert plan_answer(far, "16.05", told(**limits), is_furthest=True) == (
        "Dengan batas ini Kabupaten Musi Rawas paling jauh sampai 40,0 % (2 dari 5): **2 Kampung KB** naik kelas, "
        "dengan 8 poin upaya. Untuk 60 % perlu 3."
    )
    nobody = replace(told(**limits), is_aimed=False)
    assert plan_answer(far, "16.05", nobody, is_furthest=True).endswith("dengan 8 poin upaya.")


def test_what_is_not_proven_is_said_to_be_so():
    found = plan(ROWS, RULE, EFFORT, PlanLimits(target=60))
    assert "Belum terbukti" in plan_answer(replace(found, status=UNPROVEN, bound=10), "16.05", told(target=60))
    empty = Plan(UNPROVEN, 0, 0, Share(0, 5), 5, 3, 0)
    assert "belum ditemukan" in plan_answer(empty, "16.05", told(target=60))


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize(
    "limit",
    ["anggaran", "instansi", "kapasitas", "lantai", "langkah", "kecuali", "wajib", "pengaman", "target"],
)
def test_every_obstacle_has_its_sentence(limit: str, alone: bool, lang: str):
    if not alone and limit in ("langkah", "kecuali", "pengaman", "target"):
        return
    block = Block(limit, {"instansi": "dinkes", "lantai": "16.05.02"}.get(limit), 10, 25, alone=alone)
    sentences = block_sentences(replace(plan(ROWS, RULE, EFFORT, PlanLimits()), blocks=(block,)), told(lang))
    assert len(sentences) == 1 + (not alone and limit != "wajib")
    assert "{" not in "".join(sentences)


def test_an_obstacle_says_what_was_given_what_is_needed_and_the_difference():
    limits = {"target": 60, "budget": 8}
    found = plan(ROWS, RULE, EFFORT, PlanLimits(**limits))
    assert block_sentences(found, told(**limits)) == [
        "Anggaran 8 kurang 4: bila batas lain tetap, rencana paling ringan memerlukan 12 poin upaya."
    ]


def test_each_village_stands_with_its_steps_its_work_and_who_does_it():
    lines = list(plan_lines(plan(ROWS, RULE, EFFORT, PlanLimits(target=20)), told(target=20)))
    assert lines == [
        "1. Ma*ju (16.05.01.2001), Berkembang -> Berkelanjutan, 4 poin upaya:",
        "   Metode jangka panjang (MKJP) 3 -> 4: Naikkan MKJP di atas 24 % peserta KB (Dinas Kesehatan)",
    ]
    wrong_class = state([[4] * 12], ["dasar"])
    lines = list(plan_lines(plan(wrong_class, RULE, EFFORT, PlanLimits(target=100)), told(target=100)))
    assert "perbaiki klasifikasinya" in lines[1]
