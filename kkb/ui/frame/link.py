"""The filter of every page as a link: region, date and language. Codes, never labels; defaults left out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kkb.text.language import FIRST, is_language

PARAMETERS = ("wilayah", "tanggal", "bahasa")


@dataclass(frozen=True, slots=True)
class Filter:
    """What every page is narrowed to; `tanggal` None = the newest data."""

    wilayah: str
    tanggal: date | None = None
    bahasa: str = FIRST


@dataclass(frozen=True, slots=True)
class Opened:
    """A filter read from a link, and the parts of the link that were not understood."""

    filter: Filter
    ignored: tuple[str, ...] = ()


def parse_filter(params: Mapping[str, str], default: Filter, is_known: Callable[[str], bool]) -> Opened:
    """The filter of a link. Unknown values are dropped and named; nothing here raises.

    >>> parse_filter({"wilayah": "16.05", "tanggal": "kemarin"}, Filter("16.73"), lambda c: True)
    Opened(filter=Filter(wilayah='16.05', tanggal=None, bahasa='id'), ignored=('tanggal=kemarin',))
    """
    found, ignored = default, []
    readers = {"wilayah": lambda v: v if is_known(v) else None, "tanggal": _day, "bahasa": _language}
    for name, read in readers.items():
        if name not in params:
            continue
        value = read(str(params[name]).strip())
        if value is None:
            ignored.append(f"{name}={str(params[name])[:40]}")
        else:
            found = replace(found, **{name: value})
    return Opened(found, tuple(ignored))


def link_params(chosen: Filter, default: Filter) -> dict[str, str]:
    """The query parameters that open this filter again on any server; defaults left out.

    >>> link_params(Filter("16.05", date(2022, 11, 1)), Filter("16.73"))
    {'wilayah': '16.05', 'tanggal': '2022-11-01'}
    """
    values = {name: getattr(chosen, name) for name in PARAMETERS}
    return {name: str(value) for name, value in values.items() if value is not None and value != getattr(default, name)}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _language(text: str) -> str | None:
    return text if is_language(text) else None
