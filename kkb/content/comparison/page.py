"""Banding: the areas one level below side by side: who leads, who lags, and how much of it chance explains."""

from kkb.content.comparison.case import (
    ITEMS,
    LIST,
    MOVES,
    PEERS,
    SLUG,
    WITH_SPREAD,
    ComparisonCase,
    formed_parts,
)
from kkb.content.comparison.like import peer_blocks, peer_verdicts
from kkb.content.comparison.moves import flow_blocks
from kkb.content.comparison.table import comparison_table
from kkb.content.comparison.views import item_blocks, share_blocks
from kkb.content.comparison.villages import village_table, villages_answer
from kkb.content.headline import headline_figures
from kkb.content.page import Listing, Note, Page, PageBlock
from kkb.content.question import question
from kkb.core.area.wilayah import Level
from kkb.text.comparison_answers import certain_sentence, leaders_sentence, spread_sentence, verdict_sentence


def comparison_page(case: ComparisonCase) -> Page:
    """The page in the view asked for."""
    basis = case.basis
    answer, lead = comparison_answer(case)
    blocks = (*view_blocks(case), *table_blocks(case)) if basis.area_view.parts else ()
    figures = headline_figures(basis)[:2]
    return Page(SLUG, question(basis, SLUG), basis.opened(answer), (lead,) if lead else (), figures, blocks)


def comparison_answer(case: ComparisonCase) -> tuple[str, str]:
    """Who leads and who lags, and whether chance explains the difference ("" where nothing can be held against)."""
    basis, benchmark = case.basis, case.choice.benchmark
    if basis.area_view.level == Level.KECAMATAN:
        return villages_answer(basis)
    known = formed_parts(basis.area_view)
    if len(known) < 2:
        return basis.text("banding.satu", satuan=basis.part_word, nama=basis.subject), ""
    if case.choice.view == PEERS:
        phrase = basis.text("banding.kalimat_sebaya")
        return leaders_sentence(known, case.ends), verdict_sentence(known, peer_verdicts(case), phrase, case.told)
    told = certain_sentence(known, benchmark, case.told) if benchmark is not None else ""
    return leaders_sentence(known, case.ends), told


def view_blocks(case: ComparisonCase) -> tuple[PageBlock, ...]:
    """The picture of the view with what belongs below it."""
    basis, view = case.basis, case.choice.view
    if view == MOVES:
        return flow_blocks(case)
    if view == ITEMS:
        return item_blocks(case)
    if view == PEERS:
        return peer_blocks(case)
    if basis.area_view.level >= Level.KECAMATAN:
        return ()
    spread = spread_sentence(formed_parts(basis.area_view), case.choice.benchmark, case.told)
    return (*share_blocks(case), *((Note("timpang", spread),) if view in WITH_SPREAD else ()))


def table_blocks(case: ComparisonCase) -> tuple[PageBlock, ...]:
    """Everything by area, sortable and searchable; nothing below a view with a table of its own."""
    if case.choice.view not in (*WITH_SPREAD, LIST):
        return ()
    if case.basis.area_view.level == Level.KECAMATAN:
        return (village_table(case),)
    return comparison_table(case), Listing("cara", tuple(case.basis.text(f"banding.cara_{n}") for n in range(1, 6)))
