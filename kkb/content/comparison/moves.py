"""Movement between two dates: the flow, the matrix, and the villages behind one cell of it."""

import pandas as pd

from kkb.content.chart import Caption
from kkb.content.charts.comparison import build_flow, cell_name, flow_name
from kkb.content.comparison.case import ComparisonCase
from kkb.content.comparison.villages import places_of
from kkb.content.page import ChartBlock, Heading, Note, PageBlock, TableBlock, TableColumn, Value
from kkb.core.compare.flow import flow, flow_matrix, in_cell


def flow_blocks(case: ComparisonCase) -> tuple[PageBlock, ...]:
    """From which class to which, since a date, and the villages of the cell asked for (else the first that moved)."""
    basis, view = case.basis, case.basis.area_view
    if case.inputs.before is None or case.choice.since is None:
        return (Note("gerak_awal", basis.text("banding.gerak_awal", nama=basis.name), "info"),)
    flowed = flow(case.inputs.before, view.rows, basis.scheme.ladder)
    if flowed.empty:
        return (Note("gerak_kosong", basis.text("banding.gerak_kosong", nama=basis.name), "info"),)
    matrix, days = flow_matrix(flowed, basis.scheme.ladder), (basis.day(case.choice.since), basis.day(basis.on))
    title = basis.text("banding.matriks", awal=days[0], akhir=days[1], n=basis.number(len(flowed)))
    caption = Caption("banding_gerak", title, basis.text("banding.alt_gerak", nama=view.name))
    chart = build_flow(matrix, days, basis.scheme, basis.words, caption)
    heading = Heading("matriks_judul", title)
    return ChartBlock(chart), heading, _matrix(case, matrix, title), _cell(case, flowed, matrix)


def flow_cells(case: ComparisonCase) -> dict[str, str]:
    """The cells of the matrix that hold somebody, by "from-to" with their names; those that moved first."""
    if case.inputs.before is None:
        return {}
    ladder = case.basis.scheme.ladder
    return _cells(case, flow_matrix(flow(case.inputs.before, case.basis.area_view.rows, ladder), ladder))


def _cells(case: ComparisonCase, matrix: pd.DataFrame) -> dict[str, str]:
    scheme, words = case.basis.scheme, case.basis.words
    cells = {
        f"{start}-{end}": cell_name(start, end, int(matrix.loc[start, end]), scheme, words)
        for start in matrix.index
        for end in matrix.columns
        if matrix.loc[start, end]
    }
    moving = [key for key in cells if key.split("-")[0] != key.split("-")[1]]
    return {key: cells[key] for key in sorted(cells, key=lambda key: key not in moving)}


def _matrix(case: ComparisonCase, matrix: pd.DataFrame, title: str) -> TableBlock:
    basis = case.basis
    starts = [key for key in matrix.index if matrix.loc[key].sum()]
    ends = [key for key in matrix.columns if matrix[key].sum()]
    columns = (
        TableColumn("dari", basis.text("banding.kolom_dari"), is_name=True),
        *(TableColumn(key, flow_name(key, basis.scheme, basis.words), "count") for key in ends),
        TableColumn("jumlah", basis.text("banding.kolom_jumlah"), "count"),
    )
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (flow_name(start, basis.scheme, basis.words), *(int(matrix.loc[start, end]) for end in ends),
         int(matrix.loc[start].sum()))
        for start in starts
    )  # fmt: skip
    return TableBlock("matriks", title, columns, rows)


def _cell(case: ComparisonCase, flowed: pd.DataFrame, matrix: pd.DataFrame) -> TableBlock:
    cells = _cells(case, matrix)
    asked = case.choice.cell if case.choice.cell in cells else next(iter(cells))
    records = in_cell(flowed, *asked.split("-")).to_dict("records")
    names = places_of(records)
    columns = tuple(TableColumn(n, case.basis.text(f"banding.kolom_{n}"), is_name=n == "nama") for n in names)
    return TableBlock("desa_sel", cells[asked], columns, tuple(tuple(r[name] for name in names) for r in records))
