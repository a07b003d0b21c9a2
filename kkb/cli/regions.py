"""`wilayah`: the code list of a region, or of all Indonesia, into the store."""

from argparse import Namespace

from kkb import jobs
from kkb.cli.speak import answer, answer_json, say, words
from kkb.view.issues import issue_list


def run_wilayah(asked: Namespace) -> int:
    """Read, check and store a code list: {"berkas", "desa", "kabupaten", "bergabung", "isu"}."""
    desk = jobs.open_desk()
    reading = jobs.read_list(desk, jobs.read_bytes(asked.file), asked.file.name)
    for sentence in issue_list(reading.issues, words()):
        say(sentence)
    before = len(desk.unmatched())
    jobs.accept_list(desk, reading)
    joined = before - len(desk.unmatched())
    if asked.json:
        answer_json(
            {
                "berkas": reading.file_name, "desa": len(reading.rows), "kabupaten": list(reading.districts),
                "bergabung": joined, "isu": issue_list(reading.issues, words(), len(reading.issues)),
            }
        )  # fmt: skip
        return 0
    values = {"n": len(reading.rows), "kab": len(reading.districts)}
    answer(words().text("daftar.tersimpan", berkas=reading.file_name, **values))
    if joined:
        answer(words().text("daftar.bergabung", n=joined))
    return 0
