"""Rencana aksi as a person meets it: by link, by hand, from the plan, with somebody else editing at the same time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from types import SimpleNamespace

import pandas as pd
import pytest
from openpyxl import load_workbook

from kkb.app import resources
from kkb.app.context import open_app
from kkb.core.actions.action import Action
from kkb.text.action_table import action_frame
from kkb.ui.actions import editor, supporting
from tests.ui.made_unlisted import BOGOR, unlisted
from tests.ui.shown import Shown, is_whole

Open = Callable[..., Shown]
PARTS = ("daftar", "tindak_lanjut", "undangan")
TEXTS = {lang: resources.wording(lang) for lang in ("id", "en")}
MUSI_RAWAS = {"wilayah": "16.05", "tampilan": "aksi"}
HOSTILE = "<img src=x onerror=alert(1)> =1+1 **b**"


def part_link(part: str) -> dict[str, str]:
    return MUSI_RAWAS | ({} if part == "daftar" else {"aksi": part})


def answer(shown: Shown) -> str:
    return next(m.value for m in shown.app.markdown if m.value.startswith("#### "))


def agreed(**changed: object) -> Action:
    first = Action("16.05.01.2007", "input_pokja", "dppkb", date(2025, 1, 1), date(2024, 6, 1), dari=2, ke=3)
    return replace(first, **changed)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_part_opens_by_a_link_in_both_languages_and_begins_with_its_answer(open_page: Open, part: str, lang: str):
    shown = open_page("konvergensi", **part_link(part), **({"bahasa": lang} if lang != "id" else {}))
    assert is_whole(shown)
    assert "Musi Rawas" in answer(shown)
    assert "%" not in answer(shown) or f" {'dari' if lang == 'id' else 'of'} " in answer(shown)
    assert TEXTS[lang]["umum.contoh"] in shown.text
    assert not set(shown.text.split()) & set(TEXTS["id"])


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("area", ["00", "17", "16.73", "16.05.01", "16.05.10", "16.05.01.2007"])
def test_a_part_opens_for_every_level_of_area(open_page: Open, part: str, area: str):
    shown = open_page("konvergensi", **part_link(part) | {"wilayah": area})
    assert is_whole(shown)


@pytest.mark.parametrize("part", [*PARTS, "<script>"])
def test_an_empty_store_and_a_nonsense_link_are_no_error(open_empty_page: Open, part: str):
    nonsense = {"aksi_instansi": "<b>", "aksi_lewat": "7", "aksi_nomor": "x", "undang_mulai": "9999-99-99"}
    assert is_whole(open_empty_page("konvergensi", tampilan="aksi", aksi=part))
    assert is_whole(open_empty_page("konvergensi", tampilan="aksi", aksi=part, wilayah="<b>", **nonsense))


@pytest.mark.parametrize("part", PARTS)
def test_nonsense_in_the_link_leaves_the_list_as_it_is(open_page: Open, part: str):
    nonsense = {"aksi_instansi": "<b>", "aksi_kecamatan": "99", "aksi_nomor": "x", "undang_orang": "-4"}
    shown = open_page("konvergensi", **part_link(part), **nonsense, undang_mulai="kemarin", undang_kapasitas="9e9")
    assert is_whole(shown)
    assert answer(shown) == answer(open_page("konvergensi", **part_link(part)))


def test_a_district_that_only_a_file_knows_has_invitations_and_no_actions(open_own_page: Open):
    open_app().store.save(unlisted())
    for part in PARTS:
        shown = open_own_page("konvergensi", **part_link(part) | {"wilayah": BOGOR})
        assert is_whole(shown)
        assert "<img" not in shown.prose.replace("\\<", "")


def test_the_invitation_adds_up_and_follows_the_link(open_page: Open):
    link = {"undang_orang": "4", "undang_kapasitas": "80", "undang_mulai": "2026-12-05"}
    shown = open_page("konvergensi", **part_link("undangan"), **link)
    assert "**199 Pokja, 796 orang**" in answer(shown)
    assert "7 Desember 2026 sampai" in answer(shown)
    tight = open_page("konvergensi", **part_link("undangan"), undang_kapasitas="3")
    assert is_whole(tight)
    assert "tidak cukup untuk satu Pokja" in tight.app.error[0].value


def test_an_action_by_hand_is_stored_once_and_a_wrong_one_is_told(open_own_page: Open):
    shown = open_own_page("konvergensi", **MUSI_RAWAS)
    app, rows = shown.app, open_app().store.rows_at("16.05")
    app.selectbox(key="aksi_isi_unit_0").select(rows.loc[rows["input_sarana"] == 1, "unit"].iloc[0])
    app.selectbox(key="aksi_isi_tugas_0").select("input_sarana")
    app.text_input(key="aksi_isi_catatan_0").input(HOSTILE)
    app.date_input(key="aksi_isi_tenggat_0").set_value(date(2020, 1, 1))
    app.button(key="aksi_tambahkan").click().run()
    assert any("mendahului tanggal kesepakatan" in e.value for e in app.error)
    app.date_input(key="aksi_isi_tenggat_0").set_value(date(2030, 1, 1))
    app.button(key="aksi_tambahkan").click().run()
    assert [e.value for e in app.success] == ["1 aksi tersimpan."]
    made = open_app().store.actions.within("16.05")[-1]
    assert (made.tugas, made.catatan, made.ke) == ("input_sarana", HOSTILE, 2)
    assert "<img" not in Shown(app).prose.replace("\\<", "")


def test_a_plan_becomes_actions_in_one_click_and_not_twice(open_own_page: Open):
    link = {"wilayah": "16.05", "tanggal": "2022-11-01", "sim_mode": "rencana"}
    shown = open_own_page("simulasi", **link)
    assert {a.contoh for a in open_app().store.actions.within("16.05")} == {True}
    shown.app.button(key="aksi_ren_buat").click().run()
    made = open_app().store.actions.within("16.05")
    assert len(made) > 3
    assert {(a.status, a.contoh) for a in made} == {("rencana", False)}
    shown.app.button(key="aksi_ren_buat").click().run()
    assert len(open_app().store.actions.within("16.05")) == len(made)
    assert f"{len(made)} langkah sudah punya aksi" in shown.app.success[0].value


def test_a_village_shows_its_actions_and_the_way_to_the_list(open_own_page: Open):
    open_app().store.actions.save([agreed(catatan=HOSTILE)], "Camat")
    shown = open_own_page("desa", wilayah="16.05.01.2007")
    assert is_whole(shown)
    assert TEXTS["id"]["sepakat.desa_judul"] in shown.text
    assert "<img" not in shown.prose.replace("\\<", "")


def test_the_link_chooses_the_late_ones_of_an_instansi(open_own_page: Open):
    store = open_app().store
    store.actions.save([agreed(instansi="bps"), agreed(instansi="bps", tenggat=date(2099, 1, 1), ke=4)], "Camat")
    shown = open_own_page("konvergensi", **MUSI_RAWAS, aksi_instansi="bps", aksi_lewat="ya")
    assert is_whole(shown)
    assert shown.app.toggle(key="pilih_aksi_lewat").value is True
    frame = next(f.value for f in shown.app.dataframe if "keadaan" in f.value.columns)
    assert frame["keadaan"].str.startswith("Lewat ").tolist() == [True]


def test_the_history_of_one_action_opens_by_link(open_own_page: Open):
    store = open_app().store
    one = store.actions.save([agreed()], "Camat").stored[0]
    store.actions.save([replace(one, status="selesai")], "Kabid KB")
    shown = open_own_page("konvergensi", **MUSI_RAWAS, aksi_nomor=str(one.id))
    frame = next(f.value for f in shown.app.dataframe if "oleh" in f.value.columns)
    assert frame[["oleh", "sebelum", "sesudah"]].iloc[0].tolist() == ["Kabid KB", "Rencana", "Selesai"]


def test_edited_cells_are_those_that_differ_and_a_cleared_one_is_blank():
    told = supporting.told_of(
        SimpleNamespace(words=SimpleNamespace(lang="id"), area_view=SimpleNamespace(places=PLACES))
    )
    frame = action_frame([agreed(id=1, catatan="x"), agreed(id=2)], told, date(2025, 2, 1))
    edited = frame.copy()
    edited.loc[0, "catatan"] = None
    edited.loc[1, "tenggat"] = date(2025, 5, 5)
    assert editor.edited_cells(frame, frame.copy()) == {}
    assert editor.edited_cells(frame, edited) == {0: {"catatan": None}, 1: {"tenggat": date(2025, 5, 5)}}
    blank = frame.assign(peran=pd.Series([None, None], dtype=object))
    assert editor.edited_cells(frame, blank) == {}


def test_the_workbook_carries_number_and_version_and_no_formula(open_own_page: Open):
    from kkb.app import actions as front

    told = front.action_words("id", PLACES.name)
    book = load_workbook(BytesIO(front.actions_workbook([agreed(id=3, versi=2, catatan="=1+1")], told, ("a",), DAYS)))
    sheet = book.worksheets[0]
    row = dict(zip([c.value for c in sheet[1]], sheet[2], strict=True))
    assert (row["Nomor"].value, row["Versi"].value, row["Catatan"].value) == (3, 2, "=1+1")
    assert (row["Catatan"].data_type, row["Catatan"].quotePrefix) == ("s", True)


def test_headline_table_and_files_judge_own_actions_on_today_and_say_so(open_own_page: Open, monkeypatch):
    monkeypatch.setattr(supporting, "today", lambda: date(2026, 11, 28))
    late, soon = agreed(tenggat=date(2025, 3, 1)), agreed(tugas="input_sarana", tenggat=date(2027, 3, 1))
    open_app().store.actions.save([late, soon], "Camat")
    for part in ("daftar", "tindak_lanjut"):
        shown = open_own_page("konvergensi", **part_link(part))
        frame = next(f.value for f in shown.app.dataframe if "keadaan" in f.value.columns)
        day = "28/11/2026" if part == "daftar" else "28 Nov 2026"  # as the due dates of the same table are written
        assert sorted(frame["keadaan"]) == [f"Belum lewat per {day}", f"Lewat 637 hari per {day}"]
        assert set(frame["asal"]) == {"kantor"}
        assert "dinilai pada hari ini, 28 November 2026. Data halaman ini per 31 Desember 2024." in shown.prose
    assert "**1 lewat tenggat** per 28 November 2026" in answer(open_own_page("konvergensi", **MUSI_RAWAS))
    village = open_own_page("desa", wilayah="16.05.01.2007")
    assert "dinilai pada hari ini, 28 November 2026" in village.prose


def test_a_view_that_mixes_labels_every_row_of_the_example_and_counts_it_apart(open_own_page: Open, monkeypatch):
    monkeypatch.setattr(supporting, "today", lambda: date(2026, 11, 28))
    open_app().store.actions.save([agreed(tenggat=date(2025, 3, 1))], "Camat")
    shown = open_own_page("konvergensi", tampilan="aksi", wilayah="16")
    frame = next(f.value for f in shown.app.dataframe if "keadaan" in f.value.columns)
    days = {origin: {k.partition("per ")[2] for k in rows["keadaan"]} - {""} for origin, rows in frame.groupby("asal")}
    assert days == {"kantor": {"28/11/2026"}, "contoh, bukan data resmi": {"31/12/2024"}}
    assert f"{len(frame) - 1} aksi contoh" in answer(shown)
    assert ": 1 aksi disepakati" in answer(shown)


DAYS = (date(2025, 2, 1), None)
PLACES = SimpleNamespace(name=lambda code: code)
