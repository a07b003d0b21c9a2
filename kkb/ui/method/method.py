"""Metode on the screen: how it is counted, with the test of the forecast where it belongs."""

from kkb.app import pages
from kkb.content.method import progress_blocks, published_blocks, ratio_blocks, rule_blocks, target_blocks
from kkb.content.page import PageBlock
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.target import forecast
from kkb.ui.widgets.content import show_block


def show_method(page: PageContext) -> None:
    """The whole page."""
    basis, inputs = page.basis, pages.method_inputs(cache.source(page.version))
    _show(page, (*ratio_blocks(basis), *rule_blocks(basis), *target_blocks(basis, inputs), *progress_blocks(basis)))
    forecast.show_backtest(page)
    _show(page, published_blocks(basis, inputs))


def _show(page: PageContext, blocks: tuple[PageBlock, ...]) -> None:
    for block in blocks:
        show_block(page, block)
