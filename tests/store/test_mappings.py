"""Mappings of columns are remembered by shape, replaced and forgotten."""

import pytest

from kkb.core.errors import KkbError
from kkb.store import Store


def test_a_mapping_is_remembered_replaced_and_forgotten(store: Store) -> None:
    store.mappings.save("s1", "klasifikasi", {"nama": "Desa ✓"}, "16.05", "Ani")
    store.mappings.save("s2", "profil", {"nama": "Kel"}, None, "Budi")
    store.mappings.save("s1", "klasifikasi", {"nama": "Nama", "nama_kec": "Kec"}, None, "Cici")
    found = {one.shape: one for one in store.mappings.all()}
    assert (found["s1"].columns, found["s1"].region, found["s1"].oleh) == (
        {"nama": "Nama", "nama_kec": "Kec"}, None, "Cici",
    )  # fmt: skip
    assert (found["s2"].target, store.version()) == ("profil", 3)
    store.mappings.forget("s1")
    assert [one.shape for one in store.mappings.all()] == ["s2"]
    with pytest.raises(KkbError, match=r"pendukung\.peta_tak_ada"):
        store.mappings.forget("s1")
