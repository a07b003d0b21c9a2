"""A scenario looked at closely: per part of the area, on the map, or village by village. One view at a time."""

from kkb.content.simulation import ScenarioCase, moved_blocks, part_table
from kkb.ui.frame.page_context import PageContext
from kkb.ui.scenario.map import show_scenario_map
from kkb.ui.widgets.content import show_block
from kkb.ui.widgets.controls import ask_choice

VIEWS = ("bagian", "peta", "desa")


def show_views(page: PageContext, landed: ScenarioCase) -> None:
    """The view that is asked for."""
    view = ask_choice(
        "sim_lihat",
        VIEWS,
        lambda key: page.text(f"simulasi.lihat_{key}", satuan=page.part_word),
        page.text("simulasi.lihat"),
    )
    if view == "peta":
        show_scenario_map(page, landed.result)
        return
    for block in moved_blocks(landed) if view == "desa" else (part_table(landed),):
        show_block(page, block)
