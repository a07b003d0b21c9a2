"""How every chart looks: type size for the back of a room, number marks of the language, no decoration."""

import plotly.graph_objects as go

from kkb.text.language import LANGUAGES

FONT = 16
FAMILY = "Source Sans, sans-serif"
LEGEND_SPACE = 84
INK, QUIET, GRID = "#1B1F24", "#5B6470", "#E3E7ED"
TARGET, LIGHT_TEXT = "#B00020", "#FFFFFF"
LINE, COHORT = "#1F3A68", "#7A5195"
CONFIG = {"displayModeBar": False, "scrollZoom": False}


def styled(figure: go.Figure, lang: str, height: int, top: int = LEGEND_SPACE) -> go.Figure:
    """The figure with the house style; `lang` sets decimal and thousands marks, `height` and `top` margin are in px."""
    figure.update_layout(
        height=height,
        separators=LANGUAGES[lang].decimal + LANGUAGES[lang].thousands,
        font={"size": FONT, "color": INK, "family": FAMILY},
        barmode="stack",
        bargap=0.28,
        margin={"l": 8, "r": 8, "t": top, "b": 8},
        plot_bgcolor="#FFFFFF",
        paper_bgcolor="#FFFFFF",
        legend={"orientation": "h", "yref": "container", "yanchor": "top", "y": 1, "x": 0, "traceorder": "normal"},
        uniformtext={"minsize": 12, "mode": "hide"},
        hoverlabel={"font": {"size": FONT}},
        dragmode=False,
    )
    axis = {"gridcolor": GRID, "zeroline": False, "fixedrange": True, "automargin": True, "separatethousands": True}
    figure.update_xaxes(**axis, tickfont={"size": FONT})
    figure.update_yaxes(**axis, tickfont={"size": FONT})
    return figure


def text_on(color: str) -> str:
    """Dark or light text, whichever reads on a fill (relative luminance).

    >>> text_on("#0072B2"), text_on("#E69F00")
    ('#FFFFFF', '#1B1F24')
    """
    red, green, blue = (int(color[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return INK if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.55 else LIGHT_TEXT


def plain_html(text: object) -> str:
    """A name as Plotly shows it as text: its labels understand a little HTML.

    >>> plain_html("<b>Desa</b>")
    '&lt;b&gt;Desa&lt;/b&gt;'
    """
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
