"""Makes `potret.csv` anew from `resep.toml`: run `python -m data.contoh.buat` in the project's folder."""

from kkb import shipped
from kkb.core.example import example_table, parse_recipe

HERE = shipped.DATA / "contoh"


def write_example() -> None:
    """Write the table of the example, the same bytes on every machine."""
    recipe = parse_recipe(shipped.read_toml(HERE / "resep.toml"))
    table = example_table(recipe, shipped.gazetteer(), shipped.scheme())
    (HERE / "potret.csv").write_text(table.to_csv(index=False, lineterminator="\n"), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_example()
