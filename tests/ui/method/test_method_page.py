"""Metode: tables of words are read whole, and their words are never taken for Markdown."""

import pytest

from kkb.app import resources
from kkb.text.markdown import plain
from tests.ui.conftest import Open


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_twelve_items_stand_with_every_band_and_are_shown_as_they_are(open_page: Open, lang: str):
    shown = open_page("metode", bahasa=lang)
    table = next(node.value for node in shown.nodes(shown.block("tabel_aturan")) if node.type == "table")
    assert list(table.iloc[:, 0]) == [plain(item.label(lang)) for item in resources.scheme().items]
    bands = [[plain(item.meaning(score) or "–") for score in range(1, 5)] for item in resources.scheme().items]
    assert table.iloc[:, 2:6].to_numpy().tolist() == bands


def test_dated_targets_stand_with_their_source(open_page: Open):
    shown = open_page("metode")
    table = next(node.value for node in shown.nodes(shown.block("tabel_daftar_target")) if node.type == "table")
    assert list(table.iloc[:, -1]) == [plain(target.source) for target in resources.scheme().targets]
