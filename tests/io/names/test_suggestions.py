"""Names that no list confirms get ranked suggestions from the right area, and nothing is chosen for anybody."""

import pandas as pd

from kkb.app import resources
from kkb.io.names.suggestions import AT_MOST, Unmatched, best_suggestions, official_names, ticked, unmatched_names
from tests.io.made import code_list


def names(*places: tuple[str, str, str, str], listed: pd.DataFrame | None = None) -> tuple[Unmatched, ...]:
    """The unmatched names of (code, village, kecamatan, kabupaten)."""
    frame = pd.DataFrame(places, columns=["kode", "nama", "nama_kec", "nama_kab"])
    return unmatched_names(frame, resources.gazetteer() if listed is None else listed)


def test_a_misspelt_village_is_offered_those_of_its_kecamatan_best_first() -> None:
    (one,) = names(("16.05.01.~surodady", "SURODADY", "Tugumulyo", "Kabupaten Musi Rawas"))
    assert (one.written, one.above, one.above_name, one.level) == ("SURODADY", "16.05.01", "Tugumulyo", 4)
    assert one.suggestions[0].name == "Surodadi"
    assert all(s.code.startswith("16.05.01.") for s in one.suggestions) and len(one.suggestions) <= AT_MOST
    assert [s.score for s in one.suggestions] == sorted((s.score for s in one.suggestions), reverse=True)


def test_of_an_unknown_kecamatan_only_the_kecamatan_is_asked_and_its_places_are_counted() -> None:
    rows = [(f"16.05.~tugumulio.~{n}", n, "TUGUMULIO", "Kabupaten Musi Rawas") for n in ("surodadi", "trikoyo")]
    (one,) = names(*rows)
    assert (one.level, one.rows, one.suggestions[0].name) == (3, 2, "Tugumulyo")


def test_a_district_without_a_list_is_not_asked_about() -> None:
    assert names(("~jawa-barat.~bogor.~cibinong.~x", "X", "CIBINONG", "BOGOR")) == ()


def test_a_confirmed_place_and_a_name_the_list_has_twice_are_left_out() -> None:
    listed = code_list(
        ("32.01.01.1001", "Suka", "Cibinong", "Kabupaten Bogor", "Jawa Barat"),
        ("32.01.01.2001", "Suka", "Cibinong", "Kabupaten Bogor", "Jawa Barat"),
    )
    place = ("Cibinong", "Kabupaten Bogor")
    assert names(("32.01.01.1001", "Suka", *place), ("32.01.01.~suka", "SUKA", *place), listed=listed) == ()


def test_a_renamed_village_that_resembles_none_can_still_be_any_of_its_kecamatan() -> None:
    (one,) = names(("16.05.01.~zzqx", "ZZQX", "Tugumulyo", "Kabupaten Musi Rawas"))
    assert one.suggestions == ()
    official = official_names(one, resources.gazetteer())
    inside = resources.gazetteer().query("kode_kec == '16.05.01'")
    assert {s.code for s in official} == set(inside["kode"])
    assert [s.name for s in official] == sorted(s.name for s in official)


def test_suggestions_come_before_the_other_official_names_and_once_each() -> None:
    (one,) = names(("16.05.01.~surodady", "SURODADY", "Tugumulyo", "Kabupaten Musi Rawas"))
    official = official_names(one, resources.gazetteer())
    assert official[: len(one.suggestions)] == one.suggestions
    assert len({s.code for s in official}) == len(official)


def test_nothing_is_ticked_beforehand_and_only_ticks_are_confirmed() -> None:
    place = ("Tugumulyo", "Kabupaten Musi Rawas")
    found = names(("16.05.01.~surodady", "SURODADY", *place), ("16.05.01.~trikoyoo", "TRIKOYOO", *place))
    assert not best_suggestions(found)["benar"].any()
    assert ticked(found, {}) == []
    assert ticked(found, {0: {"benar": False}, 1: {"benar": True}}) == [("16.05.01.2004", "TRIKOYOO", "16.05.01")]
