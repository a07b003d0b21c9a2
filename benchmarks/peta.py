"""Recolouring the map: bytes over the websocket and milliseconds of server time, against the plain way of folium.

    python -m benchmarks.peta [--moves 12]

Both ways draw the same villages (199 of Musi Rawas, 1,513 of Bengkulu) with the same classes in the same run, in turn:
ours as `kkb.ui.map.frame` does, the plain way with the outlines as `folium.GeoJson` inside the feature group, which
folium writes into the page at every rerun. Both serve Leaflet themselves, so that the plain way draws offline at all.
Server time is that of the map's part of the script. Also counted: how many bytes of outlines cross the wire at a first
and at a second visit of one browser. Budget of ours: 40 KB and 50 ms at 1,513 villages, outlines once.
"""

import argparse
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

from kkb.uji import chromium
from tests.browser.chrome import running_browser
from tests.browser.server import running_app

KILOBYTES, MILLISECONDS = 40.0, 50.0
AREAS = ("16.05", "17")
STAGE = """
import json, sys, time
sys.path.insert(0, {root!r})
import folium, streamlit as st
from streamlit_folium import st_folium
from kkb.app import resources
from kkb.core.counts.rows import ITEMS, typed_rows
from kkb.core.counts.tally import within
from kkb.ui.map.marks import map_style
from kkb.ui.map.files import map_files, map_geometry
from kkb.ui.map.frame import Picture, ask_area
from kkb.draw.map.element import OfflineMap
from kkb.draw.map.payload import View
from kkb.draw.map.kind import Marks
from kkb.draw.map.strata import strata_layer
from kkb.text.wording import Wording

area, way = st.query_params["wilayah"], st.query_params["cara"]
turn = st.slider("giliran", 0, 100, 0, key="giliran")
listed = resources.gazetteer()
inside = listed[within(listed["kode"], area)]
strata = ("dasar", "berkembang", "mandiri", "berkelanjutan")
rows = inside.assign(**dict.fromkeys(ITEMS, 2), unit=inside["kode"], kampung="", lapor=True)
rows["strata"] = [strata[(n * 7 + turn * (n % 11)) % 4] for n in range(len(rows))]
for k, index in enumerate(("index_input", "index_proses", "index_output")):
    rows[index] = [1 + (n * (3 + k) + turn) % 10 / 3 for n in range(len(rows))]
rows = typed_rows(rows)
marks = Marks(resources.scheme(), map_style(), Wording("id", resources.wording("id")))
outlines = map_geometry(listed, area, "skematik")

@st.cache_resource
def collection(path):
    content = json.loads(open(path, encoding="utf-8").read())
    return [f for f in content["features"] if f["id"].count(".") == 3]

start = time.perf_counter()
layer = strata_layer(rows, inside, outlines.codes_at(4), marks)
if way == "kami":
    ask_area(Picture(layer, outlines, View(marks.words)))
else:
    features = collection(str(outlines.path))
    colors = {{e.key: e.swatch.color for e in layer.legend}}
    told = [
        f | {{"properties": f["properties"] | dict(zip(layer.fields, layer.values[f["id"]]))
             | {{"warna": colors[layer.classes[f["id"]]]}}}}
        for f in features
    ]
    group = folium.FeatureGroup(control=False)
    folium.GeoJson(
        {{"type": "FeatureCollection", "features": told}},
        style_function=lambda f: {{"fillColor": f["properties"]["warna"], "weight": 1, "fillOpacity": 1}},
        tooltip=folium.GeoJsonTooltip(["nama", *layer.fields]),
    ).add_to(group)
    files = map_files()
    base = OfflineMap((files.scripts[0],), (files.styles[0],))
    st_folium(base, key="polos", height=560, use_container_width=True, feature_group_to_add=group,
              returned_objects=["last_active_drawing"])
took = 1000 * (time.perf_counter() - start)
with st.container(key="lama"):
    st.text(f"{{turn}} {{took:.2f}}")
with st.container(key="siap"):
    st.caption("siap")
"""


class Watched:
    """A page, the bytes that came to it over the websocket, and what it asked for."""

    def __init__(self, browser: Browser, link: str) -> None:
        self.page: Page = browser.new_page(viewport={"width": 1366, "height": 900})
        self.bytes = 0
        self.page.on("websocket", lambda socket: socket.on("framereceived", self._count))
        self.page.goto(link)
        self.page.locator("iframe").wait_for(timeout=120_000)
        self.page.wait_for_timeout(6000)

    def _count(self, frame: bytes | str | None) -> None:
        self.bytes += len(frame or b"")

    def moved(self, turn: int) -> tuple[float, float]:
        """Bytes and server milliseconds of one recolouring."""
        before = self.bytes
        self.page.locator(".st-key-giliran").get_by_role("slider").first.press("ArrowRight")
        said = self.page.locator(".st-key-lama", has_text=f"{turn} ")
        said.wait_for(timeout=60_000)
        self.page.wait_for_timeout(2500)
        return float(self.bytes - before), float(said.inner_text().split()[-1])


def measured(browser: Browser, link: str, moves: int) -> dict[str, tuple[float, float]]:
    """Median bytes and milliseconds of each way, moved in turn; the first move of each warms up."""
    pages = {way: Watched(browser, f"{link}&cara={way}") for way in ("kami", "polos")}
    taken: dict[str, list[tuple[float, float]]] = {way: [] for way in pages}
    for turn in range(1, moves + 2):
        for way, page in pages.items():
            page.page.bring_to_front()
            taken[way].append(page.moved(turn))
    for page in pages.values():
        page.page.close()
    return {
        way: (statistics.median(b for b, _ in found[1:]), statistics.median(ms for _, ms in found[1:]))
        for way, found in taken.items()
    }


def crossings(browser: Browser, link: str) -> list[int]:
    """Bytes of outlines over the wire at a first and a second visit of one browser."""
    context = browser.new_context()
    sent = []
    for _ in range(2):
        page = context.new_page()
        page.goto(f"{link}&cara=kami")
        frame = page.locator("iframe").element_handle(timeout=120_000).content_frame()
        frame.locator("path.leaflet-interactive").first.wait_for(timeout=120_000)
        sent.append(frame.evaluate(
            "() => performance.getEntriesByType('resource').filter((e) => e.name.includes('.geojson'))"
            ".reduce((sum, e) => sum + e.transferSize, 0)"
        ))  # fmt: skip
        page.close()
    context.close()
    return sent


def main() -> None:
    """Measure both ways and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--moves", type=int, default=12)
    moves = parser.parse_args().moves
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        script = folder / "peta_ukur.py"
        script.write_text(STAGE.format(root=str(Path(__file__).resolve().parents[1])), encoding="utf-8")
        with running_app(folder, script=script) as server, running_browser(chromium()) as browser:
            for area in AREAS:
                link = f"{server.url}/?wilayah={area}"
                sent = crossings(browser, link)
                found = measured(browser, link, moves)
                (ours, ms), (plain, plain_ms) = found["kami"], found["polos"]
                is_good = ours <= 1024 * KILOBYTES and ms <= MILLISECONDS and sent[1] == 0
                print(f"{area}: kami {ours / 1024:.1f} KB, {ms:.0f} ms")
                print(f"  folium polos {plain / 1024:.0f} KB, {plain_ms:.0f} ms")
                print(f"  {plain / ours:.0f} x lebih kecil, {plain_ms / ms:.1f} x lebih cepat")
                print(f"  garis wilayah {sent[0] / 1024:.0f} KB pada kunjungan pertama, {sent[1]} byte pada kedua")
                print(f"  {'dalam batas' if is_good else 'DI ATAS BATAS'}")


if __name__ == "__main__":
    main()
