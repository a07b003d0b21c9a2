"""Results as JSON and back: plain values, tables, and dataclasses of `kkb.core` and `kkb.io`, nothing else.

What is decoded may come from a process that a file took over: at worst it is a wrong value, never something that runs.
"""

import json
import sys
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from pathlib import Path

import numpy as np
import pandas as pd

_KIND, _VALUE = "$", "v"
_ROOMS = ("kkb.core.", "kkb.io.")
_DTYPES = frozenset({
    "object", "str", "string", "bool", "boolean", "int8", "int16", "int32", "int64", "Int8", "Int16", "Int32", "Int64",
    "float32", "float64", "Float64", "datetime64[s]", "datetime64[us]", "datetime64[ns]",
})  # fmt: skip
_DAYS = {"date": date, "datetime": datetime, "time": time}


def encode(value: object) -> bytes:
    """A result as JSON. Raises TypeError for what may not come through."""
    return json.dumps(_plain(value), separators=(",", ":")).encode("ascii")


def decode(data: bytes) -> object:
    """The value of `encode`. Raises ValueError for anything else."""
    try:
        return _value(json.loads(data))
    except (KeyError, TypeError, AttributeError, IndexError, OverflowError, RecursionError) as error:
        raise ValueError(f"no result: {error}") from error


def _plain(value: object) -> object:
    if isinstance(value, np.generic):
        value = value.item()
    if value is pd.NA or value is pd.NaT:
        value = None
    if value is None or type(value) in (bool, int, float, str):
        return value
    if isinstance(value, (tuple, list, frozenset, set)):
        kind = next(name for name in ("tuple", "list", "frozenset", "set") if type(value).__name__ == name)
        return {_KIND: kind, _VALUE: [_plain(item) for item in value]}
    if isinstance(value, Mapping):
        return {_KIND: "dict", _VALUE: [[_plain(key), _plain(item)] for key, item in value.items()]}
    if isinstance(value, pd.Timestamp):
        value = value.to_pydatetime()
    if type(value) in _DAYS.values():
        return {_KIND: type(value).__name__, _VALUE: value.isoformat()}
    if isinstance(value, pd.DataFrame):
        return {_KIND: "frame", _VALUE: _plain_frame(value)}
    if isinstance(value, Path):
        return {_KIND: "path", _VALUE: str(value)}
    if is_dataclass(value) and type(value).__module__.startswith(_ROOMS):
        own = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {_KIND: f"{type(value).__module__}:{type(value).__name__}", _VALUE: own}
    raise TypeError(f"{type(value)} may not leave a reading process")


def _plain_frame(frame: pd.DataFrame) -> dict[str, object]:
    columns = []
    for name in frame.columns:
        kind = str(frame[name].dtype)
        if kind not in _DTYPES:
            raise TypeError(f"column {name}: {kind}")
        columns.append([name, kind, [_plain(cell) for cell in frame[name].tolist()]])
    is_plain = isinstance(frame.index, pd.RangeIndex) and frame.index.start == 0 and frame.index.step == 1
    return {"rows": len(frame), "columns": columns, "index": None if is_plain else _plain(frame.index.tolist())}


def _value(plain: object) -> object:
    if not isinstance(plain, dict):
        if isinstance(plain, list):
            raise TypeError("a bare list")
        return plain
    kind, held = plain[_KIND], plain[_VALUE]
    if kind in ("tuple", "list", "frozenset", "set"):
        return {"tuple": tuple, "list": list, "frozenset": frozenset, "set": set}[kind](map(_value, held))
    if kind == "dict":
        return {_value(key): _value(item) for key, item in held}
    if kind in _DAYS:
        return _DAYS[kind].fromisoformat(held)
    if kind == "frame":
        return _frame(held)
    if kind == "path":
        return Path(held)
    own = {str(name): _value(item) for name, item in held.items()}
    return _class(kind)(**own)


def _class(kind: str) -> type:
    """A dataclass of ours that is loaded here already; nothing is imported for it."""
    module, _, name = kind.partition(":")
    found = getattr(sys.modules.get(module), name, None) if module.startswith(_ROOMS) else None
    if not (isinstance(found, type) and is_dataclass(found) and found.__module__ == module):
        raise ValueError(f"no class of ours: {kind[:80]}")
    return found


def _frame(held: Mapping[str, object]) -> pd.DataFrame:
    rows, columns, index = held["rows"], held["columns"], held["index"]
    at = pd.RangeIndex(rows) if index is None else pd.Index(_value(index))
    series = {}
    for name, kind, cells in columns:
        if kind not in _DTYPES or len(cells) != rows:
            raise ValueError(f"column {name}: {kind}")
        series[name] = pd.Series([_value(cell) for cell in cells], index=at, dtype=kind)
    return pd.DataFrame(series, index=at)
