"""The filter of a page as a link: there and back the same, and nothing in a link is an error."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkb.ui.frame.link import Filter, Opened, link_params, parse_filter

KNOWN = {"16.05", "16.73", "16.05.01", "00", "~jawa-barat.~kota-bogor"}
DEFAULT = Filter("16.73")
filters = st.builds(
    Filter, st.sampled_from(sorted(KNOWN)), st.one_of(st.none(), st.dates()), st.sampled_from(["id", "en"])
)


def opened(**params: str) -> Opened:
    return parse_filter(params, DEFAULT, KNOWN.__contains__)


@given(chosen=filters, default=filters)
def test_a_link_opens_the_filter_it_was_made_from(chosen: Filter, default: Filter):
    start = Filter(default.wilayah)
    assert parse_filter(link_params(chosen, start), start, KNOWN.__contains__) == Opened(chosen)


@given(params=st.dictionaries(st.sampled_from(["wilayah", "tanggal", "bahasa", "lain"]), st.text(max_size=60)))
def test_no_link_is_an_error_and_what_is_not_understood_is_named(params: dict[str, str]):
    found = opened(**params)
    named = {part.split("=")[0] for part in found.ignored}
    assert named <= {"wilayah", "tanggal", "bahasa"} & set(params)
    for name in named:
        assert getattr(found.filter, name) == getattr(DEFAULT, name)


def test_the_default_view_has_the_shortest_link():
    assert link_params(DEFAULT, DEFAULT) == {}


def test_codes_and_dates_stand_in_a_link_never_names():
    chosen = Filter("16.05", date(2022, 11, 1), "en")
    assert link_params(chosen, DEFAULT) == {"wilayah": "16.05", "tanggal": "2022-11-01", "bahasa": "en"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("wilayah", "16.99"), ("wilayah", "<script>"), ("wilayah", ""), ("tanggal", "kemarin"),
        ("tanggal", "2022-13-01"), ("tanggal", "01/11/2022"), ("bahasa", "xx"), ("bahasa", "ID"),
    ],
)  # fmt: skip
def test_an_unknown_value_is_dropped_and_named(name: str, value: str):
    assert opened(**{name: value}) == Opened(DEFAULT, (f"{name}={value}",))


def test_one_unknown_part_leaves_the_others():
    found = opened(wilayah="16.05", tanggal="kemarin", bahasa="en")
    assert found.filter == Filter("16.05", None, "en")
    assert found.ignored == ("tanggal=kemarin",)


def test_spaces_round_a_value_do_no_harm():
    assert opened(wilayah=" 16.05 ", tanggal="2022-11-01\n").filter == Filter("16.05", date(2022, 11, 1))


def test_a_long_value_is_named_by_its_beginning():
    assert len(opened(wilayah="x" * 5000).ignored[0]) < 60
