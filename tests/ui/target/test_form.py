"""A target is set on its page, and every page knows it at once; what cannot be one is refused in a sentence."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.ui.shown import Shown, is_whole

Open = Callable[..., Shown]
NOBODYS = {"wilayah": "16.05", "tanggal": "2022-11-01"}


def fill(shown: Shown, percent: int | None, source: str) -> None:
    shown.app.number_input(key="target_persen").set_value(percent)
    shown.app.date_input(key="target_tanggal").set_value(date(2027, 12, 31))
    shown.app.text_input(key="target_acuan").set_value(source)
    next(button for button in shown.app.button if button.label == "Tetapkan").click().run()


def test_a_target_that_is_set_changes_every_page_and_can_be_undone(open_own_page: Open):
    shown = open_own_page("target", **NOBODYS)
    assert "Belum ada target pangsa (A) untuk daerah ini" in shown.prose
    fill(shown, 60, "Perda 4/2025")
    assert is_whole(shown)
    told = "Target 60 % A Kabupaten Musi Rawas, 31 Desember 2027, ditetapkan."
    assert any(told in success.value for success in shown.app.success)
    assert "kurang 3 Kampung KB lagi** untuk mencapai 60 % (12 dari 25; perlu 15)" in shown.prose
    history = next(f.value for f in shown.app.dataframe if "keadaan" in f.value.columns)
    assert history[["acuan", "keadaan"]].values.tolist() == [["Perda 4/2025", "berlaku"]]
    assert open_own_page(**NOBODYS).kpi("kurang")[0] == "3"
    assert "Belum ada target" in open_own_page(wilayah="18.04").text
    shown = open_own_page("target", **NOBODYS)
    shown.app.button(key="target_batal").click().run()
    assert is_whole(shown)
    assert "Belum ada target pangsa (A) untuk daerah ini" in shown.prose
    assert open_own_page(**NOBODYS).kpi("kurang")[0] == "–"


@pytest.mark.parametrize(("percent", "source", "said"), [(None, "SK", "1 sampai 100"), (60, "  ", "Acuan belum diisi")])
def test_what_can_be_no_target_is_refused_on_the_page(open_own_page: Open, percent: int | None, source: str, said: str):
    shown = open_own_page("target", **NOBODYS)
    fill(shown, percent, source)
    assert is_whole(shown)
    assert any(said in error.value for error in shown.app.error)
    assert "Belum ada target pangsa (A) untuk daerah ini" in shown.prose
