"""What the example holds beside the classification fits it exactly, row by row, and is the same each time."""

from datetime import date

import pandas as pd
import pytest

from kkb.app import resources
from kkb.config.recipe import parse_recipe
from kkb.core.convergence.survey import FUNDS, numbers
from kkb.core.counts.rows import ITEMS
from kkb.core.rule import classify
from kkb.example import ExampleSide
from kkb.example.profile import CLASS, example_profiles
from kkb.example.programmes import example_programmes

RULE, SCHEME = resources.scheme().rule, resources.convergence()
SNAPSHOTS = resources.example()
SEED = parse_recipe(resources.read_toml(resources.DATA / "contoh" / "resep.toml")).seed
NEWEST = date(2024, 12, 31)


@pytest.fixture(scope="module")
def sets() -> tuple[ExampleSide, ...]:
    return resources.example_beside(SNAPSHOTS)


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    return pd.concat([s.rows.assign(tanggal=s.tanggal) for s in SNAPSHOTS], ignore_index=True)


@pytest.fixture(scope="module")
def profiles(sets: tuple[ExampleSide, ...]) -> pd.DataFrame:
    return pd.concat([s.rows.assign(tanggal=s.tanggal) for s in sets if s.jenis == "profil"], ignore_index=True)


def rows_of(sets: tuple[ExampleSide, ...], kind: str, on: date) -> pd.DataFrame:
    (found,) = [s.rows for s in sets if (s.jenis, s.tanggal) == (kind, on)]
    return found


def test_every_profile_of_the_example_is_scored_by_the_rule_as_its_village_is(
    rows: pd.DataFrame, profiles: pd.DataFrame
):
    both = rows.merge(profiles, on=["unit", "tanggal"], suffixes=("", "_profil"), validate="one_to_one")
    assert len(both) == len(rows) == len(profiles)
    found = classify.classify(both[list(classify.profile_columns(RULE))].apply(numbers), RULE)
    given = both[list(ITEMS)].astype(int)
    pd.testing.assert_frame_equal(found[list(ITEMS)].astype(int), given, check_names=False)
    assert (found["klasifikasi"] == both["strata"]).all()


def test_every_score_an_item_can_have_is_reached_by_some_profile_for_any_village():
    """Not only the combinations that the example happens to hold: each item at each score, the rest middling."""
    wanted = pd.DataFrame(
        [{i.key: 2 for i in RULE.items} | {item.key: band.score} for item in RULE.items for band in item.bands] * 25
    )
    asked = wanted.assign(kode=[f"99.01.01.{2000 + n}" for n in range(len(wanted))])
    made = example_profiles(asked, RULE, SCHEME, "x")
    found = classify.scores(made[list(classify.profile_columns(RULE))].astype(float), RULE)
    pd.testing.assert_frame_equal(found[list(ITEMS)], wanted[list(ITEMS)], check_dtype=False)


def test_a_village_that_never_reported_has_a_blank_profile(rows: pd.DataFrame, profiles: pd.DataFrame):
    silent = rows.loc[~rows["lapor"], ["unit", "tanggal"]].merge(profiles, on=["unit", "tanggal"])
    assert len(silent) > 500
    assert silent[list(classify.profile_columns(RULE))].isna().all(axis=None)


def test_what_belongs_together_goes_together(profiles: pd.DataFrame):
    """Parts sum to their count; a class only where there is a Rumah DataKu; a decree only where there is a Pokja."""
    told = profiles[profiles["sumber_dana"].notna()]
    assert (told[list(FUNDS)].eq("ada").sum(axis=1) == told["sumber_dana"]).all()
    assert profiles.loc[profiles[CLASS].notna(), "rumah_dataku"].eq("ada").all()
    assert profiles.loc[profiles["pokja_sk"].notna(), "pokja"].eq("ada").all()
    assert (told["peserta_bkb"].fillna(0) <= told["keluarga_balita"]).all()
    assert set(profiles["rumah_dataku"].dropna()) == {"ada", "tidak"}


def test_the_different_instansi_of_a_village_are_as_many_as_its_lintas_sektor(sets: tuple[ExampleSide, ...]):
    held = rows_of(sets, "profil", NEWEST).set_index("unit")["lintas_sektor"].fillna(0).astype(int)
    counts = rows_of(sets, "program", NEWEST).groupby("unit")["instansi"].nunique()
    assert (counts.reindex(held.index).fillna(0).astype(int) == held).all()
    assert counts.max() >= 7


def test_programmes_name_only_what_is_in_the_scheme_and_days_before_the_snapshot(sets: tuple[ExampleSide, ...]):
    known = {"program": SCHEME.programmes, "fungsi": SCHEME.functions}
    for kind, tasks in known.items():
        found = rows_of(sets, kind, NEWEST)
        assert set(found["tugas"]) == {task.key for task in tasks}
        assert set(found["instansi"]) <= {agency.key for agency in SCHEME.agencies}
        assert found["pada"].max() <= NEWEST.isoformat()


def test_the_meeting_of_november_2022_has_its_own_programmes(sets: tuple[ExampleSide, ...]):
    assert set(rows_of(sets, "program", date(2022, 11, 1))["kode_kab"]) == {"16.05"}


def test_the_recap_counts_inside_no_more_than_there_are_and_agrees_with_the_profiles(sets: tuple[ExampleSide, ...]):
    recap = rows_of(sets, "siga_rumah_dataku", NEWEST)
    inside = recap["rumah_dataku_di_kampung"]
    assert (inside <= recap["jumlah_rumah_dataku"]).all()
    assert inside.sum() == rows_of(sets, "profil", NEWEST)["rumah_dataku"].eq("ada").sum()
    assert recap["jumlah_rumah_dataku"].sum() > inside.sum()


def test_no_national_ibangga_is_invented_and_the_index_lies_between_its_dimensions(sets: tuple[ExampleSide, ...]):
    found = pd.concat([s.rows for s in sets if s.jenis == "ibangga"], ignore_index=True)
    assert "00" not in set(found["kode"])
    told = found.dropna(subset=["indeks"])
    parts = told[[d.key for d in SCHEME.family_index.dimensions]]
    assert ((parts.min(axis=1) <= told["indeks"]) & (told["indeks"] <= parts.max(axis=1))).all()
    assert parts.min(axis=None) >= 0
    assert parts.max(axis=None) <= 100
    assert len(told) < len(found)


def test_the_same_seed_makes_the_same_rows_and_another_one_others():
    some = SNAPSHOTS[0].rows
    one, again, other = (example_profiles(some, RULE, SCHEME, seed) for seed in (SEED, SEED, "lain"))
    pd.testing.assert_frame_equal(one, again)
    assert not one.equals(other)


def test_a_count_of_more_instansi_than_there_are_is_refused():
    asked = pd.DataFrame({"unit": ["99.01.01.2001"], "lintas_sektor": [99], "proses_operasional": [4]})
    with pytest.raises(ValueError, match="99 instansi"):
        example_programmes(asked, NEWEST, SCHEME, "x")


def test_profiles_stand_at_every_date_of_the_example(sets: tuple[ExampleSide, ...]):
    assert {s.tanggal for s in sets if s.jenis == "profil"} == {s.tanggal for s in SNAPSHOTS}
