"""Indonesia on the Peta page in a browser: kabupaten and provinces drawn from very many villages."""

import pandas as pd
from playwright.sync_api import Frame

from kkb.app.context import open_app
from kkb.app.reference import join_names
from kkb.draw.geometry.outlines import MOST_VILLAGES
from tests.browser.conftest import StartApp, StartVisit
from tests.browser.map_on_screen import area, click_inside, frames, went
from tests.browser.visit import PHONE
from tests.draw.made_nation import nation

BORDERS = """() => Object.fromEntries(map.kkb.borders.getLayers().map((l) => [l.feature.id, l.options.weight]))"""
UNITS = "() => map.kkb.units.getLayers().map((l) => [l.feature.id, l.kelas[0]])"
SHOWN = """() => map.kkb.labels.filter(({ layer }) => layer.getElement().firstChild.style.visibility === 'visible')
  .map(({ layer }) => layer.getElement().firstChild)"""
NAMES = f"() => ({SHOWN})().map((box) => box.firstChild.textContent)"
OVERLAPS = f"""() => {{
  const boxes = ({SHOWN})().map((box) => box.getBoundingClientRect());
  const touch = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return boxes.filter((a, n) => boxes.slice(0, n).some((b) => touch(a, b))).length;
}}"""


def many_villages() -> pd.DataFrame:
    """Three more provinces with so many villages that no map shows them one by one."""
    small = nation()
    turns = MOST_VILLAGES // len(small) + 1
    return pd.concat([
        small.assign(
            kode=small["kode"].str[:-4] + (small["kode"].str[-4:].astype(int) + 20 * turn).astype(str),
            lon=small["lon"] + 0.0005 * turn, nama_prov="Provinsi " + small["kode_prov"],
        )
        for turn in range(turns)
    ])  # fmt: skip


def _drawn(frame: Frame) -> dict[str, str]:
    return dict(frame.evaluate(UNITS))


def test_indonesia_is_one_click_from_every_kabupaten(fresh_app: StartApp, visit_of: StartVisit) -> None:
    server = fresh_app()
    app = open_app(server.store)
    app.store.names.save_list(many_villages(), join_names)
    app.store.close()
    visit = visit_of(server).open("/peta?wilayah=00")
    (frame,) = frames(visit)
    units = _drawn(frame)
    assert len(units) == 13 + 17 and units["91.01"] == "Tanpa data"
    weights = frame.evaluate(BORDERS)
    assert set(weights) == {"16", "17", "18", "91", "92", "93"}
    assert frame.evaluate("() => map.kkb.units.getLayers()[0].options.weight") < min(weights.values())
    assert "30 ubin" in frame.locator(".kkb-catatan").inner_text()
    assert frame.evaluate(OVERLAPS) == 0 and {"Bengkulu", "Lampung"} <= set(frame.evaluate(NAMES))
    click_inside(area(visit, "16.05"))
    went(visit, "wilayah=16.05")
    assert len(_drawn(frames(visit)[0])) == 199
    visit.page.go_back()
    went(visit, "wilayah=00")
    assert _drawn(frames(visit)[0]) == units
    click_inside(area(visit, "91.01"))
    went(visit, "wilayah=91.01")
    visit.assert_clean()
    phone = visit_of(server, PHONE).open("/peta?wilayah=00&bentuk=skematik&lapisan=C")
    (small,) = frames(phone)
    assert _drawn(small)["91.01"] == "Tanpa data" and small.evaluate(OVERLAPS) == 0
    phone.assert_no_overflow()
    phone.assert_clean()
