"""Who works where in the example: as many different instansi per village as its Lintas Sektor says."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from kkb.core.convergence.scheme import Convergence, Task
from kkb.example.draw import is_hit, picked, rolls

COLUMNS = ("unit", "tugas", "instansi", "pada")
_FUNCTIONS = (1, 3, 5, 8)  # family functions worked on, by the score of Proses Operasional
_TWICE = 40  # percent of instansi that work in a second programme
_SEASON = 150  # days before the snapshot in which the work was done


def example_programmes(profiles: pd.DataFrame, on: dt.date, scheme: Convergence, seed: str) -> dict[str, pd.DataFrame]:
    """The rows (COLUMNS) of programmes ("program") and family functions ("fungsi").

    `profiles` has unit, lintas_sektor and proses_operasional. The different instansi of a village in `program` are as
    many as its `lintas_sektor`.
    """
    made: dict[str, list[tuple[str, ...]]] = {"program": [], "fungsi": []}
    for unit, count, score in profiles[["unit", "lintas_sektor", "proses_operasional"]].itertuples(index=False):
        there = _agencies(str(unit), int(count or 0), scheme, seed)
        made["program"] += list(_worked(str(unit), there, scheme, on, seed))
        made["fungsi"] += list(_functions(str(unit), there, _FUNCTIONS[int(score) - 1], scheme, on, seed))
    return {kind: pd.DataFrame(rows, columns=list(COLUMNS), dtype=object) for kind, rows in made.items()}


def _agencies(unit: str, count: int, scheme: Convergence, seed: str) -> list[str]:
    """The instansi of a village: the common ones sooner, always in the same order. Raises ValueError for too many."""
    busy = {key for task in scheme.programmes for key in task.agencies}
    able = [agency.key for agency in scheme.agencies if agency.key in busy]
    if count > len(able):
        raise ValueError(f"{unit}: {count} instansi, tersedia {len(able)}")
    roll = rolls(seed, "instansi", unit)
    order = {key: at / 8 + roll() * 1.6 for at, key in enumerate(able)}
    return sorted(able, key=lambda key: (order[key], key))[:count]


def _worked(unit: str, there: Sequence[str], scheme: Convergence, on: dt.date, seed: str) -> Iterator[tuple[str, ...]]:
    for agency in there:
        roll = rolls(seed, "program", unit, agency)
        tasks = [task.key for task in scheme.programmes if agency in task.agencies]
        first = picked(tasks, roll)
        others = [key for key in tasks if key != first]
        chosen = [first, picked(others, roll)] if others and is_hit(_TWICE, roll) else [first]
        for key in chosen:
            yield unit, key, agency, (on - dt.timedelta(days=int(roll() * _SEASON))).isoformat()


def _functions(
    unit: str, there: Sequence[str], count: int, scheme: Convergence, on: dt.date, seed: str
) -> Iterator[tuple[str, ...]]:
    if not there:
        return
    roll = rolls(seed, "fungsi", unit)
    order: Mapping[str, float] = {task.key: roll() for task in scheme.functions}
    tasks: list[Task] = sorted(scheme.functions, key=lambda task: order[task.key])[:count]
    for task in tasks:
        fitting = [key for key in there if key in task.agencies] or list(there)
        yield unit, task.key, picked(fitting, roll), (on - dt.timedelta(days=int(roll() * _SEASON))).isoformat()
