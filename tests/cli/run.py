"""The command line as a person meets it: exit code, what stands on stdout, what on stderr."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from kkb.cli import main
from tests.needs import ROOT


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


def here(capsys: pytest.CaptureFixture[str], *arguments: object) -> Answer:
    """A command run in the test's own process."""
    code = main([str(a) for a in arguments])
    captured = capsys.readouterr()
    return Answer(code, captured.out, captured.err)


def outside(*arguments: object, folder: Path = ROOT, **variables: str) -> Answer:
    """A command run as `python -m kkb` in a process of its own, as bytes in UTF-8."""
    done = subprocess.run(
        [sys.executable, "-m", "kkb", *map(str, arguments)],
        cwd=folder, capture_output=True, check=False, timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT), **variables},
    )  # fmt: skip
    return Answer(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
