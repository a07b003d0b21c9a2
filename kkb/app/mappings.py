"""How tables of an office's own are read, for both front ends: proposed from the headings, remembered, forgotten."""

from kkb.app import resources
from kkb.app.context import AppContext
from kkb.app.people import user_name
from kkb.config.file_specs import LayoutColumn
from kkb.io.readers import mapping, unknown
from kkb.io.readers.mapping import TARGETS, Mapped, lacking
from kkb.io.readers.unknown import Candidate, as_mapped
from kkb.store.mappings import StoredMapping

__all__ = [
    "TARGETS",
    "Candidate",
    "Mapped",
    "StoredMapping",
    "as_mapped",
    "forget_mapping",
    "lacking",
    "mappable",
    "mappings",
    "remember",
    "stored_mappings",
    "suggested",
]


def mappings(app: AppContext) -> list[Mapped]:
    """How tables of people's own are read, as they made it once."""
    return [Mapped(m.shape, m.target, m.columns, m.region) for m in app.store.mappings.all()]


def stored_mappings(app: AppContext) -> tuple[StoredMapping, ...]:
    """The same with who made each."""
    return tuple(app.store.mappings.all())


def mappable(target: str) -> tuple[LayoutColumn, ...]:
    """The columns that a table can be mapped onto for one of TARGETS."""
    return mapping.mappable(target, resources.known_files().layouts)


def suggested(found: Candidate, target: str) -> dict[str, str]:
    """What the headings of a table probably mean: our key -> heading."""
    return unknown.suggested(found, target, resources.known_files().layouts)


def remember(app: AppContext, mapped: Mapped, who: str | None = None) -> None:
    """Remember how a table of an office's own is read; the next file with its headings is read the same way."""
    app.store.mappings.save(mapped.shape, mapped.target, mapped.columns, mapped.region, who or user_name())


def forget_mapping(app: AppContext, shape: str) -> None:
    """Forget how tables of a shape are read."""
    app.store.mappings.forget(shape)
