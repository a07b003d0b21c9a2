"""The price list of a plan: the shipped one is whole, and a broken one is refused with the place."""

from copy import deepcopy

import pytest

from kkb.app import resources
from kkb.config.effort import parse_effort
from kkb.core.counts.rows import ITEMS
from kkb.core.errors import SchemeError

RULE = resources.scheme().rule
RAW = resources.read_toml(resources.DATA / "skema" / "upaya.toml")


def test_the_shipped_list_has_every_step_of_every_item_with_who_does_it_and_what():
    effort = resources.effort()
    assert tuple(item.key for item in effort.items) == ITEMS
    for item, ruled in zip(effort.items, RULE.items, strict=True):
        assert [rung.to for rung in item.rungs] == list(range(2, ruled.max_score + 1))
        assert all(effort.agency(rung.agency).name and rung.work and rung.works for rung in item.rungs)
    used = {rung.agency for item in effort.items for rung in item.rungs}
    assert used == {agency.key for agency in effort.agencies}


def _broken(path: list, value: object) -> dict:
    raw = deepcopy(RAW)
    place = raw
    for key in path[:-1]:
        place = place[key]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return raw


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (["satuan"], "dolar", "satuan"),
        (["satuan"], None, "satuan"),
        (["warna"], "merah", "warna"),
        (["instansi"], [], "instansi"),
        (["instansi", 1, "kunci"], "pemdes", "pemdes"),
        (["instansi", 0, "telepon"], "0812", "telepon"),
        (["item", 0], None, "input_pokja"),
        (["item", 1, "kunci"], "input_pokja", "dua kali"),
        (["item", 0, "kunci"], "input_sihir", "input_sihir"),
        (["item", 0, "per_tahun"], -1, "per_tahun"),
        (["item", 0, "per_tahun"], "dua", "per_tahun"),
        (["item", 0, "tetap"], 1, "tetap"),
        (["item", 0, "langkah"], [], "langkah"),
        (["item", 0, "langkah", 2], None, "ke 2, 3, 4"),
        (["item", 0, "langkah", 1, "ke"], 4, "ke 2, 3, 4"),
        (["item", 3, "langkah", 1, "ke"], 4, "ke 2, 3"),
        (["item", 0, "langkah", 1, "upaya"], -2, "upaya"),
        (["item", 0, "langkah", 1, "upaya"], 1.5, "upaya"),
        (["item", 0, "langkah", 1, "instansi"], "dinas_sihir", "dinas_sihir"),
        (["item", 0, "langkah", 1, "kerja"], None, "kerja"),
    ],
)
def test_a_broken_list_is_refused_with_the_place(path: list, value: object, place: str):
    with pytest.raises(SchemeError) as refused:
        parse_effort(_broken(path, value), RULE)
    said = " ".join(str(v) for v in refused.value.values.values())
    assert "upaya.toml" in said
    assert place in said
