"""Metode: how it is counted, with the rule, a worked example, sources and known contradictions."""

from kkb.ui.frame import frame
from kkb.ui.method import method
from kkb.ui.target import forecast

with frame.open_page("metode") as page:
    method.show_ratios(page)
    method.show_rule(page)
    method.show_targets(page)
    forecast.show_progress_formula(page)
    forecast.show_backtest(page)
    method.show_published(page)
