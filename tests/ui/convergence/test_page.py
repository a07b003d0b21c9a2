"""Konvergensi: every view opens for everybody, begins with its answer, and says what it does not know."""

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from kkb.app import imports, resources
from kkb.app.context import AppContext, open_app
from kkb.content.convergence.page import VIEWS
from kkb.store import NewDataset, NewSnapshot
from tests.ui.made_unlisted import BOGOR, unlisted
from tests.ui.shown import Shown, is_whole

Open = Callable[..., Shown]
TEXTS = {lang: resources.wording(lang) for lang in ("id", "en")}
OF_PROFILES = ("rumah_dataku", "poktan", "pokja")


def answer(shown: Shown) -> str:
    return next(m.value for m in shown.app.markdown if m.value.startswith("#### "))


def look_at(opened: Open, view: str, **link: str) -> Shown:
    first = {} if view == "rumah_dataku" else {"tampilan": view}
    return opened("konvergensi", **first, **link)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_view_opens_by_a_link_in_both_languages_and_begins_with_its_answer(open_page: Open, view: str, lang: str):
    shown = look_at(
        open_page, view, wilayah="16.05", tanggal="2022-11-01", **({"bahasa": lang} if lang != "id" else {})
    )
    assert is_whole(shown)
    assert "Musi Rawas" in answer(shown)
    assert "%" not in answer(shown) or f" {'dari' if lang == 'id' else 'of'} " in answer(shown)
    assert TEXTS[lang]["umum.contoh"] in shown.text
    assert not set(shown.text.split()) & set(TEXTS["id"])


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("area", ["00", "17", "16.73", "16.05.01", "16.05.01.2007"])
def test_a_view_opens_for_every_level_of_area(open_page: Open, view: str, area: str):
    shown = look_at(open_page, view, wilayah=area)
    assert is_whole(shown)
    assert answer(shown)


@pytest.mark.parametrize("view", VIEWS)
def test_a_kecamatan_without_any_kampung_has_an_answer(open_page: Open, view: str):
    shown = look_at(open_page, view, wilayah="16.05.10", tanggal="2022-11-01")
    assert is_whole(shown)
    assert "STL Ulu Terawas" in answer(shown)


@pytest.mark.parametrize("view", [*VIEWS, "<script>"])
def test_an_empty_store_and_a_nonsense_link_are_no_error(open_empty_page: Open, view: str):
    assert is_whole(look_at(open_empty_page, view))
    assert is_whole(look_at(open_empty_page, view, wilayah="<b>", tanggal="kemarin"))


def test_a_view_that_does_not_exist_is_the_first(open_page: Open):
    assert answer(open_page("konvergensi", tampilan="lain")) == answer(open_page("konvergensi"))


@pytest.mark.parametrize("view", VIEWS)
def test_a_district_that_only_a_file_knows_has_blanks_and_no_invented_profile(open_own_page: Open, view: str):
    open_app().store.save(unlisted())
    shown = look_at(open_own_page, view, wilayah=BOGOR)
    assert is_whole(shown)
    assert "<img" not in shown.prose.replace("\\<", "")
    if view in OF_PROFILES:
        assert "6 belum diisi" in answer(shown) or "0 dari 6" in answer(shown)


def test_the_three_values_are_told_apart_and_sum_to_all(open_page: Open):
    shown = open_page("konvergensi", wilayah="16.05", tanggal="2022-11-01")
    rows = open_app().store.side.rows_at("profil", "16.05", date(2022, 11, 1))
    there, none = (rows["rumah_dataku"] == "ada").sum(), (rows["rumah_dataku"] == "tidak").sum()
    assert f"({there} dari 25)" in answer(shown)
    assert f"{none} tidak ada, {25 - there - none} belum diisi" in answer(shown)
    assert min(there, none, 25 - there - none) > 0


def test_every_chart_has_a_table_and_an_alternative_text(open_page: Open):
    for view in (view for view in VIEWS if view != "aksi"):  # agreed actions are a list, not a figure
        shown = look_at(open_page, view, wilayah="16.05")
        keys = shown.container_keys()
        assert [k for k in keys if k.startswith("grafik_")]
        assert [k for k in keys if k.startswith("tabel_")]


def own(app: AppContext, day: date = date(2025, 3, 1)) -> pd.DataFrame:
    """A classification of Musi Rawas of its own, the example's rows under another date."""
    rows = app.store.rows_at("16.05").drop(columns=["snapshot", "tanggal", "contoh"])
    app.store.save(
        NewSnapshot(
            wilayah="16.05", tanggal=day, berkas="asli.xlsx", sha256="c" * 64, contoh=False, oleh="Ani", issues=(),
            rows=rows,
        )
    )  # fmt: skip
    return rows


@pytest.mark.parametrize("view", ["rumah_dataku", "program"])
def test_invented_profiles_step_aside_for_a_district_with_data_of_its_own(open_own_page: Open, view: str):
    own(open_app())
    shown = look_at(open_own_page, view, wilayah="16.05")
    assert is_whole(shown)
    told = "(0 dari 199)" if view == "rumah_dataku" else "belum tercatat satu program pun"
    assert told in answer(shown)


def test_a_profile_of_its_own_is_shown_with_half_of_it_missing(open_own_page: Open):
    app = open_app()
    rows = own(app)
    half = rows.iloc[::2][["unit", "kode", "nama", "kode_kec", "nama_kec", "kode_kab", "nama_kab", "nama_prov"]]
    app.store.side.save(
        NewDataset(
            jenis="profil", wilayah="16.05", tanggal=date(2025, 3, 1), berkas="profil.xlsx", sha256="d" * 64,
            contoh=False, oleh="Ani", issues=(), rows=half.assign(rumah_dataku="ada", pokja=None),
        )
    )  # fmt: skip
    assert "(100 dari 199)" in answer(look_at(open_own_page, "rumah_dataku", wilayah="16.05"))
    assert "199 belum diisi" in answer(look_at(open_own_page, "pokja", wilayah="16.05"))
    for view in VIEWS:
        assert is_whole(look_at(open_own_page, view, wilayah="16.05"))


def test_a_siga_recap_of_groups_stands_beside_the_profiles_of_its_areas(open_own_page: Open):
    app = open_app()
    assert TEXTS["id"]["rekap.tanpa"] in look_at(open_own_page, "poktan", wilayah="16.05").text
    head = "PROVINSI;KABUPATEN;KECAMATAN;KODE;KELURAHAN;JUMLAH KELURAHAN/DESA;BKB;BKR;BKL;UPPKA;PIK R"
    rows = ["TUGUMULYO;0012;SURODADI;1;2;0;1;1;0", "TUGUMULYO;0013;WIDODO;1;1;0;0;0;0"]
    text = "\n".join([head, *(f"SUMATERA SELATAN;MUSI RAWAS;{row}" for row in rows)])
    imports.accept(app, imports.read_file(app, text.encode(), "siga 31-12-2024.csv"))
    shown = look_at(open_own_page, "poktan", wilayah="16.05")
    assert is_whole(shown)
    prose = shown.prose.replace("\\", "")
    assert "**BKB 3, BKR 0, BKL 1, UPPKA 1, PIK-R 0**, dari 2 baris rekap" in prose
    assert "siga 31-12-2024.csv" in prose
    table = next(d.value for d in shown.app.dataframe if "bkb" in d.value)
    assert table["nama"].tolist() == ["Tugumulyo"]
    assert table["bkb"].tolist() == [3]
    assert is_whole(look_at(open_own_page, "poktan", wilayah="16.05.01.2002"))


def test_what_raising_an_item_does_is_told_with_counts(open_page: Open):
    prose = look_at(open_page, "program", wilayah="16.05").prose
    assert "**Lintas Sektor** naik satu nilai di " in prose
    assert "lagi terhitung, dari " in prose
