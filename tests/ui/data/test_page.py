"""The Data page as a person uses it: upload, read what is found, accept, take back."""

import hashlib
from collections.abc import Callable
from datetime import datetime

import pytest

from kkb.app import names
from kkb.app.context import open_app
from tests.io.made import cells, code_list, reached, village, villages, xlsx
from tests.ui.shown import EXPORT, Shown, is_whole, uploaded

Open = Callable[..., Shown]
MUSI_RAWAS = {"wilayah": "16.05"}


def export(*more: dict[str, object]) -> bytes:
    """Seventeen villages of Tugumulyo, the first of them Berkelanjutan, and some more rows."""
    return xlsx(cells([reached("SURODADI"), *villages()[1:], *more]))


def stored(open_own_page: Open, content: bytes, answer: str = "utuh") -> Shown:
    """A file of one kecamatan of Musi Rawas, accepted once somebody said what it holds."""
    shown = uploaded(open_own_page("data", **MUSI_RAWAS), content)
    shown.app.radio[0].set_value(answer).run()
    shown.app.button(key="terima").click().run()
    return shown


def test_a_file_of_one_kecamatan_is_accepted_only_once_it_is_said_what_it_holds(open_own_page: Open):
    shown = uploaded(open_own_page("data", **MUSI_RAWAS), export())
    assert "13 dari 14 kecamatan tanpa satu baris pun" in shown.text
    assert shown.app.button(key="terima").disabled
    shown.app.radio[0].set_value("keliru").run()
    assert shown.app.button(key="terima").disabled
    shown.app.radio[0].set_value("sebagian").run()
    assert not shown.app.button(key="terima").disabled


def test_a_part_leaves_the_other_kampung_kb_of_the_last_state_alone(open_own_page: Open):
    stored(open_own_page, export())
    later = xlsx(cells([reached(name) for name in ("SURODADI", "TEGAL REJO")]))
    shown = uploaded(open_own_page("data", **MUSI_RAWAS), later, EXPORT.replace("20230830", "20231030"))
    assert "2 Kampung KB dalam berkas, 17 dalam keadaan terakhir" in shown.text
    shown.app.radio[0].set_value("sebagian").run()
    assert "15 tidak ada lagi" not in shown.text
    shown.app.button(key="terima").click().run()
    assert open_own_page(**MUSI_RAWAS).kpi("pangsa")[1].startswith("2 dari 17")


def test_a_file_is_shown_before_anything_is_stored(open_own_page: Open):
    shown = uploaded(open_own_page("data", **MUSI_RAWAS), export())
    assert is_whole(shown)
    assert "17 Kampung KB dari 17 baris, 1 di antaranya mandiri atau berkelanjutan" in shown.prose
    assert "30 Agustus 2023" in shown.prose
    assert "Musi Rawas" in shown.prose
    assert open_own_page(**MUSI_RAWAS).kpi("pangsa")[1].endswith("dari 199 terbentuk")


def test_after_accepting_every_page_shows_the_new_numbers(open_own_page: Open):
    shown = stored(open_own_page, export())
    assert is_whole(shown)
    assert any("tersimpan" in done.value for done in shown.app.success)
    seen = open_own_page(**MUSI_RAWAS)
    assert seen.kpi("pangsa")[1].startswith("1 dari 17")
    assert "Contoh (bukan data resmi)" not in seen.text


def test_own_data_opens_first_for_a_visitor_without_a_link(open_own_page: Open):
    stored(open_own_page, export())
    assert "Musi Rawas" in open_own_page().prose


def test_undo_brings_the_example_back_and_redo_the_file(open_own_page: Open):
    stored(open_own_page, export())
    totals = []
    for _ in range(2):
        open_own_page("data", **MUSI_RAWAS).app.button(key="ubah_potret").click().run()
        totals.append(open_own_page(**MUSI_RAWAS).kpi("pangsa")[1].split()[2])
    assert totals == ["199", "17"]


def test_what_is_found_in_a_file_is_listed_in_sentences(open_own_page: Open):
    shown = uploaded(open_own_page("data", **MUSI_RAWAS), export(village("TIDAK ADA DI MANA PUN"), reached("MATARAM")))
    assert is_whole(shown)
    assert "temuan" in shown.prose
    assert "tabel_temuan" in shown.container_keys() or "TIDAK ADA DI MANA PUN" in shown.text.upper()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("classification-table_20230830093000.xlsx", b"bukan excel"),
        (EXPORT.replace("xlsx", "csv"), b"a,b\n1,2\n"),
        (EXPORT, b""),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence_and_the_page_goes_on(open_own_page: Open, name, content):
    shown = uploaded(open_own_page("data", **MUSI_RAWAS), content, name)
    assert is_whole(shown)
    assert len(shown.app.error) == 1
    assert not [b for b in shown.app.button if b.key == "terima"]


def test_a_date_that_the_name_does_not_tell_is_asked_for(open_own_page: Open):
    shown = uploaded(open_own_page("data", **MUSI_RAWAS), export(), "rekap.xlsx")
    assert len(shown.app.error) == 1
    shown.app.date_input(key="tanggal_berkas").set_value("2023-09-15").run()
    assert not shown.app.error
    assert "15 September 2023" in shown.prose


def test_the_example_cannot_be_taken_back(open_page: Open):
    shown = open_page("data", **MUSI_RAWAS)
    assert not [b for b in shown.app.button if b.key == "ubah_potret"]
    assert "contoh" in shown.prose


def test_a_stored_file_keeps_its_findings_its_fingerprint_and_its_moment(open_own_page: Open):
    content = export(village("TIDAK ADA DI MANA PUN"))
    stored(open_own_page, content)
    shown = open_own_page("data", **MUSI_RAWAS)
    assert is_whole(shown)
    assert "“TIDAK ADA DI MANA PUN” tidak ada dalam daftar resmi" in shown.prose
    (table,) = [t.value for t in shown.app.dataframe if "sidik" in t.value.columns]
    own = table[table["sidik"].notna()].iloc[0]
    assert own["sidik"] == hashlib.sha256(content).hexdigest()
    assert own["dibuat"].date() == datetime.now().astimezone().date()


def test_a_name_without_any_like_it_can_be_confirmed_and_is_used_at_once(open_own_page: Open):
    shown = uploaded(open_own_page("data", **MUSI_RAWAS), xlsx(cells([*villages(16), village("ZZQX")])))
    shown.app.selectbox(key="ejaan_berkas_16.05.01.~zzqx_ZZQX").select_index(0).run()
    shown.app.button(key="simpan_lain_berkas").click().run()
    assert is_whole(shown)
    assert list(open_app().store.names.aliases()["tulisan"]) == ["ZZQX"]
    assert "ZZQX” dibaca sebagai" in shown.prose


def test_spellings_of_another_office_are_taken_in_only_by_the_button(open_own_page: Open):
    shown = open_own_page("data", **MUSI_RAWAS)
    upload = next(u for u in shown.app.file_uploader if u.key == "unggah_ejaan")
    upload.upload("ejaan.csv", b"kode,tulisan\n16.05.01.2002,SURADADI\n").run()
    assert open_app().store.names.aliases().empty
    shown.app.button(key="terima_ejaan").click().run()
    assert is_whole(shown)
    assert list(open_app().store.names.aliases()["kode"]) == ["16.05.01.2002"]


def test_an_added_list_can_be_taken_out_again(open_own_page: Open):
    listed = code_list(("32.01.01.1001", "Pondok Rajeg", "Cibinong", "Kabupaten Bogor", "Jawa Barat"))
    app = open_app()
    names.accept_list(app, names.read_list(app, listed.to_csv(index=False).encode(), "bogor.csv"))
    shown = open_own_page("data", **MUSI_RAWAS)
    shown.app.button(key="hapus_daftar").click().run()
    assert is_whole(shown)
    assert open_app().store.names.lists().empty
