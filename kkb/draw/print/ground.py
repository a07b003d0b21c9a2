"""What ties a printed map to the ground: a scale bar of a round length, and north."""

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from kkb.draw.print.places import INK
from kkb.text.format import number
from kkb.text.wording import Wording

_STEPS = (1, 2, 5)
_SHARE = 0.25
_PLATE = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1.5}


def scale_length(width: float) -> float:
    """The longest round length (1, 2, 5, 10 ... metres) that takes at most a quarter of a width in metres.

    >>> scale_length(90_000)
    20000.0
    """
    best, power = 1.0, 1.0
    while power <= width:
        best = max([best, *(step * power for step in _STEPS if step * power <= _SHARE * width)])
        power *= 10
    return best


def draw_scale(axes: Axes, words: Wording) -> None:
    """A bar in two halves at the lower left, in kilometres or metres."""
    west, east = axes.get_xlim()
    south, north = axes.get_ylim()
    length = scale_length(east - west)
    x, y, height = west + 0.03 * (east - west), south + 0.03 * (north - south), 0.009 * (north - south)
    for n, color in enumerate((INK, "white")):
        place = (x + n * length / 2, y)
        axes.add_patch(Rectangle(place, length / 2, height, facecolor=color, edgecolor=INK, linewidth=0.8, zorder=5))
    unit, size = ("km", length / 1000) if length >= 1000 else ("m", length)
    for at, text in ((x, "0"), (x + length, f"{number(size, words.lang)} {unit}")):
        axes.text(at, y + 2 * height, text, ha="center", fontsize=9, color=INK, zorder=5, bbox=_PLATE)


def draw_north(axes: Axes, words: Wording) -> None:
    """An arrow at the upper right."""
    axes.annotate(
        words.text("cetak.utara"), xy=(0.965, 0.975), xytext=(0.965, 0.895), xycoords="axes fraction", ha="center",
        va="center", fontsize=12, weight="bold", color=INK, zorder=5, bbox=_PLATE,
        arrowprops={"facecolor": INK, "edgecolor": "white", "width": 3.5, "headwidth": 10, "headlength": 9},
    )  # fmt: skip
