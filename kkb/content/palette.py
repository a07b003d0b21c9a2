"""Colours that every chart shares; those of strata and states come from data."""

from itertools import pairwise

INK, QUIET, GRID = "#1B1F24", "#5B6470", "#E3E7ED"
TARGET, LIGHT_TEXT = "#B00020", "#FFFFFF"
LINE, COHORT = "#1F3A68", "#7A5195"
UP, DOWN = "#5B7C99", "#A33B53"
PALE, PALER = "#A9B4C4", "#9AA3AF"
NOBODY = "#C9CFD8"
"""What is not there: not yet formed, or gone."""
WORK_SHADES = ((0.0, "#F7F4FA"), (0.5, "#CDBEDC"), (1.0, "#5A3A75"))
"""The darker, the more work there is."""
REACH_SHADES = ((0.0, "#FFFFFF"), (0.25, "#D3E0EE"), (0.5, "#8C96C6"), (0.75, "#8856A7"), (1.0, "#6E016B"))
"""The darker, the more are reached."""


def text_on(colour: str) -> str:
    """Dark or light text, whichever reads on a fill (relative luminance).

    >>> text_on("#0072B2"), text_on("#E69F00")
    ('#FFFFFF', '#1B1F24')
    """
    red, green, blue = (part / 255 for part in channels(colour))
    return INK if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.55 else LIGHT_TEXT


def shade_colour(shades: tuple[tuple[float, str], ...], shade: float) -> str:
    """The colour of a shade, 0 to 1, between its neighbours in a scale.

    >>> shade_colour(((0.0, "#000000"), (1.0, "#FFFFFF")), 0.5)
    '#808080'
    """
    shade = min(1.0, max(0.0, shade))
    (low, start), (high, end) = next(pair for pair in pairwise(shades) if shade <= pair[1][0])
    part = (shade - low) / (high - low)
    mixed = (round(a + part * (b - a)) for a, b in zip(channels(start), channels(end), strict=True))
    return "#" + "".join(f"{value:02X}" for value in mixed)


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of a colour, 0 to 255 each.

    >>> channels("#1F3A68")
    (31, 58, 104)
    """
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return red, green, blue
