"""The views of Konvergensi and the switch between them; the chosen one stands in the link."""

from collections.abc import Callable, Mapping

from kkb.ui.actions import view as actions
from kkb.ui.convergence import committee, datahouse, family_index, groups, work
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.controls import ask_choice

VIEWS: Mapping[str, Callable[[PageContext], None]] = {
    "rumah_dataku": datahouse.show_datahouse,
    "poktan": groups.show_groups,
    "pokja": committee.show_committee,
    "program": work.show_programmes,
    "fungsi": work.show_functions,
    "ibangga": family_index.show_family_index,
    "aksi": actions.show_actions,
}
"""What each view draws, in the order of the switch; each begins with its answer in one sentence."""


def show_convergence(page: PageContext) -> None:
    """The switch, then the view it is set to."""
    chosen = ask_choice(
        "tampilan",
        tuple(VIEWS),
        lambda view: page.text(f"konvergensi.tampilan_{view}"),
        page.text("konvergensi.tampilan"),
        hidden=True,
    )
    VIEWS[chosen](page)
