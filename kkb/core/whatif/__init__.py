"""What if: a scenario of moves applied to the villages of an area, read forward (where do we land) and backward.

`start` is what a scenario begins with, `chosen` the villages it moves, `outcome` the state after it, `share_after` and
`steps` what that does to a share, `need` what must still move. The state after a scenario is a state like any other,
so the same tallies, ratios and maps read it. Which village moves first is fixed and said aloud: those that take
the least effort, as in a plan, then by code.
"""

from kkb.core.whatif.need import Need, Reach, Way, need
from kkb.core.whatif.outcome import STATE_COLUMNS, outcome
from kkb.core.whatif.pace import Pace, pace
from kkb.core.whatif.queue import chosen, limits, missing_points, queues
from kkb.core.whatif.reporting import quota_sequence
from kkb.core.whatif.scenario import MOVES, Moves, Scenario
from kkb.core.whatif.start import Start, share_after, start
from kkb.core.whatif.steps import STEPS, Step, steps

__all__ = [
    "MOVES", "STATE_COLUMNS", "STEPS", "Moves", "Need", "Pace", "Reach", "Scenario", "Start", "Step", "Way", "chosen",
    "limits", "missing_points", "need", "outcome", "pace", "queues", "quota_sequence", "share_after", "start", "steps",
]  # fmt: skip
