"""What the command line says, and where: results on stdout, everything else on stderr."""

import json
import sys
from functools import cache

from kkb import shipped
from kkb.view.wording import Wording


@cache
def words() -> Wording:
    """The wording of the command line: Indonesian."""
    return Wording("id", shipped.wording("id"))


def say(sentence: str) -> None:
    """A message to the person, on stderr."""
    print(sentence, file=sys.stderr)


def answer(text: str) -> None:
    """A result, on stdout."""
    print(text)


def answer_json(value: object) -> None:
    """A result as JSON, on stdout."""
    answer(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def bare(sentence: str) -> str:
    """A sentence of the screen as plain text: without the marks of Markdown."""
    return sentence.replace("**", "").replace("\\", "")
