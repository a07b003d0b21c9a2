"""A page as plain values for JSON, and as lines of plain text: what the command line answers."""

from collections.abc import Iterator
from datetime import date
from functools import singledispatch

from kkb.content.chart import Chart, Point
from kkb.content.page import (
    ChartBlock,
    Figure,
    Heading,
    Listing,
    MapBlock,
    Note,
    Page,
    Place,
    TableBlock,
    TableColumn,
    Value,
)
from kkb.text import format as fmt
from kkb.text.markdown import bare

_MOST_ROWS = 40
"""Rows of a table or places of a map that are written as lines; JSON has them all."""


def page_values(page: Page) -> dict[str, object]:
    """Question, answer, figures and blocks of a page; marked text without its marks."""
    return {
        "pertanyaan": bare(page.question),
        "jawaban": bare(page.answer),
        "pengantar": [bare(sentence) for sentence in page.lead],
        "angka": [figure_values(figure) for figure in page.figures],
        "blok": [block_values(block) for block in page.blocks],
    }


def figure_values(figure: Figure) -> dict[str, object]:
    """A figure; `rendah` and `tinggi` only where n is not sure."""
    found: dict[str, object] = {
        "nama": figure.name, "label": bare(figure.label), "teks": bare(figure.value), "keterangan": bare(figure.note),
        "n": figure.n, "N": figure.total,
    }  # fmt: skip
    return found if figure.low is None else found | {"rendah": figure.low, "tinggi": figure.high}


@singledispatch
def block_values(block: object) -> dict[str, object]:
    """One block, `jenis` saying which kind it is."""
    raise TypeError(type(block).__name__)


@block_values.register
def _(block: Heading) -> dict[str, object]:
    return {"jenis": "judul", "kunci": block.key, "teks": bare(block.text)}


@block_values.register
def _(block: Note) -> dict[str, object]:
    return {"jenis": "catatan", "kunci": block.key, "teks": bare(block.text)}


@block_values.register
def _(block: Listing) -> dict[str, object]:
    return {"jenis": "daftar", "kunci": block.key, "butir": [bare(item) for item in block.items]}


@block_values.register
def _(block: TableBlock) -> dict[str, object]:
    return {
        "jenis": "tabel", "kunci": block.key, "judul": block.title,
        "kolom": [{"kunci": c.key, "label": c.label, "jenis": c.kind} for c in block.columns],
        "baris": [[_plain(value) for value in row] for row in block.rows],
        "catatan": list(block.notes),
    }  # fmt: skip


@block_values.register
def _(block: ChartBlock) -> dict[str, object]:
    chart = block.chart
    return {
        "jenis": "grafik", "kunci": block.key, "judul": chart.title, "alt": chart.alt, "bentuk": str(chart.kind),
        "satuan": str(chart.unit), "deret": _series(chart),
        "garis": [{"kunci": one.key, "label": one.label, "nilai": one.value} for one in chart.references],
        "catatan": [*chart.notes, *([chart.empty] if chart.empty else [])],
    }  # fmt: skip


@block_values.register
def _(block: MapBlock) -> dict[str, object]:
    return {
        "jenis": "peta", "kunci": block.key, "lapisan": block.layer, "judul": block.title,
        "wilayah": [_place(one) for one in block.places],
    }  # fmt: skip


def page_lines(page: Page, lang: str) -> Iterator[str]:
    """A page as lines of plain text, in the order it is read."""
    yield bare(page.question)
    yield bare(page.answer)
    yield from (bare(sentence) for sentence in page.lead)
    for figure in page.figures:
        yield f"{bare(figure.label)}: {bare(figure.value)} · {bare(figure.note)}"
    for block in page.blocks:
        yield from _lines(block, lang)


@singledispatch
def _lines(block: object, _: str) -> Iterator[str]:
    raise TypeError(type(block).__name__)


@_lines.register
def _(block: Heading, _: str) -> Iterator[str]:
    yield ""
    yield bare(block.text)


@_lines.register
def _(block: Note, _: str) -> Iterator[str]:
    yield bare(block.text)


@_lines.register
def _(block: Listing, _: str) -> Iterator[str]:
    yield from (f"- {bare(item)}" for item in block.items)


@_lines.register
def _(block: TableBlock, lang: str) -> Iterator[str]:
    yield "  ·  ".join(column.label for column in block.columns)
    for row in block.rows[:_MOST_ROWS]:
        yield "  ·  ".join(cell_text(value, c, lang) for value, c in zip(row, block.columns, strict=True))
    yield from _rest(len(block.rows))


@_lines.register
def _(block: ChartBlock, lang: str) -> Iterator[str]:
    chart = block.chart
    yield chart.title or chart.alt
    for series, place, point in chart.points():
        yield f"- {series.label}, {place}: {_point_text(point, lang)}".replace("\n", " ")
    yield from (f"- {one.label}".replace("\n", " ") for one in chart.references)
    yield from (note for note in (*chart.notes, chart.empty) if note)


@_lines.register
def _(block: MapBlock, _: str) -> Iterator[str]:
    yield block.title
    yield from (f"- {one.name}: {one.entry}. {one.text}" for one in block.places[:_MOST_ROWS])
    yield from _rest(len(block.places))


def cell_text(value: Value, column: TableColumn, lang: str) -> str:
    """A cell as it is read."""
    if value is None or value != value:  # NaN
        return fmt.NOTHING
    writers = {
        "count": lambda v: fmt.number(v, lang),
        "number": lambda v: fmt.number(v, lang, column.digits),
        "share": lambda v: fmt.percent(v, lang, column.digits),
        "signed": lambda v: fmt.signed(v, lang, column.digits),
        "date": lambda v: fmt.day(v, lang),
        "moment": lambda v: fmt.moment(v, lang),
        "code": lambda v: str(v)[: column.digits or None],
    }
    return str(writers.get(column.kind, str)(value))


def _rest(count: int) -> Iterator[str]:
    if count > _MOST_ROWS:
        yield f"… +{count - _MOST_ROWS}"


def _series(chart: Chart) -> list[dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    points: dict[str, list[dict[str, object]]] = {}
    for series, place, point in chart.points():
        own = points.setdefault(series.key, [])
        found.setdefault(series.key, {"kunci": series.key, "label": series.label, "titik": own})
        own.append({"di": place, **_point(point)})
    return list(found.values())


def _point(point: Point) -> dict[str, object]:
    found: dict[str, object] = {"nilai": _plain(point.value)}
    if point.low is not None:
        found |= {"rendah": _plain(point.low), "tinggi": _plain(point.high)}
    return found if point.share is None else found | {"n": point.share.n, "N": point.share.total}


def _point_text(point: Point, lang: str) -> str:
    if point.share is not None:
        return fmt.share(point.share, lang)
    if point.text or point.value is None:
        return point.text
    return fmt.number(point.value, lang, 0 if float(point.value).is_integer() else 2)


def _place(one: Place) -> dict[str, object]:
    return {"kode": one.code, "nama": one.name, "kelas": one.entry, "teks": one.text}


def _plain(value: Value) -> object:
    """A value as JSON has it: a date as text, nothing for what is not known."""
    if isinstance(value, date):
        return value.isoformat()
    return None if value is None or value != value else value
