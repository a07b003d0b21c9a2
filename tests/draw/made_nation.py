"""A small nation made for the tests of wide maps: three provinces on two islands, the second crowded and far off."""

import pandas as pd

from tests.draw.made_places import place

PROVINCES = ("91", "92", "93")


def nation(step: float = 0.04) -> pd.DataFrame:
    """Provinces 91 and 92 share the large western island (six kabupaten each), 93 is a small island (five)."""
    rows = []
    east = 103.0 + 12 * step
    grids = (("91", 103.0, -3.0, 3, step), ("92", east, -3.0, 3, step), ("93", 106.0, -3.2, 5, step / 3))
    for province, west, north, columns, spacing in grids:
        lines = 2 if columns == 3 else 1
        for n in range(columns * lines):
            x0, y0 = west + 4 * spacing * (n % columns), north - 4 * spacing * (n // columns)
            rows += [
                place(f"{province}.{n + 1:02d}.01.{2001 + 4 * x + y}", x0 + x * spacing, y0 - y * spacing,
                      area=(spacing * 111) ** 2)
                for x in range(4) for y in range(4)
            ]  # fmt: skip
    return pd.DataFrame(rows)
