"""The one-page print: an A4 page whatever its names, and the sentences that stand on it."""

import re

import pytest

from kkb import shipped
from kkb.core.effort import Effort
from kkb.core.plan import Limits, cheapest_steps
from kkb.core.standing import scores_of, standing
from kkb.view.plan_words import PlanWords
from kkb.view.village_pdf import village_pdf, width_of, wrapped
from kkb.view.village_sheet import Gauge, Sheet
from kkb.view.village_words import item_records, open_goals, step_answer, step_records, unit_answer
from tests.core.villages import state
from tests.view.words import EN, HOSTILE, ID

SCHEME, EFFORT = shipped.scheme(), shipped.effort()


def told(words=ID, effort: Effort = EFFORT) -> PlanWords:
    return PlanWords(words, SCHEME, effort, Limits(), str)


def row(text: str = "16.05.01.2001 dasar") -> dict[str, object]:
    return state(text).to_dict("records")[0]


def sheet(name: str = "Surodadi", lines: int = 5) -> Sheet:
    gauges = (Gauge("Input", 3.4, "lulus"), Gauge("Proses", None, "–"))
    items = tuple(tuple(one.values()) for one in item_records(row(), SCHEME, ID))
    blocks = (("Langkah", tuple(f"{name} {n}" for n in range(lines))),)
    heads = ("Item", "Skor", "Arti", "Berikut", "Instansi")
    return Sheet(name, name, "Contoh", name, gauges, heads, items, blocks, "kaki", "+{n}")


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
    said = unit_answer(told_row, standing(told_row, SCHEME.rule), SCHEME, ID)
    fixed = max(re.split(r"\{\w+\}", ID.texts[f"desa.{key}"]), key=len)
    assert fixed in said


def test_the_first_line_names_the_variable_and_how_far_it_is():
    said = unit_answer(row(), standing(row(), SCHEME.rule), SCHEME, ID)
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
    assert len(step_records(steps, told())) == standing(row(), SCHEME.rule).points
    assert "7 langkah" in step_answer(steps, "mandiri", told())
    done = cheapest_steps(scores_of(row("16.05.01.2001 dasar 333333333333")), SCHEME.rule, EFFORT)
    assert "tidak perlu langkah" in step_answer(done, "mandiri", told())
    assert "tidak dapat" in step_answer(None, "mandiri", told())


def test_the_goals_left_are_those_above_the_stratum_given():
    found = {s: open_goals(row(f"16.05.01.2001 {s}")) for s in ("?", "dasar", "mandiri", "berkelanjutan")}
    assert found == {
        "?": ("mandiri", "berkelanjutan"), "dasar": ("mandiri", "berkelanjutan"), "mandiri": ("berkelanjutan",),
        "berkelanjutan": (),
    }  # fmt: skip


def test_hostile_names_are_text_in_the_first_line():
    told_row = row() | {"kampung": HOSTILE}
    said = unit_answer(told_row, standing(told_row, SCHEME.rule), SCHEME, ID)
    assert "<img" not in said.replace("\\<", "")
