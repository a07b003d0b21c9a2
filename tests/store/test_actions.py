"""Agreed actions: two editors lose nothing, every change is kept, and the example steps aside."""

import threading
from dataclasses import replace
from datetime import date

import pytest

from kkb.core.actions.action import Action
from kkb.core.errors import KkbError
from kkb.store import Store
from tests.store.made import NOV_2022, NOV_2023, made

VILLAGE = "16.05.01.2001"


def agreed(unit: str = VILLAGE, **changed: object) -> Action:
    first = Action(unit, "input_pokja", "dppkb", date(2023, 6, 1), NOV_2022, dari=2, ke=3)
    return replace(first, **changed)


def one(store: Store, **changed: object) -> Action:
    return store.actions.save([agreed(**changed)], "Ani").stored[0]


def test_an_action_is_stored_as_it_was_agreed_and_says_who_made_it(store: Store):
    made_one = one(store, peran="Ketua Pokja", catatan="=1+1 <b>✓</b>\0")
    assert (made_one.id, made_one.versi, made_one.dibuat_oleh, made_one.diubah_oleh) == (1, 1, "Ani", "Ani")
    assert made_one.is_same(agreed(peran="Ketua Pokja", catatan="=1+1 <b>✓</b>"))
    assert store.actions.within("16.05") == store.actions.within() == (made_one,)
    assert store.actions.within("16.05.02") == store.actions.within("17") == ()
    assert store.version() == 0


def test_two_editors_of_different_fields_both_have_their_way(store: Store):
    seen = one(store)
    store.actions.save([replace(seen, status="berjalan")], "Budi")
    saved = store.actions.save([replace(seen, catatan="besok")], "Cici")
    assert (saved.changed, saved.conflicts) == (1, ())
    kept = store.actions.within()[0]
    assert (kept.status, kept.catatan, kept.versi, kept.diubah_oleh) == ("berjalan", "besok", 3, "Cici")


def test_two_editors_of_one_field_the_second_is_told_both_values_and_chooses(store: Store):
    seen = one(store)
    store.actions.save([replace(seen, status="berjalan", catatan="dari Budi")], "Budi")
    other = agreed(unit="16.05.01.2002")
    saved = store.actions.save([replace(seen, status="selesai", peran="Camat"), other], "Cici")
    assert [a.unit for a in saved.stored] == ["16.05.01.2002"]
    conflict = saved.conflicts[0]
    assert conflict.fields == ("status",)
    assert (conflict.mine.status, conflict.theirs.status, conflict.theirs.diubah_oleh) == (
        "selesai",
        "berjalan",
        "Budi",
    )
    assert store.actions.within()[0].status == "berjalan"
    store.actions.save([conflict.settled(mine=False)], "Cici")
    kept = store.actions.within()[0]
    assert (kept.status, kept.catatan, kept.peran) == ("berjalan", "dari Budi", "Camat")
    later = store.actions.save([conflict.settled(mine=True)], "Cici")
    assert (later.conflicts, store.actions.within()[0].status) == ((), "selesai")


def test_both_wanting_the_same_is_no_conflict_and_no_change(store: Store):
    seen = one(store)
    store.actions.save([replace(seen, status="selesai")], "Budi")
    saved = store.actions.save([replace(seen, status="selesai")], "Cici")
    assert (saved.changed, saved.conflicts, store.actions.within()[0].versi) == (0, (), 2)
    assert len(store.actions.history(1)) == 2


def test_every_change_stands_in_the_history_with_before_and_after(store: Store):
    seen = one(store)
    seen = store.actions.save([replace(seen, status="batal")], "Budi").stored[0]
    store.actions.save([replace(seen, status="rencana", tenggat=date(2024, 1, 1))], "Cici")
    last, cancelled, first = store.actions.history(1)
    assert (first.before, first.oleh, first.after["status"]) == (None, "Ani", "rencana")
    assert (cancelled.before["status"], cancelled.after["status"], cancelled.oleh) == ("rencana", "batal", "Budi")
    assert (last.versi, last.after["tenggat"], last.before["tenggat"]) == (3, date(2024, 1, 1), date(2023, 6, 1))
    assert last.waktu >= first.waktu


def test_an_action_never_becomes_one_of_another_village_or_item(store: Store):
    store.actions.save([replace(one(store), unit="16.05.01.2002", tugas="input_sarana", catatan="x")], "Budi")
    kept = store.actions.within()[0]
    assert (kept.unit, kept.tugas, kept.catatan) == (VILLAGE, "input_pokja", "x")


def test_an_unknown_number_is_refused_and_nothing_of_the_save_is_kept(store: Store):
    with pytest.raises(KkbError, match=r"sepakat\.tak_ada"):
        store.actions.save([agreed(), agreed(id=99, versi=1)], "Ani")
    assert store.actions.within() == ()
    with pytest.raises(KkbError, match=r"sepakat\.tak_ada"):
        store.actions.history(1)


def test_a_version_that_never_was_disputes_every_difference(store: Store):
    seen = one(store)
    conflict = store.actions.save([replace(seen, versi=7, status="selesai")], "Budi").conflicts[0]
    assert conflict.fields == ("status",)


def test_many_editors_at_once_lose_no_change(store: Store):
    seen = store.actions.save([agreed(unit=f"16.05.01.200{n}") for n in range(4)], "Ani").stored
    names = ("status", "catatan", "peran", "tenggat")
    wanted = {"status": "selesai", "catatan": "c", "peran": "p", "tenggat": date(2024, 5, 5)}
    edits = [[replace(a, **{name: wanted[name]}) for a in seen] for name in names]
    saving = [threading.Thread(target=store.actions.save, args=(edit, str(n))) for n, edit in enumerate(edits)]
    for thread in saving:
        thread.start()
    for thread in saving:
        thread.join()
    for action in store.actions.within():
        assert {name: getattr(action, name) for name in names} == wanted
        assert (action.versi, len(store.actions.history(action.id))) == (5, 5)


def test_the_example_is_seeded_once_and_steps_aside_for_data_of_its_own(store: Store):
    examples = [agreed(contoh=True), agreed(unit="16.73.01.1001", contoh=True)]
    assert (store.actions.seed(examples, "contoh"), store.actions.seed(examples, "contoh")) == (2, 0)
    store.save(made("16.05", NOV_2022, example=True))
    assert len(store.actions.within()) == 2
    own = store.save(made("16.05", NOV_2023, name="b.xlsx"))
    store.actions.save([agreed()], "Ani")
    assert [(a.unit, a.contoh) for a in store.actions.within()] == [("16.73.01.1001", True), (VILLAGE, False)]
    store.undo(own.id)
    assert [(a.unit, a.contoh) for a in store.actions.within()] == [("16.73.01.1001", True), (VILLAGE, False)]


def test_the_example_leaves_a_kabupaten_when_its_office_agrees_on_its_first_action(store: Store):
    store.save(made("16.05", NOV_2022, example=True))
    store.actions.seed([agreed(contoh=True), agreed(unit="16.73.01.1001", contoh=True)], "contoh")
    changed = replace(store.actions.within("16.05")[0], status="selesai")
    store.actions.save([changed], "Ani")
    assert [a.contoh for a in store.actions.within("16.05")] == [True]
    store.actions.save([agreed(tugas="input_sarana")], "Ani")
    assert [(a.tugas, a.contoh) for a in store.actions.within("16.05")] == [("input_sarana", False)]
    assert [a.contoh for a in store.actions.within("16.73")] == [True]
