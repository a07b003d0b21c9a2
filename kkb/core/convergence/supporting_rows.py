"""The rows of one kind of supporting data in an area at a date, with what must be said of them."""

from dataclasses import dataclass
from datetime import date

import pandas as pd


@dataclass(frozen=True, eq=False)
class SupportingRows:
    """The rows of one kind of dataset: their dates, files, and whether anything in them is made up."""

    rows: pd.DataFrame
    days: tuple[date, ...]
    files: tuple[str, ...]
    example: bool
