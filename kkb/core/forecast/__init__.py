"""Where an area will stand: rates of movement learned from all snapshots, and what they lead to by a date.

`fit` learns from the history of every kabupaten at once, `forecast` draws many futures of one area, `chance` and
`in_words` say how likely a target is, `obstacle` why no forecast can be given.
"""

from kkb.core.forecast.area import DRAWS, fan_days, forecast, with_plan
from kkb.core.forecast.fan import LEVELS, UNTESTED, Earned, Fan, Odds, chance, in_words, sayable
from kkb.core.forecast.rates import Rates, fit
from kkb.core.forecast.readiness import obstacle

__all__ = [
    "DRAWS",
    "LEVELS",
    "UNTESTED",
    "Earned",
    "Fan",
    "Odds",
    "Rates",
    "chance",
    "fan_days",
    "fit",
    "forecast",
    "in_words",
    "obstacle",
    "sayable",
    "with_plan",
]
