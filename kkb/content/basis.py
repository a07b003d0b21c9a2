"""What every page stands on: the view of an area, the rule and its strata, the words of a language."""

from dataclasses import dataclass

from kkb.core.counts.area_view import AreaView
from kkb.core.scheme import Scheme
from kkb.text.area_words import AreaWords
from kkb.text.wording import Wording


@dataclass(frozen=True, eq=False)
class Basis(AreaWords):
    """The area at its date, with the scheme it is judged by and the words it is told in."""

    area_view: AreaView
    scheme: Scheme
    words: Wording
