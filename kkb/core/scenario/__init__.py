"""What if: a scenario of moves applied to the villages of an area, read forward (where do we land) and backward.

`start` is what a scenario begins with, `chosen` the villages it moves, `outcome` the state after it, `share_after` and
`steps` what that does to a share, `need` what must still move. The state after a scenario is a state like any other,
so the same tallies, ratios and maps read it. Which village moves first is fixed and said aloud: those that take
the least effort, as in a plan, then by code.
"""

from kkb.core.scenario.landing import ScenarioResult, landing
from kkb.core.scenario.need import FarthestReach, Need, NeedWay, need
from kkb.core.scenario.outcome import STATE_COLUMNS, outcome
from kkb.core.scenario.pace import NeededPace, pace
from kkb.core.scenario.queue import chosen, limits, queues
from kkb.core.scenario.reporting import quota_sequence
from kkb.core.scenario.scenario import FALL, FORMED, REPORT, Moves, Scenario, ways_to_move
from kkb.core.scenario.start import Start, share_after, start
from kkb.core.scenario.steps import STEPS, ShareStep, cause, steps

__all__ = [
    "FALL",
    "FORMED",
    "REPORT",
    "STATE_COLUMNS",
    "STEPS",
    "FarthestReach",
    "Moves",
    "Need",
    "NeedWay",
    "NeededPace",
    "Scenario",
    "ScenarioResult",
    "ShareStep",
    "Start",
    "cause",
    "chosen",
    "landing",
    "limits",
    "need",
    "outcome",
    "pace",
    "queues",
    "quota_sequence",
    "share_after",
    "start",
    "steps",
    "ways_to_move",
]  # fmt: skip
