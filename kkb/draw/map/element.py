"""The folium side of the map: a base map without anything from the network, and an element that carries one layer."""

from collections.abc import Sequence

import folium
from folium.template import Template

from kkb.draw.map.payload import script_text

INDONESIA_CENTRE = (-2.5, 118.0)
SCRIPTS = ("hitung.js", "pola.js", "legenda.js", "label.js", "nama.js", "kendali.js", "ketik.js", "kembar.js",
           "ingat.js", "peta.js")  # fmt: skip
STYLES = ("peta.css",)


class OfflineMap(folium.Map):
    """A folium map whose scripts and styles all come from our own server.

    folium's lists (Leaflet, jQuery, Bootstrap, icons) name other hosts: without internet the map would stay blank.
    """

    def __init__(self, scripts: Sequence[str], styles: Sequence[str]) -> None:
        super().__init__(
            location=INDONESIA_CENTRE, zoom_start=5, tiles=None, zoom_control=False, attribution_control=False,
            zoom_snap=0.1, zoom_delta=0.5, scroll_wheel_zoom=False,
            track_resize=False,  # Leaflet pans by whole pixels: `kendali.js` keeps the centre exactly
        )  # fmt: skip
        self.default_js = [(address, address) for address in scripts]
        self.default_css = [(address, address) for address in styles]


class LayerElement(folium.FeatureGroup):
    """One layer for `peta.js`, as an element streamlit-folium exchanges without rebuilding the map.

    The browser keeps the outlines; this element brings only their classes and hover lines.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}\n"
        "var {{ this.get_name() }} = KkbPeta.show({{ this._parent.get_name() }}, {{ this.data }});\n"
        "{% endmacro %}"
    )

    def __init__(self, payload: dict[str, object]) -> None:
        super().__init__(control=False)
        self.data = script_text(payload)
