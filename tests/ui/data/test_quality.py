"""Data, second part: what contradicts itself and who has not reported."""

from collections.abc import Callable

import pytest

from kkb.app import imports
from kkb.app.context import open_app
from tests.io.made import cells, reached, villages, xlsx
from tests.ui.shown import Shown, is_whole

Open = Callable[..., Shown]
NAME = "classification-table_20230830093000_musi_rawas.xlsx"


@pytest.mark.parametrize("part", ["angka", "lapor"])
@pytest.mark.parametrize("area", ["16.05", "16.05.01", "16.05.01.2002", "17"])
def test_both_parts_open_at_every_level(open_page: Open, part: str, area: str):
    assert is_whole(open_page("data", wilayah=area, bagian=part))


def test_the_example_contradicts_nothing_and_says_how_many_were_checked(open_page: Open):
    shown = open_page("data", wilayah="16.05", bagian="angka")
    assert "199 Kampung KB diperiksa" in shown.prose
    assert "25 / 199 = 12,6 %" in shown.prose


def test_those_who_never_reported_are_listed_with_since_when(open_page: Open):
    shown = open_page("data", wilayah="16.05", tanggal="2023-06-30", bagian="lapor")
    assert "dari 199 Kampung KB Kabupaten Musi Rawas belum melapor pada 30 Juni 2023" in shown.prose
    assert {"tabel_kelengkapan", "tabel_belum_lapor"} <= shown.container_keys()


def test_a_stratum_that_contradicts_its_scores_is_a_finding_of_the_stored_file(open_own_page: Open):
    wrong = reached("SURODADI") | {"Klasifikasi": "Dasar"}
    app = open_app()
    imports.accept(app, imports.read_file(app, xlsx(cells([wrong, *villages()[1:]])), NAME))
    shown = open_own_page("data", wilayah="16.05", bagian="angka")
    assert is_whole(shown)
    assert "1 hal perlu diperiksa di Kabupaten Musi Rawas, pada 1 dari 17 Kampung KB" in shown.prose
    assert "tabel_mutu" in shown.container_keys()


def test_a_nonsense_part_is_the_first(open_page: Open):
    assert "unggah" in {w.key for w in open_page("data", bagian="entah").app.file_uploader}
