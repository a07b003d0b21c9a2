"""Profiles of villages as officials write them into a CSV."""

import csv
import io
from collections.abc import Sequence

from tests.core import by_hand

Profile = dict[str, object]


def written(profile: Profile) -> Profile:
    """A profile as officials write it: ada / tidak, counts, blanks."""
    words = {1: "ada", 0: "tidak"}
    return {c: "" if v is None else words[v] if c in by_hand.YES_NO else v for c, v in profile.items()}


def csv_text(profiles: Sequence[Profile], extra: Sequence[str] = (), separator: str = ",") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, ["id", *extra, *by_hand.COLUMNS], delimiter=separator, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows({"id": f"desa-{n}"} | written(p) for n, p in enumerate(profiles, 1))
    return out.getvalue()
