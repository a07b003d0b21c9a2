"""An edited workbook of actions: what was exported reads back the same; what is wrong is said and never guessed."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from kkb.app import actions as agreed
from kkb.app import resources
from kkb.core.actions.action import Action
from kkb.core.errors import KkbError
from kkb.io.readers.actions import matched, parse_action, read_actions
from kkb.text.issues import issue_sentence
from kkb.text.wording import Wording
from tests.io.made import xlsx

TODAY = date(2025, 3, 1)
UNIT = "16.05.01.2002"
TOLD = {lang: agreed.action_words(lang, lambda code: f"Desa {code}") for lang in ("id", "en")}
KNOWN = agreed.vocabulary(TOLD["id"], {UNIT, "16.05.01.2003"})
ROW = {"unit": UNIT, "tugas": "Sumber Dana", "instansi": "Bappeda", "tenggat": "2025-12-31", "dari": 1, "ke": 2}


def one(**changed: object) -> Action:
    first = Action(UNIT, "input_sumber_dana", "bappeda", date(2025, 12, 31), TODAY, dari=1, ke=2)
    return replace(first, **changed)


def sheet(*rows: dict[str, object]) -> bytes:
    heads = list(dict.fromkeys(key for row in rows for key in row))
    labels = [KNOWN.labels.get(key, key) for key in heads]
    return xlsx([labels, *[[row.get(key) for key in heads] for row in rows]])


@pytest.mark.parametrize("lang", ["id", "en"])
def test_what_was_exported_reads_back_the_same(lang: str):
    actions = [
        one(id=1, versi=3, peran="Ketua Pokja", catatan="=HYPERLINK(1) +62 <b>", status="batal"),
        one(id=2, versi=1, unit=f"{UNIT}#2", tugas="p4", dari=None, ke=None, instansi="baznas"),
        one(id=7, versi=1, unit="16.05.01.2003", tugas="output_unmet", dari=3, ke=4),
    ]
    read = read_actions(agreed.actions_workbook(actions, TOLD[lang], ("x",), (TODAY, None)), "aksi.xlsx", KNOWN, TODAY)
    assert read.issues == ()
    assert list(read.actions) == actions


def test_every_task_instansi_and_status_is_understood_in_both_languages():
    rule, effort, scheme = resources.scheme().rule, resources.effort(), resources.convergence()
    tasks = [i.key for i in rule.items] + [p.key for p in scheme.programmes]
    agencies = {a.key for a in effort.agencies} | {a.key for a in scheme.agencies}
    for told in TOLD.values():
        assert [KNOWN.key("tugas", told.task(key)) for key in tasks] == tasks
        assert {KNOWN.key("instansi", told.agency(key)) for key in agencies} == agencies
        assert {KNOWN.key("status", text) for text in told.statuses.values()} == set(told.statuses)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"unit": "16.05.99.2001"}, "aksi_desa"),
        ({"unit": "<script>"}, "aksi_desa"),
        ({"tugas": "Sumber Danau"}, "aksi_tugas"),
        ({"tugas": None}, "aksi_tugas"),
        ({"instansi": "Dinas Sihir"}, "aksi_instansi"),
        ({"status": "beres"}, "aksi_status"),
        ({"tenggat": "besok"}, "aksi_tanggal"),
        ({"tenggat": None}, "aksi_tanggal"),
        ({"tenggat": "2025-02-30"}, "aksi_tanggal"),
        ({"tenggat": "1999-01-01", "disepakati": "1998-01-01"}, "aksi_tahun"),
        ({"tenggat": "2025-01-01"}, "aksi_tenggat"),
        ({"ke": 5}, "aksi_langkah"),
        ({"ke": 1}, "aksi_langkah"),
        ({"dari": None}, "aksi_langkah"),
        ({"dari": "dua"}, "aksi_bilangan"),
        ({"dari": -1}, "aksi_bilangan"),
        ({"id": "1e3"}, "aksi_bilangan"),
        ({"catatan": "x" * 201}, "aksi_panjang"),
        ({"peran": "x" * 81}, "aksi_panjang"),
    ],
)
def test_what_cannot_be_is_said_with_what_to_do(changed: dict[str, object], code: str):
    action, issues = parse_action(ROW | changed, KNOWN, TODAY, 5)
    assert action is None
    assert code in [issue.code for issue in issues]
    for lang in ("id", "en"):
        sentence = issue_sentence(issues[0], Wording(lang, resources.wording(lang)))
        assert "5" in sentence
        assert sentence.endswith(("simpan lagi.", "save again."))


@pytest.mark.parametrize(
    "cell", [date(2025, 12, 31), datetime(2025, 12, 31, 7), "31/12/2025", "31-12-2025", "2025-12-31"]
)
def test_dates_are_read_as_people_write_them(cell: object):
    assert parse_action(ROW | {"tenggat": cell}, KNOWN, TODAY)[0] == one()


def test_a_file_keeps_its_good_rows_and_a_number_stands_once():
    file = sheet(ROW | {"id": 4, "versi": 1}, ROW | {"id": 4, "versi": 1}, ROW | {"tugas": "?"}, ROW)
    read = read_actions(file, "a.xlsx", KNOWN, TODAY)
    assert ([a.id for a in read.actions], read.rows) == ([4, None], 4)
    assert [(i.code, i.row) for i in read.issues] == [("aksi_ganda", 3), ("aksi_tugas", 4)]


def test_numbers_that_are_unknown_or_of_another_action_are_refused_and_new_rows_are_new():
    file = sheet(
        ROW | {"id": 4, "versi": 2}, ROW | {"id": 5, "versi": 1}, ROW | {"id": 6, "versi": 1}, ROW | {"versi": 9}
    )
    stored = {4: one(id=4, versi=2, contoh=True), 5: one(id=5, versi=1, tugas="input_pokja")}
    found = matched(read_actions(file, "a.xlsx", KNOWN, TODAY), stored, KNOWN)
    assert [(a.id, a.versi, a.contoh) for a in found.actions] == [(4, 2, True), (None, 0, False)]
    assert [i.code for i in found.issues] == ["aksi_lain", "aksi_tak_ada"]


def test_a_table_of_something_else_is_refused_by_its_missing_column():
    with pytest.raises(KkbError) as caught:
        read_actions(
            xlsx([["Kode", "Item atau program", "Tenggat"], [UNIT, "Pokja", "2025-01-01"]]), "a.xlsx", KNOWN, TODAY
        )
    assert caught.value.values["kolom"] == "Instansi"
    with pytest.raises(KkbError, match=r"berkas\."):
        read_actions(b"PK\x03\x04rusak", "a.xlsx", KNOWN, TODAY)
