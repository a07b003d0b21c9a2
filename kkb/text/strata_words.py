"""What the classes of Kampung KB and their movements are called."""

from kkb.core.scheme import Scheme
from kkb.text.wording import Wording


def class_name(key: str, scheme: Scheme, words: Wording) -> str:
    """The name of a class of a Kampung KB (or of none), short enough for a legend on a phone."""
    if key in scheme.ladder.keys:
        return scheme.stratum(key).label(words.lang)
    return words.text(f"grafik.{key}") if words.has(f"grafik.{key}") else scheme.stratum(key).label(words.lang)
