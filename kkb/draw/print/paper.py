"""How matplotlib draws for paper and files: its settings, and the same figure saved as the same file."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

FORMATS = {"pdf": "application/pdf", "png": "image/png", "svg": "image/svg+xml"}
_LOCK = threading.Lock()  # matplotlib's settings belong to the whole process
_SETTINGS: dict[Any, Any] = {
    "pdf.fonttype": 42, "font.family": "DejaVu Sans", "text.parse_math": False, "axes.unicode_minus": True,
    "hatch.linewidth": 0.6, "hatch.color": "#222222", "svg.fonttype": "none", "svg.hashsalt": "kkb",
}  # fmt: skip
_FONTS = ("'DejaVu Sans'", "'DejaVu Sans', Verdana, 'Segoe UI', Arial, sans-serif")
"""An SVG names its font; where it is not installed Verdana has the same widths."""


@contextmanager
def on_paper() -> Iterator[None]:
    """The settings for files, for one thread at a time: fonts that are embedded, and no text read as a formula."""
    with _LOCK, mpl.rc_context(_SETTINGS):
        yield


def saved(figure: Figure, kind: str, title: str, dpi: float) -> bytes:
    """A figure as a file of FORMATS. The same makes the same, so no date stands in it; in an SVG text stays text."""
    dated = {"pdf": "CreationDate", "svg": "Date"}
    out = BytesIO()
    figure.savefig(
        out, format=kind, dpi=72 if kind == "svg" else dpi,
        metadata={"Title": title, **({dated[kind]: None} if kind in dated else {})},
    )  # fmt: skip
    return out.getvalue().decode("utf-8").replace(*_FONTS).encode("utf-8") if kind == "svg" else out.getvalue()
