"""What numbers cover: how many of how many kabupaten have data, and what B and C may come to."""

import pandas as pd
import pytest

from kkb.app import resources
from kkb.core.area.gazetteer import places
from kkb.core.counts.area_view import area_view
from kkb.core.counts.extent import districts_of
from kkb.core.counts.ratio import Share
from kkb.core.counts.tally import tally
from tests.core.made_extent import CODES, NOW, PLACES, THEN, WHOLE, rows, view_of
from tests.core.villages import LADDER, listed, state

REACHED = ("mandiri", "berkelanjutan")


def test_a_province_knows_how_many_of_its_kabupaten_have_data_and_divides_by_their_villages():
    found = view_of(WHOLE, "16")
    assert (found.extent.with_data, found.extent.districts, found.extent.is_whole) == (1, 3, False)
    assert found.extent.is_partial
    assert (found.tally.desa, found.tally.share_c, found.tally.share_b) == (8, Share(2, 4), Share(1, 4))
    own, other = found.parts
    assert (own.share_c, other.share_c.percent) == (Share(2, 4), None)


@pytest.mark.parametrize("area", ["16.05", "16.05.01"])
def test_a_whole_kabupaten_and_its_kecamatan_are_whole(area: str):
    found = view_of(WHOLE, area)
    assert (found.extent.is_whole, found.extent.is_partial) == (True, False)
    assert found.tally.share_c == Share(2, 4)
    assert found.tally.range_c.is_exact


def test_a_part_over_a_whole_file_is_told_with_what_stayed_as_it_was():
    kept = rows("16.05.01.2002 dasar\n16.05.01.2003 dasar", on=THEN)
    found = view_of(pd.concat([rows("16.05.01.2001 mandiri", "sebagian"), kept]), "16.05").extent
    assert (found.is_whole, found.is_partial) == (True, True)
    assert (found.fresh, found.kept, found.part_on, found.kept_on) == (1, 2, (NOW, NOW), (THEN, THEN))


def test_of_a_part_alone_no_shortage_is_known_and_every_other_village_may_be_formed():
    found = view_of(rows("16.05.01.2001 mandiri", "hanya_sebagian"), "16.05")
    assert (found.extent.alone, found.is_part_alone, found.short) == (1, True, None)
    assert (found.tally.range_c.least, found.tally.range_c.most) == (Share(1, 4), Share(4, 4))
    assert (found.tally.range_b.most, found.tally.range_b.unknown) == (Share(4, 4), 3)
    wide = view_of(rows("16.05.01.2001 mandiri", "hanya_sebagian"), "16")
    assert (wide.tally.range_c.most, wide.tally.unknown) == (Share(4, 4), 3)


def test_a_kecamatan_outside_a_part_has_the_date_of_its_own_data():
    far = places(listed(*CODES, "16.05.02.2001"))
    frame = pd.concat([rows("16.05.01.2001 mandiri", "sebagian"), rows("16.05.02.2001 dasar", on=THEN)])
    found = area_view("16.05.02", None, frame, (THEN, NOW), (far, resources.scheme()))
    assert (found.on, found.extent.is_partial) == (THEN, False)


def test_names_not_matched_lift_the_upper_end_of_b_and_c_and_never_beyond_the_list():
    told = "16.05.01.2001 mandiri\n16.05.01.~a mandiri\n16.05.01.~b dasar"
    found = tally(state(told), PLACES, "16.05", LADDER)
    assert (found.range_c.least, found.range_c.most, found.range_c.names) == (Share(1, 4), Share(3, 4), 2)
    assert (found.range_b.least, found.range_b.most, found.range_b.names) == (Share(1, 4), Share(2, 4), 1)
    many = told + "".join(f"\n16.05.01.~{n} dasar" for n in "cdefg")
    assert tally(state(many), PLACES, "16.05", LADDER).range_c.most == Share(4, 4)


def test_all_names_matched_leave_nothing_open():
    found = tally(state("16.05.01.2001 mandiri"), PLACES, "16.05", LADDER)
    assert found.range_c.is_exact and found.range_b.is_exact


def test_the_kabupaten_with_data_and_those_known_only_in_part():
    both = pd.concat([WHOLE, rows("16.73.01.2001 dasar", "hanya_sebagian")])
    assert districts_of(both) == {"16.05": False, "16.73": True}
