"""The base of every table that people edit by hand: strict types, no unknown keys, refusals an official can act on.

A mistake that the schema library reports becomes a SchemeError: where it stands, what was found, what is allowed.
"""

import re
from collections.abc import Collection, Hashable, Iterable, Mapping
from datetime import date
from types import UnionType
from typing import Annotated, ClassVar, TypeVar, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from kkb.core.errors import SchemeError

_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
_KINDS = {
    "string_type": "teks", "int_type": "bilangan bulat", "int_from_float": "bilangan bulat", "float_type": "angka",
    "finite_number": "angka", "bool_type": "true atau false", "list_type": "daftar", "date_type": "tanggal TTTT-BB-HH",
    "dict_type": "tabel kunci = nilai", "model_type": "tabel kunci = nilai",
}  # fmt: skip
"""What a field holds, by the library's name for the mistake."""


class Table(BaseModel):
    """One table of a file. Its fields are named in English, its keys (`alias`) are the Indonesian ones of the file."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", allow_inf_nan=False)
    label: ClassVar[str] = ""
    """The key whose value names the table in a place: "item 1 (input_pokja)"; "" = the number alone."""


Parsed = TypeVar("Parsed", bound=Table)
Tables = Annotated[list[Parsed], Field(min_length=1)]
"""Tables of one kind, `[[key]]`, at least one."""


class RefusedError(ValueError):
    """What a check of our own inside a schema raises; `at` is the key it concerns where the check is of a table."""

    def __init__(self, found: object, allowed: str, at: str = "") -> None:
        super().__init__(f"{found}: {allowed}")
        self.found, self.allowed, self.at = found, allowed, at


def parse(schema: type[Parsed], raw: object, where: str) -> Parsed:
    """A table by its schema. Raises SchemeError for the first mistake in it; an unknown key comes before all others."""
    try:
        return schema.model_validate(raw)
    except ValidationError as error:
        raise _refusal(error, schema, raw, where) from error


def one_of(options: Collection[str]) -> AfterValidator:
    """A text is one of these."""

    def check(value: str) -> str:
        if value not in options:
            raise RefusedError(value, ", ".join(filter(None, options)))
        return value

    return AfterValidator(check)


def between(low: int, high: int | None = None) -> AfterValidator:
    """A number is at least `low` and at most `high` (None = no upper end)."""

    def check(value: float) -> float:
        if value < low or (high is not None and value > high):
            raise RefusedError(value, f"bilangan {low} ke atas" if high is None else f"{low} sampai {high}")
        return value

    return AfterValidator(check)


def counts(length: int) -> AfterValidator:
    """A list is this many whole numbers, none below nought."""

    def check(values: list[int]) -> list[int]:
        if len(values) != length or min(values) < 0:
            raise RefusedError(values, f"{length} bilangan bulat, tidak negatif")
        return values

    return AfterValidator(check)


def _color(value: str) -> str:
    if not _COLOR.fullmatch(value):
        raise RefusedError(value, "#RRGGBB")
    return value.upper()


Color = Annotated[str, AfterValidator(_color)]
"""A colour as #RRGGBB, kept in capitals."""


def check_unique(keys: Iterable[Hashable], where: str, allowed: str = "setiap kunci satu kali") -> None:
    """SchemeError when a key stands twice."""
    known: set[Hashable] = set()
    for key in keys:
        if key in known:
            raise SchemeError(where, f"“{key}” dua kali", allowed)
        known.add(key)


def check_keys(table: Mapping[str, object], keys: Collection[str], where: str) -> None:
    """SchemeError when a table has another key than these, or lacks one."""
    for key in table:
        if key not in keys:
            raise SchemeError(where, f"kunci “{key}” tidak dikenal", ", ".join(keys))
    for key in keys:
        if key not in table:
            raise SchemeError(where, f"“{key}” tidak ada", f"“{key}” harus diisi")


def _refusal(error: ValidationError, schema: type[Table], raw: object, where: str) -> SchemeError:
    mistake = min(error.errors(include_url=False), key=lambda one: one["type"] != "extra_forbidden")
    kind, steps, given = mistake["type"], mistake["loc"], mistake["input"]
    own = mistake.get("ctx", {}).get("error")
    if isinstance(own, RefusedError):
        at = (*steps, own.at) if own.at else steps
        return SchemeError(_place(where, at, schema, raw), own.found, own.allowed)
    key = steps[-1] if steps else ""
    above = _place(where, steps[:-1], schema, raw)
    if kind == "missing":
        return SchemeError(above, f"“{key}” tidak ada", f"“{key}” harus diisi")
    if kind == "extra_forbidden":
        return SchemeError(above, f"kunci “{key}” tidak dikenal", ", ".join(_keys(_kind_at(schema, steps[:-1]))))
    if kind == "too_short":
        return SchemeError(above, f"[[{key}]] tidak ada", f"sedikitnya satu [[{key}]]")
    if isinstance(key, int) and kind not in ("model_type", "list_type"):
        return SchemeError(above, _shown(given), f"daftar {_KINDS[kind]}")
    return SchemeError(_place(where, steps, schema, raw), _shown(given), _KINDS[kind])


def _shown(given: object) -> str:
    return str(given) if isinstance(given, date) else repr(given)


def _place(where: str, steps: Iterable[int | str], schema: type[Table], raw: object) -> str:
    """ "aturan.toml, item 1 (input_pokja), pita 2, dari": numbers as people count, with the label of a table."""
    place = where
    kind: object = schema
    for step in steps:
        kind = _next_kind(kind, step)
        raw = _next_value(raw, step)
        place += f", {step}" if isinstance(step, str) else f" {step + 1}"
        label = getattr(kind, "label", "")
        if label and isinstance(raw, Mapping) and label in raw:
            place += f" ({raw[label]})"
    return place


def _next_value(raw: object, step: int | str) -> object:
    if isinstance(raw, Mapping):
        return raw.get(step)
    return raw[step] if isinstance(raw, list) and isinstance(step, int) else None


def _kind_at(kind: object, steps: Iterable[int | str]) -> object:
    for step in steps:
        kind = _next_kind(kind, step)
    return kind


def _next_kind(kind: object, step: int | str) -> object:
    """The kind of what lies one step inside a table, a list or a dict."""
    kind = _bare(kind)
    if isinstance(kind, type) and issubclass(kind, Table):
        fields = kind.model_fields.items()
        return next((_bare(field.annotation) for name, field in fields if (field.alias or name) == step), None)
    inside = get_args(kind)
    return _bare(inside[-1]) if inside else None


def _bare(kind: object) -> object:
    """A kind without what is said about it (Annotated) and without "or nothing"."""
    if get_origin(kind) is Annotated:
        return _bare(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        return _bare(next(one for one in get_args(kind) if one is not type(None)))
    return kind


def _keys(kind: object) -> list[str]:
    if isinstance(kind, type) and issubclass(kind, Table):
        return [field.alias or name for name, field in kind.model_fields.items()]
    return []
