"""Every place that tells of a target tells the same: in force, met or missed at its date, or that there is none."""

from collections.abc import Callable

import pytest

from kkb.app import resources
from tests.ui.shown import Shown, is_whole

Open = Callable[..., Shown]
NOBODYS = {"wilayah": "16.05", "tanggal": "2022-11-01"}
PASSED = {"wilayah": "16.73", "tanggal": "2024-12-31"}
AHEAD = {"wilayah": "16.73", "tanggal": "2024-06-30"}


@pytest.mark.parametrize("area", ["16.05", "18.04", "17", "16", "16.05.01"])
def test_an_area_without_a_target_is_not_told_that_it_is_short(open_page: Open, area: str):
    for slug in ("ringkasan", "target"):
        shown = open_page(slug, wilayah=area)
        assert is_whole(shown)
        answer = next(m.value for m in shown.app.markdown if m.value.startswith("#### "))
        assert "Belum ada target pangsa (A) untuk daerah ini" in answer and "60 %" not in answer
        assert "kurang" not in answer and "Belum ada target" in shown.text
        assert "bukan target daerah ini" in shown.text
    assert open_page(wilayah=area).kpi("kurang") == ("–", "belum ditetapkan")


def test_the_invitation_stands_in_english_too(open_page: Open):
    shown = open_page(bahasa="en", **NOBODYS)
    assert "There is no target for share (A) of this region yet" in shown.text
    assert "It is not a target of this region" in shown.text
    assert shown.kpi("kurang") == ("–", "not set yet")


@pytest.mark.parametrize(("lang", "told"), [("id", "luput 4"), ("en", "missed by 4")])
def test_a_missed_target_is_told_as_missed_on_every_page(open_page: Open, lang: str, told: str):
    for slug in ("ringkasan", "banding", "target", "simulasi"):
        shown = open_page(slug, bahasa=lang, **PASSED)
        assert is_whole(shown)
        assert told in " ".join(
            str(node.value) for node in shown.nodes(shown.block("konteks")) if node.type == "caption"
        )
    shown = open_page(bahasa=lang, **PASSED)
    assert shown.kpi("kurang")[0] == "4"
    assert "44" in shown.kpi("kurang")[1] and "2024" in shown.kpi("kurang")[1]


def test_the_next_target_leads_and_the_one_before_is_told(open_page: Open):
    shown = open_page("target", **AHEAD)
    assert "kurang 10 Kampung KB lagi" in shown.prose
    assert "Target sebelumnya, 50 % pada 31 Desember 2023: luput 4 (32 dari 72; perlu 36)." in shown.text
    frame = next(f.value for f in shown.app.dataframe if "milik" in f.value.columns)
    rows = frame[frame["rasio"] == "A"]
    assert rows["status"].tolist() == ["Tercapai", "Luput", "Belum tercapai"]
    assert rows["kurang"].tolist() == [0, 4, 10]
    national = frame[frame["rasio"] == "C"]
    assert set(national["milik"]) == {"nasional"}
    assert national["status"].tolist()[:2] == ["Tercapai", "Tercapai"]


def test_in_a_province_only_those_with_a_target_are_short_of_it(open_page: Open):
    shown = open_page("banding", wilayah="16", tanggal="2024-06-30", tampilan="strata")
    assert is_whole(shown)
    frame = next(f.value for f in shown.app.dataframe if "kurang" in f.value.columns).set_index("nama")
    assert frame.loc["Kota Lubuk Linggau", "kurang"] == 10
    assert frame["kurang"].notna().sum() == 1
    prose = open_page(wilayah="16", tanggal="2024-06-30").text
    assert "Kota Lubuk Linggau**: kurang 10 menuju 60 %" in prose
    assert "lain belum punya target" in prose


def test_a_share_that_is_tried_is_said_to_be_no_target_of_the_area(open_page: Open):
    tried = open_page("simulasi", **NOBODYS).text
    assert "angka yang dicoba, bukan target" in tried
    assert "#### Angka yang dicoba: Kabupaten Musi Rawas **kurang 3 Kampung KB lagi**" in tried
    assert "angka yang dicoba, bukan target" in open_page("simulasi", sim_mode="rencana", **NOBODYS).text
    assert "angka yang dicoba" not in open_page("simulasi", **AHEAD).text
    assert "angka yang dicoba" not in open_page("simulasi", sim_mode="rencana", **AHEAD).text
    assert resources.wording("id")["umum.target_tidak_ada"] in open_page("simulasi", **NOBODYS).text


def test_what_areas_are_held_against_is_no_target_of_theirs(open_page: Open):
    options = open_page("banding", wilayah="16.05", tampilan="corong").app.selectbox(key="pilih_acuan").options
    assert "Target Kota Lubuk Linggau (bukan target daerah ini): 60 %" in options
