"""Draws the page of a village as a PDF: one A4 page, for the folder that goes into the field."""

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO

from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle
from matplotlib.textpath import TextToPath

from kkb.content.palette import GRID, INK, LINE, QUIET, TARGET
from kkb.text.village_words import Gauge, VillageSheet

WIDTH, HEIGHT, EDGE = 595.0, 842.0, 40.0
"""A4 in points, and the white edge round it."""
BODY, LEADING, PAD = 8.5, 1.25, 4.0
_COLUMNS = (0.20, 0.07, 0.26, 0.27, 0.20)
_PATH = TextToPath()


def village_pdf(sheets: Sequence[VillageSheet]) -> bytes:
    """A PDF with one A4 page per sheet; the same sheets give the same bytes."""
    out = BytesIO()
    with PdfPages(out, metadata={"CreationDate": None, "Title": sheets[0].title}) as book:
        for sheet in sheets:
            book.savefig(_page(sheet))
    return out.getvalue()


def wrapped(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """The text in lines no wider than `width` points; a word that is too long is cut.

    >>> wrapped("satu dua tiga", 40, 8.5)
    ['satu dua', 'tiga']
    """
    lines, line = [], ""
    for word in _pieces(text.split(), width, size, bold):
        longer = f"{line} {word}".strip()
        if line and width_of(longer, size, bold=bold) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line or not lines else lines


class _Pen:
    """Writes down a page from the top; `y` is the height that is left, in points from below."""

    def __init__(self) -> None:
        self.figure = Figure(figsize=(WIDTH / 72, HEIGHT / 72))
        self.y = HEIGHT - EDGE

    def write(self, text: str, size: float = BODY, *, color: str = INK, bold: bool = False, gap: float = 3.0) -> None:
        for line in wrapped(text, WIDTH - 2 * EDGE, size, bold=bold):
            self.y -= size * LEADING
            self.put(line, EDGE, self.y, size, color=color, bold=bold)
        self.y -= gap

    def put(self, line: str, x: float, y: float, size: float, *, color: str = INK, bold: bool = False) -> None:
        weight = "bold" if bold else "normal"
        self.figure.text(
            x / WIDTH, y / HEIGHT, line, fontsize=size, color=color, fontweight=weight, va="baseline",
            parse_math=False, fontfamily="DejaVu Sans",
        )  # fmt: skip

    def box(self, x: float, y: float, width: float, height: float, color: str) -> None:
        place = ((x / WIDTH, y / HEIGHT), width / WIDTH, height / HEIGHT)
        self.figure.add_artist(Rectangle(*place, facecolor=color, edgecolor="none", transform=self.figure.transFigure))


def _page(sheet: VillageSheet) -> Figure:
    pen = _Pen()
    if sheet.label:
        pen.write(sheet.label, 10, color=TARGET, bold=True)
    pen.write(sheet.title, 18, bold=True)
    pen.write(sheet.place, 10, color=QUIET, gap=6)
    pen.write(sheet.answer, 11, bold=True, gap=8)
    _draw_gauges(pen, sheet.gauges)
    _draw_items(pen, sheet)
    _draw_blocks(pen, sheet)
    for n, line in enumerate(reversed(wrapped(sheet.footer, WIDTH - 2 * EDGE, 7.5))):
        pen.put(line, EDGE, EDGE - 14 + n * 9.5, 7.5, color=QUIET)
    return pen.figure


def _draw_gauges(pen: _Pen, gauges: Sequence[Gauge]) -> None:
    """One bar from 1 to 4 per index, with its pass line."""
    left, long = EDGE + 70, 190.0
    for gauge in gauges:
        pen.y -= 15
        pen.put(gauge.name, EDGE, pen.y, 10, bold=True)
        pen.box(left, pen.y - 2, long, 10, GRID)
        if gauge.value is not None:
            pen.box(left, pen.y - 2, long * max(0.0, min(1.0, (gauge.value - 1) / 3)), 10, LINE)
        pen.box(left + long * (gauge.passes_at - 1) / 3, pen.y - 4, 1.5, 14, TARGET)
        pen.put(gauge.note, left + long + 10, pen.y, 9.5)
    pen.y -= 10


def _draw_items(pen: _Pen, sheet: VillageSheet) -> None:
    inner = WIDTH - 2 * EDGE
    widths = [share * inner for share in _COLUMNS]
    for n, row in enumerate((sheet.heads, *sheet.items)):
        cells = [wrapped(cell, w - PAD, BODY, bold=n == 0) for cell, w in zip(row, widths, strict=True)]
        height = max(map(len, cells)) * BODY * LEADING + PAD
        if n % 2 == 0:
            pen.box(EDGE, pen.y - height, inner, height, GRID if n == 0 else "#F5F7FA")
        x = EDGE
        for lines, width in zip(cells, widths, strict=True):
            for at, line in enumerate(lines, 1):
                pen.put(line, x + PAD / 2, pen.y - at * BODY * LEADING, BODY, bold=n == 0)
            x += width
        pen.y -= height
    pen.y -= 8


def _draw_blocks(pen: _Pen, sheet: VillageSheet) -> None:
    for title, lines in sheet.blocks:
        if pen.y < EDGE + 40:
            return
        pen.write(title, 10, bold=True, gap=1)
        for n, line in enumerate(lines):
            needed = len(wrapped(line, WIDTH - 2 * EDGE, BODY)) * BODY * LEADING + 1
            if pen.y - needed < EDGE + 14:
                pen.write(sheet.more.format(n=len(lines) - n), BODY, color=QUIET)
                break
            pen.write(line, BODY, gap=1)
        pen.y -= 6


def _pieces(words: Sequence[str], width: float, size: float, bold: bool) -> list[str]:
    found = []
    for word in words:
        while width_of(word, size, bold=bold) > width and len(word) > 1:
            cut = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or width_of(word[:n], size, bold=bold) <= width)
            found.append(word[:cut])
            word = word[cut:]
        found.append(word)
    return found


@lru_cache(maxsize=4096)
def width_of(text: str, size: float, *, bold: bool) -> float:
    """How wide a text is, in points."""
    font = FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal", size=size)
    return _PATH.get_text_width_height_descent(text, font, ismath=False)[0]
