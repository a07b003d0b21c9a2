"""Settings of an office, SQLite and PostgreSQL alike: one value a key, with who chose it; all of them or none."""

from datetime import UTC, datetime, timedelta

from kkb.store import Store


def test_the_newest_value_of_a_key_counts_with_who_chose_it(store: Store) -> None:
    version = store.version()
    store.settings.save({"wilayah_kantor": "33.10", "lain": "x"}, "ani")
    store.settings.save({"wilayah_kantor": "51.02"}, "budi\0")
    found = store.settings.all()
    assert {key: (one.value, one.oleh) for key, one in found.items()} == {
        "wilayah_kantor": ("51.02", "budi"),
        "lain": ("x", "ani"),
    }
    assert store.version() == version + 2
    assert datetime.now(UTC) - found["lain"].diubah < timedelta(minutes=5)


def test_a_key_is_taken_out_with_none(store: Store) -> None:
    store.settings.save({"satu": "1", "dua": "2"}, "ani")
    store.settings.save({"satu": None, "tiga": None, "dua": "3"}, "ani")
    assert {key: one.value for key, one in store.settings.all().items()} == {"dua": "3"}
