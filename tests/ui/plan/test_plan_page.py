"""Rencana as a person uses it: the answer first, limits that change it, villages put in and out by hand, a link."""

from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import load_workbook

from kkb.ui.plan import answer, views
from tests.ui.shown import Shown, is_whole

Open = Callable[..., Shown]
MUSI_RAWAS = {"wilayah": "16.05", "tanggal": "2022-11-01", "sim_mode": "rencana"}
MUST = "16.05.20.2006"
"""A village that the least plan leaves alone."""


def numbers(shown: Shown) -> tuple[str, str, str]:
    """Villages that rise, effort, n of N after."""
    return shown.kpi("ren_desa")[0], shown.kpi("ren_upaya")[0], shown.kpi("ren_pangsa")[1].split(" (")[0]


def villages(shown: Shown) -> list[str]:
    frame = next(f.value for f in shown.app.dataframe if "meleset" in f.value.columns)
    return frame["kode"].tolist()


def linked(shown: Shown, name: str) -> str:
    value = shown.app.query_params.get(name, "")
    return value if isinstance(value, str) else value[-1]


def test_the_simulation_is_still_what_opens_first(open_page: Open):
    shown = open_page("simulasi", wilayah="16.05", tanggal="2022-11-01")
    assert is_whole(shown)
    assert shown.app.slider(key="sim_target").value == 60
    assert shown.block("kpi_ren_upaya") is None


def test_it_starts_at_the_target_in_force_and_says_that_nothing_is_less(open_page: Open):
    shown = open_page("simulasi", **MUSI_RAWAS)
    assert is_whole(shown)
    assert shown.app.number_input(key="pilih_ren_target").value == 60
    assert numbers(shown) == ("3", "22 poin", "15 dari 25")
    assert shown.kpi("ren_upaya")[1] == "terbukti paling hemat"
    assert "Tidak ada rencana yang lebih ringan (terbukti)" in shown.prose
    assert "Rawan" in shown.prose


@pytest.mark.parametrize("area", ["16.73", "16.05", "18.04", "17"])
def test_simulasi_and_rencana_name_the_same_villages_and_the_same_points(open_page: Open, area: str):
    planned = open_page("simulasi", wilayah=area, sim_mode="rencana", ren_target="61")
    simulated = open_page("simulasi", wilayah=area, sim_target="61", sim_lihat="desa")
    simulated.app.button(key="sim_pakai_terdekat").click().run()
    assert simulated.kpi("sim_pangsa") == planned.kpi("ren_pangsa")
    frame = next(f.value for f in simulated.app.dataframe if "gerak" in f.value.columns)
    assert sorted(frame["kode"]) == sorted(villages(planned))


def test_another_target_is_another_plan_and_stands_in_the_link(open_page: Open):
    shown = open_page("simulasi", **MUSI_RAWAS)
    shown.app.number_input(key="pilih_ren_target").set_value(52).run()
    assert numbers(shown)[0] == "1"
    assert linked(shown, "ren_target") == "52"
    shown.app.number_input(key="pilih_ren_target").set_value(60).run()
    assert linked(shown, "ren_target") == ""


def test_a_village_left_out_is_replaced_and_one_that_must_is_there(open_page: Open):
    shown = open_page("simulasi", **MUSI_RAWAS)
    first = villages(shown)[0]
    shown.app.multiselect(key="pilih_ren_kecuali").set_value([first]).run()
    assert is_whole(shown)
    assert first not in villages(shown) and len(villages(shown)) == 3
    assert linked(shown, "ren_kecuali") == first
    assert numbers(shown)[1] != "22 poin"
    wanted = open_page("simulasi", **MUSI_RAWAS)
    before = set(villages(wanted))
    wanted.app.multiselect(key="pilih_ren_wajib").set_value([MUST]).run()
    assert MUST in villages(wanted) and MUST not in before
    assert len(villages(wanted)) == 3


def test_the_same_village_wanted_and_left_out_is_told_in_a_sentence(open_page: Open):
    first = villages(open_page("simulasi", **MUSI_RAWAS))[0]
    shown = open_page("simulasi", **MUSI_RAWAS, ren_wajib=first, ren_kecuali=first)
    assert is_whole(shown)
    assert "diwajibkan dan sekaligus dikecualikan" in shown.app.error[0].value
    assert shown.app.multiselect(key="pilih_ren_wajib").value == [first]


def test_a_budget_that_is_too_small_is_told_by_how_much(open_page: Open):
    shown = open_page("simulasi", **MUSI_RAWAS, ren_anggaran="5")
    assert is_whole(shown)
    assert "tidak dapat mencapai" in shown.prose
    assert "Anggaran 5 kurang 17" in shown.prose
    assert "Longgarkan batas" in shown.prose


def test_how_far_a_budget_goes_is_the_same_question_turned_round(open_page: Open):
    shown = open_page("simulasi", **MUSI_RAWAS, ren_arah="anggaran", ren_anggaran="22")
    assert numbers(shown) == ("3", "22 poin", "15 dari 25")
    less = open_page("simulasi", **MUSI_RAWAS, ren_arah="anggaran", ren_anggaran="21")
    assert numbers(less)[0] == "2"
    asked = open_page("simulasi", **MUSI_RAWAS, ren_arah="anggaran")
    assert is_whole(asked)
    assert "Isi anggaran" in asked.text


def test_rupiah_turn_points_into_money_everywhere(open_page: Open):
    shown = open_page("simulasi", **MUSI_RAWAS, ren_rupiah="150000")
    assert numbers(shown)[1] == "3.300.000 rupiah"
    assert "3.300.000 rupiah" in shown.prose


def test_a_dearer_step_changes_the_plan_and_the_effort(open_page: Open):
    shown = open_page("simulasi", **MUSI_RAWAS, ren_upaya="output_unmet.3:90")
    assert is_whole(shown)
    assert numbers(shown)[1] != "22 poin"
    assert linked(shown, "ren_upaya") == "output_unmet.3:90"


def test_new_villages_enlarge_the_whole_and_a_margin_asks_for_more(open_page: Open):
    shown = open_page("simulasi", **MUSI_RAWAS, ren_baru="5", ren_pengaman="1")
    assert numbers(shown)[2] == "19 dari 30"


def test_reset_brings_the_least_plan_back(open_page: Open):
    shown = open_page(
        "simulasi", **MUSI_RAWAS, ren_baru="5", ren_pengaman="1", ren_rupiah="7", ren_upaya="output_cpr.2:1"
    )
    shown.app.button(key="ren_ulang").click().run()
    assert is_whole(shown)
    assert numbers(shown) == ("3", "22 poin", "15 dari 25")
    assert not [name for name in shown.app.query_params if str(name).startswith("ren_")]


@pytest.mark.parametrize("view", ["desa", "instansi", "kecamatan", "peta"])
@pytest.mark.parametrize("area", ["16.05.10", "17", "16.05.01.2002"])
def test_every_view_of_every_kind_of_area_is_whole(open_page: Open, view: str, area: str):
    link = {"wilayah": area, "tanggal": "2022-11-01", "sim_mode": "rencana", "ren_lihat": view, "bahasa": "en"}
    assert is_whole(open_page("simulasi", **link))


def test_per_agency_the_steps_of_one_are_listed(open_page: Open):
    shown = open_page("simulasi", **MUSI_RAWAS, ren_lihat="instansi")
    frames = [f.value for f in shown.app.dataframe]
    agencies = next(f for f in frames if "desa" in f.columns)
    steps = next(f for f in frames if {"kerja", "kode"} <= set(f.columns))
    assert agencies["upaya"].sum() == 22
    assert len(steps) == agencies["langkah"].iloc[0]


@pytest.mark.parametrize(
    "part",
    [{"ren_target": "banyak"}, {"ren_wajib": "<img>"}, {"ren_siapa": "x"}, {"ren_lihat": "y"}, {"sim_mode": "z"}],
)
def test_nonsense_in_the_link_is_no_error(open_page: Open, part: dict[str, str]):
    assert is_whole(open_page("simulasi", **(MUSI_RAWAS | part)))


def test_an_unknown_agency_or_step_leaves_the_link(open_page: Open):
    shown = open_page("simulasi", **MUSI_RAWAS, ren_instansi="bukan:5", ren_upaya="bukan.2:5")
    assert is_whole(shown)
    assert numbers(shown)[1] == "22 poin"
    assert (linked(shown, "ren_instansi"), linked(shown, "ren_upaya")) == ("", "")


def test_capacities_of_agencies_come_by_link_and_bind(open_page: Open):
    shown = open_page("simulasi", **MUSI_RAWAS, ren_instansi="dinkes:5", ren_lihat="instansi")
    assert is_whole(shown)
    agencies = next(f.value for f in shown.app.dataframe if "desa" in f.value.columns)
    spent = agencies.set_index("instansi")
    assert spent.loc["Dinas Kesehatan", "upaya"] <= spent.loc["Dinas Kesehatan", "kapasitas"] == 5
    assert numbers(shown)[1] != "22 poin"


def test_the_workbook_says_that_it_is_an_example_and_where_it_came_from(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
):
    made = []
    monkeypatch.setattr(views, "_show_book", lambda *parts: made.append(views.plan_bytes(*parts)))
    open_page("simulasi", **MUSI_RAWAS)
    book = load_workbook(BytesIO(made[-1]))
    first = {row[0].value: str(row[1].value) for row in book["Ringkasan"].iter_rows(min_row=2)}
    assert first["Jenis data"] == "Contoh (bukan data resmi)"
    assert first["Data"] == "Data per 1 November 2022"
    assert "sim_mode=rencana" in first["Tautan"] and "ren_target=60" in first["Tautan"]
    assert book.sheetnames[:3] == ["Ringkasan", "Per desa", "Per kecamatan"]
    assert book["Per desa"].max_row == 4
    assert "**" not in first["Jawaban"] and "\\" not in first["Jawaban"]


def test_a_very_large_area_is_planned_when_asked_for(open_page: Open, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(answer, "QUICK", 10)
    shown = open_page("simulasi", **MUSI_RAWAS)
    assert is_whole(shown)
    assert shown.block("kpi_ren_upaya") is None
    shown.app.button(key="ren_hitung").click().run()
    assert numbers(shown)[1] == "22 poin"
    shown.app.number_input(key="pilih_ren_target").set_value(52).run()
    assert numbers(shown)[0] == "1"
