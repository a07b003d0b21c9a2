"""The simulation as a person reasons with it: ways to the target, other ratios, kept scenarios, silent villages."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.ui.shown import Shown, is_whole

Open = Callable[..., Shown]
MUSI_RAWAS = {"wilayah": "16.05", "tanggal": "2022-11-01"}
KEPT = "16.05!Usul;A60;2024-12-31;0.3|Bentuk;C30;2022-12-31;0.0.0.0.35"


def counts(shown: Shown) -> tuple[str, str]:
    """Villages short, and n of N."""
    return shown.kpi("sim_kurang")[0], shown.kpi("sim_pangsa")[1].split(" (")[0]


def linked(shown: Shown, name: str) -> str:
    """One part of the link; "" when it is not there."""
    value = shown.app.query_params.get(name, "")
    return value if isinstance(value, str) else value[-1]


def pressed(shown: Shown, key: str) -> Shown:
    shown.app.button(key=key).click().run()
    assert is_whole(shown)
    return shown


def test_one_click_on_a_way_moves_the_levers_so_that_the_target_is_reached(open_page: Open):
    shown = pressed(open_page("simulasi", **MUSI_RAWAS), "sim_pakai_terdekat")
    assert counts(shown) == ("0", "15 dari 25")
    assert shown.app.slider(key="sim_berkembang").value == 3
    assert not [b.key for b in shown.app.button if str(b.key).startswith("sim_pakai")]


def test_too_many_new_ones_can_be_taken_back_with_one_click(open_page: Open):
    shown = open_page("simulasi", **MUSI_RAWAS, sim_berkembang="3", sim_baru="8")
    assert counts(shown) == ("5", "15 dari 33")
    assert counts(pressed(shown, "sim_pakai_kurangi_baru")) == ("0", "15 dari 25")


def test_a_way_adds_to_the_table_where_the_moves_are_set_per_kecamatan(open_page: Open):
    shown = open_page("simulasi", **MUSI_RAWAS, sim_cara="bagian", sim_kec="16.05.01:0.0.0.0.1")
    shown = pressed(shown, "sim_pakai_terdekat")
    assert counts(shown) == ("0", "16 dari 26")
    assert linked(shown, "sim_cara") == "bagian"
    assert linked(shown, "sim_kec") == "16.05.01:0.1.0.0.1.0,16.05.08:0.1.0.0.0.0,16.05.12:0.2.0.0.0.0"


def test_out_of_reach_is_explained(open_page: Open):
    shown = open_page("simulasi", **MUSI_RAWAS, sim_target="95")
    assert "Tidak terjangkau" in shown.prose
    assert "84,0 % (21 dari 25); perlu 24. Sisanya 4 belum pernah melapor." in shown.prose


def test_late_reports_take_the_strata_of_the_reported_ones_aloud(open_page: Open):
    """Of the 21 reported, 9 are Berkembang, 1 Mandiri, 11 Berkelanjutan; four that report become 2, 0 and 2."""
    shown = open_page("simulasi", **MUSI_RAWAS, sim_lapor="4")
    assert counts(shown) == ("1", "14 dari 25")
    assert "2 Berkembang, 2 Berkelanjutan" in shown.prose


@pytest.mark.parametrize(("ratio", "found"), [("B", ("108", "12 dari 199")), ("C", ("35", "25 dari 199"))])
def test_another_ratio_has_its_own_target_and_its_own_denominator(open_page: Open, ratio: str, found: tuple[str, str]):
    shown = open_page("simulasi", **MUSI_RAWAS, sim_rasio=ratio)
    assert is_whole(shown)
    assert counts(shown) == found


def test_an_aim_nobody_touched_follows_the_ratio_and_a_chosen_one_stays(open_page: Open):
    shown = open_page("simulasi", **MUSI_RAWAS)
    shown.app.query_params["sim_rasio"] = "C"
    shown.app.run()
    assert shown.app.slider(key="sim_target").value == 30
    assert shown.app.date_input(key="sim_batas").value == date(2022, 12, 31)
    shown.app.slider(key="sim_target").set_value(77).run()
    shown.app.query_params["sim_rasio"] = "A"
    shown.app.run()
    assert shown.app.slider(key="sim_target").value == 77


def test_a_later_date_lowers_the_pace(open_page: Open):
    shown = open_page("simulasi", **MUSI_RAWAS)
    assert shown.kpi("sim_laju") == ("3 per bulan", "3 dalam 1 bulan, sampai 31 Des 2022")
    shown.app.date_input(key="sim_batas").set_value(date(2026, 12, 31)).run()
    assert shown.kpi("sim_laju")[0] == "1 tiap 16 bulan"


def test_a_scenario_is_kept_under_its_name_and_stands_in_the_link(open_page: Open):
    shown = open_page("simulasi", **MUSI_RAWAS, sim_berkembang="3")
    shown.app.text_input(key="sim_nama").set_value("Usulan; Bappeda")
    pressed(shown, "sim_simpan_tombol")
    assert linked(shown, "sim_simpan") == "16.05!Usulan Bappeda;A60;2022-12-31;0.3.0.0.0.0"
    assert "**Usulan Bappeda** · 60 %: 3 Berkembang naik" in shown.prose


def test_a_scenario_without_a_name_is_called_after_what_moves(open_page: Open):
    shown = pressed(open_page("simulasi", **MUSI_RAWAS, sim_berkembang="3"), "sim_simpan_tombol")
    assert "**3 Berkembang naik**" in shown.prose


def test_kept_scenarios_come_by_link_are_opened_and_dropped(open_page: Open):
    shown = open_page("simulasi", **MUSI_RAWAS, sim_simpan=KEPT)
    assert is_whole(shown)
    assert counts(pressed(shown, "sim_buka_Usul")) == ("0", "15 dari 25")
    assert counts(pressed(shown, "sim_buka_Bentuk")) == ("0", "60 dari 199")
    pressed(shown, "sim_hapus_Usul")
    assert linked(shown, "sim_simpan").startswith("16.05!Bentuk;")
    pressed(shown, "sim_hapus_Bentuk")
    assert linked(shown, "sim_simpan") == ""


def test_a_kept_scenario_of_a_bigger_area_is_cut_to_what_there_is(open_page: Open):
    shown = open_page("simulasi", **MUSI_RAWAS, sim_simpan="16.05!Besar;A60;;0.9999.0.9999.9999")
    shown = pressed(shown, "sim_buka_Besar")
    assert shown.app.slider(key="sim_berkembang").value == 9
    assert shown.app.slider(key="sim_jatuh").value == 12


def test_what_another_area_kept_is_not_shown(open_page: Open):
    shown = open_page("simulasi", wilayah="16.73", sim_simpan=KEPT)
    assert is_whole(shown)
    assert not [b.key for b in shown.app.button if str(b.key).startswith("sim_buka")]
    assert linked(shown, "sim_simpan") == ""


@pytest.mark.parametrize("view", ["bagian", "peta", "desa"])
@pytest.mark.parametrize("area", ["16.05", "16.05.01", "17", "16.05.01.2002"])
def test_every_view_of_every_kind_of_area_is_whole(open_page: Open, view: str, area: str):
    shown = open_page("simulasi", wilayah=area, tanggal="2022-11-01", sim_lihat=view, sim_baru="1", bahasa="en")
    assert is_whole(shown)


def test_a_kecamatan_in_which_nothing_is_formed_can_form(open_page: Open):
    shown = open_page("simulasi", wilayah="16.05.10", tanggal="2022-11-01")
    assert "belum ada Kampung KB yang terbentuk" in shown.prose
    shown.app.slider(key="sim_baru").set_value(3).run()
    assert counts(shown) == ("2", "0 dari 3")
    assert "Sisanya 3 baru dibentuk" in shown.prose
