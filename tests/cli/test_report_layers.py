"""`report` draws whatever the Peta page shows: every layer, an earlier date, another language, SVG; or says why not."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from kkb.app import resources
from kkb.app.context import open_app
from kkb.app.map import layers
from kkb.app.map.layers import LayerSource, Wanted
from kkb.cli.output import words
from kkb.config.map_style import parse_map_style
from kkb.draw.geometry.file import GeometryFile, geometry_file
from kkb.draw.map.kind import Marks
from kkb.draw.map.layers import AREA_LAYERS, LAYERS, OF_TWO_DATES, layer_name
from tests.cli.run import here

REGION = "16.73"


@pytest.fixture(scope="module")
def shelf(example_file: Path) -> LayerSource:
    app = open_app(f"sqlite:///{example_file.as_posix()}")
    style = parse_map_style(resources.read_toml(resources.DATA / "skema" / "peta.toml"))
    return layers.open_shelf(app, Marks(app.scheme, style, words()))


@pytest.fixture(scope="module")
def outlines(shelf: LayerSource, tmp_path_factory: pytest.TempPathFactory) -> GeometryFile:
    return geometry_file(shelf.app.listed, REGION, "skematik", tmp_path_factory.mktemp("garis"))


@pytest.mark.parametrize("layer", LAYERS)
def test_every_layer_of_the_page_is_made_without_it(shelf: LayerSource, outlines: GeometryFile, layer: str) -> None:
    since = shelf.area_view(REGION, None).previous if layer in OF_TWO_DATES else None
    made = layers.build_layer(shelf, outlines, Wanted(layer, REGION, None, since))
    assert made.level == (3 if layer in AREA_LAYERS else 4)
    counted = [entry for entry in made.legend if entry.is_drawn and entry.key != "sedikit"]
    assert sum(entry.count for entry in counted) == (8 if layer in AREA_LAYERS else 72)
    assert layer_name(layer, shelf.app.scheme, words())


def test_two_dates_in_english_stand_on_one_page_each_with_its_own_numbers(
    store_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "dua.pdf"
    options = ("--dua", "--sejak", "2022-11-01", "--bahasa", "en", "--bentuk", "skematik", "--out", out, "--json")
    told = here(capsys, "report", "--wilayah", "16.05", "--lapisan", "ubah_strata", *options)
    assert told.code == 0 and told.json["sejak"] == "2022-11-01"
    (page,) = ("".join(page.extract_text().split()) for page in PdfReader(out).pages)
    assert "Stratumofeachvillage,1Nov2022" in page and "Dataasof1November2022" in page and page.count("12of25") == 1
    assert "Stratumofeachvillage,31Dec2024" in page and "Dataasof31December2024" in page
    assert page.count("Example(notofficialdata)") >= 2


def test_an_svg_is_one_a4_page_whose_words_are_text(
    store_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "peta.svg"
    options = ("--lapisan", "a", "--bentuk", "skematik", "--out", out)
    assert here(capsys, "report", "--wilayah", REGION, *options).code == 0
    page = ElementTree.fromstring(out.read_text(encoding="utf-8"))
    assert [round(float(page.get(side).removesuffix("pt"))) for side in ("width", "height")] == [842, 595]
    said = [node.text for node in page.iter("{http://www.w3.org/2000/svg}text")]
    assert "Kota Lubuk Linggau: Pangsa klasifikasi (A)" in said and "Contoh (bukan data resmi)" in said
    assert any(text and " dari " in text for text in said)


def test_a_village_is_drawn_in_its_kecamatan_and_a_share_there_is_said(
    store_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--lapisan", "A", "--bentuk", "skematik", "--out", tmp_path / "desa.svg")
    told = here(capsys, "report", "--wilayah", "16.05.01.2017", *options)
    assert told.code == 0 and "tidak punya pangsa" in told.err and "6 dari 18" in told.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--lapisan", "stratum"), ("“stratum”", "strata, A, B, C, kurang", "output_unmet")),
        (("--bentuk", "bulat"), ("ubin, skematik, resmi",)),
        (("--bahasa", "jv"), ("id, en",)),
        (("--lapisan", "ubah_pangsa", "--sejak", "2022-11-02"), ("2021-06-30", "2024-06-30")),
        (("--lapisan", "ubah_strata", "--tanggal", "2021-06-30"), ("tidak punya data sebelum 30 Juni 2021",)),
        (("--sejak", "2022-11-01"), ("--dua", "ubah_strata")),
        (("--pilih", "16.05.01"), ("16.05.01", "Kota Lubuk Linggau")),
    ],
)
def test_what_is_not_allowed_is_answered_with_what_is(
    store_file: Path, options: tuple[str, ...], said: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    refused = here(capsys, "report", "--wilayah", REGION, *options, "--out", "peta.pdf")
    assert refused.code == 1 and [part for part in said if part not in refused.err] == []


def test_a_layer_that_nobody_brought_data_for_says_so(store_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = open_app().store.side
    for one in store.sets(layers.SURVEY, REGION):
        store.undo(one.id)
    options = ("--lapisan", "rumah_dataku", "--out", "peta.pdf")
    refused = here(capsys, "report", "--wilayah", REGION, *options)
    assert refused.code == 1 and "belum punya data Rumah DataKu" in refused.err
