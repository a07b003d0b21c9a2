"""The layers of the map and what stands round a printed one, for both front ends: made from the store at one date."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from kkb.app import resources
from kkb.app.context import AppContext
from kkb.app.map.geometry import region_of
from kkb.app.targets import part_targets
from kkb.config.map_style import MapStyle, parse_map_style
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.convergence.survey import FUNDS, surveyed
from kkb.core.counts.area_view import AreaChange, AreaView
from kkb.core.counts.tally import Tally, tallies_at, within
from kkb.core.rule.classify import profile_columns
from kkb.draw.geometry.file import GeometryFile
from kkb.draw.map.datahouse import HELD
from kkb.draw.map.kind import Ground, LayerInputs, Marks
from kkb.draw.map.layer import MapLayer
from kkb.draw.map.layers import BY_KEY, OF_TWO_DATES
from kkb.text.format import short_day

SURVEY = "profil"
EXTRA = ("pokja_sk", "regulasi_jumlah", "rumah_dataku_kelas", "rumah_dataku_dipakai", *FUNDS)
"""Columns a profile may have beside those of the rule."""


@dataclass(frozen=True, eq=False)
class LayerSource:
    """Where layers take their frames from. The screen gives ways that keep what they once made, the command line those
    of `open_shelf`.
    """

    app: AppContext = field(repr=False)
    marks: Marks
    area_view: Callable[[str, date | None], AreaView]
    change: Callable[[str, date | None, date | None], AreaChange | None]
    survey: Callable[[str, date | None], pd.DataFrame]
    parts: Callable[[AreaView], tuple[Tally, ...]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A layer of LAYERS for `area`; `on` the date asked for (None = newest), `since` the earlier one."""

    layer: str
    area: str
    on: date | None = None
    since: date | None = None


def open_shelf(app: AppContext, marks: Marks) -> LayerSource:
    """Frames straight from the store."""

    def change(area: str, on: date | None, since: date | None) -> AreaChange | None:
        return app.change(app.area_view(area, on), since)

    def survey(area: str, on: date | None) -> pd.DataFrame:
        return profiled(app, app.area_view(area, on).rows, app.store.side.rows_at(SURVEY, area, on))

    return LayerSource(app, marks, app.area_view, change, survey, lambda seen: parts_drawn(app, seen))


def read_map_style() -> MapStyle:
    """The parsed and checked `data/skema/peta.toml`."""
    return parse_map_style(resources.read_skema("peta"))


def profiled(app: AppContext, rows: pd.DataFrame, profiles: pd.DataFrame) -> pd.DataFrame:
    """The rows of a view, each with its profile (the rule's columns and EXTRA)."""
    return surveyed(rows, profiles, [*profile_columns(app.scheme.rule), *EXTRA])


def parts_drawn(app: AppContext, seen: AreaView) -> tuple[Tally, ...]:
    """The areas below that a map compares: of Indonesia, as of a province, the kabupaten/kota."""
    if seen.level > Level.INDONESIA:
        return seen.parts
    return tallies_at(seen.rows, seen.places, seen.area, app.scheme.ladder, Level.KABUPATEN, seen.known)


def has_survey(app: AppContext, area: str, asked: date | None) -> bool:
    """Whether anybody said in the profiles round an area who has a Rumah DataKu."""
    rows = app.store.side.rows_at(SURVEY, region_of(area), asked)
    return HELD in rows and bool(rows[HELD].notna().any())


def build_layer(shelf: LayerSource, geometry: GeometryFile, wanted: Wanted) -> MapLayer:
    """The layer over the outlines."""
    kind, given = BY_KEY[wanted.layer], _inputs(shelf, geometry, wanted)
    return (kind.wide if kind.wide and geometry.unit < Level.DESA else kind.draw)(given)


def build_pair(shelf: LayerSource, geometry: GeometryFile, wanted: Wanted) -> tuple[MapLayer, MapLayer]:
    """What two maps show of a layer at `since` and `on`, each with its date in the title."""
    layer, words = OF_TWO_DATES.get(wanted.layer, wanted.layer), shelf.marks.words

    def dated(day: date) -> MapLayer:
        made = build_layer(shelf, geometry, Wanted(layer, wanted.area, day))
        return replace(made, title=words.text("peta.judul_pada", judul=made.title, tanggal=short_day(day, words.lang)))

    if wanted.since is None or wanted.on is None:
        raise ValueError(f"{wanted} names no two dates")
    return dated(wanted.since), dated(wanted.on)


def _inputs(shelf: LayerSource, geometry: GeometryFile, wanted: Wanted) -> LayerInputs:
    """What a layer over the outlines is drawn from."""
    region, seen = geometry.region, shelf.area_view(geometry.region, wanted.on)

    def ground() -> Ground:
        listed = shelf.app.listed_of(seen)
        counted = wilayah.cut(wanted.area, min(Level.KECAMATAN, wilayah.level(wanted.area)))
        return Ground(seen.rows, listed[within(listed["kode"], region)], geometry.codes_at(Level.DESA), counted)

    def moved() -> pd.DataFrame:
        change = shelf.change(seen.area, wanted.on, wanted.since)
        if change is None:
            raise ValueError(f"{wanted} has no data before")
        return change.moved

    return LayerInputs(
        seen, geometry.codes, shelf.marks, resources.convergence(), wanted.since, ground,
        parts=lambda: shelf.parts(seen),
        parts_before=lambda: shelf.parts(shelf.area_view(region, wanted.since)),
        before=lambda: shelf.area_view(region, wanted.since).rows,
        moved=moved,
        survey=lambda: shelf.survey(region, wanted.on),
        judged=lambda: part_targets(shelf.app, seen, shelf.parts(seen)),
    )  # fmt: skip
