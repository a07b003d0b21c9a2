"""The simulation as a person uses it: the target slider, the moves, the link that carries a scenario."""

from collections.abc import Callable

from tests.ui.shown import Shown, is_whole

Open = Callable[..., Shown]
MUSI_RAWAS = {"wilayah": "16.05", "tanggal": "2022-11-01"}


def simulated(shown: Shown) -> tuple[str, str, str]:
    """Villages short, share A, and its counts."""
    share, counts = shown.kpi("sim_pangsa")
    return shown.kpi("sim_kurang")[0], share, counts.split(" (")[0]


def test_it_starts_at_the_target_in_force_with_nothing_moved(open_page: Open):
    shown = open_page("simulasi", **MUSI_RAWAS)
    assert is_whole(shown)
    assert shown.app.slider(key="sim_target").value == 60
    assert simulated(shown) == ("3", "48,0 %", "12 dari 25")


def test_the_target_slider_changes_what_is_short_and_nothing_else(open_page: Open):
    shown = open_page("simulasi", **MUSI_RAWAS)
    for target, short in ((50, "1"), (28, "0"), (100, "13"), (0, "0"), (61, "4")):
        shown.app.slider(key="sim_target").set_value(target).run()
        assert simulated(shown) == (short, "48,0 %", "12 dari 25")


def test_three_that_rise_reach_sixty_percent(open_page: Open):
    shown = open_page("simulasi", **MUSI_RAWAS)
    shown.app.slider(key="sim_berkembang").set_value(3).run()
    assert simulated(shown) == ("0", "60,0 %", "15 dari 25")


def test_forming_lowers_the_share_and_falling_too(open_page: Open):
    shown = open_page("simulasi", **MUSI_RAWAS)
    shown.app.slider(key="sim_baru").set_value(10).run()
    assert simulated(shown) == ("9", "34,3 %", "12 dari 35")
    shown.app.slider(key="sim_jatuh").set_value(2).run()
    assert simulated(shown) == ("11", "28,6 %", "10 dari 35")


def test_reset_takes_every_move_back(open_page: Open):
    shown = open_page("simulasi", **MUSI_RAWAS)
    for name in ("baru", "jatuh", "berkembang"):
        shown.app.slider(key=f"sim_{name}").set_value(2)
    shown.app.run()
    shown.app.button(key="sim_ulang").click().run()
    assert simulated(shown) == ("3", "48,0 %", "12 dari 25")


def test_no_slider_reaches_beyond_what_is_there(open_page: Open):
    sliders = {s.key: s for s in open_page("simulasi", **MUSI_RAWAS).app.slider}
    assert (sliders["sim_berkembang"].max, sliders["sim_jatuh"].max, sliders["sim_baru"].max) == (9, 12, 174)


def test_a_scenario_comes_by_link(open_page: Open):
    shown = open_page("simulasi", **MUSI_RAWAS, sim_target="50", sim_berkembang="1")
    assert is_whole(shown)
    assert simulated(shown) == ("0", "52,0 %", "13 dari 25")


def test_nonsense_in_a_scenario_link_is_no_error(open_page: Open):
    nonsense = {
        "sim_target": "999",
        "sim_berkembang": "-4",
        "sim_baru": "banyak",
        "sim_cara": "x",
        "sim_kec": "9" * 5000,
    }
    shown = open_page("simulasi", **MUSI_RAWAS, **nonsense)
    assert is_whole(shown)
    assert simulated(shown)[1:] == ("48,0 %", "12 dari 25")


def test_a_scenario_for_another_area_has_its_own_limits(open_page: Open):
    shown = open_page("simulasi", wilayah="16.05.10", tanggal="2022-11-01", sim_berkembang="9")
    assert is_whole(shown)
    assert simulated(shown)[2] == "0 dari 0"
