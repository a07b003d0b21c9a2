"""Metode: how it is counted, with the rule, a worked example, sources and known contradictions."""

from kkb.ui.frame import frame
from kkb.ui.method import method

with frame.open_page("metode") as page:
    method.show_method(page)
