"""The second front end: results on stdout, messages on stderr; exit 0 done, 1 a person must fix something, 2 usage."""

import sys
from collections.abc import Sequence

from kkb.cli.output import say, words
from kkb.cli.parser import build_parser
from kkb.core.errors import KkbError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    asked = build_parser().parse_args(arguments)
    try:
        return asked.run(asked)
    except KkbError as error:
        say(words().text(error.key, **error.values))
        return 1
    except BrokenPipeError:
        return 0
