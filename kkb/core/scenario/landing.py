"""A scenario applied: the villages it moves, and where the share aimed at lands."""

from dataclasses import dataclass

import pandas as pd

from kkb.core.counts.ratio import Share, gap
from kkb.core.scenario.queue import chosen
from kkb.core.scenario.scenario import Scenario
from kkb.core.scenario.start import Start, share_after


@dataclass(frozen=True, slots=True, eq=False)
class ScenarioResult:
    """A scenario applied: the villages it moves (columns of queues), and the share aimed at after them."""

    baseline: Start
    scenario: Scenario
    moved: pd.DataFrame
    share: Share

    @property
    def before(self) -> Share:
        """The share aimed at, as it is now."""
        return self.baseline.counts.share(self.scenario.ratio)

    @property
    def short(self) -> int:
        """Villages short of the target."""
        return gap(self.share, self.scenario.target)


def landing(baseline: Start, scenario: Scenario) -> ScenarioResult:
    """A scenario applied to what it starts from."""
    moved = chosen(baseline.queue, scenario)
    return ScenarioResult(baseline, scenario, moved, share_after(baseline, moved, scenario.ratio))
