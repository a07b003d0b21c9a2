"""How names are compared, whoever wrote them."""

import unicodedata
from functools import lru_cache

from kkb.core.area.wilayah import normal_name


@lru_cache(maxsize=2**16)
def name_key(text: str) -> str:
    """A name as it is compared: upper case, accents, quotes and punctuation gone, single spaces.

    >>> name_key("  B. Srikaton "), name_key("Soné")
    ('B SRIKATON', 'SONE')
    """
    if text.isascii():
        return normal_name(text)
    parts = unicodedata.normalize("NFKD", text)
    return normal_name("".join(c for c in parts if not unicodedata.combining(c)))


def compact(key: str) -> str:
    """A compared name without its spaces: the second try.

    >>> compact("LUBUK LINGGAU")
    'LUBUKLINGGAU'
    """
    return key.replace(" ", "")
