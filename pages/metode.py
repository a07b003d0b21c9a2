"""Metode: how it is counted, with the rule, a worked example, sources and known contradictions."""

from kkb.ui import forecast, frame, method

with frame.open_page("metode") as room:
    method.show_ratios(room)
    method.show_rule(room)
    method.show_targets(room)
    forecast.show_progress_formula(room)
    forecast.show_backtest(room)
    method.show_published(room)
