"""Classes of other schemes in the tables of villages: IDM calls them mandiri and berkembang too, on another scale."""

import re
from collections.abc import Iterable, Sequence

from kkb.core.area.spelling import name_key
from kkb.io.names.normal import clean_text

_SCHEME = re.compile(r"\b(IDM|INDEKS DESA MEMBANGUN|INDEKS DESA|STATUS DESA|IKS|IKE|IKL)\b")
_PARTS = ("IKS", "IKE", "IKL", "STATUS DESA", "INDEKS DESA MEMBANGUN")
_CLASSES = {"MAJU", "TERTINGGAL", "SANGAT TERTINGGAL", "PRA MADYA", "PRATAMA", "MADYA"}


def is_other_scheme(heading: str, cells: Iterable[object], above: Sequence[str] = ()) -> bool:
    """Whether classes are those of another scheme: villages called maju or tertinggal, a heading or title of IDM."""
    return other_scheme([heading, *above]) is not None or any(name_key(clean_text(c)) in _CLASSES for c in cells)


def other_scheme(texts: Iterable[str]) -> str | None:
    """The first other scheme that headings or titles name; the parts of IDM (IKS, IKE, IKL) say IDM.

    >>> other_scheme(["Status IDM 2023"]), other_scheme(["Klasifikasi Kampung KB"])
    ('IDM', None)
    """
    found = next((found[0] for text in texts if (found := _SCHEME.search(name_key(text)))), None)
    return "IDM" if found in _PARTS else found
