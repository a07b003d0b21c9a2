"""Renews the lock: `python3 -m kkb.setup.lock` (Windows: `py -m kkb.setup.lock`).

`requirements.txt` and `requirements-dev.txt` keep the ranges that people edit. The lock beside each holds the exact
versions that were tested together, for every operating system and Python from 3.11, with the hash of every file, so
that an install in a year is the install of today. `--periksa` holds the lock against the known vulnerabilities.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from collections.abc import Collection, Sequence
from pathlib import Path

from kkb.setup.environment import MINIMUM, ROOT, RUNTIME, TESTS, SetupError, install, say

RANGES = {RUNTIME: "requirements.txt", TESTS: "requirements-dev.txt"}
"""Each lock and the ranges it is made from."""
COMPILER = "uv>=0.9,<1"
AUDITOR = "pip-audit>=2.9,<3"
UNREACHABLE = "Daftar celah keamanan tidak bisa dihubungi. Ulangi dengan internet."
STATEMENT = "# Dibuat oleh python3 -m kkb.setup.lock dari {ranges}; jangan disunting.\n# sha256 {digest}\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Renew both locks, or check them; 0 when done, 1 when a known hole was found, 2 when it could not be done."""
    asked = _parser().parse_args(arguments)
    try:
        return check() if asked.periksa else renew()
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 2


def renew(root: Path = ROOT) -> int:
    """Write both locks anew with the newest versions that the ranges allow."""
    python = _tool(COMPILER)
    runtime = _compiled(python, root, RANGES[RUNTIME])
    (root / RUNTIME).write_text(statement(root, RUNTIME) + runtime, encoding="utf-8", newline="\n")
    tests = _compiled(python, root, RANGES[TESTS], "--constraint", str(root / RUNTIME))
    added = without(tests, packages(runtime))
    (root / TESTS).write_text(statement(root, TESTS) + added, encoding="utf-8", newline="\n")
    say(f"Kunci diperbarui: {len(packages(runtime))} pustaka, {len(packages(added))} lagi untuk uji.")
    return 0


def check(root: Path = ROOT) -> int:
    """Hold both locks against the public list of known holes: 0 when none is known, 1 with each hole told.

    Raises SetupError when the list cannot be reached: what was not looked up is never called safe.
    """
    python = _tool(AUDITOR)
    files = [part for name in RANGES for part in ("--requirement", str(root / name))]
    command = [str(python), "-m", "pip_audit", "--disable-pip", "--progress-spinner=off", "--format=json", *files]
    answer = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    try:
        audited = json.loads(answer.stdout)["dependencies"]
    except (ValueError, KeyError):
        raise SetupError(f"{answer.stderr[-600:]}\n{UNREACHABLE}") from None
    holes = [f"{one['name']} {one['version']}: {hole['id']}" for one in audited for hole in one.get("vulns", ())]
    for hole in holes:
        say(hole)
    skipped = [one["name"] for one in audited if "skip_reason" in one]
    if skipped:
        raise SetupError(f"{len(skipped)} dari {len(audited)} pustaka tidak bisa diperiksa.\n{UNREACHABLE}")
    say(f"{len(audited)} pustaka diperiksa, {len(holes)} celah keamanan yang dikenal.")
    return 1 if holes else 0


def statement(root: Path, lock: str) -> str:
    """The first lines of a lock: what made it, from which ranges, and the digest of these."""
    ranges = RANGES[lock]
    digest = hashlib.sha256((root / ranges).read_bytes().replace(b"\r\n", b"\n")).hexdigest()
    return STATEMENT.format(ranges=ranges, digest=digest)


def packages(lock: str) -> dict[str, str]:
    """Exact version of each package of a lock, by name.

    >>> packages("babel==2.18.0 \\\\\\n    --hash=sha256:ab\\ntzdata==2026.1 ; sys_platform == 'win32' \\\\\\n")
    {'babel': '2.18.0', 'tzdata': '2026.1'}
    """
    lines = [line.split(" ")[0] for line in lock.splitlines() if "==" in line.split(" ")[0]]
    return dict(line.split("==") for line in lines)


def without(lock: str, names: Collection[str]) -> str:
    """A lock without these packages and their hashes."""
    kept, is_kept = [], True
    for line in lock.splitlines(keepends=True):
        if not line.startswith((" ", "\t")):
            is_kept = line.split("==")[0] not in names
        kept += [line] if is_kept else []
    return "".join(kept)


def _tool(requirement: str) -> Path:
    """The environment's Python, with a tool that only this command needs."""
    python = install([RUNTIME])
    answer = subprocess.run(
        [str(python), "-m", "pip", "install", "--quiet", requirement],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if answer.returncode:
        raise SetupError(f"{answer.stderr[-600:]}\nAlat {requirement} tidak bisa dipasang. Periksa sambungan internet.")
    return python


def _compiled(python: Path, root: Path, ranges: str, *more: str) -> str:
    version = ".".join(str(part) for part in MINIMUM)
    options = ["--universal", "--python-version", version, "--generate-hashes", "--no-annotate", "--no-header"]
    command = [str(python), "-m", "uv", "pip", "compile", *options, "--quiet", *more, str(root / ranges)]
    answer = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if answer.returncode:
        raise SetupError(f"{answer.stderr[-1000:]}\nKunci untuk {ranges} tidak bisa dibuat.")
    return answer.stdout


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python3 -m kkb.setup.lock", description=__doc__.splitlines()[0])
    parser.add_argument("--periksa", action="store_true", help="bandingkan kunci dengan celah keamanan yang dikenal")
    return parser


if __name__ == "__main__":
    sys.exit(main())
