"""How a first line begins where not all of an area has data, and B and C as a range."""

from datetime import date

import pandas as pd

from kkb.core.counts.ratio import Share, ShareRange
from kkb.text.answers import target_answer
from kkb.text.extent_words import extent_note, extent_values, range_sentence
from kkb.text.provenance import date_text
from tests.core.made_extent import THEN, WHOLE, rows, view_of
from tests.text.words import EN, ID


def test_a_first_line_begins_with_how_many_of_how_many_have_data():
    told = target_answer(view_of(WHOLE, "16"), ID)
    assert told.startswith("1 dari 3 kabupaten/kota punya data: bagian Provinsi ")
    assert target_answer(view_of(WHOLE, "16"), EN).startswith("1 of 3 districts have data: the part of ")
    assert "punya data" not in target_answer(view_of(WHOLE, "16.05"), ID)


def test_of_a_part_alone_no_shortage_is_said():
    told = target_answer(view_of(rows("16.05.01.2001 mandiri", "hanya_sebagian"), "16.05"), ID)
    assert told.startswith("Baru 1 Kampung KB diketahui, dari berkas sebagian: bagian ")
    assert "kurang " not in told
    assert "(1 dari 1)" in told


def test_the_date_of_the_data_says_what_it_covers():
    assert date_text(view_of(WHOLE, "16"), ID) == "Data per 1 Juni 2023; 1 dari 3 kabupaten/kota punya data"
    kept = rows("16.05.01.2002 dasar", on=THEN)
    mixed = view_of(pd.concat([rows("16.05.01.2001 mandiri", "sebagian"), kept]), "16.05")
    assert extent_note(mixed, ID) == (
        "1 Kampung KB dari berkas sebagian 1 Juni 2023, 1 tetap memakai keadaan terakhirnya (1 November 2022)"
    )
    assert date_text(mixed, ID).startswith("Data 1 November 2022 sampai 1 Juni 2023; 1 Kampung KB dari berkas sebagian")
    assert extent_note(view_of(WHOLE, "16.05"), ID) == ""


def test_parts_and_last_states_of_several_dates_are_told_with_the_first_and_the_last():
    june, august, november = date(2024, 6, 30), date(2024, 8, 30), date(2023, 11, 29)
    parts = [rows("16.05.01.2001 dasar", "sebagian", june), rows("16.05.01.2002 dasar", "sebagian", august)]
    kept = [rows("16.05.01.2003 dasar", on=THEN), rows("16.05.01.2004 dasar", on=november)]
    mixed = view_of(pd.concat([*parts, *kept]), "16.05")
    assert extent_note(mixed, ID) == (
        "2 Kampung KB dari berkas sebagian 30 Juni 2024 sampai 30 Agustus 2024, "
        "2 tetap memakai keadaan terakhirnya (1 November 2022 sampai 29 November 2023)"
    )
    assert "30 June 2024 to 30 August 2024" in extent_note(mixed, EN)
    assert date_text(mixed, ID).endswith(extent_note(mixed, ID))


def test_the_extent_as_plain_values():
    assert extent_values(view_of(WHOLE, "16")) == {"sebagian": True, "wilayah_ada_data": 1, "wilayah_jumlah": 3}
    assert extent_values(view_of(WHOLE, "16.05")) == {"sebagian": False}
    assert extent_values(view_of(rows("16.05.01.2001 dasar", "sebagian"), "16.05")) == {"sebagian": True}


def test_a_range_is_said_with_what_leaves_it_open():
    sabang = ShareRange(Share(12, 18), Share(18, 18), 6)
    told = range_sentence("Cakupan (C)", sabang, ID)
    assert told.startswith("Cakupan (C): 12, dan dengan 6 nama yang belum cocok sampai 18 dari 18.")
    both = range_sentence("C", ShareRange(Share(1, 4), Share(4, 4), 1, 2), ID)
    assert "dengan 1 nama yang belum cocok dan 2 desa/kelurahan yang belum diketahui sampai 4 dari 4" in both


def test_ratio_a_is_exact_on_the_map():
    part = view_of(WHOLE, "16.05").tally
    assert part.ratio("A").is_exact
