"""A file is hashed once, where it arrives: the pages, its reader and the store are handed that hash."""

import hashlib
from collections.abc import Callable

import pytest

from kkb.app.context import open_app
from tests.io.made import cells, villages, xlsx
from tests.ui.shown import Shown, is_whole, uploaded

NAME = "classification-table_20230830093000_musi_rawas.xlsx"


def test_an_upload_is_hashed_once_until_it_is_stored(
    open_own_page: Callable[..., Shown], monkeypatch: pytest.MonkeyPatch
):
    content, plain, hashed = xlsx(cells(villages())), hashlib.sha256, []

    def counted(data: bytes = b"", **options: bool) -> object:
        hashed.append(data == content)
        return plain(data, **options)

    shown = open_own_page("data", wilayah="16.05")
    monkeypatch.setattr(hashlib, "sha256", counted)
    assert is_whole(uploaded(shown, content, NAME))
    shown.app.radio[0].set_value("utuh").run()
    shown.app.button(key="terima").click().run()
    assert sum(hashed) == 1
    assert plain(content).hexdigest() in {one.sha256 for one in open_app().store.snapshots("16.05")}
