"""What a page is given: the open store, the filter, the view of the chosen area, and the words for it."""

from dataclasses import dataclass

import pandas as pd

from kkb.app.context import AppContext
from kkb.content.basis import Basis
from kkb.core.counts.area_view import AreaView
from kkb.text.area_words import AreaWords
from kkb.text.wording import Wording
from kkb.ui.frame.link import Filter


@dataclass(frozen=True, eq=False)
class PageContext(AreaWords):
    """One opened page. Reading texts and numbers goes through it, so that language is decided in one place."""

    app: AppContext
    filter: Filter
    default: Filter
    area_view: AreaView
    words: Wording
    version: int
    slug: str = ""

    @property
    def basis(self) -> Basis:
        """What the content of the page stands on."""
        return Basis(self.area_view, self.app.scheme, self.words)

    @property
    def listed(self) -> pd.DataFrame:
        """The code list that the page works with (gazetteer columns)."""
        return self.app.listed_of(self.area_view)

    def first_line(self, sentence: str) -> str:
        """The first line of a page; where not all of the area has data it begins with how many of how many have."""
        return f"#### {self.opened(sentence)}"
