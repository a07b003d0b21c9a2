"""An open store together with what ships: the looks, changes and counts every front end starts from."""

import os
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from kkb.app import resources
from kkb.app.reference import BookInForce, Reference, join_new_list
from kkb.app.seed import seed_example
from kkb.core.area import wilayah
from kkb.core.area.gazetteer import Gazetteer
from kkb.core.area.wilayah import Level
from kkb.core.counts import area_view as area_views
from kkb.core.counts.area_view import AreaChange, AreaView
from kkb.core.counts.tally import within
from kkb.core.counts.timeline import timeline, timeline_of
from kkb.core.scheme import Scheme
from kkb.core.target.targets import Target, with_own
from kkb.store import HISTORY_COLUMNS, Store, open_store, sqlite_url

DATABASE = resources.DATA / "lokal" / "kkb.sqlite"


@dataclass(frozen=True)
class AppContext:
    """An open store together with what ships with the product."""

    store: Store
    scheme: Scheme
    _books: BookInForce = field(default_factory=BookInForce, repr=False)

    def version(self) -> int:
        """A number that grows with every change of the store by anybody; 0 = nothing was ever stored."""
        return self.store.version()

    @property
    def book(self) -> Reference:
        """The code list and the spellings in force, read anew when somebody changed one or brought a new kabupaten."""
        return self._books.of(self.store)

    @property
    def listed(self) -> pd.DataFrame:
        """The code list of the kabupaten at hand (Book.listed): what ships, and over it what was added."""
        return self.book.listed

    def listed_in(self, area: str) -> pd.DataFrame:
        """The villages of any area of Indonesia, whether the store has something of it or not (gazetteer columns)."""
        return self.book.villages.within(area)

    def listed_of(self, seen: AreaView) -> pd.DataFrame:
        """The code list that a view works with: `listed`, and with it the villages of an area that has no data."""
        return self.listed if seen.days else self.book.with_area(seen.area)[0]

    @property
    def official(self) -> Gazetteer:
        """The areas of the official list."""
        return self.book.official

    def places(self, rows: pd.DataFrame) -> Gazetteer:
        """The areas of the list, those of the kabupaten that these rows lie in, and those that only the rows name."""
        return self.book.places_of(rows)

    def targets(self) -> tuple[Target, ...]:
        """The targets that count now: what the office set, over what ships."""
        return with_own(self.scheme.targets, self.store.targets.live())

    def scheme_now(self) -> Scheme:
        """The scheme with the targets that count now."""
        return replace(self.scheme, targets=self.targets())

    def area_view(self, area: str, asked: date | None = None) -> AreaView:
        """One area at one date (None = newest); a code from before the area joined the list means the area."""
        area = self.today(area)
        rows = self.store.rows_at(wilayah.cut(area, min(wilayah.level(area), Level.KABUPATEN)), asked)
        days = self.store.dates(area)
        places = self.places(rows) if days else self.book.with_area(area)[1]
        seen = area_views.area_view(area, asked, rows, days, (places, self.scheme_now()), date.today())
        return area_views.with_past(seen, lambda: self.through_time(area, seen.on))

    def change(self, seen: AreaView, since: date | None = None) -> AreaChange | None:
        """What happened since a date (default: the snapshot before); None when there is nothing before."""
        start = since or seen.previous
        if start is None or seen.on is None:
            return None
        before = self.store.rows_at(seen.area, start, HISTORY_COLUMNS)
        return area_views.change(before, seen.rows, start, self.scheme)

    def through_time(self, area: str, until: date | None) -> pd.DataFrame:
        """The counts of an area at every date up to one (`kkb.core.counts.timeline.timeline`)."""
        if wilayah.level(area) <= Level.KABUPATEN:
            return timeline_of(self.store.counts(area, self.scheme.ladder), until)
        history = self.store.history(area)
        return timeline(history if until is None else history[history["tanggal"] <= until], self.scheme.ladder)

    def history(self, area: str) -> pd.DataFrame:
        """All live rows of an area through time (columns of store.history)."""
        return self.store.history(area)

    def files(self, area: str, asked: date | None) -> tuple[str, ...]:
        """The names of the files behind the view of an area at a date (None = newest), each once."""
        return tuple(dict.fromkeys(one.berkas for one in self.store.sources(area, asked)))

    def districts(self) -> pd.DataFrame:
        """Every kabupaten/kota with data (columns of store.kabupaten)."""
        return self.store.kabupaten()

    def unmatched(self) -> pd.DataFrame:
        """The different places in snapshots that no list confirms (columns of store.names.unmatched)."""
        return self.store.names.unmatched()

    def today(self, code: str) -> str:
        """The code that an area is read as by now: one made from a name, or one that only an older list has."""
        if not wilayah.is_confirmed(code):
            return self.store.names.joined(code)
        successor = resources.successors().get(code)
        return successor if successor and code not in self.book.villages else code

    def unformed(self, seen: AreaView) -> pd.DataFrame:
        """The villages of the list without a Kampung KB in a view (gazetteer columns)."""
        inside = self.listed[within(self.listed["kode"], seen.area)]
        return inside[~inside["kode"].isin(set(seen.rows["kode"]))]


def database_url() -> str:
    """Where the store is: `KKB_DATABASE_URL`, or an SQLite file under data/lokal."""
    return os.environ.get("KKB_DATABASE_URL") or sqlite_url(DATABASE)


def open_app(url: str | None = None) -> AppContext:
    """The product on a store; a store that has never held anything gets the labelled example first.

    `KKB_TANPA_CONTOH=1` leaves a new store empty.
    """
    store = open_store(url or database_url())
    if not os.environ.get("KKB_TANPA_CONTOH"):
        seed_example(store)
    join_new_list(store)
    return AppContext(store, resources.scheme())
