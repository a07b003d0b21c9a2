"""Any order of imports, undos and redos leaves the state that a plain reading of the state rule gives."""

from dataclasses import dataclass, replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kkb.core.errors import KkbError
from kkb.store import Store
from kkb.store.schema import BARIS, KABUPATEN, SNAPSHOT
from tests.store.made import made, made_rows

COVERED = {"16.05": ("16.05",), "16.73": ("16.73",), "16": ("16.05", "16.73"), "00": ("16.05", "16.73", "17.01")}
DATES = [date(2022, 6, 1), date(2022, 12, 1), date(2023, 6, 1)]
ASKED = [date(2022, 1, 1), *DATES, date(2023, 1, 1), None]

imports = st.tuples(st.sampled_from(sorted(COVERED)), st.sampled_from(DATES), st.booleans())
steps = st.lists(
    st.one_of(
        st.tuples(st.just("save"), imports),
        st.tuples(st.sampled_from(["undo", "redo"]), st.integers(0, 5)),
    ),
    max_size=10,
)


@dataclass(frozen=True, slots=True)
class Known:
    """What the model knows of one import."""

    id: int
    region: str
    on: date
    example: bool
    live: bool = True

    def covers(self, kab: str) -> bool:
        return kab in COVERED[self.region]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(taken=steps)
def test_any_order_of_changes_leaves_the_state_the_rule_gives(store: Store, taken: list[tuple]) -> None:
    _emptied(store)
    model: list[Known] = []
    for number, (action, detail) in enumerate(taken):
        model = _taken(store, model, action, detail, number)
    for asked in ASKED:
        speakers = {kab: _speaker(model, kab, asked) for kab in COVERED["00"]}
        found = store.rows_at("00", asked).set_index("kode_kab")["snapshot"].to_dict()
        assert found == {kab: id_ for kab, id_ in speakers.items() if id_ is not None}
        assert {s.id for s in store.sources("00", asked)} == set(found.values())
    for kab in COVERED["00"]:
        days = sorted({known.on for known in _eligible(model, kab)})
        assert store.dates(kab) == tuple(days)
        heard = store.history(kab)
        assert heard["snapshot"].tolist() == [_speaker(model, kab, day) for day in days]
        assert heard["tanggal"].tolist() == days
    assert {s.id for s in store.snapshots() if s.in_force} == {s.id for s in store.sources("00")}
    assert {s.id for s in store.snapshots() if s.state == "dibatalkan"} == {k.id for k in model if not k.live}


def _taken(store: Store, model: list[Known], action: str, detail: tuple | int, number: int) -> list[Known]:
    if action == "save":
        region, on, example = detail
        rows = made_rows(*COVERED[region], villages=1)
        return [*model, Known(store.save(made(region, on, rows, example=example, name=str(number))).id, *detail)]
    if detail >= len(model):
        return model
    known, live = model[detail], action == "redo"
    try:
        (store.redo if live else store.undo)(known.id)
    except KkbError:
        assert known.live == live
    return [replace(k, live=live) if k is known else k for k in model]


def _eligible(model: list[Known], kab: str) -> list[Known]:
    """The live imports of a kabupaten: its own ones if there are any, else the example's."""
    live = [known for known in model if known.live and known.covers(kab)]
    return [known for known in live if not known.example] or live


def _speaker(model: list[Known], kab: str, asked: date | None) -> int | None:
    """The id that speaks for a kabupaten at a date, None when nobody does."""
    known = [k for k in _eligible(model, kab) if asked is None or k.on <= asked]
    return max(known, key=lambda k: (k.on, k.id)).id if known else None


def _emptied(store: Store) -> None:
    with store.database.writing() as connection:
        for table in (BARIS, KABUPATEN, SNAPSHOT):
            connection.execute(table.delete())
