"""A page as values: what is found in it by key, and how it leaves for JSON and for a terminal."""

import json
from datetime import date

import pytest

from kkb.content.chart import Caption, Chart, ChartKind, Point, Series
from kkb.content.page import (
    ChartBlock,
    Figure,
    Heading,
    Listing,
    MapBlock,
    Note,
    Page,
    Place,
    TableBlock,
    TableColumn,
    prose,
)
from kkb.content.plain_values import page_lines, page_values
from kkb.core.counts.ratio import Share
from kkb.text.markdown import plain
from tests.text.words import HOSTILE

TABLE = TableBlock(
    "tabel",
    "Tabel",
    (
        TableColumn("nama", "Nama", is_name=True),
        TableColumn("n", "n", "count"),
        TableColumn("pangsa", "Pangsa", "share", 1),
        TableColumn("hari", "Hari", "date"),
    ),
    ((HOSTILE, 1513, 48.0, date(2022, 11, 1)), ("Selangit", None, None, None)),
)
SERIES = Series("pangsa", "Pangsa", (Point(48.0, at=date(2022, 11, 1), share=Share(12, 25)),))
PAGE = Page(
    "uji",
    "Di mana kita?",
    f"**{plain(HOSTILE)}** kurang 3.",
    (f"Menurut {plain(HOSTILE)}.",),
    (Figure("pangsa", "Pangsa", "48,0 %", "12 dari 25", 12, 25, 12, 14),),
    (
        Heading("judul", "Judul"),
        Note("catatan", "*miring* dan `kode`"),
        Listing("daftar", ("**satu**", "dua")),
        TABLE,
        ChartBlock(Chart(Caption("garis", "Grafik", "Sebuah garis"), ChartKind.LINE, (SERIES,))),
        MapBlock("peta", "strata", "Strata", (Place("16.05", HOSTILE, "Dasar", "12 dari 25"),)),
    ),
)


def test_figures_and_blocks_are_found_by_their_key():
    assert PAGE.figure("pangsa").n == 12
    assert PAGE.block("tabel") is TABLE
    assert PAGE.block("tidak ada") is None
    with pytest.raises(KeyError):
        PAGE.figure("tidak ada")


def test_a_table_is_a_frame_of_its_values():
    assert TABLE.frame()["n"].tolist()[0] == 1513
    assert TABLE.column("nama") == (HOSTILE, "Selangit")


def test_as_json_names_stand_as_they_are_and_no_mark_of_markdown_is_left():
    found = json.loads(json.dumps(page_values(PAGE)))
    name = " ".join(HOSTILE.split())
    assert found["jawaban"] == f"{name} kurang 3."
    assert found["angka"][0] == {
        "nama": "pangsa", "label": "Pangsa", "teks": "48,0 %", "keterangan": "12 dari 25", "n": 12, "N": 25,
        "rendah": 12, "tinggi": 14,
    }  # fmt: skip
    kinds = [block["jenis"] for block in found["blok"]]
    assert kinds == ["judul", "catatan", "daftar", "tabel", "grafik", "peta"]
    assert found["blok"][1]["teks"] == "miring dan kode"
    assert found["blok"][3]["baris"] == [[HOSTILE, 1513, 48.0, "2022-11-01"], ["Selangit", None, None, None]]
    point = {"di": "2022-11-01", "nilai": 48.0, "n": 12, "N": 25}
    assert found["blok"][4]["deret"][0]["titik"] == [point]


def test_in_a_terminal_numbers_are_written_as_people_write_them():
    lines = list(page_lines(PAGE, "id"))
    assert "Pangsa: 48,0 % · 12 dari 25" in lines
    assert any(line.endswith("1.513  ·  48,0 %  ·  1 November 2022") for line in lines)
    assert "Selangit  ·  –  ·  –  ·  –" in lines


def test_a_longer_text_becomes_paragraphs_and_lists():
    made = prose("isi", "Satu.\n\n- a\n- b\n\nDua.")
    assert [type(block) for block in made] == [Note, Listing, Note]
    assert made[1].items == ("a", "b")
