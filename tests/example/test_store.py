"""The committed example: made anew it is the same, it meets every published figure, and it is believable."""

import datetime as dt
from functools import cache
from itertools import pairwise

import pandas as pd
import pytest

from kkb.app import resources
from kkb.config.recipe import parse_recipe
from kkb.core.area.wilayah import is_within
from kkb.core.counts.rows import ITEMS, ROW_COLUMNS
from kkb.core.rule import classify
from kkb.example import TABLE_COLUMNS, ExampleSnapshot, example_table, parse_example
from tests.core.villages import LADDER

FOLDER = resources.DATA / "contoh"
HALF_YEARS = [dt.date(year, month, day) for year in range(2021, 2025) for month, day in ((6, 30), (12, 31))]
LINGGAU, MUSI_RAWAS, LAMPUNG_BARAT, BENGKULU = "16.73", "16.05", "18.04", "17"


@cache
def committed() -> pd.DataFrame:
    return pd.read_csv(FOLDER / "potret.csv", dtype=str, encoding="utf-8", keep_default_na=False)


@cache
def snapshots() -> tuple[ExampleSnapshot, ...]:
    return parse_example(committed(), resources.gazetteer(), resources.scheme())


@cache
def history() -> pd.DataFrame:
    """All rows of all snapshots with their date."""
    return pd.concat([s.rows.assign(tanggal=s.tanggal) for s in snapshots()], ignore_index=True)


def in_force(area: str, on: dt.date) -> pd.DataFrame:
    """The rows of an area at a date: of each kabupaten the newest snapshot at or before it."""
    newest = {s.kode_kab: s for s in snapshots() if s.tanggal <= on and is_within(s.kode_kab, area)}
    return pd.concat([s.rows for s in newest.values()], ignore_index=True)


def tally(area: str, on: dt.date) -> tuple[int, ...]:
    counts = in_force(area, on)["strata"].value_counts()
    return tuple(int(counts.get(s, 0)) for s in LADDER.keys)


def reached(area: str, on: dt.date) -> int:
    return sum(tally(area, on)[2:])


@cache
def moves() -> pd.DataFrame:
    """One row per village and pair of neighbouring snapshots: strata and scores before and after."""
    ordered = history().sort_values(["kode", "tanggal"])
    columns = ["kode", "tanggal", "strata", "lapor", *ITEMS]
    before = ordered.groupby("kode")[columns[1:]].shift().add_suffix("_lama")
    return pd.concat([ordered[columns], before], axis=1).dropna(subset=["strata_lama"])


def rungs(strata: pd.Series) -> pd.Series:
    return strata.map({s: n for n, s in enumerate(LADDER.keys)}).astype(int)


def test_the_example_made_anew_is_the_committed_file_to_the_last_byte():
    recipe = parse_recipe(resources.read_toml(FOLDER / "resep.toml"))
    table = example_table(recipe, resources.gazetteer(), resources.scheme())
    text = table.to_csv(index=False, lineterminator="\n")
    is_same = text.encode("utf-8") == (FOLDER / "potret.csv").read_bytes()
    assert is_same, "run `python -m data.contoh.buat` and commit data/contoh/potret.csv"


def test_every_stratum_and_index_follows_from_the_twelve_scores_by_the_rule():
    rows = history()
    assert (classify.stratum(rows, resources.scheme().rule) == rows["strata"]).all()
    indices = classify.indices(rows, resources.scheme().rule)
    pd.testing.assert_frame_equal(indices, rows[list(indices.columns)])
    for item in resources.scheme().items:
        assert rows[item.key].between(1, item.max_score).all(), item.key


def test_every_kabupaten_has_a_snapshot_at_each_half_year_of_2021_to_2024():
    for code in resources.gazetteer()["kode_kab"].unique():
        dates = [s.tanggal for s in snapshots() if s.kode_kab == code]
        assert set(HALF_YEARS) <= set(dates), code
        assert dates == sorted(dates)


def test_a_snapshot_has_the_columns_of_every_snapshot_and_one_row_per_village():
    for snapshot in snapshots():
        assert tuple(snapshot.rows.columns) == ROW_COLUMNS
        assert snapshot.rows["unit"].is_unique
        assert set(snapshot.rows["kode_kab"]) == {snapshot.kode_kab}
    first = snapshots()[0].rows.iloc[0]
    assert first["unit"] == first["kode"]
    assert first["kampung"] == f"Kampung KB {first['nama']}"


@pytest.mark.parametrize(
    ("area", "on", "formed"),
    [
        (LINGGAU, dt.date(2021, 6, 30), 28),
        (LINGGAU, dt.date(2023, 11, 29), 72),
        (LINGGAU, dt.date(2024, 12, 31), 72),
        (MUSI_RAWAS, dt.date(2022, 11, 1), 25),
        (MUSI_RAWAS, dt.date(2022, 12, 31), 25),
        (MUSI_RAWAS, dt.date(2023, 6, 30), 199),
        (MUSI_RAWAS, dt.date(2024, 12, 31), 199),
        (BENGKULU, dt.date(2022, 8, 23), 258),
        (BENGKULU, dt.date(2024, 6, 30), 1322),
        (LAMPUNG_BARAT, dt.date(2024, 5, 12), 136),
        (LAMPUNG_BARAT, dt.date(2024, 12, 31), 136),
    ],
)
def test_as_many_villages_are_formed_as_was_published(area: str, on: dt.date, formed: int):
    assert len(in_force(area, on)) == formed


def test_lampung_barat_is_complete_only_with_the_decree_of_may_2024():
    assert len(in_force(LAMPUNG_BARAT, dt.date(2024, 5, 11))) < 136


def test_musi_rawas_has_the_published_strata_in_november_2022():
    assert tally(MUSI_RAWAS, dt.date(2022, 11, 1)) == (4, 9, 1, 11)


def test_lubuk_linggau_is_under_sixty_percent_at_the_meeting_and_a_few_kelurahan_short_at_the_end():
    assert reached(LINGGAU, dt.date(2023, 11, 29)) * 100 < 60 * 72
    assert 44 - reached(LINGGAU, dt.date(2024, 12, 31)) in range(3, 7)


def test_lubuk_linggau_reached_its_target_of_2022():
    on = dt.date(2022, 12, 31)
    assert reached(LINGGAU, on) * 100 >= 30 * len(in_force(LINGGAU, on))


def test_in_musi_rawas_the_share_collapses_while_no_village_gets_worse():
    before = in_force(MUSI_RAWAS, dt.date(2022, 12, 31)).set_index("kode")
    after = in_force(MUSI_RAWAS, dt.date(2023, 6, 30)).set_index("kode")
    assert sum(before["strata"].isin(LADDER.keys[2:])) * 2 >= len(before)
    assert sum(after["strata"].isin(LADDER.keys[2:])) * 10 < len(after)
    cohort = after.loc[before.index]
    assert (rungs(cohort["strata"]) >= rungs(before["strata"])).all()
    assert (cohort[list(ITEMS)] >= before[list(ITEMS)]).all(axis=None)


def test_most_of_the_villages_declared_in_musi_rawas_have_not_reported():
    old = in_force(MUSI_RAWAS, dt.date(2022, 12, 31))["kode"]
    rows = in_force(MUSI_RAWAS, dt.date(2023, 6, 30))
    new = rows[~rows["kode"].isin(old)]
    assert set(new["strata"]) == {"dasar"}
    assert (~new["lapor"]).sum() * 2 > len(new)


def test_musi_rawas_recovers_but_stays_far_from_sixty_percent():
    shares = [reached(MUSI_RAWAS, on) for on in HALF_YEARS[-4:]]
    assert shares == sorted(shares)
    assert shares[0] * 2 < shares[-1]
    assert shares[-1] * 100 < 30 * 199


def test_a_kampung_kb_once_formed_stays():
    for before, after in pairwise(HALF_YEARS):
        assert set(in_force("00", before)["kode"]) <= set(in_force("00", after)["kode"])


def test_a_new_kampung_kb_starts_at_dasar():
    first = history().sort_values("tanggal").groupby("kode").first()
    assert set(first.loc[first["tanggal"] > HALF_YEARS[0], "strata"]) == {"dasar"}


def test_a_good_part_has_never_reported_at_the_end():
    silent = (~in_force("00", HALF_YEARS[-1])["lapor"]).mean()
    assert 0.2 < silent < 0.5


def test_villages_rise_and_fall_and_most_rise_from_berkembang_straight_to_the_top():
    step = rungs(moves()["strata"]) - rungs(moves()["strata_lama"])
    assert (step > 0).sum() > 200
    assert (step < 0).sum() > 20
    from_berkembang = moves().loc[moves()["strata_lama"] == "berkembang", "strata"].value_counts()
    assert from_berkembang["berkelanjutan"] > 3 * from_berkembang["mandiri"]


@pytest.mark.parametrize(
    ("stratum", "least", "most"),
    [
        ("dasar", 0.64, 0.80),
        ("berkembang", 0.62, 0.80),
        ("mandiri", 0.50, 0.75),
        ("berkelanjutan", 0.84, 0.97),
    ],
)
def test_about_as_many_stay_where_they_are_as_in_national_data(stratum: str, least: float, most: float):
    ends = history().pivot(index="kode", columns="tanggal", values="strata")
    before, after = ends[dt.date(2022, 6, 30)], ends[dt.date(2023, 6, 30)]
    stayed = (after[before == stratum] == stratum).mean()
    assert least < stayed < most


def test_more_rise_in_the_second_half_of_each_year_than_in_the_first():
    risen = moves()[rungs(moves()["strata"]) > rungs(moves()["strata_lama"])]
    dates = pd.to_datetime(risen["tanggal"])
    counts = risen.groupby([dates.dt.year, dates.dt.month > 6]).size().unstack()
    full_years = counts.loc[2022:2024]
    assert (full_years[True] > 2 * full_years[False]).all()


def test_a_village_that_stays_in_its_stratum_changes_at_most_two_scores():
    same = moves()[(moves()["strata"] == moves()["strata_lama"]) & moves()["lapor_lama"].astype(bool)]
    now = same[list(ITEMS)].to_numpy(dtype=int)
    old = same[[f"{i}_lama" for i in ITEMS]].to_numpy(dtype=int)
    assert abs(now - old).sum(axis=1).max() <= 2


@pytest.mark.parametrize("area", [LINGGAU, MUSI_RAWAS, LAMPUNG_BARAT])
def test_some_kecamatan_are_clearly_behind(area: str):
    rows = in_force(area, HALF_YEARS[-1])
    shares = rows["strata"].isin(LADDER.keys[2:]).groupby(rows["kode_kec"]).mean()
    assert shares.min() * 8 < 1
    assert shares.max() >= 0.4


def test_the_table_is_text_in_order_of_date_and_code():
    table = committed()
    assert tuple(table.columns) == TABLE_COLUMNS
    assert not table.duplicated(["tanggal", "kode"]).any()
    pd.testing.assert_frame_equal(table, table.sort_values(["tanggal", "kode"], ignore_index=True))


def test_a_code_that_is_not_in_the_list_is_refused():
    table = committed().head(1).assign(kode="99.99.99.9999")
    with pytest.raises(ValueError, match=r"99\.99\.99\.9999"):
        parse_example(table, resources.gazetteer(), resources.scheme())


@pytest.mark.parametrize("digits", ["11111111111", "1111111111111", "111111111115", "11111111111x"])
def test_scores_that_are_not_twelve_digits_are_refused(digits: str):
    with pytest.raises(ValueError, match="12 angka"):
        parse_example(committed().head(1).assign(skor=digits), resources.gazetteer(), resources.scheme())
