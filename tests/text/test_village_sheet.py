"""The one-page print: an A4 page whatever its names, and the sentences that stand on it."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkb.app import resources
from kkb.core.plan import PlanLimits, cheapest_steps
from kkb.core.plan.effort import Effort
from kkb.core.rule.rule_gap import rule_gap, scores_of
from kkb.draw.print.village_pdf import village_pdf, width_of, wrapped
from kkb.text.plan_words import PlanWords
from kkb.text.village_words import (
    Gauge,
    VillageSheet,
    fall_sentence,
    goal_steps,
    item_records,
    open_goals,
    step_answer,
    step_records,
    unit_answer,
)
from tests.core import by_hand
from tests.core.villages import FEW, state
from tests.text.words import EN, HOSTILE, ID

SCHEME, EFFORT = resources.scheme(), resources.effort()


def told(words=ID, effort: Effort = EFFORT) -> PlanWords:
    return PlanWords(words, SCHEME, effort, PlanLimits(), str)


def row(text: str = "16.05.01.2001 dasar") -> dict[str, object]:
    return state(text).to_dict("records")[0]


def sheet(name: str = "Surodadi", lines: int = 5) -> VillageSheet:
    gauges = (Gauge("Input", 3.4, 3.0, "lulus"), Gauge("Proses", None, 3.0, "–"))
    items = tuple(tuple(one.values()) for one in item_records(row(), SCHEME, ID))
    blocks = (("Langkah", tuple(f"{name} {n}" for n in range(lines))),)
    heads = ("Item", "Skor", "Arti", "Berikut", "Instansi")
    return VillageSheet(name, name, "Contoh", name, gauges, heads, items, blocks, "kaki", "+{n}")


def pages(data: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", data))


@pytest.mark.parametrize("name", ["Surodadi", HOSTILE, "x" * 400, "", r"$\frac{1}{0$ \\ {n}", "村 ✅"])
def test_any_name_and_any_number_of_lines_make_one_a4_page(name: str):
    data = village_pdf([sheet(name, 80)])
    assert data.startswith(b"%PDF")
    assert pages(data) == 1
    (box,) = re.findall(rb"/MediaBox\s*\[([^\]]*)\]", data)
    assert [round(float(n)) for n in box.split()] == [0, 0, 595, 842]


def test_two_kampung_kb_are_two_pages_and_the_same_sheets_the_same_bytes():
    assert pages(village_pdf([sheet(), sheet("Lain")])) == 2
    assert village_pdf([sheet()]) == village_pdf([sheet()])


def test_no_line_is_wider_than_its_column():
    for text in ("kelima mekanisme (rapat perencanaan, rapat koordinasi)", "x" * 90, "satu"):
        lines = wrapped(text, 120, 8.5)
        assert all(width_of(line, 8.5, bold=False) <= 120 for line in lines)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("16.05.01.2001 dasar", "jawab_kurang"),
        ("16.05.01.2001 diam", "jawab_belum_lapor"),
        ("16.05.01.2001 ? 222222222222", "jawab_tidak_dikenal"),
        ("16.05.01.2001 mandiri", "jawab_tercapai"),
        ("16.05.01.2001 mandiri 222222222222", "jawab_tercapai_beda"),
        ("16.05.01.2001 dasar 333333333333", "jawab_cukup_beda"),
    ],
)
def test_every_state_of_a_village_has_its_own_first_line(line: str, key: str):
    told_row = row(line)
    said = unit_answer(told_row, rule_gap(told_row, SCHEME.rule), SCHEME, ID)
    fixed = max(re.split(r"\{\w+\}", ID.texts[f"desa.{key}"]), key=len)
    assert fixed in said


def test_the_first_line_names_the_variable_and_how_far_it_is():
    said = unit_answer(row(), rule_gap(row(), SCHEME.rule), SCHEME, ID)
    assert "Kurang 7 poin" in said
    assert "Output kurang 4 (ada 8, perlu 12) dan Proses kurang 3 (ada 6, perlu 9)" in said


def test_items_say_what_the_next_score_needs_and_where_there_is_none():
    first, *_ = item_records(row("16.05.01.2001 dasar 423333333333"), SCHEME, ID)
    assert (first["skor"], first["berikut"]) == ("4/4", "sudah skor tertinggi")
    second = item_records(row("16.05.01.2001 dasar 423333333333"), SCHEME, ID)[1]
    assert (second["arti"], second["berikut"]) == ("1 sumber dana", "2 sampai 4 sumber dana")
    blank = item_records(row() | {"input_pokja": None}, SCHEME, EN)[0]
    assert (blank["skor"], blank["item"]) == ("–/4", "Working group (Pokja)")


def test_steps_are_as_many_as_the_points_and_none_where_nothing_is_missing():
    steps = cheapest_steps(scores_of(row()), SCHEME.rule, EFFORT)
    assert len(step_records(steps, told())) == rule_gap(row(), SCHEME.rule).points
    assert "7 langkah" in step_answer(steps, "mandiri", told())
    done = cheapest_steps(scores_of(row("16.05.01.2001 dasar 333333333333")), SCHEME.rule, EFFORT)
    assert "tidak perlu langkah" in step_answer(done, "mandiri", told())
    assert "tidak dapat" in step_answer(None, "mandiri", told())


@FEW
@given(
    digits=st.text("1234", min_size=12, max_size=12), given_=st.sampled_from(["?", "dasar", "berkembang", "mandiri"])
)
def test_the_stratum_named_is_the_one_the_rule_gives_after_the_steps(digits: str, given_: str):
    one = row(f"16.05.01.2001 {given_} {digits}")
    named = []
    for goal, steps in goal_steps(one, SCHEME.rule, EFFORT):
        if steps is None:
            continue
        after = {item: score or 1 for item, score in scores_of(one).items()}
        after |= {step.item: step.end for step in steps.steps}
        points = [min(after[item.key], item.max_score) for item in SCHEME.items]
        by_rule = by_hand.stratum(sum(points[:5]) >= 15, sum(points[5:8]) >= 9, sum(points[8:]) >= 12)
        name = SCHEME.stratum(by_rule).name
        assert step_answer(steps, goal, told()).startswith(f"Menjadi {name}:")
        named.append(name)
    assert len(set(named)) == len(named)


def test_one_step_that_gives_the_highest_stratum_is_told_once_and_by_its_name():
    one = row("16.05.01.2001 berkembang 333333333332")
    ((goal, steps),) = goal_steps(one, SCHEME.rule, EFFORT)
    assert (goal, len(steps.steps)) == ("mandiri", 1)
    assert step_answer(steps, goal, told()).startswith("Menjadi Berkelanjutan: paling ringan 1 langkah")


def test_a_fall_is_told_with_the_day_and_the_items_that_fell():
    before = row("16.05.01.2001 mandiri 333332223333") | {"tanggal": date(2024, 6, 30)}
    now = row("16.05.01.2001 dasar 333332222233")
    assert fall_sentence(before, now, SCHEME, ID) == (
        "**Turun** dari Mandiri (30 Juni 2024) ke Dasar: "
        f"{', '.join(f'{SCHEME.rule.item(i).name} 3 → 2' for i in ('output_poktan', 'output_cpr'))}."
    )
    assert fall_sentence(now | {"tanggal": date(2024, 6, 30)}, before, SCHEME, ID) == ""
    assert fall_sentence(None, now, SCHEME, ID) == ""
    same = row("16.05.01.2001 dasar 333332223333")
    assert "Periksa klasifikasinya di portal" in fall_sentence(before, same, SCHEME, ID)


def test_the_goals_left_are_those_above_the_stratum_given():
    found = {
        s: open_goals(row(f"16.05.01.2001 {s}"), SCHEME.ladder) for s in ("?", "dasar", "mandiri", "berkelanjutan")
    }
    assert found == {
        "?": ("mandiri", "berkelanjutan"), "dasar": ("mandiri", "berkelanjutan"), "mandiri": ("berkelanjutan",),
        "berkelanjutan": (),
    }  # fmt: skip


def test_hostile_names_are_text_in_the_first_line():
    told_row = row() | {"kampung": HOSTILE}
    said = unit_answer(told_row, rule_gap(told_row, SCHEME.rule), SCHEME, ID)
    assert "<img" not in said.replace("\\<", "")
