"""A plan as a link: it comes back as it was sent, and nonsense in it is dropped."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kkb.app import resources
from kkb.ui.plan.link import PARAMETERS, PlanAsk, ask_params, effort_of, limits_of, parse_ask

EFFORT = resources.effort()
NUMBER = some.none() | some.integers(0, 10**9)
STEPS = [(item.key, rung.to) for item in EFFORT.items for rung in item.rungs]
CODES = some.frozensets(some.sampled_from(["16.05.01.2001", "16.05.01.2002", "16.05.01.~desa-3"])).map(
    lambda codes: tuple(sorted(codes))
)
ASKS = some.builds(
    PlanAsk, furthest=some.booleans(), goal=some.sampled_from(["", "berkelanjutan"]),
    target=some.none() | some.integers(0, 100), budget=NUMBER, capacity=NUMBER, floor=NUMBER,
    floor_reached=NUMBER, margin=NUMBER, new=NUMBER,
    years=some.none() | some.integers(1, 10), rupiah=some.none() | some.integers(1, 10**9), must=CODES, excluded=CODES,
    agencies=some.dictionaries(some.sampled_from([a.key for a in EFFORT.agencies]), some.integers(0, 10**9)).map(
        lambda found: tuple(sorted(found.items()))
    ),
    prices=some.dictionaries(some.sampled_from(STEPS), some.integers(0, 10**9)).map(
        lambda found: tuple(sorted((*step, n) for step, n in found.items()))
    ),
)  # fmt: skip


@given(ASKS)
def test_what_is_sent_comes_back(ask: PlanAsk):
    assert parse_ask(ask_params(ask), ("mandiri", "berkelanjutan")) == ask


@given(some.dictionaries(some.sampled_from(PARAMETERS), some.text(max_size=30)))
def test_any_text_in_the_link_is_a_question_that_can_be_sent_again(params: dict[str, str]):
    ask = parse_ask(params, ("mandiri", "berkelanjutan"))
    assert parse_ask(ask_params(ask), ("mandiri", "berkelanjutan")) == ask
    effort_of(ask, EFFORT)
    limits_of(ask, (), ())


def test_what_is_usual_leaves_the_link():
    assert ask_params(PlanAsk()) == {}
    assert parse_ask({}, ("mandiri", "berkelanjutan")) == PlanAsk()


@pytest.mark.parametrize(
    "params",
    [{"ren_target": "101"}, {"ren_target": "-1"}, {"ren_tahun": "0"}, {"ren_anggaran": "9" * 5000}, {"ren_rupiah": "0"},
     {"ren_tujuan": "dasar"}, {"ren_arah": "ke mana"}, {"ren_upaya": "output_mkjp.9:4,x"}, {"ren_instansi": "dinkes:"}],
)  # fmt: skip
def test_nonsense_is_dropped(params: dict[str, str]):
    assert parse_ask(params, ("mandiri", "berkelanjutan")) == PlanAsk()


def test_rupiah_multiply_every_step_and_a_single_price_stands_by_itself():
    dear = effort_of(PlanAsk(rupiah=100_000, prices=(("output_mkjp", 2, 5), ("tidak_ada", 2, 5))), EFFORT)
    assert dear.unit == "rupiah"
    assert dear.item("output_mkjp").rung(2).effort == 5
    assert dear.item("output_mkjp").rung(3).effort == 100_000 * EFFORT.item("output_mkjp").rung(3).effort


def test_villages_that_are_not_there_are_dropped_from_the_limits():
    ask = replace(PlanAsk(target=60), must=("16.05.01.2001", "x"), excluded=("y",))
    limits = limits_of(ask, (), {"16.05.01.2001"})
    assert (limits.must, limits.excluded) == (frozenset({"16.05.01.2001"}), frozenset())
