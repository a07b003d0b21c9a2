"""Strict reading of tables that people edit by hand: every key known, every type right, or refused with the place."""

from collections.abc import Mapping
from datetime import date, datetime

from kkb.core.errors import SchemeError

REQUIRED = object()

Spec = Mapping[str, tuple[type | tuple[type, ...], object]]


def parse_table(raw: object, where: str, spec: Spec) -> dict[str, object]:
    """The values of one table by its spec `{key: (type, default or REQUIRED)}`.

    Raises SchemeError for an unknown key, a missing one or a wrong type.
    """
    if not isinstance(raw, Mapping):
        raise SchemeError(where, raw, "tabel kunci = nilai")
    unknown = [key for key in raw if key not in spec]
    if unknown:
        raise SchemeError(where, f"kunci “{unknown[0]}” tidak dikenal", ", ".join(spec))
    return {key: _value(raw, key, where, kind, default) for key, (kind, default) in spec.items()}


def parse_list(raw: Mapping[str, object], key: str, where: str) -> list[object]:
    """A non-empty list of tables under a key; SchemeError when it is missing or empty."""
    value = raw.get(key)
    if not isinstance(value, list) or not value:
        raise SchemeError(where, f"[[{key}]] tidak ada", f"sedikitnya satu [[{key}]]")
    return value


def parse_texts(values: object, where: str) -> tuple[str, ...]:
    """A list of texts as a tuple; SchemeError for anything else in it."""
    wrong = values if not isinstance(values, list) else next((v for v in values if not isinstance(v, str)), None)
    if wrong is not None:
        raise SchemeError(where, repr(wrong), "daftar teks")
    return tuple(values)


def check_unique(keys: list[str], where: str) -> None:
    """SchemeError when a key stands twice."""
    for key in keys:
        if keys.count(key) > 1:
            raise SchemeError(where, f"“{key}” dua kali", "setiap kunci satu kali")


def _value(raw: Mapping[str, object], key: str, where: str, kind: object, default: object) -> object:
    if key not in raw:
        if default is REQUIRED:
            raise SchemeError(where, f"“{key}” tidak ada", f"“{key}” harus diisi")
        return default
    value = raw[key]
    is_wrong_bool = isinstance(value, bool) and kind is not bool
    is_moment = isinstance(value, datetime) and kind is date
    if is_wrong_bool or is_moment or not isinstance(value, kind):
        raise SchemeError(f"{where}, {key}", repr(value), _kind_name(kind))
    return value


def _kind_name(kind: object) -> str:
    kinds = kind if isinstance(kind, tuple) else (kind,)
    names = {
        str: "teks", int: "bilangan bulat", float: "angka", bool: "true atau false", list: "daftar",
        dict: "tabel kunci = nilai", date: "tanggal TTTT-BB-HH",
    }  # fmt: skip
    return " atau ".join(names.get(k, getattr(k, "__name__", str(k))) for k in kinds)
