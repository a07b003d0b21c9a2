"""Makes `potret.csv` anew from `resep.toml`: run `python -m data.contoh.buat` in the project's folder."""

from kkb.app import resources
from kkb.config.recipe import parse_recipe
from kkb.example import example_table

HERE = resources.DATA / "contoh"


def write_example() -> None:
    """Write the table of the example, the same bytes on every machine."""
    recipe = parse_recipe(resources.read_toml(HERE / "resep.toml"))
    table = example_table(recipe, resources.gazetteer(), resources.scheme())
    (HERE / "potret.csv").write_text(table.to_csv(index=False, lineterminator="\n"), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_example()
