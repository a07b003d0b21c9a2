"""`actions`: what was agreed in an area; as a workbook out, and the edited workbook back in."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kkb.app import actions
from kkb.app.context import AppContext, open_app
from kkb.app.days import today
from kkb.app.reading import read_agreed, read_bytes
from kkb.cli.output import answer, answer_json, say, words
from kkb.core.actions.action import Action, ActionFilter, chosen, standing
from kkb.core.counts.area_view import AreaView
from kkb.core.errors import KkbError
from kkb.text.action_table import late_words
from kkb.text.action_words import ActionWords, conflict_sentence, standing_sentence
from kkb.text.issues import issue_sentence
from kkb.text.language import FIRST


def add_actions(parser: ArgumentParser) -> None:
    """What `actions` takes."""
    parser.add_argument("--wilayah", required=True, metavar="KODE", help="kode bertitik, misalnya 16.05")
    parser.add_argument("--lewat", action="store_true", help="hanya yang lewat tenggat")
    parser.add_argument("--instansi", default="", metavar="KUNCI", help="hanya instansi ini, misalnya dinkes")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--export", type=Path, metavar="BERKAS.xlsx", help="tulis ke berkas yang dapat disunting")
    way.add_argument("--import", dest="file", type=Path, metavar="BERKAS.xlsx", help="masukkan berkas yang disunting")
    parser.add_argument("--oleh", metavar="JABATAN", help="dengan --import: nama dalam riwayat")


def run_actions(asked: Namespace) -> int:
    """The list, or what was written or stored; exit code 1 when something of a file was not stored."""
    app = open_app()
    seen = app.area_view(asked.wilayah)
    if seen.area not in seen.places:
        known = ", ".join(sorted(app.districts()["kode_kab"]))
        raise KkbError("galat.wilayah_tak_dikenal", code=asked.wilayah, known=known)
    told = actions.action_words(FIRST, seen.places.name)
    if asked.file:
        return _import(asked, app, seen, told)
    found = chosen(actions.agreed_in(app, seen.area), ActionFilter(asked.instansi, late=asked.lewat), today())
    if asked.export:
        _export(asked.export, found, told, seen)
    if asked.json:
        answer_json([_described(action, told) for action in found])
    elif not asked.export:
        answer(standing_sentence(standing(found, today()), seen.name, words()).replace("**", ""))
        for action in found:
            answer(words().text("sepakat.baris", **_described(action, told)))
    return 0


def _export(file: Path, found: tuple[Action, ...], told: ActionWords, seen: AreaView) -> None:
    notes = (f"{words().text('umum.produk')}: {seen.name} ({seen.area})",)
    try:
        file.write_bytes(actions.actions_workbook(found, told, notes, (today(), seen.on)))
    except OSError as error:
        raise KkbError("galat.tulis_gagal", file=str(file), detail=error.strerror or str(error)) from error
    say(words().text("sepakat.tertulis", n=len(found), file=str(file)))


def _import(asked: Namespace, app: AppContext, seen: AreaView, told: ActionWords) -> int:
    known = actions.vocabulary(told, actions.villages_of(seen, app.listed))
    stored = {a.id: a for a in actions.agreed_in(app, seen.area) if a.id is not None}
    read = read_agreed((read_bytes(asked.file), asked.file.name), known, today(), stored)
    saved = actions.save_actions(app, read.actions, asked.oleh)
    issues = [issue_sentence(issue, words()) for issue in read.issues]
    conflicts = [conflict_sentence(conflict, told) for conflict in saved.conflicts]
    for sentence in (*issues, *conflicts):
        say(f"{asked.file.name}: {sentence}")
    if asked.json:
        answer_json({"baris": read.rows, "tersimpan": saved.changed, "isu": issues, "bentrok": conflicts})
    else:
        answer(words().text("sepakat.tersimpan", n=saved.changed))
    return 1 if issues or conflicts else 0


def _described(action: Action, told: ActionWords) -> dict[str, object]:
    names = {"nama": told.name(action.kode), "kecamatan": told.name(action.kode_kec), "kode": action.kode}
    words_ = {"tugas": told.task(action.tugas), "instansi": told.agency(action.instansi), "langkah": told.step(action)}
    state = {"keadaan": late_words(action, told, today()), "hari_lewat": action.days_late(today())}
    state |= {"dinilai": action.day(today()), "asal": told.origin(action)}
    keys = {"kunci_tugas": action.tugas, "kunci_instansi": action.instansi}
    return action.values() | names | words_ | state | keys | {
        "id": action.id, "versi": action.versi, "contoh": action.contoh, "diubah_oleh": action.diubah_oleh
    }  # fmt: skip
