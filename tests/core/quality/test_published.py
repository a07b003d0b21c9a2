"""Published figures: kept as printed, contradictions found and not repaired, marks for ratio A."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from kkb.app import resources
from kkb.config.published import COLUMNS, parse_published
from kkb.core.errors import SchemeError
from kkb.core.quality.published import KINDS, OF_STRATUM, Published, check_published, share_points
from tests.core.villages import REACHED

FIGURES = resources.published()
LINE = dict(zip(COLUMNS, ("16.05", "Musi Rawas", "2022-11-01", "C", "25", "199", "12.6", "dua puluh lima", "Koran", ""),
                strict=True))  # fmt: skip


def parsed(**changes: str) -> Published:
    return parse_published(pd.DataFrame([LINE | changes]))[0]


def printed(area: str, day: date, kind: str) -> Published:
    return next(f for f in FIGURES if (f.area, f.day, f.kind) == (area, day, kind))


def test_the_four_known_contradictions_are_found_and_no_other():
    found = {issue.code: issue for issue in check_published(FIGURES, REACHED)}
    assert set(found) == {"terbit_bagi", "terbit_jumlah", "terbit_target", "terbit_pokja"}
    assert len(check_published(FIGURES, REACHED)) == 4
    told = {code: f"{i.value} | {i.hint} | {' '.join(i.allowed)}" for code, i in found.items()}
    assert all(part in told["terbit_bagi"] for part in ("21 %", "25 / 199 = 12.6 %", "Musi Rawas"))
    assert all(part in told["terbit_jumlah"] for part in ("19.66 %", "5.9 + 12 = 17.9 %", "Indonesia"))
    assert all(part in told["terbit_target"] for part in ("60 %", "50 %", "Lubuk Linggau"))
    assert all(part in told["terbit_pokja"] for part in ("24 Pokja", "28 kelurahan", "Lubuk Linggau"))
    assert {i.severity for i in found.values()} == {"periksa"}


def test_a_contradiction_is_reported_and_the_figure_stays_as_printed():
    check_published(FIGURES, REACHED)
    assert printed("16.05", date(2022, 11, 1), "C").percent == 21


@pytest.mark.parametrize(("percent", "found"), [("12.6", 0), ("13", 0), ("13.6", 1), ("11", 1)])
def test_a_share_may_differ_from_its_counts_by_rounding_only(percent: str, found: int):
    assert len(check_published([parsed(persen=percent)], REACHED)) == found


def test_parts_that_add_up_are_no_contradiction():
    figures = [
        replace(f, percent=17.9) if (f.area, f.kind) == ("00", "A") else f
        for f in FIGURES
        if f.area == "00" and f.day == date(2022, 11, 1)
    ]
    assert check_published(figures, REACHED) == ()
    assert len(figures) == 3


@pytest.mark.parametrize(
    ("area", "day", "kind", "n", "total", "percent"),
    [
        ("16.73", date(2021, 6, 14), "terbentuk", 28, None, None),
        ("16.73", date(2021, 6, 14), "pokja", 24, None, None),
        ("16.73", date(2023, 11, 29), "A_di_bawah", None, None, 60),
        ("17", date(2022, 8, 23), "terbentuk", 258, 1513, None),
        ("17", date(2024, 6, 30), "terbentuk", 1322, 1513, None),
        ("18.04", date(2024, 5, 12), "terbentuk", 136, 136, None),
        ("16.05", date(2022, 11, 1), "strata_dasar", 4, 25, 16),
        ("16.05", date(2022, 11, 1), "strata_berkelanjutan", 11, 25, 44),
        ("16", date(2022, 11, 1), "A", None, None, 30.18),
        ("00", date(2022, 6, 30), "terbentuk", 16845, 83843, None),
        ("51.02", date(2025, 8, 22), "strata_mandiri", 23, 133, None),
        ("74.71", date(2024, 12, 31), "strata_berkelanjutan", 21, 65, None),
        ("36", date(2023, 12, 31), "target_rumah_dataku", None, None, 75),
    ],
)
def test_a_published_figure_stands_as_printed(area, day, kind, n, total, percent):
    figure = printed(area, day, kind)
    assert (figure.n, figure.total, figure.percent) == (n, total, percent)


def test_strata_that_were_published_in_full_add_up_to_their_total():
    for area, day in (("16.05", date(2022, 11, 1)), ("51.02", date(2025, 6, 30)), ("51.02", date(2025, 8, 22)),
                      ("74.71", date(2024, 11, 30)), ("74.71", date(2024, 12, 31))):  # fmt: skip
        strata = [f for f in FIGURES if (f.area, f.day) == (area, day) and f.kind.startswith("strata_")]
        assert len(strata) == 4
        assert sum(f.n for f in strata) == strata[0].total


def test_every_figure_has_a_source_and_its_own_words():
    assert all(
        f.source and f.wording and f.name and (f.kind in KINDS or f.kind.startswith(OF_STRATUM)) for f in FIGURES
    )


@pytest.mark.parametrize(
    ("changes", "where", "allowed"),
    [
        ({"rasio": "D"}, "baris 2, rasio", "A_di_bawah"),
        ({"persen": "101"}, "baris 2, persen", "0 sampai 100"),
        ({"persen": "nan"}, "baris 2, persen", "0 sampai 100"),
        ({"persen": "12,6"}, "baris 2", "persen dengan titik"),
        ({"n": "25.0"}, "baris 2", "bulat"),
        ({"tanggal": "1 November 2022"}, "baris 2", "TTTT-BB-HH"),
        ({"sumber": ""}, "baris 2", "harus diisi"),
        ({"angka": ""}, "baris 2", "harus diisi"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_with_its_row(changes: dict[str, str], where: str, allowed: str):
    with pytest.raises(SchemeError) as caught:
        parsed(**changes)
    assert where in caught.value.values["where"]
    assert allowed in caught.value.values["allowed"]


def test_other_columns_are_refused():
    with pytest.raises(SchemeError, match="persen"):
        parse_published(pd.DataFrame([LINE]).rename(columns={"persen": "percent"}))


def test_the_marks_of_a_district_are_its_own_those_above_it_and_those_of_the_nation():
    points = share_points(FIGURES, ["00", "16", "16.05"], REACHED)
    assert [(p.area, p.percent, p.upper) for p in points] == [
        ("00", 19.66, False), ("16", 30.18, False), ("16.05", 48.0, False),
    ]  # fmt: skip


def test_below_sixty_is_a_mark_that_only_bounds():
    points = share_points(FIGURES, ["16.73"], REACHED)
    assert [(p.percent, p.upper, p.day) for p in points] == [(60, True, date(2023, 11, 29))]


def test_counts_of_strata_make_a_mark_without_a_printed_share():
    points = share_points(FIGURES, ["51.02"], REACHED)
    assert [(p.day, round(p.percent, 2)) for p in points] == [(date(2025, 6, 30), 30.83), (date(2025, 8, 22), 62.41)]
    assert share_points(FIGURES, ["99"], REACHED) == ()
