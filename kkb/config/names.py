"""Names of tables in every language: Indonesian in the file, the others laid beside from the folder of a language."""

from collections.abc import Mapping

from pydantic import Field

from kkb.config.schema import Table
from kkb.core.errors import SchemeError
from kkb.core.named import Translations

_OTHERS = "_lain"
"""What is added to a key for the translations of its text: `nama_lain = {en = "..."}`."""


class NamedTable(Table):
    """A table of something that has a key and a name."""

    key: str = Field(alias="kunci")
    name: str = Field(alias="nama")
    names: dict[str, str] = Field({}, alias="nama_lain")

    @property
    def named(self) -> tuple[str, str, Translations]:
        """What the value of core is called: its key, its name, its names in other languages."""
        return self.key, self.name, translations(self.names)


def translations(names: Mapping[str, str]) -> Translations:
    """The texts of other languages as a frozen value keeps them."""
    return tuple(names.items())


def translated(raw: Mapping[str, object], told: Mapping[str, object], lang: str, where: str = "") -> dict[str, object]:
    """A table of `data/skema` with the texts of a language beside its own.

    `told` mirrors the table; what is a list there is a table by key (`kunci`, or `ke` of a step) here. Raises
    SchemeError for a place that the table does not have.
    """
    made = dict(raw)
    for name, value in told.items():
        place = f"{where}, {name}" if where else name
        own = raw.get(name)
        if isinstance(value, str):
            others = made.get(name + _OTHERS)
            made[name + _OTHERS] = {**(others if isinstance(others, Mapping) else {}), lang: value}
        elif isinstance(own, list) and isinstance(value, Mapping):
            made[name] = _translated_list(own, value, lang, place)
        elif isinstance(own, Mapping) and isinstance(value, Mapping):
            made[name] = translated(own, value, lang, place)
        else:
            raise SchemeError(where, f"“{name}” tidak dikenal", ", ".join(raw))
    return made


def _translated_list(
    own: list[Mapping[str, object]], told: Mapping[str, Mapping[str, object]], lang: str, where: str
) -> list[object]:
    keys = [str(one.get("kunci", one.get("ke"))) for one in own]
    unknown = [key for key in told if key not in keys]
    if unknown:
        raise SchemeError(where, f"“{unknown[0]}”", ", ".join(keys))
    return [translated(one, told.get(key, {}), lang, f"{where} {key}") for key, one in zip(keys, own, strict=True)]
