"""The pictures of a comparison: strata, shares with their intervals, funnel, places, heat map of items."""

import pandas as pd

from kkb.content.basis import Basis
from kkb.content.chart import Caption
from kkb.content.charts.comparison import (
    MEASURES,
    Spot,
    build_funnel,
    build_item_map,
    build_ranks,
    build_share_intervals,
    cell_text,
)
from kkb.content.charts.strata import StrataBar, build_strata_bars
from kkb.content.comparison.case import (
    FUNNEL,
    RANKS,
    SHARES,
    STRATA,
    ComparisonCase,
    change_places,
    formed_parts,
)
from kkb.content.page import ChartBlock, Note, PageBlock, TableBlock, TableColumn, blocks_of
from kkb.core.compare.chance import chance_test
from kkb.core.compare.items import item_table
from kkb.core.counts.tally import Tally
from kkb.text.comparison_answers import benchmark_name
from kkb.text.markdown import plain

MOST_LINES = 40
"""Lines in a picture; the table has them all."""


def share_blocks(case: ComparisonCase) -> tuple[PageBlock, ...]:
    """Strata, intervals, funnel or places of the areas below."""
    make = {STRATA: _strata, SHARES: _intervals, FUNNEL: _funnel, RANKS: _ranks}
    return make[case.choice.view](case)


def item_blocks(case: ComparisonCase) -> tuple[PageBlock, ...]:
    """The heat map of areas and items in one of three measures, with its table."""
    basis, view = case.basis, case.basis.area_view
    measure = case.choice.measure if case.choice.measure in MEASURES else MEASURES[0]
    table = item_table(view.rows, view.level + 1, basis.scheme.rule)
    if table.empty:
        return (Note("item_kosong", basis.text("banding.item_kosong", nama=basis.name), "info"),)
    parts = case.ordered()
    names = {part.code: case.names[part.code] for part in parts[:MOST_LINES] if part.terbentuk}
    caption = _caption(basis, f"item_{measure}", basis.text(f"banding.ukuran_{measure}"))
    chart = build_item_map(table, names, basis.scheme.items, measure, basis.words, caption, case.choice.chosen)
    return blocks_of(
        _cut_note(basis, parts),
        ChartBlock(chart),
        Note("item_ket", _note(basis, f"item_{measure}"), "small"),
        _item_table(case, table, measure),
    )


def _strata(case: ComparisonCase) -> tuple[PageBlock, ...]:
    basis, parts = case.basis, case.ordered()
    bars = [StrataBar(case.names[p.code], p.by_class, p.share_a) for p in parts[:MOST_LINES]]
    chart = build_strata_bars(bars, basis.scheme, basis.words, _caption(basis, STRATA))
    return blocks_of(_cut_note(basis, parts), ChartBlock(chart))


def _intervals(case: ComparisonCase) -> tuple[PageBlock, ...]:
    basis, parts = case.basis, case.ordered()
    named = [(case.names[part.code], part) for part in parts[:MOST_LINES]]
    judged = basis.area_view.judged
    target = judged[-1].target if judged else None
    chart = build_share_intervals(named, target, basis.words, _caption(basis, SHARES), case.choice.chosen)
    note = Note("pangsa_ket", _note(basis, SHARES), "small")
    return blocks_of(_cut_note(basis, parts), ChartBlock(chart), note)


def _funnel(case: ComparisonCase) -> tuple[PageBlock, ...]:
    basis, choice, known = case.basis, case.choice, formed_parts(case.basis.area_view)
    if choice.benchmark is None or not known:
        return (Note("corong_kosong", basis.text("banding.corong_kosong", nama=basis.name), "info"),)
    places = case.level_places()
    spots = [Spot(case.names[p.code], p.share_a, places[p.code].rank, p.code in choice.chosen) for p in known]
    said = benchmark_name(choice.benchmark, basis.words)
    test = chance_test([part.share_a for part in known], choice.benchmark.percent)
    source = None
    if choice.benchmark.source and choice.benchmark.day:
        of = {"sumber": plain(choice.benchmark.source), "tanggal": basis.day(choice.benchmark.day)}
        source = Note("acuan_sumber", basis.text("banding.acuan_sumber", acuan=plain(said), **of), "small")
    chart = build_funnel(spots, test, said, basis.words, _caption(basis, FUNNEL))
    return blocks_of(ChartBlock(chart), Note("corong_ket", _note(basis, FUNNEL), "small"), source)


def _ranks(case: ComparisonCase) -> tuple[PageBlock, ...]:
    basis, chosen, level = case.basis, case.choice.chosen, case.level_places()
    if not level:
        return (Note("peringkat_kosong", basis.text("banding.corong_kosong", nama=basis.name), "info"),)
    by_place = sorted(level, key=lambda code: (code not in chosen, level[code].rank, code))[:MOST_LINES]
    names = {code: case.names[code] for code in by_place}
    change = change_places(case.changes())
    chart = build_ranks(names, level, change, chosen, basis.words, _caption(basis, RANKS))
    changed = None
    if change and case.choice.since:
        since = basis.day(case.choice.since)
        changed = Note("peringkat_ubah", basis.text("banding.ket_peringkat_ubah", tanggal=since), "small")
    note = Note("peringkat_ket", _note(basis, RANKS), "small")
    return blocks_of(ChartBlock(chart), note, changed)


def _caption(basis: Basis, view: str, title: str | None = None) -> Caption:
    """What names the chart of a view."""
    name = basis.area_view.name
    told = f"{title or basis.text(f'banding.tampilan_{view}')}: {name}"
    return Caption(f"banding_{view}", told, basis.text(f"banding.alt_{view}", nama=name))


def _note(basis: Basis, key: str) -> str:
    counted = {"n": basis.number(basis.area_view.tally.terbentuk), "tanggal": basis.day(basis.on)}
    return f"{basis.text(f'banding.ket_{key}')} {basis.text('banding.n_data', **counted)}"


def _cut_note(basis: Basis, parts: list[Tally]) -> Note | None:
    if len(parts) <= MOST_LINES:
        return None
    told = basis.text("banding.sebagian", n=basis.number(MOST_LINES), semua=basis.number(len(parts)))
    return Note("sebagian", told, "small")


def _item_table(case: ComparisonCase, table: pd.DataFrame, measure: str) -> TableBlock:
    basis = case.basis
    cells = {(row["kode"], row["item"]): row for row in table.to_dict("records")}
    items, names = basis.scheme.items, case.names
    rows = tuple(
        (names.get(code, code), *(cell_text(cells[code, item.key], measure, basis.words) for item in items))
        for code in dict.fromkeys(table["kode"])
    )
    columns = (
        TableColumn("nama", basis.part_word.capitalize(), is_name=True),
        *(TableColumn(item.key, item.label(basis.words.lang)) for item in items),
    )
    return TableBlock(f"banding_item_{measure}", basis.text(f"banding.ukuran_{measure}"), columns, rows)
