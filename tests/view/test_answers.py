"""The first line of a page: a full sentence from the data, never a percentage without its counts."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from kkb import shipped
from kkb.core.look import Look, change, look
from kkb.core.movement import Effects
from kkb.core.places import places
from kkb.core.rows import empty_rows
from kkb.core.scheme import Scheme
from kkb.view.answers import change_answer, effect_answer, target_answer
from tests.core.villages import listed, state
from tests.view.words import EN, HOSTILE, ID

JUN, NOV = date(2022, 6, 30), date(2022, 11, 1)
SCHEME = shipped.scheme()
CODES = [f"16.05.01.{n}" for n in range(2001, 2026)]
MUSI_RAWAS = "\n".join(f"{c} {'mandiri' if n < 12 else 'dasar'}" for n, c in enumerate(CODES))


def dated(told: str, on: date = NOV) -> pd.DataFrame:
    rows = state(told) if told else empty_rows()
    return rows.assign(tanggal=pd.Series([on] * len(rows), dtype=object), contoh=pd.Series(False, index=rows.index))


def seen(told: str, name: str = "Kabupaten Musi Rawas", scheme: Scheme = SCHEME) -> Look:
    known = places(listed(*CODES).assign(nama_kab=name))
    return look("16.05", NOV, dated(told), (NOV,), (known, scheme))


def moved(before: str, after: str):
    return change(dated(before, JUN), dated(after), JUN, SCHEME)


def test_musi_rawas_in_november_2022_is_three_short_of_sixty_percent():
    told = target_answer(seen(MUSI_RAWAS), ID)
    assert "Musi Rawas" in told
    assert "**kurang 3 Kampung KB lagi** untuk mencapai 60 % (12 dari 25; perlu 15)." in told
    english = target_answer(seen(MUSI_RAWAS), EN)
    assert "**3 Kampung KB short** of 60 % (12 of 25; needs 15)." in english


def test_a_target_that_is_met_is_said_to_be_met():
    told = target_answer(
        seen("\n".join(f"{c} mandiri" for c in CODES[:3]) + f"\n{CODES[4]} dasar\n{CODES[5]} dasar"), ID
    )
    assert "**sudah mencapai** target 60 %: 60,0 % (3 dari 5); perlu 3." in told


def test_an_area_without_any_kampung_kb_says_so_and_gives_no_percentage():
    told = target_answer(seen(""), ID)
    assert "belum memiliki Kampung KB" in told
    assert "%" not in told


def test_an_area_without_a_target_still_says_where_it_stands():
    bare = Scheme(SCHEME.strata, SCHEME.states, SCHEME.rule, (), SCHEME.pages, SCHEME.default_area)
    told = target_answer(seen(MUSI_RAWAS, scheme=bare), ID)
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


def test_without_a_share_at_both_dates_there_is_no_effect_to_tell():
    assert effect_answer(moved("", MUSI_RAWAS), ID) is None


def test_an_effect_of_nothing_is_told_as_nought():
    found = moved(MUSI_RAWAS, MUSI_RAWAS)
    assert found.effects == Effects(0, 0, 0, 0, 0)
    assert "0,0 poin" in effect_answer(found, ID)
