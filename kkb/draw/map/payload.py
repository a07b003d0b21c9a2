"""A layer as the few kilobytes that cross the wire with each change: text columns coded by position, not by code."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from kkb.core.area.wilayah import Level
from kkb.draw.geometry.file import GeometryFile
from kkb.draw.geometry.outlines import TILES
from kkb.draw.map.layer import NO_DATA, LegendEntry, MapLayer
from kkb.text.format import number
from kkb.text.wording import Wording

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_SCREEN = ("perbesar", "perkecil", "semua", "memuat", "gagal")
# None of these stands in JSON outside a text, and each means something to one of the languages on the way: HTML,
# template literals, streamlit-folium's own search-and-replace (`_abc`, `{{'abc'}}`).
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&'`$_"}
# branca reads the finished script as a Jinja template once more; outside a text JSON has no `{{`, `{%` or `{#`.
_JINJA = re.compile(r"\{(?=[{%#])")


@dataclass(frozen=True, slots=True)
class View:
    """How the layer is looked at: words of the language, the area zoomed to (None = all), areas marked as chosen.

    `large` fills the window; `folded` ends at the lower edge of the window; `twin` moves together with the other map of
    the page, which then says below both what the outlines are.
    """

    words: Wording
    focus: str | None = None
    selected: tuple[str, ...] = ()
    large: bool = False
    twin: bool = False
    folded: bool = False


def payload(layer: MapLayer, geometry: GeometryFile, address: str, view: View) -> dict[str, object]:
    """The layer for `peta.js`: values by position in the geometry file, columns as distinct texts and their digits."""
    codes = geometry.codes_at(layer.level)
    drawn, blank = set(codes), ("",) * len(layer.fields)
    lines = [layer.values.get(code, blank) for code in codes]
    text = view.words.text
    return {
        "geometri": address,
        "jenis": geometry.kind,
        "tingkat": layer.level,
        "judul": layer.title,
        "catatan": "" if view.twin and not view.large else geometry_note(geometry, view.words),
        "legenda": [_entry(entry, view.words.lang) for entry in layer.legend],
        "kelas": _classes(layer, codes),
        "kolom": [[name, *coded([line[n] for line in lines])] for n, name in enumerate(layer.fields)],
        "kurang": _lacks(layer, codes),
        "pola": {code: pattern for code, pattern in layer.patterns.items() if code in drawn},
        "label": {code: label for code, label in layer.labels.items() if code in drawn},
        "fokus": view.focus,
        "pilih": list(view.selected),
        "layar": view.large,
        "lipat": view.folded,
        "kembar": view.twin,
        "teks": {name: text(f"peta.{name}") for name in _SCREEN},
    }


def geometry_note(geometry: GeometryFile, words: Wording) -> str:
    """What the outlines are; of tiles also in how many kecamatan (of a map without villages provinces) they hang
    together.
    """
    shown, wide = len(geometry.codes_at(geometry.unit)), len(geometry.codes_at(geometry.unit - 1))
    is_wide, n = geometry.unit < Level.DESA, number(shown, words.lang)
    kind = geometry.kind
    note = words.text(f"peta_luas.catatan_{kind}", n=n) if is_wide else words.text(f"peta.catatan_{kind}", n=n)
    if kind != TILES or not wide:
        return note
    values = {"utuh": number(wide - len(geometry.torn), words.lang), "semua": number(wide, words.lang)}
    return f"{note} {words.text('peta_luas.catatan_utuh' if is_wide else 'peta.catatan_utuh', **values)}"


def script_text(value: object) -> str:
    """A value as JavaScript source that stays data wherever it passes: JSON with every risky character escaped.

    >>> print(script_text("<img onerror=x> ${a} `b`"))
    "\\u003cimg onerror=x\\u003e \\u0024{a} \\u0060b\\u0060"
    """
    script = json.dumps(value, ensure_ascii=True, separators=(",", ":")).translate(_UNSAFE)
    return _JINJA.sub(r"\\u007b", script)


def coded(texts: Sequence[str]) -> tuple[list[str], int, str]:
    """The distinct texts, how many base-62 digits a position takes, and the position of each text.

    >>> coded(["b", "a", "b"])
    (['b', 'a'], 1, '010')
    """
    positions, distinct = pd.factorize(np.asarray(texts, dtype=object))
    width = max(1, len(_digits(len(distinct) - 1)))
    digits = [_digits(n).rjust(width, "0") for n in range(len(distinct))]
    return list(distinct), width, "".join(digits[p] for p in positions)


def _lacks(layer: MapLayer, codes: Sequence[str]) -> list[object] | None:
    if layer.lacks is None:
        return None
    texts = coded([layer.lacks.of.get(code, "") for code in codes])
    return [layer.lacks.label, list(layer.lacks.names), *texts]


def _classes(layer: MapLayer, codes: Sequence[str]) -> str:
    keys = [entry.key for entry in layer.legend]
    digits = {key: DIGITS[n] for n, key in enumerate(keys)}
    without = digits.get(NO_DATA, "-")
    return "".join(digits.get(layer.classes.get(code, NO_DATA), without) for code in codes)


def _entry(entry: LegendEntry, lang: str) -> list[object]:
    count = number(entry.count, lang)
    return [entry.label, count, entry.swatch.color, entry.swatch.pattern, entry.mark, int(entry.is_drawn)]


def _digits(n: int) -> str:
    text = ""
    while n > 0:
        n, rest = divmod(n, len(DIGITS))
        text = DIGITS[rest] + text
    return text
