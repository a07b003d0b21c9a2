"""What the classes of Kampung KB and their movements are called."""

from kkb.core.scheme import Scheme
from kkb.text.wording import Wording


def class_name(key: str, scheme: Scheme, words: Wording) -> str:
    """The name of a class of SHOWN, short enough for a legend on a phone."""
    if words.has(f"grafik.{key}"):
        return words.text(f"grafik.{key}")
    return scheme.stratum("dasar" if key == "dasar_lapor" else key).name
