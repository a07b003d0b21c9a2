"""The shipped scheme is read as meant, and every mistake in its files is refused with the place and a way out."""

import tomllib
from dataclasses import FrozenInstanceError

import pytest

from kkb.app import resources
from kkb.config.scheme import parse_scheme
from kkb.core.counts.rows import ITEMS
from kkb.core.errors import SchemeError
from tests.config.mistakes import EVERY, Mistake
from tests.core.villages import LADDER

FILES = ("strata", "aturan", "target", "halaman")
TEXTS = {name: (resources.DATA / "skema" / f"{name}.toml").read_text(encoding="utf-8") for name in FILES}


def parsed(texts: dict[str, str]):
    return parse_scheme({name: tomllib.loads(text) for name, text in texts.items()})


def refusal(texts: dict[str, str]) -> dict[str, str]:
    with pytest.raises(SchemeError) as caught:
        parsed(texts)
    assert caught.value.key == "galat.skema"
    return caught.value.values


@pytest.mark.parametrize("mistake", EVERY, ids=lambda m: f"{m.file}: {m.told}")
def test_one_mistake_in_a_file_is_refused_with_place_found_and_allowed(mistake: Mistake):
    assert mistake.old in TEXTS[mistake.file]
    told = refusal(TEXTS | {mistake.file: TEXTS[mistake.file].replace(mistake.old, mistake.new, 1)})
    assert told["where"].startswith(f"{mistake.file}.toml")
    assert mistake.where in told["where"]
    assert mistake.found in told["found"]
    assert mistake.allowed in told["allowed"]


@pytest.mark.parametrize("name", FILES)
def test_an_empty_file_is_refused_by_name(name: str):
    assert refusal(TEXTS | {name: ""})["where"].startswith(f"{name}.toml")


@pytest.mark.parametrize("key", ["variabel", "item"])
def test_a_list_of_tables_that_is_no_list_or_empty_is_refused(key: str):
    for value in ('"semua"', "[]", "3", "{}"):
        rest = "versi = '1'\nacuan = 'x'\nkeputusan = {lainnya = 'dasar'}\n"
        other = "variabel" if key == "item" else "item"
        told = refusal(TEXTS | {"aturan": f"{rest}{key} = {value}\n{other} = [{{}}]"})
        assert told["where"].startswith("aturan.toml")


def test_a_key_written_twice_is_refused_with_its_line(tmp_path):
    path = tmp_path / "target.toml"
    path.write_text('[[target]]\nrasio = "A"\nrasio = "C"\n', encoding="utf-8")
    with pytest.raises(SchemeError) as caught:
        resources.read_toml(path)
    assert caught.value.values["where"] == "target.toml"
    assert "line 3" in caught.value.values["found"]


def test_a_file_that_is_not_utf_8_or_not_there_is_refused_by_name(tmp_path):
    path = tmp_path / "strata.toml"
    path.write_bytes('acuan = "caf\xe9"'.encode("latin-1"))
    for bad in (path, tmp_path / "tak_ada.toml"):
        with pytest.raises(SchemeError) as caught:
            resources.read_toml(bad)
        assert caught.value.values["where"] == bad.name


def test_a_refusal_becomes_a_sentence_in_both_languages():
    told = refusal(TEXTS | {"target": TEXTS["target"].replace("persen = 30", "persen = 130")})
    for lang in ("id", "en"):
        sentence = resources.wording(lang)["galat.skema"].format(**told)
        assert all(part in sentence for part in ("target.toml, target 1, persen", "130", "0 sampai 100"))


def test_the_ladder_runs_from_dasar_to_berkelanjutan_and_the_upper_two_count():
    scheme = resources.scheme()
    assert tuple(s.key for s in scheme.strata) == LADDER.keys
    assert scheme.reached == ("mandiri", "berkelanjutan")
    assert [s.key for s in scheme.states] == ["belum_lapor", "tidak_dikenal", "belum_terbentuk"]
    assert scheme.stratum("berkelanjutan").aliases == ("Paripurna", "Lestari")


def test_a_circle_of_three_beside_a_stratum_without_steps_is_refused():
    text = (
        TEXTS["strata"]
        .replace('naik_ke = "berkembang"', "")
        .replace('["Paripurna", "Lestari"]', '[]\nnaik_ke = "berkembang"')
    )
    assert "melingkar" in refusal(TEXTS | {"strata": text})["found"]


def test_a_ladder_on_which_no_stratum_counts_as_reached_is_refused():
    told = refusal(TEXTS | {"strata": TEXTS["strata"].replace("tercapai = true", "tercapai = false")})
    assert told["where"] == "strata.toml, tercapai"
    assert "tercapai = true" in told["allowed"]


def test_the_ladder_follows_the_steps_not_the_order_in_the_file():
    head, *blocks = TEXTS["strata"].split("[[strata]]\n")
    last, states = blocks[-1].split("# Keadaan", 1)
    turned = head + "".join(f"[[strata]]\n{b}\n" for b in [last, *blocks[:-1][::-1]]) + "# Keadaan" + states
    assert tuple(s.key for s in parsed(TEXTS | {"strata": turned}).strata) == LADDER.keys


def test_the_colours_are_those_agreed_and_no_two_classes_share_one():
    colours = {s.key: s.color for s in resources.scheme().classes}
    assert [colours[k] for k in LADDER.keys] == ["#D55E00", "#E69F00", "#009E73", "#0072B2"]
    assert colours["belum_terbentuk"] == "#FFFFFF"
    assert len(set(colours.values())) == len(colours)
    assert len({s.mark for s in resources.scheme().classes}) == len(colours)


def test_every_class_says_what_it_means_in_both_languages():
    for s in resources.scheme().classes:
        assert s.meaning.endswith(".")
        assert s.meaning_in("en").endswith(".")
        assert s.meaning != s.meaning_in("en")


def test_the_items_are_the_twelve_of_the_export_with_an_agency_and_a_meaning_for_each_score():
    items = resources.scheme().items
    assert tuple(i.key for i in items) == ITEMS
    assert [i.max_score for i in items] == [4, 4, 4, 3, 3, 4, 4, 4, 4, 4, 4, 4]
    assert all(i.agency and i.name != i.label("en") for i in items)
    assert all(i.meaning(score) for i in items for score in range(1, i.max_score + 1))
    assert items[3].meaning(4) == ""


def test_the_variables_pass_at_an_index_of_three():
    for variable in resources.scheme().rule.variables:
        assert variable.pass_sum == 3 * len(variable.items)


def test_the_default_area_and_every_area_with_a_target_stand_in_the_list():
    scheme, listed = resources.scheme(), resources.gazetteer()
    known = {*listed["kode_kab"], *listed["kode_prov"], "00"}
    assert scheme.default_area in known
    assert {t.area for t in (*scheme.targets, scheme.benchmark)} <= known


def test_the_scheme_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        resources.scheme().default_area = "16.05"
