"""Banding in every view and for every size of district: what it says, and that it never shames anybody for chance."""

import json
import re
from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import load_workbook

from kkb.app.context import open_app
from kkb.app.page_source import open_source
from kkb.app.pages import comparison
from kkb.content.comparison.case import VIEWS, VILLAGE_VIEWS
from kkb.ui.widgets.content import table_of
from kkb.ui.widgets.table import table_bytes
from tests.ui.made_district import DAYS, KAB, district, store_district
from tests.ui.made_page import made_page
from tests.ui.shown import Shown, is_inert, is_whole

Open = Callable[..., Shown]


def first_line(shown: Shown) -> str:
    return next(m.value for m in shown.app.markdown if m.value.startswith("#### "))


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_opens_and_keeps_the_first_line(open_page: Open, view: str):
    lang = {"bahasa": "en"} if view in ("pangsa", "gerak", "sebaya") else {}
    shown = open_page("banding", wilayah="16.73", tampilan=view, **lang)
    assert is_whole(shown)
    assert "100,0 % (8 dari 8)" in first_line(shown) or "100.0 % (8 of 8)" in first_line(shown)
    assert [key for key in shown.container_keys() if key.startswith("tabel_")]


@pytest.mark.parametrize("villages", [1, 3, 9, 300])
def test_a_district_of_any_size_opens_in_every_view_with_half_of_it_missing(open_own_page: Open, villages: int):
    store_district(villages)
    for view in VIEWS if villages in (1, 300) else ("corong", "item"):
        shown = open_own_page("banding", wilayah=KAB, tampilan=view)
        assert is_whole(shown), view
        assert is_inert(shown), view
    assert ("belum ada dua" in shown.prose) == (villages <= 10)


@pytest.mark.parametrize("villages", [1, 3, 9, 300])
def test_the_villages_of_a_kecamatan_of_any_size_open_in_every_view(open_own_page: Open, villages: int):
    for day in DAYS:
        open_app().store.save(district(villages, day, per_kecamatan=300))
    for view in VILLAGE_VIEWS if villages in (1, 300) else VILLAGE_VIEWS[:1]:
        shown = open_own_page("banding", wilayah=f"{KAB}.~kec-0", tampilan=view)
        assert is_whole(shown), view
        assert is_inert(shown), view
        assert f" dari {villages})" in first_line(shown)


@pytest.mark.parametrize("area", ["16.73", "16.05", "18.04", "17"])
def test_sentence_chart_table_and_ranks_agree_on_order_and_verdict(open_page: Open, area: str):
    shown = open_page("banding", wilayah=area, tampilan="pangsa")
    frame = next(f.value for f in shown.app.dataframe if "acuan" in f.value.columns)
    formed = frame[frame["terbentuk"] > 0]
    assert formed["peringkat"].astype(int).is_monotonic_increasing
    first, last = formed.iloc[0], formed.iloc[-1]
    for row in (first, last):
        low, high, of = re.findall(r"\d+", row["rentang"])
        span = f"peringkat {low} dari {of}" if low == high else f"peringkat {low} sampai {high} dari {of}"
        assert span in first_line(shown)
    said = next(m.value for m in shown.app.markdown if m.value.startswith("Dibanding "))
    for verdict in ("lebih tinggi", "lebih rendah"):
        assert (f"**{verdict}**" in said) == (verdict in set(formed["acuan"]))
    charts = [json.loads(n.proto.spec) for n in shown.nodes() if n.type == "plotly_chart"]
    marks = next(trace for chart in charts for trace in chart["data"] if trace.get("meta") == "pangsa")
    assert marks["x"] == pytest.approx(formed["pangsa"].tolist())


def test_beside_peers_the_answer_is_that_of_the_peers(open_page: Open):
    shown = open_page("banding", wilayah="16.73", tampilan="sebaya")
    frame = next(f.value for f in shown.app.dataframe if "arti" in f.value.columns)
    said = next(m.value for m in shown.app.markdown if m.value.startswith("Dibanding "))
    assert said.startswith("Dibanding sebayanya masing-masing")
    assert not any(m.value.startswith("Dibanding Kota") for m in shown.app.markdown)
    for verdict in ("lebih tinggi", "lebih rendah"):
        assert (f"**{verdict}**" in said) == (verdict in set(frame["arti"]))


def test_what_a_person_picked_stays_in_the_link_and_goes_to_the_map(open_page: Open):
    shown = open_page("banding", wilayah="16.73", pilih="16.73.01,16.73.02,16.99.01")
    picked = shown.app.multiselect(key="pilih_pilih")
    assert picked.value == ["16.73.01", "16.73.02"]
    to_map = [n.proto for n in shown.nodes() if n.type == "page_link" and n.proto.page == "peta"]
    links = [link.query_string for link in to_map if "pilih" in link.query_string]
    assert len(links) == 1
    assert "lapisan=A" in links[0]
    picked.set_value(["16.73.03"])
    shown.app.run()
    assert shown.app.query_params["pilih"] in ("16.73.03", ["16.73.03"])


def test_a_published_benchmark_comes_with_its_source(open_page: Open):
    shown = open_page("banding", wilayah="16.73", tampilan="corong", acuan="terbit_16")
    assert "30,18 %" in shown.text
    assert "Sumatera Headline" in shown.text
    assert "19,66 %" in shown.app.selectbox(key="pilih_acuan").options[-1]


def test_change_is_counted_since_the_day_in_the_link(open_page: Open):
    shown = open_page("banding", wilayah="16.73", tampilan="gerak", sejak="2023-12-31")
    assert "Dari 31 Desember 2023 ke 31 Desember 2024" in shown.text


def test_before_the_second_snapshot_there_is_no_movement_and_it_says_so(open_page: Open):
    shown = open_page("banding", wilayah="16.73", tanggal="2021-06-30", tampilan="gerak")
    assert is_whole(shown)
    assert "Belum ada potret" in shown.text


def test_every_cell_of_the_matrix_can_be_opened_into_its_villages(open_page: Open):
    shown = open_page("banding", wilayah="16.73", tampilan="gerak", sel="dasar-mandiri")
    assert is_whole(shown)
    box = shown.app.selectbox(key="pilih_sel")
    assert box.value == "dasar-mandiri"
    label = next(o for o in box.options if o.startswith("Dasar → Mandiri"))
    assert len(shown.app.dataframe[-1].value) == int(label.rsplit(" ", 1)[1])


def test_nonsense_in_the_link_opens_the_first_choice(open_page: Open):
    shown = open_page("banding", wilayah="16.73", tampilan="x", acuan="<b>", sejak="kemarin", pilih="<img>", sel="a-b")
    assert is_whole(shown)
    assert shown.app.multiselect(key="pilih_pilih").value == []


def test_the_villages_of_a_kecamatan_are_named_by_what_they_miss(open_page: Open):
    shown = open_page("banding", wilayah="16.05.01")
    assert "Paling dekat menyusul" in shown.prose
    assert "peringkat" not in shown.prose


def test_the_workbook_holds_level_change_pace_reporting_indices_and_items(open_page: Open):
    page = made_page(open_app(), "16.73", None)
    content = comparison(open_source(page.app), page.basis)
    table = table_of(page, content.block("banding"))
    sheet = load_workbook(BytesIO(table_bytes(page, table))).worksheets[0]
    assert sheet.max_row == 9
    heads = [cell.value for cell in sheet[1]]
    assert {"Peringkat", "Perlu per bulan", "Ubah, kohort (poin)", "Sudah lapor", "Indeks Output", "Pokja"} <= set(
        heads
    )
