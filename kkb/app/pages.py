"""The content of every page: what it stands on is gathered from the store, what it says is made by `kkb.content`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kkb.app import resources
from kkb.app.page_source import PageSource
from kkb.content.basis import Basis
from kkb.content.overview import OverviewInputs, overview_page
from kkb.content.page import Page
from kkb.content.question import page_without_data
from kkb.content.target import TargetChoice, TargetInputs, target_page
from kkb.core.errors import KkbError


@dataclass(frozen=True, slots=True)
class PageOptions:
    """What a page may be asked beside its area: `view` one of its views, `village` the code of one; "" = not said."""

    view: str = ""
    village: str = ""


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


PAGES: Mapping[str, PageEntry] = {
    "ringkasan": PageEntry(lambda source, basis, _: overview(source, basis)),
    "target": PageEntry(lambda source, basis, _: target(source, basis, TargetChoice())),
}
"""Every page by its slug."""
