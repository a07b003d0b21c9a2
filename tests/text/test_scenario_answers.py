"""Scenarios in sentences: always n of N, whole villages, and a reason where it cannot be."""

from datetime import date

import pytest

from kkb.core.counts.ratio import Share
from kkb.core.scenario import FarthestReach, Moves, Need, NeedWay, Scenario, pace
from kkb.text import scenario_answers as say
from tests.core.villages import RULE
from tests.text.words import EN, ID

DUE = date(2024, 12, 31)


SHORT = "Musi Rawas **kurang 3 Kampung KB lagi** untuk mencapai 60 % (12 dari 25; perlu 15)."
MET = "Dengan skenario ini Musi Rawas **mencapai 60 %** (15 dari 25; perlu 15)."
OF_ALL = (
    "Dengan skenario ini Musi Rawas **masih kurang 108 desa/kelurahan** untuk mencapai 60 % pangsa desa (B) "
    "(12 dari 199; perlu 120)."
)
TO_FORM = "Musi Rawas **kurang 125 Kampung KB baru lagi** untuk mencapai 75 % cakupan (C) (25 dari 199; perlu 150)."


@pytest.mark.parametrize(
    ("scenario", "share", "is_moved", "sentence"),
    [
        (Scenario(60), Share(12, 25), False, SHORT),
        (Scenario(60), Share(15, 25), True, MET),
        (Scenario(60, ratio="B"), Share(12, 199), True, OF_ALL),
        (Scenario(75, ratio="C"), Share(25, 199), False, TO_FORM),
    ],
)
def test_the_answer_names_the_ratio_unless_it_is_a_and_always_the_counts(scenario, share, is_moved, sentence):
    assert say.landing_answer("Musi Rawas", scenario, share, ID, is_moved=is_moved) == sentence


def test_nothing_formed_is_said_as_such_and_a_missing_list_too():
    none = say.landing_answer("Selangit", Scenario(60), Share(0, 0), ID, is_moved=False)
    assert "belum ada Kampung KB yang terbentuk" in none
    assert "Daftar resmi" in say.landing_answer("Selangit", Scenario(60, ratio="C"), Share(0, 0), ID, is_moved=False)


def test_a_shortage_names_the_date_it_is_to_be_made_good_by():
    dated = Scenario(60, due=date(2027, 12, 31))
    said = say.landing_answer("Musi Rawas", dated, Share(12, 25), ID, is_moved=False)
    assert said.endswith("(12 dari 25; perlu 15), sampai 31 Desember 2027.")


def test_moves_in_short():
    assert say.moves_text(Moves(dasar=2, baru=1200), RULE, ID) == "2 Dasar naik, 1.200 baru dibentuk"
    assert say.moves_text(Moves(), RULE, ID) == "tidak ada yang bergerak"


NEAREST = "Paling ringan: **3 Berkembang naik** (upaya bersama 4 poin, urutan yang sama dengan Rencana)"
NONE_NEW = "**Tanpa Kampung KB baru** target tercapai; sekarang direncanakan 10"


@pytest.mark.parametrize(
    ("way", "sentence"),
    [
        (NeedWay("terdekat", Moves(berkembang=3), Scenario(60), 4), NEAREST),
        (NeedWay("dasar", Moves(dasar=3), Scenario(60)), "Hanya Dasar yang sudah lapor: **3 dari 7** naik"),
        (NeedWay("kurangi_baru", Moves(baru=2), Scenario(60)), "Bentuk paling banyak **2** Kampung KB baru, bukan 10"),
        (NeedWay("kurangi_baru", Moves(), Scenario(60)), NONE_NEW),
    ],
)
def test_a_way_says_how_many_of_how_many(way: NeedWay, sentence: str):
    assert say.way_text(way, Moves(dasar=7, berkembang=9), Scenario(60, Moves(baru=10)), RULE, ID) == sentence


@pytest.mark.parametrize("key", ["terdekat", "berkembang", "dasar", "lapor", "naik_lapor", "baru", "kurangi_baru"])
@pytest.mark.parametrize("words", [ID, EN], ids=["id", "en"])
def test_every_way_has_its_words(key: str, words):
    moves = Moves(dasar=1, berkembang=1, mandiri=1, jatuh=1, baru=1, lapor=1)
    assert say.way_text(NeedWay(key, moves, Scenario(60), 3), Moves(), Scenario(60), RULE, words)


@pytest.mark.parametrize("words", [ID, EN], ids=["id", "en"])
def test_out_of_reach_says_how_far_it_goes_and_who_is_left(words):
    causes = ("belum_lapor", "lapor_rendah", "tidak_dikenal", "baru", "jatuh", "belum_terbentuk", "lainnya")
    reach = FarthestReach(Share(21, 25), Share(23, 25), dict.fromkeys(causes, 2))
    text = say.reach_text(reach, Scenario(100), words)
    assert "84" in text
    assert "92" in text
    assert say.reach_text(FarthestReach(Share(21, 25), Share(21, 25), {}), Scenario(100), ID).count("84,0 %") == 1
    assert say.reach_text(reach, Scenario(100, ratio="C"), words)


def test_what_is_to_spare():
    need = Need(Share(18, 25), 0, (), FarthestReach(Share(18, 25), Share(18, 25), {}), 3, 5)
    assert say.spare_text(need, ID).startswith("Boleh kehilangan paling banyak **3**")
    assert "**5** Kampung KB baru" in say.spare_text(need, ID)


@pytest.mark.parametrize(
    ("villages", "on", "value", "note"),
    [
        (3, date(2022, 11, 1), "1 tiap 8 bulan", "3 dalam 25 bulan, sampai 31 Des 2024"),
        (25, date(2022, 11, 1), "1 tiap bulan", "25 dalam 25 bulan, sampai 31 Des 2024"),
        (60, date(2022, 11, 1), "3 per bulan", "60 dalam 25 bulan, sampai 31 Des 2024"),
        (60, date(2024, 12, 10), "–", "60 dalam waktu kurang dari sebulan, sampai 31 Des 2024"),
        (60, date(2024, 12, 31), "–", "31 Des 2024 sudah lewat"),
        (0, date(2022, 11, 1), "–", "sudah cukup sampai 31 Des 2024"),
    ],
)
def test_the_pace_in_words(villages: int, on: date, value: str, note: str):
    found = pace(villages, on, DUE)
    assert (say.pace_value(found, ID), say.pace_note(found, DUE, ID)) == (value, note)
