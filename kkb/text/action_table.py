"""Agreed actions, what became of them, and the invitation list as frames for screen and files."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pandas as pd

from kkb.core.actions.action import VALUES, Action
from kkb.core.actions.follow_up import Outcome, OutcomeGroup
from kkb.core.actions.meetings import Sitting
from kkb.core.counts.ratio import Share
from kkb.text import format as fmt
from kkb.text.action_words import FILE_FIELDS, ActionWords

SHOWN = (
    "nama", "tugas", "langkah", "instansi", "tenggat", "keadaan", "status", "asal", "peran", "catatan", "kecamatan",
    "disepakati", "id", "unit",
)  # fmt: skip
OUTCOME_COLUMNS = (
    "nama", "tugas", "langkah", "sebelum", "sesudah", "hasil", "instansi", "keadaan", "status", "asal", "tenggat",
    "disepakati", "diukur", "kecamatan",
)  # fmt: skip


def action_frame(actions: Sequence[Action], told: ActionWords, on: date, *, in_figures: bool = False) -> pd.DataFrame:
    """One row per action for reading and editing (SHOWN and `versi`); dates as dates, all else in words."""
    rows = [_row(a, told, on) | {"keadaan": late_words(a, told, on, in_figures=in_figures)} for a in actions]
    return pd.DataFrame(rows, columns=[*SHOWN, "versi"])


def file_frame(actions: Sequence[Action], told: ActionWords, on: date) -> pd.DataFrame:
    """One row per action for a file that can be read back (FILE_FIELDS), under its headings."""
    rows = [a.values() | _row(a, told, on) for a in actions]
    frame = pd.DataFrame(rows, columns=list(FILE_FIELDS)).astype({"dari": "Int64", "ke": "Int64"})
    return frame.rename(columns={field: told.label(field) for field in FILE_FIELDS})


def outcome_frame(outcomes: Sequence[Outcome], told: ActionWords, on: date) -> pd.DataFrame:
    """One row per action with its score then and now (OUTCOME_COLUMNS)."""
    rows = []
    for o in outcomes:
        row = _row(o.action, told, on)
        dates = {"diukur": o.measured and fmt.short_day(o.measured, told.words.lang)}
        dates |= {name: fmt.short_day(row[name], told.words.lang) for name in ("disepakati", "tenggat")}
        result = told.words.text(f"sepakat.hasil_{o.result}")
        rows.append(row | dates | {"sebelum": o.before, "sesudah": o.after, "hasil": result})
    return pd.DataFrame(rows, columns=list(OUTCOME_COLUMNS)).astype({"sebelum": "Int64", "sesudah": "Int64"})


def group_frame(groups: Sequence[OutcomeGroup], names: dict[str, str], lang: str) -> pd.DataFrame:
    """One row per kecamatan or instansi: nama, aksi, dinilai, tercapai (share with counts), lewat."""
    return pd.DataFrame(
        [
            {
                "nama": names.get(g.key, g.key), "aksi": g.total, "dinilai": g.judged,
                "tercapai": fmt.share(Share(g.reached, g.judged), lang), "lewat": g.late,
            }
            for g in groups
        ],
        columns=["nama", "aksi", "dinilai", "tercapai", "lewat"],
    )  # fmt: skip


def change_frame(changes: Iterable[Any], told: ActionWords) -> pd.DataFrame:
    """One row per changed field of a history (`kkb.store.Change`): versi, waktu, oleh, kolom, sebelum, sesudah."""
    rows = []
    for change in changes:
        moment = change.waktu.astimezone()
        when = f"{fmt.short_day(moment.date(), told.words.lang)} {moment:%H.%M}"
        head = {"versi": change.versi, "waktu": when, "oleh": change.oleh}
        if change.before is None:
            rows.append(head | {"kolom": told.words.text("sepakat.dibuat"), "sebelum": "", "sesudah": ""})
            continue
        rows += [
            head | {"kolom": told.label(f), "sebelum": told.value(f, change.before.get(f)),
                    "sesudah": told.value(f, change.after.get(f))}
            for f in VALUES
            if change.before.get(f) != change.after.get(f)
        ]  # fmt: skip
    return pd.DataFrame(rows, columns=["versi", "waktu", "oleh", "kolom", "sebelum", "sesudah"])


def day_frame(sittings: Sequence[Sitting], told: ActionWords) -> pd.DataFrame:
    """The invitation per day and kecamatan: hari, tanggal, kecamatan, pokja, orang."""
    return pd.DataFrame(
        [
            {
                "hari": s.number, "tanggal": _weekday(s.day, told), "kecamatan": told.name(s.kode_kec),
                "pokja": len(s.seats), "orang": s.people,
            }
            for s in sittings
        ],
        columns=["hari", "tanggal", "kecamatan", "pokja", "orang"],
    )  # fmt: skip


def guest_frame(sittings: Sequence[Sitting], told: ActionWords, people: int, actions: Sequence[Action]) -> pd.DataFrame:
    """The invitation per Pokja: its day, village, people, weakest items and the actions still open."""
    open_: dict[str, list[str]] = {}
    for action in actions:
        if action.is_open:
            task, mark = told.task(action.tugas), f" ({told.origin(action)})" if action.contoh else ""
            open_.setdefault(action.unit, []).append(f"{task}{mark}")
    rows = [
        {
            "hari": s.number, "tanggal": _weekday(s.day, told), "kecamatan": told.name(s.kode_kec), "nama": seat.name,
            "unit": seat.unit, "orang": people,
            "lemah": "; ".join(f"{told.task(key)} ({score})" for key, score in seat.weakest),
            "terbuka": "; ".join(open_.get(seat.unit, [])),
        }
        for s in sittings
        for seat in s.seats
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["hari", "tanggal", "kecamatan", "nama", "unit", "orang", "lemah", "terbuka"])


def late_words(action: Action, told: ActionWords, on: date, *, in_figures: bool = False) -> str:
    """Whether an action is late, in words, with the day that judges it; `in_figures`: as dates are edited."""
    judged = f"{action.day(on):%d/%m/%Y}" if in_figures else fmt.short_day(action.day(on), told.words.lang)
    days = action.days_late(on)
    if days:
        return told.words.text("sepakat.lewat", n=fmt.number(days, told.words.lang), hari=judged)
    return told.words.text("sepakat.keadaan_buka" if action.is_open else "sepakat.keadaan_tutup", hari=judged)


def _row(action: Action, told: ActionWords, on: date) -> dict[str, Any]:
    words = {"langkah": told.step(action), "keadaan": late_words(action, told, on), "asal": told.origin(action)}
    own = {name: getattr(action, name) for name in ("id", "versi", "unit", "peran", "tenggat", "catatan", "disepakati")}
    return own | words | _named(action, told) | _in_words(action, told)


def _named(action: Action, told: ActionWords) -> dict[str, object]:
    return {"nama": told.name(action.kode), "kecamatan": told.name(action.kode_kec)}


def _in_words(action: Action, told: ActionWords) -> dict[str, object]:
    return {name: told.value(name, getattr(action, name)) for name in ("tugas", "instansi", "status")}


def _weekday(day: date, told: ActionWords) -> str:
    return fmt.weekday(day, told.words.lang)
