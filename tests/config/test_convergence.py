"""konvergensi.toml: eight programmes and functions, seventeen instansi and more; mistakes are refused in place."""

import copy

import pytest

from kkb.app import resources
from kkb.config.convergence import parse_convergence
from kkb.core.convergence.scheme import by_key
from kkb.core.errors import SchemeError
from kkb.core.rule.classify import profile_columns

RAW = resources.read_toml(resources.DATA / "skema" / "konvergensi.toml")
SCHEME = parse_convergence(RAW)
INDEX = SCHEME.family_index


def test_there_are_eight_programmes_in_four_goals_eight_functions_and_seventeen_instansi_or_more():
    assert len(SCHEME.programmes) == len(SCHEME.functions) == 8
    assert {task.goal for task in SCHEME.programmes} == {goal.key for goal in SCHEME.goals}
    assert len(SCHEME.goals) == 4
    assert len(SCHEME.agencies) >= 17


def test_every_group_reads_columns_of_the_rule():
    columns = set(profile_columns(resources.scheme().rule))
    assert len(SCHEME.groups) == 5
    for group in SCHEME.groups:
        assert {group.key, group.members, group.meant_for} <= columns


def test_everything_has_a_name_in_both_languages():
    parts = (*SCHEME.goals, *SCHEME.programmes, *SCHEME.functions, *SCHEME.agencies, *SCHEME.states)
    assert all(part.label("id") and part.label("en") for part in parts)


@pytest.mark.parametrize(
    ("value", "key"),
    [(0, "rentan"), (39.99, "rentan"), (40, "berkembang"), (54.01, "berkembang"), (70, "berkembang"),
     (70.01, "tangguh"), (100, "tangguh")],
)  # fmt: skip
def test_the_classes_of_ibangga_at_their_borders(value: float, key: str):
    assert INDEX.class_of(value).key == key


def test_no_index_has_no_class_and_every_class_carries_the_name_of_the_scheme():
    assert INDEX.class_of(None) is None
    assert INDEX.class_of(float("nan")) is None
    assert all("iBangga" in c.label(lang) for c in INDEX.classes for lang in ("id", "en"))


def test_the_published_national_values_ship_with_their_source():
    assert [(p.area, p.year, p.value) for p in INDEX.published] == [("00", 2020, 53.93), ("00", 2021, 54.01)]
    assert all(p.source for p in INDEX.published)


def _broken(change) -> dict[str, object]:
    raw = copy.deepcopy(RAW)
    change(raw)
    return raw


MISTAKES = {
    "unknown instansi": (lambda raw: raw["program"][0]["instansi"].append("nasa"), "p1, instansi"),
    "no instansi": (lambda raw: raw["fungsi"][0].update(instansi=[]), "agama, instansi"),
    "unknown goal": (lambda raw: raw["program"][1].update(sasaran="lain"), "p2, sasaran"),
    "a key twice": (lambda raw: raw["instansi"].append(raw["instansi"][0]), "instansi"),
    "an alias of two instansi": (lambda raw: raw["instansi"][3]["alias"].append("dinkes"), "alias"),
    "a state missing": (lambda raw: raw["keadaan"].pop(), "keadaan"),
    "an unknown key": (lambda raw: raw["poktan"][0].update(ketua="x"), "poktan 1"),
    "classes that do not rise": (lambda raw: raw["ibangga"]["kelas"][1].update(dari=0), "ibangga, kelas"),
    "an index beyond 100": (lambda raw: raw["ibangga"]["terbit"][0].update(indeks=153.9), "ibangga, terbit"),
}


@pytest.mark.parametrize(("change", "place"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_refused_with_its_place(change, place: str):
    with pytest.raises(SchemeError) as caught:
        parse_convergence(_broken(change))
    assert place in str(caught.value.values["where"])


def test_parts_are_found_by_key():
    assert by_key(SCHEME.agencies)["dinkes"].name == "Dinas Kesehatan"
