"""The Kampung KB of a file as the store knows them: each keeps the key that its name had before."""

from dataclasses import replace
from typing import TypeVar

from kkb.io.names.identity import identified
from kkb.io.readers.reading import FileReading
from kkb.io.readers.supporting import DatasetReading
from kkb.store import Store

AnyReading = TypeVar("AnyReading", bound=FileReading)


def identified_reading(store: Store, reading: AnyReading) -> AnyReading:
    """The reading, where each Kampung KB of a village that has several is the one of its name in what is stored."""
    named = reading.rows[reading.rows["kode"].notna()]
    if isinstance(reading, DatasetReading):
        named = named[named["kampung"].fillna("").ne("")]
    if named.empty or not named["unit"].is_unique:  # several rows of one Kampung KB: its programmes
        return reading
    doubled = set(named.loc[named["kode"].duplicated(keep=False), "kode"])
    known = store.units(doubled, reading.region)
    if not doubled and known.empty:
        return reading
    rows = reading.rows.copy()
    rows.loc[named.index, "unit"] = identified(named, known, reading.date)
    return replace(reading, rows=rows)
