"""SIGA's recap of Poktan: counted by area, and held against what profiles say."""

import pandas as pd

from kkb.core.convergence.recap import by_area, unseen

GROUPS = ("bkb", "bkr")


def recap(*rows: tuple[str, object, object]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["kode", "bkb", "anggota_bkb"], dtype=object)


def test_villages_add_up_to_the_parts_and_what_nobody_told_stays_blank():
    rows = recap(("16.05.01.2001", 2, 30), ("16.05.01.2002", 1, None), ("16.05.02.2001", None, None))
    found = by_area(rows, ["16.05.01", "16.05.02", "16.05.03"], GROUPS)
    assert found.index.tolist() == ["16.05.01", "16.05.02"]
    assert found["bkb"].fillna(-1).tolist() == [3, -1]
    assert found["anggota_bkb"].fillna(-1).tolist() == [30, -1]
    assert found["bkr"].isna().all()


def test_a_recap_coarser_than_the_parts_keeps_its_own_areas():
    assert by_area(recap(("16.05", 40, None)), ["16.05.01"], GROUPS)["bkb"].to_dict() == {"16.05": 40}


def test_no_recap_has_no_area():
    assert by_area(recap(), [], GROUPS).empty


def test_a_profile_that_does_not_know_a_group_of_siga_is_seen_where_the_recap_tells_its_village():
    profiles = pd.DataFrame(
        {
            "kode": ["16.05.01.2001", "16.05.01.2002", "16.05.01.2003", "16.05.01.2004", "16.05.09.2001"],
            "bkb": ["ada", None, 0, "tidak", None],
            "bkr": [None] * 5,
        }
    )
    rows = recap(
        ("16.05.01.2001", 2, 0), ("16.05.01.2002", 1, 0), ("16.05.01.2003", 0, 0), ("16.05.01.2004", 3, 0),
        ("16.05.09", 5, 0),
    )  # fmt: skip
    assert unseen(profiles, rows, GROUPS).tolist() == [False, True, False, True, None]
