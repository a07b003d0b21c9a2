"""Tables as CSV that an Excel with Indonesian settings opens as columns, with its letters and decimals right."""

import re

import pandas as pd

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_NUMBER = re.compile(r"[+-]?\d[\d.,]*\s?%?")


def inert(value: object) -> object:
    """A cell of a CSV that no spreadsheet takes for a formula: a quote stands before text that begins like one.

    >>> inert("=1+1"), inert("-5"), inert("Air Belit")
    ("'=1+1", '-5', 'Air Belit')
    """
    if not isinstance(value, str) or not value.lstrip().startswith(_FORMULA) or _NUMBER.fullmatch(value.strip()):
        return value
    return f"'{value}"


def csv_text(frame: pd.DataFrame, separator: str = ",") -> str:
    """A table as delimited text for other programs; with semicolons, decimals have commas as in Indonesian settings.

    >>> csv_text(pd.DataFrame({"nama": ["=1+1"], "indeks": [1.5]}), ";").splitlines()
    ['nama;indeks', "'=1+1;1,5"]
    """
    decimal = "," if separator == ";" else "."
    return (
        frame.rename(columns=inert).map(inert).to_csv(index=False, sep=separator, decimal=decimal, lineterminator="\n")
    )


def excel_csv(frame: pd.DataFrame, separator: str = ";") -> bytes:
    """A table as a CSV file: a mark of its encoding first, lines that end as on Windows."""
    return csv_text(frame, separator).replace("\n", "\r\n").encode("utf-8-sig")
