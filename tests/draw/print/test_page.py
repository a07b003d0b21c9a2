"""The printed map is opened and measured: page size, every word as text, counts, scale and north."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from pypdf import PdfReader

from kkb.draw.geometry.file import GeometryFile
from kkb.draw.map.layer import LegendEntry, MapLayer
from kkb.draw.map.payload import View
from kkb.draw.map.strata import strata_layer
from kkb.draw.print.frame import PrintHeader
from kkb.draw.print.ground import scale_length
from kkb.draw.print.page import PrintedMap, print_maps
from tests.draw.made_map import grid_file, marks, rows, words
from tests.draw.made_places import grid

HOSTILE = ("<script>alert(1)</script>", "${7*7}", "$\\frac{a}{b}$", "`x`", "\"dan' “petik”", "{{ 7 }}", "100 % _a_^b")
HEADER = PrintHeader(
    "Kabupaten Uji", "Kurang 3 lagi (12 dari 25; perlu 15).", "Data per 1 November 2022", "Sumber: uji.xlsx",
    "Wilayah skematik, bukan batas resmi.", "Contoh (bukan data resmi)",
)  # fmt: skip


def layer_of(geometry: GeometryFile) -> MapLayer:
    codes = geometry.codes_at(4)
    strata = dict(zip(codes, ("dasar", "berkembang", "mandiri", "berkelanjutan") * len(codes), strict=False))
    return strata_layer(rows(strata), grid(), codes, marks())


def printed(folder: Path, kind: str = "pdf", **changed: object) -> bytes:
    geometry = grid_file(folder, str(changed.pop("shape", "skematik")))
    layer, header = changed.pop("layer", None) or layer_of(geometry), changed.pop("header", HEADER)
    return print_maps([PrintedMap(layer, geometry, View(words(), **changed), header)], kind)


def text(pdf: bytes) -> str:
    """The words of a page without their spaces: a reader may set letters of one word apart."""
    return "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


def squeezed(words_: str) -> str:
    return "".join(words_.split())


def test_a_pdf_is_one_a4_page_lying_down(tmp_path: Path) -> None:
    (page,) = PdfReader(BytesIO(printed(tmp_path))).pages
    assert [round(float(side), 1) for side in page.mediabox[2:]] == [841.9, 595.3]


def test_a_png_is_a4_at_200_dots_per_inch_and_not_empty(tmp_path: Path) -> None:
    picture = Image.open(BytesIO(printed(tmp_path, "png")))
    assert picture.size == pytest.approx((2338, 1654), abs=2) and picture.info["dpi"][0] == pytest.approx(200, abs=1)
    assert {(0xD5, 0x5E, 0x00), (0x00, 0x72, 0xB2)} <= {color[:3] for _, color in picture.getcolors(2**24)}


def test_everything_round_the_map_is_text_on_the_page(tmp_path: Path) -> None:
    found = text(printed(tmp_path))
    layer = layer_of(grid_file(tmp_path))
    told = [f"{HEADER.region}: {layer.title}", HEADER.answer, HEADER.date, HEADER.source, HEADER.note, HEADER.example]
    assert [line for line in told if squeezed(line) not in found] == []
    legend = [f"{entry.label} {entry.count}" for entry in layer.legend]
    assert [line for line in legend if squeezed(line) not in found] == []
    assert squeezed("Di antaranya tanpa lokasi 0") in found


def test_kecamatan_are_named_on_the_map(tmp_path: Path) -> None:
    names = set(grid()["nama_kec"])
    assert [name for name in names if squeezed(name) not in text(printed(tmp_path))] == []


def test_inside_a_kecamatan_the_villages_are_named_and_others_are_not(tmp_path: Path) -> None:
    own = grid()["kode_kec"].iloc[0]
    inside = grid().loc[grid()["kode_kec"].eq(own), "nama"]
    found = text(printed(tmp_path, focus=own))
    assert sum(squeezed(name) in found for name in inside) >= len(inside) / 2


def test_hostile_words_stand_there_as_they_are(tmp_path: Path) -> None:
    legend = tuple(LegendEntry(f"k{n}", hostile, n) for n, hostile in enumerate(HOSTILE))
    layer = replace(layer_of(grid_file(tmp_path)), legend=legend, title=HOSTILE[0])
    found = text(printed(tmp_path, layer=layer, header=PrintHeader(*HOSTILE[1:])))
    assert [hostile for hostile in HOSTILE if found.count(squeezed(hostile)) < 2] == []


def test_a_hostile_name_of_a_kecamatan_stands_on_the_map(tmp_path: Path) -> None:
    frame = grid()
    first = frame["kode_kec"].iloc[0]
    frame.loc[frame["kode_kec"].eq(first), "nama_kec"] = "<b>$x_1$ `${y}`</b>"
    geometry = grid_file(tmp_path, frame=frame)
    page = print_maps([PrintedMap(layer_of(geometry), geometry, View(words()), HEADER)], "pdf")
    assert squeezed("<b>$x_1$ `${y}`</b>") in text(page)


def test_hostile_names_are_escaped_text_in_an_svg(tmp_path: Path) -> None:
    frame = grid()
    first = frame["kode_kec"].iloc[0]
    frame.loc[frame["kode_kec"].eq(first), "nama_kec"] = HOSTILE[0]
    geometry = grid_file(tmp_path, frame=frame)
    legend = tuple(LegendEntry(f"k{n}", hostile, n) for n, hostile in enumerate(HOSTILE))
    layer = replace(layer_of(geometry), legend=legend, title=HOSTILE[0])
    page = print_maps([PrintedMap(layer, geometry, View(words()), PrintHeader(*HOSTILE[1:]))], "svg").decode("utf-8")
    assert "<script" not in page and 'href="java' not in page
    tree = ElementTree.fromstring(page)
    assert {node.tag.split("}")[-1] for node in tree.iter()}.isdisjoint({"script", "foreignObject", "image", "a"})
    said = [node.text for node in tree.iter() if node.tag.endswith("text")]
    assert [hostile for hostile in HOSTILE if hostile not in said] == []


def test_only_outlines_on_the_ground_have_a_scale_and_north(tmp_path: Path) -> None:
    ground, tiles = text(printed(tmp_path)), text(printed(tmp_path, shape="ubin"))
    assert "km" in ground and "km" not in tiles


def test_what_is_picked_and_what_is_focused_change_the_picture(tmp_path: Path) -> None:
    code = grid_file(tmp_path).codes_at(4)[0]
    plain = printed(tmp_path, "png")
    assert printed(tmp_path, "png", selected=(code,)) != plain
    assert printed(tmp_path, "png", focus=code[:8]) != plain
    assert printed(tmp_path, "png", selected=(code[:8],)) not in (plain, printed(tmp_path, "png", selected=(code,)))
    assert printed(tmp_path, "png") == plain


@pytest.mark.parametrize("kind", ["pdf", "png", "svg"])
def test_two_maps_stand_beside_each_other_on_one_page(tmp_path: Path, kind: str) -> None:
    """Each with its own title, answer, legend and date."""
    geometry = grid_file(tmp_path)
    layer = layer_of(geometry)
    dates = ("Data per 30 Juni 2023", "Data per 31 Desember 2024")
    sheets = [PrintedMap(replace(layer, title=f"Strata {date}"), geometry, View(words()), replace(HEADER, date=date))
              for date in dates]  # fmt: skip
    page = print_maps(sheets, kind)
    if kind == "png":
        assert Image.open(BytesIO(page)).size == pytest.approx((2339, 1654), abs=2)
        return
    found = text(page) if kind == "pdf" else squeezed("".join(ElementTree.fromstring(page).itertext()))
    for said in (*dates, *(f"Strata {date}" for date in dates)):
        assert squeezed(said) in found
    assert found.count(squeezed(HEADER.answer)) == 2
    assert found.count(squeezed(layer.legend[0].label)) >= 2


@pytest.mark.parametrize(("width", "length"), [(90_000, 20_000), (8_100, 2_000), (4_000, 1_000), (300, 50)])
def test_a_scale_bar_is_round_and_at_most_a_quarter(width: float, length: float) -> None:
    assert scale_length(width) == length
