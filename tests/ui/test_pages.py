"""Every page opens by default, by a shared link, with nothing to show and with nonsense in the link."""

from collections.abc import Callable

import pytest

from kkb.app import resources
from kkb.content.headline import NOTE_FITS
from tests.ui.shown import SLUGS, Shown, is_whole

Open = Callable[..., Shown]
TEXTS = {lang: resources.wording(lang) for lang in ("id", "en")}
OF_AN_AREA = ("ringkasan", "peta", "banding", "target", "simulasi", "konvergensi")
"""Pages that show an area at a date and nothing else."""

pytestmark = pytest.mark.parametrize("lang", ["id", "en"])


def link(lang: str, **rest: str) -> dict[str, str]:
    return rest | ({"bahasa": lang} if lang != "id" else {})


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_opens_by_default_on_the_labelled_example(open_page: Open, slug: str, lang: str):
    shown = open_page(slug, **link(lang))
    assert is_whole(shown)
    assert "Lubuk Linggau" in shown.text
    assert TEXTS[lang]["umum.contoh"] in shown.text
    assert shown.title.endswith("?")


@pytest.mark.parametrize("slug", SLUGS)
def test_a_shared_link_opens_the_same_view(shared_link: Open, slug: str, lang: str):
    shown = shared_link(slug, lang)
    assert is_whole(shown)
    assert "Musi Rawas" in shown.text
    assert "1 November 2022" in shown.text
    assert TEXTS[lang]["umum.contoh"] in shown.text
    assert not shown.app.warning


@pytest.mark.parametrize("slug", SLUGS)
def test_before_the_first_data_a_page_says_so_and_when_data_begins(open_page: Open, slug: str, lang: str):
    shown = open_page(slug, **link(lang, wilayah="16.05", tanggal="2020-01-01"))
    assert is_whole(shown)
    if slug in OF_AN_AREA:
        assert not shown.app.metric
        assert any("2021" in info.value for info in shown.app.info)


@pytest.mark.parametrize("slug", SLUGS)
def test_an_empty_store_is_no_error(open_empty_page: Open, slug: str, lang: str):
    shown = open_empty_page(slug, **link(lang))
    assert is_whole(shown)
    assert TEXTS[lang]["umum.contoh"] not in shown.text
    if slug in OF_AN_AREA:
        assert any("Lubuk Linggau" in info.value for info in shown.app.info)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_nonsense_link_opens_the_default_view_and_names_what_was_ignored(open_page: Open, slug: str, lang: str):
    shown = open_page(
        slug, wilayah="<script>", tanggal="kemarin", **({"bahasa": "xx"} if lang == "id" else {"bahasa": "en"})
    )
    assert is_whole(shown)
    assert "Lubuk Linggau" in shown.text
    (warning,) = shown.app.warning
    assert "script" in warning.value
    assert "kemarin" in warning.value
    assert ("xx" in warning.value) == (lang == "id")


@pytest.mark.parametrize("slug", OF_AN_AREA)
def test_a_kecamatan_in_which_nothing_is_formed_yet_has_an_answer(open_page: Open, slug: str, lang: str):
    """STL Ulu Terawas had no Kampung KB in November 2022: that is nought of thirteen, not missing data."""
    shown = open_page(slug, **link(lang, wilayah="16.05.10", tanggal="2022-11-01"))
    assert is_whole(shown)
    assert not any("2021" in info.value for info in shown.app.info)
    assert TEXTS[lang]["umum.contoh"] in shown.text


def test_the_headline_numbers_of_musi_rawas_in_november_2022(shared_link: Open, lang: str):
    shown = shared_link("ringkasan", lang)
    of, mark = ("dari", ",") if lang == "id" else ("of", ".")
    assert shown.kpi("pangsa")[0] == f"48{mark}0 %"
    assert f"12 {of} 25" in shown.kpi("pangsa")[1]
    assert shown.kpi("kurang") == ("–", TEXTS[lang]["ringkasan.tanpa_target_ket"])
    assert shown.kpi("cakupan")[0] == f"12{mark}6 %"
    assert f"25 {of} 199" in shown.kpi("cakupan")[1]
    assert shown.kpi("pangsa_desa")[0] == f"6{mark}0 %"
    assert f"12 {of} 199" in shown.kpi("pangsa_desa")[1]


def test_the_counts_of_a_whole_province_stand_whole_beneath_its_numbers(open_page: Open, lang: str):
    """Streamlit cuts a longer note off; a projector showed “1.437 dari 1.513 des…”."""
    shown = open_page(**link(lang, wilayah="17"))
    notes = [shown.kpi(name)[1] for name in ("pangsa", "cakupan", "pangsa_desa", "kurang")]
    assert [note for note in notes if len(note) > NOTE_FITS] == []
    assert "1.513" in notes[1].replace(",", ".")


@pytest.mark.parametrize("slug", SLUGS)
def test_no_percentage_stands_without_its_counts_in_the_first_line(shared_link: Open, slug: str, lang: str):
    shown = shared_link(slug, lang)
    of = "dari" if lang == "id" else "of"
    first = next((m.value for m in shown.app.markdown if m.value.startswith("#### ")), "")
    assert "%" not in first or f" {of} " in first


@pytest.mark.parametrize("slug", SLUGS)
def test_no_key_of_the_wording_and_no_open_place_stands_on_a_page(shared_link: Open, slug: str, lang: str):
    shown = shared_link(slug, lang)
    assert "{" not in shown.text.replace("\\{", "")
    assert not set(shown.text.split()) & set(TEXTS["id"])
