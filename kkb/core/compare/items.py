"""The twelve items area by area: mean score, how many hold their variable back, how many never reported."""

import pandas as pd

from kkb.core.counts.rows import INDICES, ITEMS
from kkb.core.counts.tally import cut_codes
from kkb.core.rule.ruleset import RuleSet

ITEM_COLUMNS = ("kode", "item", "rata", "di_bawah", "dinilai", "kosong", "belum_lapor")


def item_table(rows: pd.DataFrame, depth: int, rule: RuleSet) -> pd.DataFrame:
    """One row per area of a level and item (ITEM_COLUMNS), by code and in the order of the items.

    `rata`: mean score of those that reported the item (NaN: none); `di_bawah` of `dinilai`: below the mark of
    the rule;
    `kosong`: reported, but this item is blank; `belum_lapor`: never reported anything. The last three add up to
    all Kampung KB.
    """
    if rows.empty:
        return pd.DataFrame(columns=list(ITEM_COLUMNS))
    area, spoke = cut_codes(rows["kode"], depth), rows["lapor"].astype(bool)
    tables = []
    for item in ITEMS:
        score = rows[item].astype("Float64").where(spoke)
        counted = pd.DataFrame({
            "rata": score, "di_bawah": score.lt(rule.mark(rule.item(item))).fillna(False).astype("int64"),
            "dinilai": score.notna().astype("int64"), "kosong": (spoke & score.isna()).astype("int64"),
            "belum_lapor": (~spoke).astype("int64"),
        })  # fmt: skip
        groups = counted.groupby(area.to_numpy())
        sums = groups[["di_bawah", "dinilai", "kosong", "belum_lapor"]].sum()
        tables.append(
            sums.assign(rata=groups["rata"].mean().astype(float), item=item).rename_axis("kode").reset_index()
        )
    order = pd.CategoricalDtype(list(ITEMS), ordered=True)
    table = pd.concat(tables, ignore_index=True).astype({"item": order}).sort_values(["kode", "item"])
    return table.astype({"item": object}).reset_index(drop=True)[list(ITEM_COLUMNS)]


def mean_indices(rows: pd.DataFrame, depth: int) -> pd.DataFrame:
    """The mean of each index (columns INDICES) per area of a level, of those that reported."""
    spoke = rows[rows["lapor"].astype(bool)]
    area = cut_codes(spoke["kode"], depth) if len(spoke) else pd.Series(dtype=object)
    return spoke.groupby(area.to_numpy())[list(INDICES)].mean()
