"""Layouts and aliases as data: the shipped files hold together, and a wrong one is refused with its place."""

import copy
import tomllib

import pytest

from kkb.app import resources
from kkb.config.files import parse_aliases, parse_layouts
from kkb.core.counts.rows import INDICES, ITEMS
from kkb.core.errors import SchemeError
from tests.needs import ROOT

RAW = {
    name: tomllib.loads((ROOT / "data" / "skema" / f"{name}.toml").read_text(encoding="utf-8"))
    for name in ("berkas", "alias")
}
PARSERS = {"berkas": parse_layouts, "alias": parse_aliases}


def _broken(name: str, place: list[object], value: object) -> dict:
    at = raw = copy.deepcopy(RAW[name])
    for step in place[:-1]:
        at = at[step]
    at[place[-1]] = value
    return raw


def test_the_shipped_layout_names_every_item_as_the_rule_does() -> None:
    columns = {c.key: c for c in resources.known_files().layouts["rekapitulasi_klasifikasi"].columns}
    assert [columns[item.key].heading for item in resources.scheme().items] == [
        i.header for i in resources.scheme().items
    ]
    assert all(columns[key].required for key in (*ITEMS, "nama_kab", "nama_kec", "nama", "strata"))
    assert not any(columns[key].required for key in (*INDICES, "no", "kampung", "nama_prov"))


def test_every_shipped_alias_of_the_four_regions_stands_in_the_code_list_under_another_name() -> None:
    listed = resources.gazetteer()
    names = {code: name for level in ("", "_kec", "_kab") for code, name in _names(listed, level)}
    for (above, spelling), code in resources.known_files().aliases.codes.items():
        if above.startswith(("16", "17", "18")):
            assert code in names, code
            assert spelling != names[code].upper().replace(" ", "")


def _names(listed, level: str) -> list[tuple[str, str]]:
    return list(zip(listed[f"kode{level}"], listed[f"nama{level}"], strict=True))


@pytest.mark.parametrize(
    ("name", "place", "value", "told"),
    [
        ("alias", ["alias", 0, "tulisan"], ["“”"], "alias 1"),
        ("alias", ["alias", 0, "tulisn"], [], "tulisn"),
        ("alias", ["alias", 1], {"kode": "16.05.11", "tulisan": ["suku tengah lakitan ulu"]}, "16.05.10"),
        ("berkas", ["berkas", 0, "kolom", 5, "alias"], ["Kecamatan"], "KECAMATAN"),
        ("berkas", ["berkas", 0, "kolom", 5, "kepala"], "...", "judul kolom kosong"),
        ("berkas", ["berkas", 0, "kolom", 5, "wajib"], "ya", "wajib"),
        ("berkas", ["pribadi"], "NIP", "pribadi"),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(name: str, place: list[object], value: object, told: str) -> None:
    with pytest.raises(SchemeError) as refusal:
        PARSERS[name](_broken(name, place, value))
    assert told in str(refusal.value)
