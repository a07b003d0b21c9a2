"""The code list and the spellings in force: what ships with the product, and over it what a store holds."""

from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from kkb import shipped
from kkb.core.places import Places, places
from kkb.io.aliases import Aliases
from kkb.io.codelist import build_code_list
from kkb.io.joins import joins
from kkb.io.known import Known


@dataclass(frozen=True)
class Book:
    """One state of list and spellings. `listed` has the columns of the shipped list, one row per village."""

    listed: pd.DataFrame
    aliases: Aliases

    @cached_property
    def official(self) -> Places:
        """The areas of the list."""
        return places(self.listed, districts=shipped.districts())

    @cached_property
    def known(self) -> Known:
        """What is known of officials' files, with the spellings in force."""
        return replace(shipped.known_files(), aliases=self.aliases)


def build_book(stored: pd.DataFrame, spellings: pd.DataFrame) -> Book:
    """The book from what a store holds: list (columns of the shipped one) and spellings (atas, kunci, kode).

    A stored kabupaten takes the place of the shipped one; a stored spelling that of a shipped one.
    """
    own = zip(spellings["atas"], spellings["kunci"], strict=True)
    codes = {**shipped.known_files().aliases.codes, **dict(zip(own, spellings["kode"], strict=True))}
    return Book(_listed(stored), Aliases(codes))


def join_names(stored: pd.DataFrame, spellings: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    """How names that snapshots hold join the book that follows from a stored list and spellings."""
    book = build_book(stored, spellings)
    return joins(names, build_code_list(book.listed), book.aliases)


def _listed(stored: pd.DataFrame) -> pd.DataFrame:
    ours = shipped.gazetteer()
    if stored.empty:
        return ours
    kept = ours[~ours["kode_kab"].isin(set(stored["kode_kab"]))]
    return pd.concat([kept, stored[list(ours.columns)]]).sort_values("kode", ignore_index=True)
