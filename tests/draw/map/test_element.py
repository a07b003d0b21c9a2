"""The folium side: nothing from another host, a base map that never changes, data that stays data."""

import json
import re

import folium
import pytest
from streamlit_folium import _get_feature_group_string, _get_header, _get_map_string, generate_js_hash

from kkb.draw.map.element import LayerElement, OfflineMap
from tests.draw.made_places import HOSTILE

SCRIPTS, STYLES = ("../leaflet/leaflet.js",), ("../leaflet/leaflet.css",)


def _map() -> OfflineMap:
    made = OfflineMap(SCRIPTS, STYLES)
    made.get_root().render()
    return made


def test_only_our_own_scripts_and_styles_are_asked_for() -> None:
    made = _map()
    assert [address for _, address in made.default_js] == list(SCRIPTS)
    assert [address for _, address in made.default_css] == list(STYLES)
    assert "://" not in made.get_root().render()
    assert "://" not in _get_header(made)


def test_folium_itself_keeps_its_lists() -> None:
    _map()
    assert any("leaflet" in address for _, address in folium.Map.default_js)


def test_the_base_map_is_the_same_at_every_rerun() -> None:
    first, second = (generate_js_hash(_get_map_string(_map()), "peta") for _ in range(2))
    assert first == second


def test_the_base_map_has_no_tiles() -> None:
    assert "tileLayer" not in _get_map_string(_map())


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_reaches_the_script_of_the_map_unchanged(name: str) -> None:
    """streamlit-folium searches and replaces in the script; what is data must come through."""
    script = _get_feature_group_string(LayerElement({"nama": name}), _map())
    found = re.search(r"KkbPeta\.show\(map_div, (.*)\);\n", script)
    assert json.loads(found.group(1)) == {"nama": name}


def test_streamlit_folium_finds_the_layer_under_its_name() -> None:
    script = _get_feature_group_string(LayerElement({}), _map())
    assert "var feature_group_feature_group_0 = KkbPeta.show(" in script
    assert "map_div.addLayer(feature_group_feature_group_0);" in script
