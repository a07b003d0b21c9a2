"""A forecast in sentences: the odds as people say them, the paces, the cohort, the arithmetic, the backtest."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from kkb.core.counts.ratio import Share
from kkb.core.forecast import Earned, Fan
from kkb.core.forecast.backtest_scores import BacktestReport, ClassScore, Extremes, Score, Trial
from kkb.core.forecast.forecast_summary import ScenarioPace
from kkb.core.target.progress import Course, PaceReading, PastPace
from kkb.core.target.targets import Target
from kkb.text import forecast_words
from tests.text.words import EN, ID

ON, END = date(2023, 12, 31), date(2024, 12, 31)
COURSE = Course(Target("16.73", "A", END, 60, ""), 12, 12.0)
SCORE = Score(26, 4.25, 6.5, 3.1, 6.2, 0.81, 0.12, 0.07)


@pytest.mark.parametrize(
    ("probability", "said", "english"),
    [
        (0.21, "kira-kira 1 dari 5", "about 1 in 5"),
        (0.5, "kira-kira 1 dari 2", "about 1 in 2"), (0.74, "kira-kira 3 dari 4", "about 3 in 4"),
        (0.0, "kira-kira 1 dari 20 (yang lebih kecil belum teruji)", "about 1 in 20 (anything smaller is untested)"),
        (1.0, "kira-kira 19 dari 20 (yang lebih besar belum teruji)", "about 19 in 20 (anything larger is untested)"),
    ],
)  # fmt: skip
def test_odds_are_said_as_people_say_them_and_never_as_zero_or_certain(probability: float, said: str, english: str):
    assert forecast_words.odds(probability, ID) == said
    assert forecast_words.odds(probability, EN) == english


def test_an_extreme_chance_is_said_only_on_the_side_that_was_earned():
    earned = Earned(low=True)
    assert forecast_words.odds(0.01, ID, earned) == "kurang dari 1 dari 20"
    assert forecast_words.odds(0.01, EN, earned) == "less than 1 in 20"
    assert forecast_words.odds(0.99, ID, earned) == "kira-kira 19 dari 20 (yang lebih besar belum teruji)"
    assert forecast_words.odds(0.99, ID, Earned(high=True)) == "lebih dari 19 dari 20"


def test_the_answer_says_where_it_stands_where_it_may_stand_and_how_likely_the_target_is():
    fan = Fan((ON, END), np.stack([np.full(100, 32), np.arange(100) % 20 + 30]), np.full((2, 100), 72))
    said = forecast_words.fan_answer(("Kota Lubuk Linggau", ON), fan, (60, "kira-kira 1 dari 5"), ID)
    assert said.startswith("Kota Lubuk Linggau, 31 Desember 2023: 44,4 % (32 dari 72).")
    assert "bisa jadi 44 % sampai 66 % (tengah 55 %)" in said
    assert said.endswith("Peluang mencapai 60 %: kira-kira 1 dari 5.")


def test_the_pace_needed_stands_beside_the_pace_so_far():
    so_far = PastPace(date(2022, 12, 31), ON, 18)
    assert forecast_words.pace_answer(COURSE, so_far, ID) == (
        "Yang perlu: 12 Kampung KB lagi, 1,0 per bulan. Laju sejak 31 Desember 2022: +1,5 per bulan."
    )
    assert forecast_words.pace_answer(COURSE, None, ID) == "Yang perlu: 12 Kampung KB lagi, 1,0 per bulan."
    reached = Course(COURSE.target, 0, 12.0)
    assert forecast_words.pace_answer(reached, so_far, ID).startswith("Sudah cukup untuk 60 %")


def test_the_cohort_is_told_with_its_counts_on_both_days():
    way = PaceReading(PastPace(date(2022, 12, 31), ON, 9), Share(14, 44), Share(23, 44))
    said = forecast_words.cohort_answer(way, ID)
    assert "31,8 % (14 dari 44) pada 31 Desember 2022" in said
    assert "52,3 % (23 dari 44) pada 31 Desember 2023" in said


def test_the_arithmetic_names_pace_share_and_target():
    enough = forecast_words.step_answer(ScenarioPace(1.0, Share(44, 72), True), (END, 60), ID)
    assert (
        enough == "Dengan 1,0 Kampung KB per bulan, pada 31 Desember 2024 menjadi 61,1 % (44 dari 72): mencapai 60 %."
    )
    assert "belum mencapai" in forecast_words.step_answer(ScenarioPace(0.0, Share(32, 72), False), (END, 60), ID)


def test_a_forecast_that_ends_on_a_target_date_gone_by_asks_for_newer_data():
    fan = Fan((ON, END), np.stack([np.full(100, 32), np.arange(100) % 20 + 30]), np.full((2, 100), 72))
    said = forecast_words.fan_answer(("Kota Lubuk Linggau", ON), fan, (60, "1 dari 5"), ID, is_late=True)
    assert said.startswith("Kota Lubuk Linggau: 31 Desember 2024 sudah lewat; data terakhir 31 Desember 2023, 44,4 %")
    assert "belum bisa dinilai luput atau tercapai" in said
    assert "bisa jadi" not in said and "lagi" not in said


def test_without_a_target_the_forecast_tells_neither_chance_nor_shortage():
    fan = Fan((ON, END), np.stack([np.full(100, 32), np.arange(100) % 20 + 30]), np.full((2, 100), 72))
    said = forecast_words.fan_answer(("Kota Lubuk Linggau", ON), fan, None, ID)
    assert "bisa jadi 44 % sampai 66 % (tengah 55 %)" in said
    assert "Belum ada target" in said and "Peluang" not in said
    assert (
        forecast_words.pace_answer(None, PastPace(date(2022, 12, 31), ON, 18), ID)
        == "Laju sejak 31 Desember 2022: +1,5 per bulan."
    )
    assert forecast_words.pace_answer(None, None, ID) == ""
    step = forecast_words.step_answer(ScenarioPace(1.0, Share(44, 72), None), (END, None), ID)
    assert step == "Dengan 1,0 Kampung KB per bulan, pada 31 Desember 2024 menjadi 61,1 % (44 dari 72)."


@pytest.mark.parametrize("reason", ["satu_potret", "sedikit_desa", "sedikit_data"])
def test_every_reason_for_no_forecast_has_its_sentence(reason: str):
    for words in (ID, EN):
        said = forecast_words.obstacle_answer(reason, "Kota Lubuk Linggau", words)
        assert "None" not in said and "{" not in said


def test_the_backtest_says_how_far_off_it_was_and_how_often_the_interval_held():
    report = BacktestReport(SCORE, (Trial(ON, END, SCORE),), 13, 400)
    said = forecast_words.backtest_answer(report, ID)
    assert "13 kabupaten/kota, 26 ramalan" in said
    assert "meleset rata-rata 4,2 poin (bila tidak ada yang berubah: 6,5)" in said
    assert "50 % dari 6,20" in said and "memuat kenyataan 21 dari 26 kali." in said
    assert forecast_words.trial_answer(report.trials[0], ID).startswith("31 Des 2023 → 31 Des 2024")


def test_three_forecasts_are_counted_as_three_and_errors_that_differ_do_not_read_alike():
    few = Score(3, 0.40, 0.37, 0.3, 0.3, 1.0, 0.0, 0.0)
    said = forecast_words.backtest_answer(BacktestReport(few, (), 3, 400), ID)
    assert "meleset rata-rata 0,40 poin (bila tidak ada yang berubah: 0,37)" in said
    assert "memuat kenyataan 3 dari 3 kali." in said and "seratus" not in said
    many = forecast_words.backtest_answer(BacktestReport(replace(few, n=100), (), 3, 400), ID)
    assert "memuat kenyataan 100 dari seratus kali." in many


def test_a_backtest_that_cannot_be_says_why_and_promises_nothing_else():
    said = {reason: forecast_words.backtest_answer(BacktestReport(None, (), 0, 400, reason), ID)
            for reason in ("tiga_potret", "sedikit_data")}  # fmt: skip
    assert "tiga tanggal" in said["tiga_potret"]
    assert "kurang dari 30 Kampung KB" in said["sedikit_data"]
    assert "hitungannya" not in "".join(said.values())


def test_what_a_plan_adds_names_the_plan_its_size_and_the_odds():
    assert "rencana paling ringan (12 Kampung KB naik)" in forecast_words.plan_answer("x", "teringan", 12, ID)
    assert "plan at hand (15 Kampung KB)" in forecast_words.plan_answer("x", "ini", 15, EN)
    assert "**kira-kira 3 dari 5**" in forecast_words.plan_answer(forecast_words.odds(0.6, ID), "ini", 15, ID)


def test_classes_are_named_by_their_bounds_in_both_languages():
    ends = [ClassScore(0, 31, SCORE), ClassScore(32, 92, SCORE), ClassScore(275, None, SCORE)]
    said = [forecast_words.class_answer(each, "jarak", ID).split(":")[0] for each in ends]
    assert said == ["sampai 31 hari", "32 sampai 92 hari", "275 hari atau lebih"]
    line = forecast_words.class_answer(ClassScore(80, None, SCORE), "ukuran", EN)
    assert line.startswith("80 Kampung KB or more: 26 forecasts")
    assert "holds 21 of 26, above p90 3 of 26, below p10 2 of 26" in line


@pytest.mark.parametrize(
    ("held", "above", "below", "said"),
    [(0.80, 0.10, 0.10, "kira-kira tepat"), (0.68, 0.16, 0.16, "terlalu sempit"), (0.90, 0.05, 0.05, "lebih lebar"),
     (0.72, 0.20, 0.08, "terlalu rendah"), (0.80, 0.04, 0.16, "terlalu tinggi")],
)  # fmt: skip
def test_the_histogram_is_read_out_in_one_sentence(held: float, above: float, below: float, said: str):
    report = BacktestReport(Score(260, 4, 6, 3, 6, held, above, below), (), 13, 400)
    line = forecast_words.ranks_answer(report, ID)
    assert said in line
    assert line.startswith(
        f"{100 * above:.0f} dari seratus kenyataan jatuh di atas p90 dan {100 * below:.0f} dari seratus di bawah"
    )


def test_it_is_said_for_which_horizons_extreme_chances_were_tested():
    tested = (Extremes(0, 31, 5, 400, 10, 50, 0), Extremes(32, 92, 5, 400, 40, 200, 5))
    said = forecast_words.extremes_answer(BacktestReport(SCORE, (), 13, 400, extremes=tested), ID)
    assert "untuk: sampai 31 hari." in said
    assert "lebih dari 19 dari 20: 32 sampai 92 hari." in said
    none = forecast_words.extremes_answer(BacktestReport(SCORE, (), 13, 400), EN)
    assert none.count("none yet") == 2
