"""A price list changed on the page: the one it came from stays, and what cannot be an effort is refused."""

import pytest

from kkb.app import resources
from kkb.core.errors import SchemeError


def test_a_changed_effort_leaves_the_list_it_came_from_alone():
    effort = resources.effort()
    changed = effort.repriced("input_pokja", 3, 250_000).limited("output_cpr", None, fixed=True)
    assert changed.item("input_pokja").rung(3).effort == 250_000
    assert changed.item("output_cpr").fixed
    assert effort == resources.effort()
    assert effort.item("input_pokja").rung(3).effort != 250_000
    assert [i for i in changed.items if i.key not in ("input_pokja", "output_cpr")] == [
        i for i in effort.items if i.key not in ("input_pokja", "output_cpr")
    ]


@pytest.mark.parametrize("effort", [-1, 10**13])
def test_an_effort_below_nothing_or_beyond_reason_is_refused(effort: int):
    with pytest.raises(SchemeError):
        resources.effort().repriced("input_pokja", 3, effort)
