"""The first line of a page: a full sentence from the data, never a percentage without its counts."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from kkb.app import resources
from kkb.core.area.gazetteer import places
from kkb.core.counts.area_view import AreaView, area_view, change, with_past
from kkb.core.counts.movement import Effects
from kkb.core.counts.rows import empty_rows
from kkb.core.scheme import Scheme
from kkb.core.target.targets import Target
from kkb.text.answers import change_answer, effect_answer, short_target, target_answer, target_notes, what_if_note
from tests.core.villages import listed, state
from tests.text.words import EN, HOSTILE, ID

JUN, NOV = date(2022, 6, 30), date(2022, 11, 1)
SCHEME = resources.scheme()
CODES = [f"16.05.01.{n}" for n in range(2001, 2026)]
MUSI_RAWAS = "\n".join(f"{c} {'mandiri' if n < 12 else 'dasar'}" for n, c in enumerate(CODES))


def dated(told: str, on: date = NOV) -> pd.DataFrame:
    rows = state(told) if told else empty_rows()
    return rows.assign(tanggal=pd.Series([on] * len(rows), dtype=object), contoh=pd.Series(False, index=rows.index))


def seen(told: str, name: str = "Kabupaten Musi Rawas", scheme: Scheme = SCHEME) -> AreaView:
    known = places(listed(*CODES).assign(nama_kab=name))
    return area_view("16.05", NOV, dated(told), (NOV,), (known, scheme))


def moved(before: str, after: str):
    return change(dated(before, JUN), dated(after), JUN, SCHEME)


def aimed(told: str, *targets: tuple[date, int], before: tuple[date, int, int] | None = None) -> AreaView:
    """Musi Rawas with targets of its own; `before`: the counts of an earlier date (date, reached, formed)."""
    own = tuple(Target("16.05", "A", due, percent, "SK Bupati") for due, percent in targets)
    found = seen(told, scheme=replace(SCHEME, targets=own))
    counts = pd.DataFrame([before or (NOV, 0, 0)], columns=["tanggal", "tercapai", "terbentuk"])
    return with_past(found, lambda: counts)


NEXT, LAST = (date(2023, 12, 31), 60), (NOV, 60)


def test_a_target_in_force_says_how_many_are_missing():
    told = target_answer(aimed(MUSI_RAWAS, NEXT), ID)
    assert "Musi Rawas" in told
    assert "**kurang 3 Kampung KB lagi** untuk mencapai 60 % (12 dari 25; perlu 15), target 31 Desember 2023." in told
    english = target_answer(aimed(MUSI_RAWAS, NEXT), EN)
    assert "**3 Kampung KB short** of 60 % (12 of 25; needs 15), target of 31 December 2023." in english


def test_a_target_that_is_met_is_said_to_be_met():
    three_of_five = "\n".join(f"{c} mandiri" for c in CODES[:3]) + f"\n{CODES[4]} dasar\n{CODES[5]} dasar"
    told = target_answer(aimed(three_of_five, NEXT), ID)
    assert "**sudah mencapai** target 60 %: 60,0 % (3 dari 5); perlu 3, target 31 Desember 2023." in told


def test_a_target_that_has_passed_is_told_as_of_its_date_and_the_next_is_asked_for():
    missed = aimed(MUSI_RAWAS, LAST)
    assert target_answer(missed, ID) == (
        "Kabupaten Musi Rawas menuju 60 %, target 1 November 2022: **luput 3** (12 dari 25; perlu 15)."
    )
    assert "**missed by 3** (12 of 25; needed 15)" in target_answer(missed, EN)
    assert target_notes(missed, ID) == ("Belum ada target berikutnya; tetapkan di halaman Target.",)
    met = aimed(MUSI_RAWAS, (NOV, 48))
    assert "**tercapai** (12 dari 25; perlu 12)" in target_answer(met, ID)
    assert "**met** (12 of 25; needed 12)" in target_answer(met, EN)


def test_a_target_that_has_passed_is_not_judged_by_the_data_of_today():
    found = aimed(MUSI_RAWAS, (JUN, 60), before=(date(2022, 5, 1), 4, 10))
    assert "**luput 2** (4 dari 10, data 1 Mei 2022; perlu 6)" in target_answer(found, ID)
    assert target_notes(found, ID)[0] == "Pada 1 November 2022: 48,0 % (12 dari 25)."
    nothing = aimed(MUSI_RAWAS, (JUN, 60))
    assert "tidak ada data sampai tanggal itu" in target_answer(nothing, ID)
    assert "no data up to that date" in target_answer(nothing, EN)


@pytest.mark.parametrize(
    ("percent", "told"), [(60, "luput 3 (12 dari 25; perlu 15)"), (40, "tercapai (12 dari 25; perlu 10)")]
)
def test_the_target_before_stands_beside_the_one_that_leads(percent: int, told: str):
    found = aimed(MUSI_RAWAS, (NOV, percent), (date(2023, 12, 31), 80))
    assert "**kurang 8 Kampung KB lagi** untuk mencapai 80 %" in target_answer(found, ID)
    assert target_notes(found, ID) == (f"Target sebelumnya, {percent} % pada 1 November 2022: {told}.",)


def test_the_benchmark_is_a_comparison_and_never_a_shortage():
    found = seen(MUSI_RAWAS)
    told, notes = target_answer(found, ID), target_notes(found, ID)
    assert told == (
        "Kabupaten Musi Rawas: 48,0 % (12 dari 25) Kampung KB mandiri atau berkelanjutan. "
        "Belum ada target pangsa (A) untuk daerah ini."
    )
    assert notes[:2] == (
        "Cakupan (C): 100,0 % (25 dari 25); target nasional 30 % pada 31 Desember 2022.",
        "Tetapkan targetnya di halaman Target.",
    )
    assert "Sebagai pembanding: 60 %, target 16\\.73 2024, akan perlu 15 dari 25, selisih 3." in notes[2]
    assert notes[2].endswith("Itu bukan target daerah ini.")
    assert "kurang" not in " ".join([told, *notes])
    english = " ".join([target_answer(found, EN), *target_notes(found, EN)])
    assert "needs" not in english and "short" not in english
    assert "It is not a target of this region." in english
    rich = seen("\n".join(f"{c} mandiri" for c in CODES))
    assert "perlu 15 dari 25, sudah terlampaui. Itu bukan target" in target_notes(rich, ID)[2]


def test_an_area_with_a_target_of_coverage_alone_is_judged_by_it_and_told_that_share_a_has_none():
    covered = seen(MUSI_RAWAS, scheme=replace(SCHEME, targets=(Target("16.05", "C", NEXT[0], 100, "SK Bupati"),)))
    assert target_answer(covered, ID) == (
        "Kabupaten Musi Rawas **sudah mencapai** target 100 % cakupan (C): 100,0 % (25 dari 25); perlu 25, "
        "target 31 Desember 2023. Belum ada target pangsa (A)."
    )
    few = "\n".join([*MUSI_RAWAS.split("\n")[:9], "16.05.01.~mawar dasar"])
    short = seen(few, scheme=replace(SCHEME, targets=(Target("16.05", "C", NEXT[0], 60, "SK Bupati"),)))
    assert "**kurang 5–6 desa/kelurahan lagi** untuk mencapai 60 % cakupan (C) (9–10 dari 25; perlu 15)" in (
        target_answer(short, ID)
    )
    assert short_target(short, ID) == "Target 60 % cakupan (C) (31 Des 2023)"
    assert "target tidak ada" not in target_answer(short, EN)


def test_a_target_whose_date_came_after_the_data_asks_for_newer_data_and_promises_nothing():
    own = replace(SCHEME, targets=(Target("16.05", "A", date(2024, 12, 31), 60, "SK Bupati"),))
    known = places(listed(*CODES).assign(nama_kab="Kabupaten Musi Rawas"))
    late = area_view("16.05", None, dated(MUSI_RAWAS), (NOV,), (known, own), date(2026, 11, 28))
    told = target_answer(late, ID)
    assert told == (
        "Kabupaten Musi Rawas menuju 60 %, target 31 Desember 2024; data terakhir 1 November 2022 "
        "(12 dari 25; perlu 15): **belum bisa dinilai luput atau tercapai**."
    )
    assert "lagi" not in told
    assert what_if_note(late, ("A", 60), ID).startswith("Target 60 %, 31 Desember 2024, sudah lewat dan data terakhir")
    assert target_notes(late, ID) == ("Masukkan data yang lebih baru di halaman Data.",)
    assert "neither met nor missed" in target_answer(late, EN)
    assert short_target(late, ID) == "Target 60 % (31 Des 2024) menunggu data"


def test_the_bar_names_the_target_that_leads_and_how_it_ended():
    assert short_target(seen(MUSI_RAWAS), ID) == "Belum ada target pangsa (A)"
    assert short_target(aimed(MUSI_RAWAS, NEXT), ID) == "Target 60 % (31 Des 2023)"
    assert short_target(aimed(MUSI_RAWAS, LAST), ID) == "Target 60 % (1 Nov 2022) luput 3"
    assert short_target(aimed(MUSI_RAWAS, (NOV, 40)), EN) == "Target 40 % by 1 Nov 2022 met"


def test_a_share_that_is_tried_out_is_said_to_be_no_target():
    assert "angka yang dicoba, bukan target" in what_if_note(seen(MUSI_RAWAS), ("A", 60), ID)
    assert what_if_note(aimed(MUSI_RAWAS, NEXT), ("A", 60), ID) is None
    assert what_if_note(aimed(MUSI_RAWAS, LAST), ("A", 60), ID) is not None  # it has passed
    assert "55 %" in what_if_note(aimed(MUSI_RAWAS, NEXT), ("A", 55), EN)
    assert what_if_note(aimed(MUSI_RAWAS, NEXT), ("B", 60), ID) is not None


def test_a_share_tried_out_where_another_ratio_has_the_target_names_that_one():
    own = replace(SCHEME, targets=(Target("16.05", "C", NEXT[0], 80, "SK Bupati"),))
    assert what_if_note(seen(MUSI_RAWAS, scheme=own), ("A", 60), ID).endswith(
        "Targetnya 80 % cakupan (C), 31 Desember 2023; belum ada target pangsa (A)."
    )
    assert what_if_note(seen(MUSI_RAWAS, scheme=own), ("C", 80), ID) is None


def test_an_area_without_any_kampung_kb_says_so_and_gives_no_percentage():
    told = target_answer(seen(""), ID)
    assert "belum memiliki Kampung KB" in told
    assert "%" not in told


def test_an_area_without_a_target_still_says_where_it_stands():
    told = target_answer(seen(MUSI_RAWAS, scheme=replace(SCHEME, targets=())), ID)
    assert "48,0 % (12 dari 25)" in told
    assert "Belum ada target" in told


def test_a_hostile_name_stays_text():
    told = target_answer(seen(MUSI_RAWAS, name=HOSTILE), ID)
    assert "\\<img" in told
    assert "<img" not in told.replace("\\<", "")


def test_what_moved_is_counted_by_direction():
    before = f"{CODES[0]} dasar\n{CODES[1]} mandiri\n{CODES[9]} dasar"
    after = f"{CODES[0]} mandiri\n{CODES[1]} dasar\n{CODES[2]} diam\n{CODES[3]} diam"
    told = change_answer(moved(before, after), ID)
    assert told == "Sejak 30 Juni 2022: 1 naik kelas, 1 turun kelas, 2 baru terbentuk, 1 tidak ada lagi."


def test_when_forming_alone_lowered_a_it_is_said():
    told = effect_answer(moved(MUSI_RAWAS, MUSI_RAWAS + "\n16.05.02.2001 diam"), ID)
    assert "tanpa satu pun Kampung KB keluar dari kelas target" in told
    assert "−1,8 poin" in told


def test_when_villages_fell_too_the_causes_stand_side_by_side():
    told = effect_answer(moved(f"{CODES[0]} mandiri\n{CODES[1]} dasar", f"{CODES[0]} dasar\n{CODES[1]} dasar"), ID)
    assert told == "Pangsa A berubah −50,0 poin: naik kelas 0,0, turun kelas −50,0, Kampung KB baru 0,0."


def test_forming_is_not_blamed_alone_when_a_village_fell_too():
    after = f"{CODES[0]} dasar\n{CODES[1]} mandiri\n{CODES[2]} diam"
    assert "tanpa satu pun" not in effect_answer(moved(f"{CODES[0]} mandiri\n{CODES[1]} mandiri", after), ID)


@pytest.mark.parametrize("words", [ID, EN])
def test_what_is_gone_is_named_when_it_moved_the_share(words):
    """Otherwise the causes that are named do not add up to the change."""
    told = effect_answer(moved(f"{CODES[0]} mandiri\n{CODES[1]} dasar", f"{CODES[1]} dasar"), words)
    assert told.count("50") == 2


def test_the_causes_carry_the_points_of_their_whole_counts_and_say_when_tenths_do_not_add_up():
    found = moved(MUSI_RAWAS, MUSI_RAWAS)
    whole = effect_answer(replace(found, effects=Effects(0, 16.7, 0, -20.0, -3.3)), ID)
    apart = effect_answer(replace(found, effects=Effects(0, 1.25, -0.35, 0, 0.9)), ID)
    assert "dibulatkan" not in whole
    assert apart.endswith("Tiap angka dibulatkan sendiri, jadi jumlahnya bisa meleset 0,1.")


@pytest.mark.parametrize("words", [ID, EN])
def test_what_only_looks_like_a_change_is_told_beside_it(words):
    found = moved(f"{CODES[0]} ?\n{CODES[1]} mandiri", f"{CODES[0]} mandiri\n16.05.01.~surodadhi mandiri")
    plain = change_answer(moved(f"{CODES[0]} dasar", f"{CODES[0]} mandiri"), words)
    assert len(change_answer(found, words).split(". ")) == len(plain.split(". ")) + 2
    assert "+50,0" in effect_answer(found, words) or "+50.0" in effect_answer(found, words)


def test_without_a_share_at_both_dates_there_is_no_effect_to_tell():
    assert effect_answer(moved("", MUSI_RAWAS), ID) is None


def test_an_effect_of_nothing_is_told_as_nought():
    found = moved(MUSI_RAWAS, MUSI_RAWAS)
    assert found.effects == Effects(0, 0, 0, 0, 0)
    assert "0,0 poin" in effect_answer(found, ID)
