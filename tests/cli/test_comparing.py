"""`python -m kkb compare`: the figures of Banding without a browser."""

import pytest

from kkb.core.compare.chance import chance_test
from kkb.core.counts.ratio import Share
from tests.cli.run import here

pytestmark = pytest.mark.usefixtures("store_file")


def test_every_area_below_comes_with_its_interval_and_the_places_it_may_have(capsys: pytest.CaptureFixture[str]):
    found = here(capsys, "compare", "--wilayah", "16.73", "--json").json
    assert len(found["bagian"]) == 8
    assert sum(part["N"] for part in found["bagian"]) == 72
    for part in found["bagian"]:
        assert part["selang"][0] <= part["persen"] <= part["selang"][1]
        assert 1 <= part["rentang"][0] <= part["peringkat"] <= part["rentang"][1] <= 8
    (nine,) = [part for part in found["bagian"] if (part["n"], part["N"]) == (5, 9)]
    assert [round(end) for end in nine["selang"]] == [27, 81]


def test_the_verdicts_are_those_of_the_one_test_and_the_inequality_is_one_number(capsys: pytest.CaptureFixture[str]):
    for area in ("16.73", "16.05", "18.04", "17"):
        found = here(capsys, "compare", "--wilayah", area, "--json").json
        shares = {part["kode"]: Share(part["n"], part["N"]) for part in found["bagian"]}
        whole = found["pembanding"]
        assert (whole["n"], whole["N"]) == (sum(s.n for s in shares.values()), sum(s.total for s in shares.values()))
        test = chance_test(list(shares.values()), 100 * whole["n"] / whole["N"])
        names = {"lebih_tinggi": "atas", "lebih_rendah": "bawah", "serupa": "wajar", "terlalu_sedikit": "sedikit"}
        verdicts = {part["kode"]: names[part["vonis"]] for part in found["bagian"]}
        assert verdicts == {code: test.verdict(share) for code, share in shares.items()}
        pairs = {(pair["atas"], pair["bawah"]) for pair in found["pasti_berbeda"]}
        high, low = ({code for code, one in verdicts.items() if one == key} for key in ("atas", "bawah"))
        assert whole["kode"] == area
        assert pairs == {(a, b) for a in {*high, area} for b in {*low, area} if a != b}
        assert bool(pairs) == bool(high or low)
        assert found["ketimpangan"]["poin"] > 0


def test_where_chance_may_have_made_the_order_nobody_is_said_to_lead(capsys: pytest.CaptureFixture[str]):
    told = here(capsys, "compare", "--wilayah", "16.05").out
    assert told.startswith("Tidak satu pun kecamatan pasti di depan atau di belakang. Tertinggi ")
    assert "terdepan" not in told and "paling tertinggal" not in told
    assert " terdepan: " in here(capsys, "compare", "--wilayah", "16.73").out


def test_in_words_there_is_one_line_per_area(capsys: pytest.CaptureFixture[str]):
    lines = here(capsys, "compare", "--wilayah", "16.73").out.splitlines()
    assert len(lines) == 2 + 8 + 1
    assert "100,0 % (8 dari 8)" in lines[0] and "100,0 % (8 dari 8)" in lines[2]
    assert lines[1].startswith("Dibanding Kota Lubuk Linggau (")
    # a city of the province's name must not be taken for it
    assert "Dibanding Provinsi Bengkulu (" in here(capsys, "compare", "--wilayah", "17").out
    assert "peringkat 1 sampai" in lines[2] and "terhadap pembanding: " in lines[2]


def test_an_area_in_which_nothing_is_formed_has_nothing_to_compare(capsys: pytest.CaptureFixture[str]):
    found = here(capsys, "compare", "--wilayah", "16.05.10", "--tanggal", "2022-11-01", "--json").json
    assert (found["bagian"], found["pasti_berbeda"], found["ketimpangan"]) == ([], [], None)
