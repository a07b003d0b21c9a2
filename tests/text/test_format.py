"""Numbers, shares and dates as people here write them, in both languages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkb.core.counts.ratio import Share
from kkb.text import format as fmt


@pytest.mark.parametrize(
    ("value", "digits", "indonesian", "english"),
    [
        (0, 0, "0", "0"), (999, 0, "999", "999"), (1513, 0, "1.513", "1,513"), (83_762, 0, "83.762", "83,762"),
        (1_234_567, 0, "1.234.567", "1,234,567"), (30.58, 1, "30,6", "30.6"), (-2.5, 1, "-2,5", "-2.5"),
        (12.0, 2, "12,00", "12.00"),
    ],
)  # fmt: skip
def test_thousands_and_decimals(value: float, digits: int, indonesian: str, english: str):
    assert (fmt.number(value, "id", digits), fmt.number(value, "en", digits)) == (indonesian, english)


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [(48.0, 1, "48,0 %"), (12.5628, 1, "12,6 %"), (60, 0, "60 %"), (19.66, 2, "19,66 %"), (100, 1, "100,0 %")],
)
def test_a_percentage_has_its_sign_after_a_space(value: float, digits: int, text: str):
    assert fmt.percent(value, "id", digits) == text


def test_no_percentage_is_a_dash_never_nought():
    assert fmt.percent(None) == fmt.NOTHING == "–"
    assert fmt.share(Share(0, 0)) == "– (0 dari 0)"


def test_a_share_never_stands_without_its_counts():
    assert fmt.share(Share(12, 25)) == "48,0 % (12 dari 25)"
    assert fmt.share(Share(1322, 1513), "en") == "87.4 % (1,322 of 1,513)"
    assert fmt.fraction(Share(463, 1513)) == "463 dari 1.513"


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (3, 0, "+3"), (-3, 0, "−3"), (0, 0, "0"), (-2.55, 1, "−2,6"), (0.04, 1, "0,0"), (-0.04, 1, "0,0"),
        (0.05, 1, "0,0"), (1234.5, 1, "+1.234,5"), (-1000, 0, "−1.000"),
    ],
)  # fmt: skip
def test_a_change_has_its_sign_and_nothing_that_rounds_to_nought_has_one(value: float, digits: int, text: str):
    assert fmt.signed(value, "id", digits) == text


@given(value=st.floats(-1e6, 1e6), lang=st.sampled_from(["id", "en"]))
def test_there_and_back_are_the_same_number_with_the_other_sign(value: float, lang: str):
    there, back = fmt.signed(value, lang, 1), fmt.signed(-value, lang, 1)
    assert there.lstrip("+−") == back.lstrip("+−")
    assert {there[0], back[0]} in ({"+", "−"}, {there[0]})
    assert "-" not in there + back


@pytest.mark.parametrize(
    ("month", "indonesian", "english"),
    [
        (3, "9 Maret 2024", "9 March 2024"),
        (8, "9 Agustus 2024", "9 August 2024"),
        (12, "9 Desember 2024", "9 December 2024"),
    ],
)
def test_dates_in_full(month: int, indonesian: str, english: str):
    assert (fmt.day(date(2024, month, 9)), fmt.day(date(2024, month, 9), "en")) == (indonesian, english)


def test_dates_cut_short():
    assert fmt.short_day(date(2022, 11, 1)) == "1 Nov 2022"
    assert fmt.short_day(date(2024, 8, 31), "en") == "31 Aug 2024"
