"""A fifth stratum, a key of another name, another rule and a third language reach every page from data alone."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
import streamlit as st

from kkb.app import resources
from kkb.text.language import LANGUAGES
from tests.made_data import another_rule, third_language
from tests.ui.conftest import Open
from tests.ui.shown import SLUGS, is_whole, run_page

Change = Callable[[Mapping[str, str]], None]
MARK = "§"


@pytest.fixture
def open_five(five_file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    monkeypatch.setenv("KKB_DATA", str(five_file.parent / "data"))
    monkeypatch.setenv("KKB_DATABASE_URL", f"sqlite:///{five_file.as_posix()}")
    resources.forget()
    st.cache_resource.clear()
    yield run_page
    monkeypatch.delenv("KKB_DATA")
    resources.forget()
    st.cache_resource.clear()


@pytest.mark.parametrize("slug", SLUGS)
def test_every_page_opens_on_a_ladder_of_five_strata(open_five: Open, slug: str):
    shown = open_five(slug, wilayah="16.05")
    assert is_whole(shown), shown.faults
    assert not shown.faults
    if slug in ("metode", "simulasi"):
        assert "Perintis" in shown.text


@pytest.mark.parametrize(
    "parameters",
    [
        {"tampilan": "strata"},
        {"tampilan": "gerak"},
        {"tampilan": "desa"},
        {"tampilan": "item"},
    ],
)
def test_the_views_of_the_comparison_follow_the_ladder(open_five: Open, parameters: dict[str, str]):
    shown = open_five("banding", wilayah="16.05", **parameters)
    assert is_whole(shown)
    assert not shown.faults


def test_the_plan_and_the_village_follow_the_ladder(open_five: Open):
    for slug, parameters in (("simulasi", {"sim_mode": "rencana"}), ("desa", {"wilayah": "16.05.01.2001"})):
        shown = open_five(slug, **{"wilayah": "16.05"} | parameters)
        assert is_whole(shown)
        assert not shown.faults


@pytest.mark.parametrize("slug", ["desa", "simulasi", "data", "metode", "peta"])
def test_every_page_opens_after_a_change_of_the_rule(open_page: Open, change_data: Change, slug: str):
    change_data(another_rule())
    st.cache_resource.clear()
    shown = open_page(slug, wilayah="16.05", tanggal="2022-11-01")
    assert is_whole(shown)
    assert not shown.faults
    if slug == "metode":
        assert "Output ≥ 13" in shown.text
        assert "Maju" in shown.text
    st.cache_resource.clear()


@pytest.mark.parametrize("slug", SLUGS)
def test_a_third_language_is_a_folder_and_an_entry(
    open_page: Open, change_data: Change, monkeypatch: pytest.MonkeyPatch, slug: str
):
    monkeypatch.setitem(LANGUAGES, "xx", LANGUAGES["en"])
    change_data(third_language("xx", MARK))
    st.cache_resource.clear()
    shown = open_page(slug, wilayah="16.05", bahasa="xx")
    assert is_whole(shown)
    assert not shown.faults
    assert shown.title.startswith(MARK)
    assert not unmarked(shown.text), unmarked(shown.text)
    st.cache_resource.clear()


def unmarked(text: str) -> list[str]:
    """Lines that begin with a sentence of the other two languages, on a page whose every sentence is marked."""
    whole = {s for lang in ("id", "en") for s in resources.wording(lang).values() if "{" not in s and len(s) > 14}
    return [s for s in whole if re.search(rf"(?m)(?<!{MARK}\n)^{re.escape(s)}", text)]
