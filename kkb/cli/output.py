"""What the command line says, and where: results on stdout, everything else on stderr."""

import json
import sys
from collections.abc import Sequence

from kkb.app import resources
from kkb.core.issue import Issue
from kkb.text.format import number
from kkb.text.issues import LISTED_AT_MOST, issue_list, issue_sentence
from kkb.text.language import FIRST
from kkb.text.wording import Wording


def words() -> Wording:
    """The wording of the command line: Indonesian."""
    return resources.words(FIRST)


def say(sentence: str) -> None:
    """A message to the person, on stderr."""
    print(sentence, file=sys.stderr)


def say_findings(name: str, issues: Sequence[Issue]) -> None:
    """What was found in a file, on stderr: as many as can be read, then how many more there are."""
    for sentence in issue_list(issues, words()):
        say(f"{name}: {sentence}")
    if len(issues) > LISTED_AT_MOST:
        say(f"{name}: {words().text('baris.semua_temuan', n=number(len(issues)))}")


def ask(question: str) -> str:
    """The first letter, small, of what a person at the terminal answers; "" for nothing or the end of input."""
    print(question, end=" ", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower()[:1]


def answer(text: str) -> None:
    """A result, on stdout."""
    print(text)


def answer_json(value: object) -> None:
    """A result as JSON, on stdout."""
    answer(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def issue_values(issue: Issue) -> dict[str, object]:
    """A finding as plain values, with its sentence."""
    return {
        "kode": issue.code, "tingkat": issue.severity, "baris": issue.row, "kolom": issue.column, "nilai": issue.value,
        "jumlah": issue.count, "kalimat": issue_sentence(issue, words()),
    }  # fmt: skip
