"""The forecast on Target and its test on Metode, as a person meets them."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1.element_tree import DateInput, NumberInput

from kkb.content.forecast import FAN_COLUMNS
from kkb.ui.frame import cache
from kkb.ui.target import forecast
from kkb.ui.widgets import content
from kkb.ui.widgets.table import table_bytes
from tests.ui.shown import Shown, is_whole

Open = Callable[..., Shown]
CITY = {"wilayah": "16.73", "tanggal": "2023-12-31"}


def asking(shown: Shown, kind: str, name: str) -> DateInput | NumberInput:
    """The field of the forecast itself; the page has others, to set a target."""
    return next(field for field in shown.app.get(kind) if (field.key or "").startswith(f"ramal_{name}_"))


def day_of(shown: Shown) -> DateInput:
    return asking(shown, "date_input", "sampai")


def share_of(shown: Shown) -> NumberInput:
    return asking(shown, "number_input", "target")


def asked(shown: Shown) -> tuple[date, int | None]:
    return day_of(shown).value, share_of(shown).value


def test_the_next_target_is_what_is_forecast_until_another_is_asked_for(open_page: Open):
    shown = open_page("target", **CITY)
    assert is_whole(shown)
    assert asked(shown) == (date(2024, 12, 31), 60)
    assert "Peluang mencapai 60 %: kira-kira 1 dari" in shown.prose
    share_of(shown).set_value(20).run()
    assert is_whole(shown)
    assert "Peluang mencapai 20 %: kira-kira 19 dari 20 (yang lebih besar belum teruji)" in shown.prose


def test_the_answer_about_today_comes_before_the_forecast(open_page: Open):
    prose = open_page("target", **CITY).prose
    assert prose.index("kurang 12 Kampung KB lagi") < prose.index("Akankah tercapai?")


def test_pace_needed_pace_so_far_and_the_cohort_stand_together(open_page: Open):
    prose = open_page("target", **CITY).prose
    assert "12 Kampung KB lagi, 1,0 per bulan. Laju sejak 31 Desember 2022: +1,5 per bulan." in prose
    assert "Kohort tetap, Kampung KB yang ada pada kedua tanggal: 31,8 % (14 dari 44)" in prose


def test_a_later_day_gives_a_wider_outlook_and_another_region_its_own_aim(open_page: Open):
    shown = open_page("target", **CITY)
    day_of(shown).set_value(date(2026, 12, 31)).run()
    assert "Pada 31 Desember 2026 bisa jadi" in shown.prose
    shown.app.query_params["wilayah"] = "16.05"
    shown.app.run()
    assert is_whole(shown)
    assert asked(shown) == (date(2024, 12, 31), None)
    assert "Belum ada target, jadi tidak ada peluang" in shown.prose
    assert "Peluang mencapai" not in shown.prose
    share_of(shown).set_value(40).run()
    assert "Peluang mencapai 40 %" in shown.prose
    assert "angka yang dicoba, bukan target" in shown.text


@pytest.mark.parametrize(
    ("area", "day", "reason", "lines"),
    [
        ("16.73", "2021-06-30", "baru memiliki satu potret", 2),
        ("16.05.02", "2022-11-01", "kurang dari 5 Kampung KB", 1),  # without a target there is no pace it needs
    ],
)
def test_too_little_to_forecast_is_said_and_the_arithmetic_offered(
    open_page: Open, area: str, day: str, reason: str, lines: int
):
    shown = open_page("target", wilayah=area, tanggal=day)
    assert is_whole(shown)
    assert reason in shown.prose
    assert shown.prose.count("Kampung KB per bulan, pada ") == lines
    assert shown.block("grafik_ramalan") is None


@pytest.mark.parametrize("area", ["16.05.10", "17", "16.05.01.2002", "0"])
def test_every_kind_of_area_gets_a_whole_page(open_page: Open, area: str):
    assert is_whole(open_page("target", wilayah=area, tanggal="2022-11-01", bahasa="en"))


def test_the_fan_has_a_twin_of_rows_that_leaves_the_product_with_its_label(open_page: Open):
    shown = open_page("target", **CITY)
    frame = next(f.value for f in shown.app.dataframe if "jenis" in f.value.columns)
    assert set(frame["jenis"]) == {"Data", "Ramalan"}
    told, coming = (frame[frame["jenis"] == kind] for kind in ("Data", "Ramalan"))
    assert told.iloc[-1][["tercapai", "terbentuk"]].tolist() == [32, 72]
    assert (coming["rendah"] <= coming["pangsa"]).all() and (coming["pangsa"] <= coming["tinggi"]).all()
    assert coming.iloc[-1]["tanggal"] == "31 Des 2024"
    assert coming.iloc[-1]["target_berlaku"] == 60


def test_the_workbook_of_the_fan_is_labelled_as_an_example(open_page: Open, monkeypatch: pytest.MonkeyPatch):
    made: dict[str, bytes] = {}
    monkeypatch.setattr(content, "show_table", lambda page, one, _: made.update({one.key: table_bytes(page, one)}))
    open_page("target", **CITY)
    book = load_workbook(BytesIO(made["ramalan"]))
    notes = "\n".join(str(row[0].value) for row in book["Keterangan"].iter_rows())
    assert "Contoh (bukan data resmi)" in notes
    assert "masa depan yang diundi" in notes
    assert len(list(book.worksheets[0].iter_cols())) == len(FAN_COLUMNS)


def test_the_test_of_the_forecast_runs_when_asked_and_then_stays(open_own_page: Open):
    shown = open_own_page("metode")
    assert is_whole(shown)
    assert not [f for f in shown.app.dataframe if "cakupan" in f.value.columns]
    shown.app.button(key="uji_ramalan").click().run()
    assert is_whole(shown)
    assert "Uji ramalan pada 13 kabupaten/kota" in shown.prose
    again = open_own_page("metode")
    assert "Uji ramalan pada 13 kabupaten/kota" in again.prose
    tables = [list(f.value.columns) for f in again.app.dataframe if "cakupan" in f.value.columns]
    assert [columns[0] for columns in tables] == ["jarak", "ukuran", "dari"]
    assert "dari seratus kenyataan jatuh di atas p90" in again.prose
    assert again.block("grafik_pit") is not None


def test_how_progress_is_judged_is_published(open_page: Open):
    for lang, said in (
        ("id", "Hasil bagi dua pangsa tidak pernah dipakai"),
        ("en", "A quotient of two shares is never"),
    ):
        assert said in open_page("metode", bahasa=lang).prose


def test_a_large_store_forecasts_when_asked(open_own_page: Open, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(forecast, "QUICK", 10)
    shown = open_own_page("target", **CITY)
    assert is_whole(shown)
    assert "Peluang mencapai" not in shown.prose
    shown.app.button(key="ramal_jalankan").click().run()
    assert "Peluang mencapai 60 %" in shown.prose
    assert "Peluang mencapai 60 %" in open_own_page("target", **CITY).prose
    assert cache.app().store.version() > 0


def test_what_the_least_plan_adds_is_said_with_a_way_to_it(open_page: Open):
    shown = open_page("target", **CITY)
    assert "Bila rencana paling ringan (12 Kampung KB naik) dilaksanakan seluruhnya lebih dahulu" in shown.prose
    link = next(n for n in shown.nodes() if n.type == "page_link" and "Buka rencana" in n.proto.label)
    assert "sim_mode=rencana" in link.proto.query_string and "ren_target=60" in link.proto.query_string


def test_the_plan_being_made_is_the_one_that_counts(open_page: Open):
    shown = open_page("simulasi", **CITY, sim_mode="rencana", ren_pengaman="3", ren_target="60")
    shown.app.switch_page("pages/target.py").run()
    assert is_whole(shown)
    assert "Bila rencana yang sedang disusun (15 Kampung KB)" in shown.prose
    shown.app.query_params["wilayah"] = "16.05"
    shown.app.run()
    assert "Bila rencana" not in shown.prose
    share_of(shown).set_value(60).run()
    assert "Bila rencana paling ringan" in shown.prose


def test_a_target_that_is_met_has_no_plan_to_carry_out(open_page: Open):
    shown = open_page("target", **CITY)
    share_of(shown).set_value(20).run()
    assert "Bila rencana" not in shown.prose
