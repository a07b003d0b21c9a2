"""Target: the share through time against the dated targets, and the gap in villages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from kkb.content.basis import Basis
from kkb.content.chart import Caption
from kkb.content.charts.target import PublishedFigure, build_target_path
from kkb.content.headline import headline_figures
from kkb.content.page import (
    ChartBlock,
    ColumnKind,
    Heading,
    Note,
    Page,
    PageBlock,
    TableBlock,
    TableColumn,
    Value,
    blocks_of,
)
from kkb.content.question import question
from kkb.core.area import wilayah
from kkb.core.counts.area_view import judge_all
from kkb.core.counts.timeline import cohort
from kkb.core.quality.published import Published, SharePoint, share_points
from kkb.core.target.targets import RATIOS, Judged, Target, target_path
from kkb.text.answers import range_of, target_answer, target_notes
from kkb.text.format import bare_name, counts_range
from kkb.text.markdown import plain

SLUG = "target"
COLUMNS = ("rasio", "target", "milik", "data", "pangsa", "hitung", "perlu", "kurang", "status", "acuan")
_KINDS: dict[str, ColumnKind] = {"data": "date", "pangsa": "share", "perlu": "count", "kurang": "count"}
_TOLD_FIRST = 2


@dataclass(frozen=True, eq=False)
class TargetInputs:
    """`through_time` the counts at every date and `history` all rows of the area up to the date shown; `targets` all
    that count; `published` what ships of published figures.
    """

    through_time: pd.DataFrame
    history: pd.DataFrame
    targets: Sequence[Target]
    published: Sequence[Published]


@dataclass(frozen=True, slots=True)
class TargetChoice:
    """`cohort_since`: the date whose Kampung KB are followed; None = the first one."""

    cohort_since: date | None = None


def target_page(basis: Basis, inputs: TargetInputs, choice: TargetChoice) -> Page:
    """The page of an area that has data, without its forecast."""
    blocks = (*_path(basis, inputs, choice), *_table(basis, inputs))
    answer, lead = target_answer(basis.area_view, basis.words), (*target_notes(basis.area_view, basis.words),)
    figures = headline_figures(basis)[:_TOLD_FIRST]
    return Page(SLUG, question(basis, SLUG), answer, (*lead, *_whose(basis)), figures, blocks)


def fixed_cohort(basis: Basis, inputs: TargetInputs, choice: TargetChoice) -> tuple[date, pd.DataFrame] | None:
    """The date of the cohort, and its counts through time; None without any data."""
    if inputs.through_time.empty:
        return None
    start = choice.cohort_since or min(inputs.through_time["tanggal"])
    return start, cohort(inputs.history, start, basis.scheme.ladder)


def published_points(basis: Basis, published: Sequence[Published]) -> tuple[tuple[SharePoint, str], ...]:
    """The published shares of the area and of those around it, each with its sentence (plain text)."""
    areas = (wilayah.INDONESIA, *wilayah.path(basis.area_view.area))
    return tuple(
        (point, _published_sentence(basis, point)) for point in share_points(published, areas, basis.scheme.reached)
    )


def judged_targets(basis: Basis, inputs: TargetInputs) -> tuple[Judged, ...]:
    """The targets of every ratio that hold for the area: those that have passed, and all to come by the data now."""
    paths = (target_path(inputs.targets, basis.area_view.area, ratio) for ratio in RATIOS)
    return tuple(one for path in paths for one in judge_all(path, basis.area_view, inputs.through_time))


def _whose(basis: Basis) -> tuple[str, ...]:
    """Whose target is told, or what there is to compare with."""
    area_view, told = basis.area_view, []
    if area_view.leading and area_view.leading.target.area != area_view.area:
        owner = plain(area_view.places.name(area_view.leading.target.area))
        told.append(basis.text("target.milik", nama=owner))
    if area_view.benchmark:
        told.append(basis.text("target.acuan_pembanding", acuan=plain(area_view.benchmark.source)))
    return tuple(told)


def _path(basis: Basis, inputs: TargetInputs, choice: TargetChoice) -> tuple[PageBlock, ...]:
    """The raw share and a fixed cohort against the stepped target path, published figures as numbered marks; below it
    these figures by number, and which Kampung KB the cohort is.
    """
    followed = fixed_cohort(basis, inputs, choice)
    if followed is None:
        return ()
    start, same = followed
    points = published_points(basis, inputs.published)
    figures = [PublishedFigure(point.day, point.percent, point.upper, sentence) for point, sentence in points]
    name = basis.area_view.name
    caption = Caption("target", basis.text("target.grafik", nama=name), basis.text("target.alt", nama=name))
    lines = (inputs.through_time, same)
    chart = build_target_path(lines, basis.area_view.path, basis.words, caption, figures)
    marks = [f"({number}) {plain(sentence)}" for number, (_, sentence) in enumerate(points, 1)]
    size = basis.number(int(same["terbentuk"].max()))
    return blocks_of(
        ChartBlock(chart),
        Note("terbit", f"{basis.text('target.terbit')}: {'; '.join(marks)}.") if marks else None,
        Note("kohort_ket", basis.text("target.kohort_ket", n=size, tanggal=basis.day(start)), "small"),
    )


def _table(basis: Basis, inputs: TargetInputs) -> tuple[PageBlock, ...]:
    """Per dated target of each ratio: whose it is, what was needed and what was reached by then."""
    judged = judged_targets(basis, inputs)
    if not judged:
        return ()
    columns = tuple(TableColumn(n, basis.text(f"target.kolom_{n}"), _KINDS.get(n, "text"), int(n == "pangsa"))
                    for n in COLUMNS)  # fmt: skip
    title = basis.text("target.tabel")
    table = TableBlock("target", title, columns, tuple(_row(basis, one) for one in judged))
    return Heading("target_judul", title), table


def _row(basis: Basis, judged: Judged) -> tuple[Value, ...]:
    target, share = judged.target, judged.share
    nation = target.area == wilayah.INDONESIA and basis.area_view.area != wilayah.INDONESIA
    owner = basis.text("target.nasional") if nation else basis.area_view.places.name(target.area)
    aim = f"{basis.percent(target.percent, 0)}, {basis.day(target.due)}"
    reached: tuple[Value, ...] = (None,) * 5
    if judged.on is not None and judged.short is not None:
        counted = counts_range(range_of(judged), basis.words.lang)
        reached = (judged.on, share.percent, counted, judged.needed, judged.short)
    return (target.ratio, aim, owner, *reached, basis.text(f"target.status_{judged.status}"), target.source)


def _published_sentence(basis: Basis, point: SharePoint) -> str:
    percent = basis.percent(point.percent, 2 if point.percent % 1 else 0)
    values = {"nama": bare_name(point.name), "tanggal": basis.day(point.day), "sumber": point.source}
    return basis.text("target.terbit_di_bawah" if point.upper else "target.terbit_baris", persen=percent, **values)
