"""Names and nesting: the official list first, and what only a file knows beside it."""

from kkb.app import resources
from kkb.core.area.gazetteer import places
from tests.core.villages import listed, state

LIST = listed("16.73.01.1001", "16.05.02.2003", "16.05.01.2001", "16.05.01.2002")
FOUND = state(
    "16.05.01.2001 dasar\n16.05.01.~air-belit dasar\n~jawa-barat.~kota-bogor.~bogor-utara.~bantarjati mandiri"
)


def test_every_level_of_the_list_has_its_name():
    known = places(LIST)
    assert known.name("16.05.01.2001") == "Desa 16.05.01.2001"
    assert [known.name(c) for c in ("16.05.01", "16.05", "16", "00")] == [
        "Kec 16.05.01",
        "Kab 16.05",
        "Prov 16",
        "Indonesia",
    ]


def test_an_area_nobody_named_shows_its_code():
    assert places(LIST).name("99.01") == "99.01"
    assert "99.01" not in places(LIST)


def test_children_are_one_level_down_in_order_of_code():
    known = places(LIST)
    assert known.children("16.05") == ("16.05.01", "16.05.02")
    assert known.children("16") == ("16.05", "16.73")
    assert known.children("00") == ("16",)
    assert known.children("16.05.01.2001") == ()


def test_villages_are_counted_from_the_list_alone():
    known = places(LIST, FOUND)
    assert [known.count(c) for c in ("00", "16", "16.05", "16.05.01", "16.05.01.2001")] == [4, 4, 3, 2, 1]
    assert known.count("16.05.01.~air-belit") == 0
    assert known.count("~jawa-barat") == 0


def test_what_only_a_file_names_is_an_area_too():
    known = places(LIST, FOUND)
    assert "16.05.01.~air-belit" in known
    assert known.children("16.05.01") == ("16.05.01.2001", "16.05.01.2002", "16.05.01.~air-belit")
    assert known.children("~jawa-barat.~kota-bogor") == ("~jawa-barat.~kota-bogor.~bogor-utara",)
    assert "~jawa-barat" in known.children("00")


def test_the_list_keeps_its_name_where_a_file_writes_another():
    found = FOUND.assign(nama="LAIN", nama_kec="LAIN", nama_kab="LAIN", nama_prov="LAIN")
    known = places(LIST, found)
    assert known.name("16.05.01.2001") == "Desa 16.05.01.2001"
    assert known.name("16.05") == "Kab 16.05"
    assert known.name("16.05.01.~air-belit") == "LAIN"


def test_a_blank_name_in_a_file_is_no_error():
    known = places(LIST, FOUND.assign(nama_kec=None))
    assert known.name("~jawa-barat.~kota-bogor.~bogor-utara") == ""


def test_the_shipped_list_has_as_many_villages_as_the_decree():
    known = places(resources.gazetteer())
    assert [known.count(c) for c in ("16.73", "16.05", "18.04", "17", "00")] == [72, 199, 136, 1513, 1920]
    assert [len(known.children(c)) for c in ("16.73", "16.05", "18.04", "17")] == [8, 14, 15, 10]
    assert sum(len(known.children(kab)) for kab in known.children("17")) == 129
