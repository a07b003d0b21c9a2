"""An open store together with what ships: the looks, changes and counts every front end starts from."""

from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from kkb.book import Book
from kkb.core import look as looking
from kkb.core import wilayah
from kkb.core.look import Change, Look
from kkb.core.places import Places
from kkb.core.scheme import Scheme
from kkb.core.tally import within
from kkb.core.target import Target, with_own
from kkb.core.timeline import timeline, timeline_of
from kkb.in_force import BookInForce
from kkb.store import HISTORY_COLUMNS, Store

_KABUPATEN = 2


@dataclass(frozen=True)
class Desk:
    """An open store together with what ships with the product."""

    store: Store
    scheme: Scheme
    _books: BookInForce = field(default_factory=BookInForce, repr=False)

    @property
    def book(self) -> Book:
        """The code list and the spellings in force, read anew when somebody changed one or brought a new kabupaten."""
        return self._books.of(self.store)

    @property
    def listed(self) -> pd.DataFrame:
        """The code list of the kabupaten at hand (Book.listed): what ships, and over it what was added."""
        return self.book.listed

    def listed_in(self, area: str) -> pd.DataFrame:
        """The villages of any area of Indonesia, whether the store has something of it or not (gazetteer columns)."""
        return self.book.villages.within(area)

    @property
    def official(self) -> Places:
        """The areas of the official list."""
        return self.book.official

    def places(self, rows: pd.DataFrame) -> Places:
        """The areas of the list, those of the kabupaten that these rows lie in, and those that only the rows name."""
        return self.book.places_of(rows)

    def targets(self) -> tuple[Target, ...]:
        """The targets that count now: what the office set, over what ships."""
        return with_own(self.scheme.targets, self.store.targets.live())

    def scheme_now(self) -> Scheme:
        """The scheme with the targets that count now."""
        return replace(self.scheme, targets=self.targets())

    def look(self, area: str, asked: date | None = None) -> Look:
        """One area at one date (None = newest); a code from before the area joined the list means the area."""
        area = self.today(area)
        rows = self.store.rows_at(wilayah.cut(area, min(wilayah.level(area), _KABUPATEN)), asked)
        seen = looking.look(area, asked, rows, self.store.dates(area), (self.places(rows), self.scheme_now()))
        return looking.with_past(seen, lambda: self.through_time(area, seen.on))

    def change(self, seen: Look, since: date | None = None) -> Change | None:
        """What happened since a date (default: the snapshot before); None when there is nothing before."""
        start = since or seen.previous
        if start is None or seen.on is None:
            return None
        before = self.store.rows_at(seen.area, start, HISTORY_COLUMNS)
        return looking.change(before, seen.rows, start, self.scheme)

    def through_time(self, area: str, until: date | None) -> pd.DataFrame:
        """The counts of an area at every date up to one (`kkb.core.timeline.timeline`)."""
        if wilayah.level(area) <= _KABUPATEN:
            return timeline_of(self.store.counts(area, self.scheme.reached), until)
        history = self.store.history(area)
        return timeline(history if until is None else history[history["tanggal"] <= until], self.scheme.reached)

    def unmatched(self) -> pd.DataFrame:
        """The different places in snapshots that no list confirms (columns of store.names.unmatched)."""
        return self.store.names.unmatched()

    def today(self, code: str) -> str:
        """The code that an area made from a name is read as by now."""
        return code if wilayah.is_confirmed(code) else self.store.names.joined(code)

    def unformed(self, seen: Look) -> pd.DataFrame:
        """The villages of the list without a Kampung KB in a look (gazetteer columns)."""
        inside = self.listed[within(self.listed["kode"], seen.area)]
        return inside[~inside["kode"].isin(set(seen.rows["kode"]))]
