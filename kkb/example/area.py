"""One region as the generator works on it: the order of formation, and which kecamatan are strong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kkb.config.recipe import Recipe, Region
from kkb.core.area.wilayah import parent
from kkb.example.draw import rolls
from kkb.example.scores import Shape

HEAD_START = 0.3  # by how much of its villages the strongest kecamatan forms ahead of the weakest


@dataclass(frozen=True, slots=True)
class ExampleArea:
    """A region with its codes in order of formation and the strength (0-1) of each kecamatan."""

    recipe: Recipe
    region: Region
    form: Shape
    order: tuple[str, ...]
    strengths: Mapping[str, float]

    def strength(self, code: str) -> float:
        """The strength of the kecamatan in which a village lies."""
        return self.strengths[parent(code)]

    def chance(self, code: str, *purpose: str) -> float:
        """A number in [0, 1) of one village for one purpose, always the same."""
        return rolls(self.recipe.seed, *purpose, code)()


def area(recipe: Recipe, region: Region, codes: Sequence[str], form: Shape) -> ExampleArea:
    """The area of a region. Strengths spread evenly over its kecamatan, so that some are clearly behind.

    Raises ValueError when more villages are formed than there are codes.
    """
    if region.steps[-1].formed > len(codes):
        raise ValueError(f"{region.code}: {region.steps[-1].formed} terbentuk dari {len(codes)} desa/kelurahan")
    districts = sorted({parent(code) for code in codes}, key=lambda k: (rolls(recipe.seed, "kuat", k)(), k))
    strengths = {k: n / max(1, len(districts) - 1) for n, k in enumerate(districts)}
    return ExampleArea(recipe, region, form, _formation_order(recipe.seed, codes, strengths), strengths)


def _formation_order(seed: str, codes: Sequence[str], strengths: Mapping[str, float]) -> tuple[str, ...]:
    """Every kecamatan gets its first village early; the strong ones fill up sooner."""
    places = {code: rolls(seed, "bentuk", code)() for code in codes}
    by_district: dict[str, list[str]] = {}
    for code in sorted(codes, key=lambda c: (places[c], c)):
        by_district.setdefault(parent(code), []).append(code)
    turns = {
        code: (rank + places[code]) / len(own) - HEAD_START * strengths[district]
        for district, own in by_district.items()
        for rank, code in enumerate(own)
    }
    return tuple(sorted(codes, key=lambda c: (turns[c], c)))
