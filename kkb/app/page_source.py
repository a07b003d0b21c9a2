"""Where pages take their inputs from. The screen gives ways that keep what they once made, the command line its own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import pandas as pd

from kkb.app import audit, resources
from kkb.app.context import AppContext
from kkb.app.map.layers import SURVEY, profiled
from kkb.app.supporting_rows import index_rows, supporting_rows, task_reach
from kkb.app.targets import part_targets
from kkb.content.basis import Basis
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.convergence.reach import TaskReach
from kkb.core.convergence.supporting_rows import SupportingRows
from kkb.core.counts.area_view import AreaChange, AreaView
from kkb.core.plan import least_steps
from kkb.core.scenario import Start, queues, start
from kkb.core.target.targets import Judged, Target
from kkb.text.wording import Wording


@dataclass(frozen=True, eq=False)
class PageSource:
    """Ways to the inputs of pages. An area is a code, `asked` a date (None = newest).

    `change` is of an area, asked, since; `survey` are the rows of a view with their profiles; `supporting` and
    `reached` are of a kind of dataset in an area; `scenario_start` begins every scenario of an area; `findings` are
    those of `kkb.app.audit`.
    """

    app: AppContext = field(repr=False)
    area_view: Callable[[str, date | None], AreaView]
    targets: Callable[[], tuple[Target, ...]]
    part_targets: Callable[[str, date | None], dict[str, Judged]]
    change: Callable[[str, date | None, date | None], AreaChange | None]
    through_time: Callable[[str, date | None], pd.DataFrame]
    history: Callable[[str], pd.DataFrame]
    survey: Callable[[str, date | None], pd.DataFrame]
    supporting: Callable[[str, str, date | None], SupportingRows]
    reached: Callable[[str, str, date | None], TaskReach]
    index_rows: Callable[[date | None], pd.DataFrame]
    scenario_start: Callable[[str, date | None], Start]
    findings: Callable[[str, date | None], pd.DataFrame]

    def basis(self, area: str, asked: date | None, words: Wording) -> Basis:
        """What the content of a page about an area stands on."""
        return Basis(self.area_view(area, asked), self.app.scheme, words)


def open_source(app: AppContext) -> PageSource:
    """Inputs straight from the store; what was made once is kept as long as the source is."""
    view = cache(app.area_view)

    @cache
    def supporting(kind: str, area: str, asked: date | None) -> SupportingRows:
        return supporting_rows(app, kind, area, asked)

    @cache
    def survey(area: str, asked: date | None) -> pd.DataFrame:
        return profiled(app, view(area, asked).rows, supporting(SURVEY, area, asked).rows)

    return PageSource(
        app, view, app.targets,
        part_targets=lambda area, asked: part_targets(app, view(area, asked)),
        change=lambda area, asked, since: app.change(view(area, asked), since),
        through_time=app.through_time,
        history=app.history,
        survey=survey,
        supporting=supporting,
        reached=lambda kind, area, asked: task_reach(kind, supporting(kind, area, asked).rows, survey(area, asked)),
        index_rows=lambda asked: index_rows(app, asked),
        scenario_start=lambda area, asked: scenario_start(app, view, area, asked),
        findings=lambda area, asked: audit.findings(app, view(area, asked)),
    )  # fmt: skip


def scenario_start(
    app: AppContext, view: Callable[[str, date | None], AreaView], area: str, asked: date | None
) -> Start:
    """The start of every scenario for an area at a date; silent villages are taken to be like their kabupaten."""
    seen = view(area, asked)
    peers = view(wilayah.cut(area, min(Level.KABUPATEN, seen.level)), asked).rows
    taken = least_steps(seen.rows, app.scheme.rule, resources.effort())
    queue = queues(seen.rows.join(taken), app.unformed(seen)["kode"], app.scheme.rule, seen.level + 1, peers)
    return start(seen.rows, queue, seen.tally, app.scheme.rule)
