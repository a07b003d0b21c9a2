"""Names that mean something to HTML, JavaScript, Markdown or a spreadsheet are text on every part of the Peta page."""

from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from kkb.app.context import open_app
from kkb.app.reference import join_names
from tests.browser.conftest import StartApp, StartVisit
from tests.browser.map_on_screen import frames
from tests.draw.made_places import HOSTILE, hostile_grid
from tests.store.made import made, made_rows

KECAMATAN = f"**Kec** `x` ![a](//x.test/a.png) {HOSTILE[0]}"
LABELS = """() => map.kkb.units.getLayers().filter(({feature}) => feature.id.startsWith('91.01.01'))
  .map((layer) => [layer.feature.id, layer.getElement().getAttribute('aria-label')])"""
FOOLED = "() => [window.tertipu, document.querySelectorAll(\"img[src='x']\").length]"


def bring_hostile_names(store: str) -> dict[str, str]:
    """A district whose villages and kecamatan are called HOSTILE, with data of one kecamatan; its village names."""
    app, listed = open_app(store), hostile_grid()
    listed.loc[listed["kode_kec"].eq("91.01.01"), "nama_kec"] = KECAMATAN
    app.store.names.save_list(listed, join_names)
    own = listed[listed["kode_kec"].eq("91.01.01")]
    rows = made_rows("91.01", villages=len(own), kampung=HOSTILE[0])
    for name in ("kode", "nama", "kode_kec", "nama_kec"):
        rows[name] = own[name].to_numpy()
    rows["unit"] = rows["kode"]
    app.store.save(made("91.01", date(2024, 1, 31), rows))
    app.store.close()
    return dict(zip(own["kode"], own["nama"], strict=True))


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_hostile_names_are_text_wherever_the_page_says_them(
    fresh_app: StartApp, visit_of: StartVisit, tmp_path: Path
) -> None:
    server = fresh_app()
    names = bring_hostile_names(server.store)
    visit = visit_of(server).open("/peta?wilayah=91.01.01&pilih=91.01.01.2001")
    (frame,) = frames(visit)
    assert {code: label.removesuffix(", Dasar") for code, label in frame.evaluate(LABELS)} == names
    trail = squeezed(visit.text("peta_jejak"))
    assert f"{KECAMATAN} ›" in trail and squeezed(names["91.01.01.2001"]) in trail
    card = squeezed(visit.text("kartu"))
    assert card.startswith(f"{squeezed(names['91.01.01.2001'])}, Kecamatan") and squeezed(HOSTILE[0]) in card
    cells = visit.key("tabel_daftar_desa").locator('[role="gridcell"]').all_text_contents()
    assert [name for name in names.values() if name not in cells] == []
    with visit.page.expect_download() as started:
        visit.key("unduh_daftar_desa").get_by_role("button").click()
    started.value.save_as(tmp_path / "daftar.xlsx")
    book = load_workbook(tmp_path / "daftar.xlsx")
    told = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {*names.values()} <= {cell.value for cell in told} and not any(cell.data_type == "f" for cell in told)
    visit.page.get_by_role("button", name="Kab. 01 ›").click()
    visit.page.wait_for_url("**/peta")  # the only district that is no example is where the page begins
    visit.settle()
    assert visit.page.evaluate(FOOLED) == [None, 0] and frames(visit)[0].evaluate(FOOLED) == [None, 0]
    visit.assert_clean()
