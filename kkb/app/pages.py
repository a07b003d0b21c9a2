"""The content of every page: what it stands on is gathered from the store, what it says is made by `kkb.content`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from kkb.app import actions, audit, resources
from kkb.app.context import AppContext
from kkb.app.map.layers import SURVEY
from kkb.app.map.page import peta
from kkb.app.page_source import PageSource
from kkb.app.supporting_rows import own_rows
from kkb.app.villages import row_before, village_history
from kkb.content import data as data_content
from kkb.content.basis import Basis
from kkb.content.comparison import case
from kkb.content.comparison.case import Comparison, ComparisonCase, ComparisonInputs
from kkb.content.comparison.page import comparison_page
from kkb.content.convergence import page as convergence_views
from kkb.content.convergence.actions import ActionInputs, actions_page, village_action_blocks
from kkb.content.convergence.case import DATAHOUSE_RECAP, FAMILY_INDEX, GROUPS_RECAP, PROFILES, ConvergenceCase
from kkb.content.convergence.family_index import family_index_page, index_roof
from kkb.content.convergence.work import work_page
from kkb.content.data import DataInputs, data_page
from kkb.content.forecast import OutlookInputs, outlook_blocks
from kkb.content.method import MethodInputs, method_page
from kkb.content.overview import OverviewInputs, overview_page
from kkb.content.page import Page, PageBlock
from kkb.content.plan import PlanContext, plan_page
from kkb.content.question import page_without_data
from kkb.content.simulation import ScenarioCase, default_aim, simulation_page
from kkb.content.target import TargetChoice, TargetInputs, target_page
from kkb.content.village import WORK, VillageInputs, nearest_page, rows_of, village_page
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.compare.benchmark import Benchmark
from kkb.core.errors import KkbError
from kkb.core.forecast.forecast_summary import ForecastContext, earned, learned_rates, outlook
from kkb.core.forecast.forecast_summary import default_aim as default_forecast_aim
from kkb.core.plan import PlanLimits, plan
from kkb.core.plan.slip import weakest
from kkb.core.scenario import Scenario
from kkb.draw.map.layers import LAYERS
from kkb.io.table.dates import today
from kkb.text.extent_words import subject
from kkb.text.plan_words import PlanWords


@dataclass(frozen=True, slots=True)
class PageOptions:
    """What a page may be asked beside its area: `view` one of its views; "" = not said."""

    view: str = ""


@dataclass(frozen=True, slots=True)
class PageEntry:
    """How a page is made, which views it has (the first is meant when none is asked for), and whether it has something
    to say without data.
    """

    make: Callable[[PageSource, Basis, PageOptions], Page]
    views: tuple[str, ...] = ()
    needs_data: bool = True


def page_of(source: PageSource, basis: Basis, slug: str, options: PageOptions) -> Page:
    """The content of a page by its slug. Raises KkbError for a view the page does not have."""
    entry = PAGES[slug]
    if options.view and options.view not in entry.views:
        allowed = ", ".join(entry.views) or "–"
        raise KkbError("galat.tampilan_tak_dikenal", halaman=slug, tampilan=options.view, allowed=allowed)
    if entry.needs_data and basis.area_view.on is None:
        return page_without_data(basis, slug)
    return entry.make(source, basis, options)


def overview(source: PageSource, basis: Basis) -> Page:
    """Ringkasan."""
    seen = basis.area_view
    inputs = OverviewInputs(
        source.part_targets(seen.area, seen.asked),
        source.change(seen.area, seen.asked, None),
        source.through_time(seen.area, seen.on),
    )
    return overview_page(basis, inputs)


def target_inputs(source: PageSource, basis: Basis) -> TargetInputs:
    """What Target stands on."""
    seen, history = basis.area_view, source.history(basis.area_view.area)
    known = history[history["tanggal"] <= seen.on]
    return TargetInputs(source.through_time(seen.area, seen.on), known, source.targets(), resources.published())


def target(source: PageSource, basis: Basis, choice: TargetChoice) -> Page:
    """Target, without its forecast."""
    return target_page(basis, target_inputs(source, basis), choice)


def yardsticks(source: PageSource, basis: Basis) -> dict[str, Benchmark]:
    """What the areas below can be held against, by key."""
    seen = basis.area_view
    province = source.area_view(wilayah.cut(seen.area, min(Level.PROVINSI, seen.level)), seen.asked)
    return case.yardsticks(basis, province, resources.published())


def comparison_case(source: PageSource, basis: Basis, choice: Comparison) -> ComparisonCase:
    """A comparison of the areas below with what it stands on."""
    seen = basis.area_view
    is_wide = choice.view == case.PEERS
    at = wilayah.INDONESIA if seen.level < Level.KABUPATEN else wilayah.cut(seen.area, Level.PROVINSI)
    inputs = ComparisonInputs(
        source.part_targets(seen.area, seen.asked),
        source.area_view(seen.area, choice.since).rows if choice.since else None,
        source.area_view(at, seen.asked) if is_wide else None,
        source.app.unformed(seen) if seen.level >= Level.KECAMATAN else None,
    )
    return ComparisonCase(basis, inputs, choice)


def comparison(source: PageSource, basis: Basis, view: str = "") -> Page:
    """Banding in one of its views, since the snapshot before and against the area's own share."""
    views = case.views_of(basis)
    choice = case.default_comparison(basis, yardsticks(source, basis), view if view in views else "")
    return comparison_page(comparison_case(source, basis, choice))


def village_inputs(source: PageSource, basis: Basis) -> VillageInputs:
    """What the page of one village stands on."""
    seen, app = basis.area_view, source.app
    before = {str(row["unit"]): row_before(app, row) for row in rows_of(basis)}
    kinds = (SURVEY, *WORK)
    return VillageInputs(
        before,
        village_history(app, seen.area, seen.on),
        source.area_view(wilayah.parent(seen.area), seen.asked).rows,
        source.survey(seen.area, seen.asked),
        {kind: source.supporting(kind, seen.area, seen.asked) for kind in kinds},
        own_rows(app, wilayah.parent(seen.area), seen.asked),
        resources.effort(),
        resources.convergence(),
    )


def village(source: PageSource, basis: Basis) -> Page:
    """Desa: of a village its page, of a wider area those nearest to the target."""
    seen = basis.area_view
    if seen.level == Level.DESA:
        page = village_page(basis, village_inputs(source, basis))
        agreed = village_action_blocks(basis, action_inputs(source, basis))
        return replace(page, blocks=(*page.blocks, *agreed))
    return nearest_page(basis, source.scenario_start(seen.area, seen.asked).queue)


def convergence_case(source: PageSource, basis: Basis) -> ConvergenceCase:
    """What the views of Konvergensi stand on."""
    seen = basis.area_view
    kinds = (PROFILES, DATAHOUSE_RECAP, GROUPS_RECAP, FAMILY_INDEX, *convergence_views.WORK)
    supporting = {kind: source.supporting(kind, seen.area, seen.asked) for kind in kinds}
    return ConvergenceCase(basis, resources.convergence(), source.survey(seen.area, seen.asked), supporting)


def convergence(source: PageSource, basis: Basis, view: str = "") -> Page:
    """Konvergensi in one of its views."""
    case, seen = convergence_case(source, basis), basis.area_view
    if view in convergence_views.WORK:
        return work_page(case, view, source.reached(view, seen.area, seen.asked))
    if view == convergence_views.FAMILY_INDEX:
        children = source.app.places(seen.rows).children(index_roof(basis))
        return family_index_page(case, source.index_rows(seen.asked), tuple(children))
    if view == convergence_views.ACTIONS:
        return actions_page(basis, action_inputs(source, basis))
    return convergence_views.OF_PROFILES[view or convergence_views.VIEWS[0]](case)


def action_inputs(source: PageSource, basis: Basis) -> ActionInputs:
    """The agreed actions of an area with what became of them; never kept, for others edit too."""
    seen = basis.area_view
    found = source.app.store.actions.within(seen.area)
    then = {day: source.area_view(seen.area, day).rows for day in {action.disepakati for action in found}}
    told = actions.action_words(basis.words.lang, seen.places.name)
    return ActionInputs(found, told, today(), then)


def usual_plan(source: PageSource, basis: Basis) -> PlanContext:
    """The least plan for the target in force (or the share Simulasi starts from), without any other limit."""
    seen, effort, rule = basis.area_view, resources.effort(), basis.scheme.rule
    limits = PlanLimits(target=usual_scenario(source, basis).target)
    found = plan(seen.rows, rule, effort, limits)
    told = PlanWords(basis.words, basis.scheme, effort, limits, plan_names(source.app, basis))
    return PlanContext(found, seen.rows, weakest(found, rule, effort, limits), told)


def plan_names(app: AppContext, basis: Basis) -> Callable[[str], str]:
    """The name of a Kampung KB or an area by its unit or code; of the area itself, what of it has data."""
    seen, rows = basis.area_view, basis.area_view.rows
    known: dict[str, str] = {
        code: name for key in ("kode", "unit") for code, name in zip(rows[key], rows["nama"], strict=True)
    }

    def name(code: str) -> str:
        if code in known:
            return known[code]
        listed = app.listed.loc[app.listed["kode"] == code, "nama"]
        found = str(listed.iloc[0]) if len(listed) else seen.places.name(code)
        return subject(seen, found, basis.words) if code == seen.area else found

    return name


def forecast_blocks(source: PageSource, basis: Basis) -> tuple[PageBlock, ...]:
    """The forecast of an area against the target in force, without any plan; no extreme chance is said untested."""
    app, seen = source.app, basis.area_view
    known = ForecastContext(source.history(wilayah.INDONESIA), app.listed["kode"], app.scheme_now())
    aim = default_forecast_aim(seen)
    found = outlook(known, seen, aim, learned_rates(known, seen), {})
    past = source.through_time(seen.area, seen.on)
    return outlook_blocks(basis, OutlookInputs(found, aim, past, earned(None, seen, aim[0])))


def target_and_forecast(source: PageSource, basis: Basis, _: PageOptions) -> Page:
    """Target as it opens, with its forecast."""
    page = target(source, basis, TargetChoice())
    return replace(page, blocks=(*page.blocks, *forecast_blocks(source, basis)))


def method_inputs(source: PageSource) -> MethodInputs:
    """What Metode stands on."""
    return MethodInputs(source.targets(), resources.published(), source.app.book.name)


def data(source: PageSource, basis: Basis, view: str) -> Page:
    """Data in one of its views; two of them need data."""
    seen, store = basis.area_view, source.app.store
    if view in (data_content.NUMBERS, data_content.REPORTING) and seen.on is None:
        return page_without_data(basis, data_content.SLUG)
    inputs = DataInputs(
        store.snapshots(seen.area) if view not in (data_content.NUMBERS, data_content.REPORTING) else (),
        source.findings(seen.area, seen.asked) if view == data_content.NUMBERS else None,
        audit.silent_of(seen, source.history(seen.area)) if view == data_content.REPORTING else None,
        resources.published(),
    )
    return data_page(basis, inputs, view)


def simulation(source: PageSource, basis: Basis, scenario: Scenario) -> Page:
    """Simulasi of one scenario."""
    seen = basis.area_view
    return simulation_page(ScenarioCase(basis, source.scenario_start(seen.area, seen.asked), scenario))


def usual_scenario(source: PageSource, basis: Basis, ratio: str = "A") -> Scenario:
    """The scenario that Simulasi opens with: the target in force, and nothing moves."""
    aim = default_aim(basis.area_view, source.targets(), ratio)
    return Scenario(aim.percent, ratio=aim.ratio, due=aim.due)


def simulation_or_plan(source: PageSource, basis: Basis, asked: PageOptions) -> Page:
    """Simulasi as it opens, or the plan that Rencana opens with."""
    if asked.view == "rencana":
        return plan_page(basis, usual_plan(source, basis))
    return simulation(source, basis, usual_scenario(source, basis))


COMPARISON_VIEWS = tuple(dict.fromkeys((*case.VIEWS, *case.VILLAGE_VIEWS)))
PAGES: Mapping[str, PageEntry] = {
    "ringkasan": PageEntry(lambda source, basis, _: overview(source, basis)),
    "peta": PageEntry(lambda source, basis, asked: peta(source, basis, asked.view), LAYERS),
    "banding": PageEntry(lambda source, basis, asked: comparison(source, basis, asked.view), COMPARISON_VIEWS),
    "target": PageEntry(target_and_forecast),
    "konvergensi": PageEntry(
        lambda source, basis, asked: convergence(source, basis, asked.view), convergence_views.VIEWS
    ),
    "desa": PageEntry(lambda source, basis, _: village(source, basis)),
    "simulasi": PageEntry(simulation_or_plan, ("simulasi", "rencana")),
    "data": PageEntry(lambda source, basis, asked: data(source, basis, asked.view), data_content.VIEWS, False),
    "metode": PageEntry(lambda source, basis, _: method_page(basis, method_inputs(source)), needs_data=False),
}
"""Every page by its slug."""
