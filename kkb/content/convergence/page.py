"""The views of Konvergensi, in the order of their switch."""

from collections.abc import Callable, Mapping

from kkb.content.convergence.case import ConvergenceCase
from kkb.content.convergence.committee import committee_page
from kkb.content.convergence.datahouse import datahouse_page
from kkb.content.convergence.groups import groups_page
from kkb.content.page import Page

WORK = ("program", "fungsi")
FAMILY_INDEX, ACTIONS = "ibangga", "aksi"
OF_PROFILES: Mapping[str, Callable[[ConvergenceCase], Page]] = {
    "rumah_dataku": datahouse_page,
    "poktan": groups_page,
    "pokja": committee_page,
}
"""The views that stand on profiles and SIGA's recaps alone."""
VIEWS = (*OF_PROFILES, *WORK, FAMILY_INDEX, ACTIONS)
