"""The words that regions put before names: left away when the whole name is no village's, and never to a wrong pair."""

import pandas as pd
import pytest

from kkb.app import resources
from kkb.core.area.spelling import name_key
from kkb.core.area.wilayah import INDONESIA
from kkb.io.names.areas import subdistrict_match, village_match
from kkb.io.names.code_index import build_code_list
from kkb.io.names.matching import match_places
from kkb.io.names.normal import SUBDISTRICT_WORDS, VILLAGE_WORDS
from kkb.io.table.headings import TableHeader

CODES = build_code_list(resources.villages())
ALIASES = resources.known_files().aliases
WHOLE_FIRST = {"KAMPUNG", "NEGERI"}
"""Words that are also the beginning of a village's own name beside another's: Kampung Gelgel and Gelgel."""


@pytest.fixture(scope="module")
def villages() -> pd.DataFrame:
    return resources.villages().within(INDONESIA)


def test_no_word_makes_two_villages_of_a_kecamatan_one(villages: pd.DataFrame) -> None:
    keys = villages["nama"].map(name_key)
    own = set(zip(villages["kode_kec"], keys, strict=True))
    split = keys.str.partition(" ")
    bare = split[split[0].isin(VILLAGE_WORDS) & split[2].ne("")]
    pairs = {
        (bare.at[row, 0], villages.at[row, "nama"])
        for row in bare.index
        if (villages.at[row, "kode_kec"], bare.at[row, 2]) in own
    }
    assert {word for word, _ in pairs} == WHOLE_FIRST
    assert len(pairs) == 5


@pytest.mark.parametrize("name", ["Kampung Gelgel", "Gelgel"])
def test_a_village_whose_name_begins_with_such_a_word_stays_itself(name: str) -> None:
    district = CODES.district("51.05")
    code = village_match(name, "51.05.03", district, ALIASES).code
    assert district.everywhere.names[code] == name


@pytest.mark.parametrize("word", VILLAGE_WORDS)
def test_a_word_before_a_name_is_left_away(word: str) -> None:
    assert (
        village_match(f"{word} Pulung Kencana", "18.12.01", CODES.district("18.12"), ALIASES).name == "Pulung Kencana"
    )


@pytest.mark.parametrize("word", SUBDISTRICT_WORDS)
def test_a_word_before_a_kecamatan_is_left_away(word: str) -> None:
    assert subdistrict_match(f"{word} Gamping", CODES.district("34.04"), ALIASES).name == "Gamping"


def test_a_word_before_every_name_is_told_once() -> None:
    rows = resources.villages().within("34.04")
    records = rows.assign(nama="Kalurahan " + rows["nama"])[["nama_prov", "nama_kab", "nama_kec", "nama"]]
    frame, issues = match_places(records, TableHeader(None, 0, {}, {}, ()), CODES, ALIASES)
    assert frame["kode"].tolist() == rows["kode"].tolist()
    assert [(issue.code, issue.allowed) for issue in issues] == [("nama_dengan_kata_banyak", (str(len(rows)),))]
