"""Sets up and runs all tests: `python3 -m kkb.uji` (Windows: `py -m kkb.uji`), pytest's options may follow.

With `--ubahan` only those that the changes since `main` touch.
First the fast part on all processors, then the slow part (PostgreSQL, browser) on two. Each has files that follow each
other, so that what they share is made once; whoever is done first takes over from another.
On Debian the programs that the slow part needs are installed when missing; elsewhere those tests are skipped.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from kkb.setup.environment import (
    ROOT,
    RUNTIME,
    TESTS,
    SetupError,
    can_make_venv,
    check_python,
    environment_python,
    install,
    say,
    venv_package,
)

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
BROWSERS_ELSEWHERE = (
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
OFFICE_ELSEWHERE = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
MOST_WORKERS = 8
SLOW_WORKERS = 2
"""Each brings a dashboard, a browser and a PostgreSQL of its own."""
COMPLETE = "KKB_UJI_LENGKAP"
"""Environment variable: when 1 (CI sets it), a test that lacks something fails instead of being skipped."""
NO_TEST_RAN = 5
"""pytest's exit code when a selection held no test."""


def main(arguments: list[str] | None = None) -> int:
    """Set up if needed and run the tests; 0 when all passed, else pytest's exit code (1: a test failed)."""
    asked, passed_on = _parser().parse_known_args(arguments)
    try:
        check_python()
        add_programs(missing_programs(slow=not asked.cepat))
        python = install([RUNTIME, TESTS])
        chosen = touched() if asked.ubahan else []
        return total(
            [_pytest(python, options, [*passed_on, *chosen]) for options in parts(passed_on, fast_only=asked.cepat)]
        )
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        say("\nUji dihentikan.")
        return 130


def chromium() -> Path | None:
    """Path of a Chromium-like browser of this computer, or None."""
    found = [path for path in map(shutil.which, BROWSERS) if path]
    found += [path for path in BROWSERS_ELSEWHERE if Path(path).is_file()]
    return Path(found[0]) if found else None


def postgres_programs() -> Path | None:
    """Folder with PostgreSQL's `initdb` and `pg_ctl`, the newest of this computer, or None."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if debian:
        return debian[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


def office_program() -> Path | None:
    """LibreOffice of this computer, or None."""
    found = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))), None)
    elsewhere = (path for path in map(Path, OFFICE_ELSEWHERE) if path.is_file())
    return Path(found) if found else next(elsewhere, None)


def missing_programs(*, slow: bool) -> list[str]:
    """Debian packages of what the tests need beside Python packages and this computer lacks."""
    missing = [] if environment_python().exists() or can_make_venv() else [venv_package()]
    if slow and not chromium():
        missing.append("chromium")
    if slow and not postgres_programs():
        missing.append("postgresql")
    if slow and not office_program():
        missing.append("libreoffice-calc")
    return missing


def add_programs(packages: list[str]) -> None:
    """Install Debian packages where that is possible; otherwise say what will be skipped, and go on."""
    if not packages:
        return
    apt = _apt()
    if apt is None:
        say(f"Tidak ada di komputer ini: {', '.join(packages)}. Uji yang memerlukannya dilewati.")
        if shutil.which("apt-get"):
            say(f"Untuk memasangnya:  sudo apt-get install {' '.join(packages)}")
        return
    say(f"Memasang paket Debian: {', '.join(packages)} ...")
    _quiet([*apt, "update"])
    for package in packages:  # one at a time: another distribution may know only some of them
        if _quiet([*apt, "install", "-y", "--no-install-recommends", package]) != 0:
            say(f"Paket {package} tidak bisa dipasang. Uji yang memerlukannya dilewati.")


def parts(passed_on: list[str], *, fast_only: bool) -> list[list[str]]:
    """pytest's options for each part of the run; a marker asked for by hand (-m) makes it one part."""
    workers = ["-n", str(min(os.cpu_count() or 1, MOST_WORKERS)), "--dist", "worksteal"]
    if "-m" in passed_on:
        return [[]]
    fast = [["-m", "not slow", *workers]]
    return fast if fast_only else [*fast, ["-m", "slow", "-n", str(SLOW_WORKERS), "--dist", "worksteal"]]


def touched() -> list[str]:
    """The files with tests that the changes of this branch touch; none means all, and it is said which."""
    from kkb.setup.changed import changed_files, touched_tests  # needs the Python that was checked before

    tests = touched_tests(ROOT, changed_files(ROOT))
    if tests is None:
        say("Perubahan ini menyentuh semua uji.")
        return []
    say(f"Uji yang tersentuh perubahan ini: {len(tests)} berkas.")
    return tests


def total(codes: list[int]) -> int:
    """One exit code for all parts: the first failure; a part without tests counts only if all were empty."""
    failed = [code for code in codes if code not in (0, NO_TEST_RAN)]
    if failed:
        return failed[0]
    return 0 if 0 in codes else NO_TEST_RAN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python3 -m kkb.uji",
        description="Menyiapkan dan menjalankan semua uji. Pilihan lain diteruskan ke pytest.",
        add_help=False,
        allow_abbrev=False,
    )
    parser.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")
    parser.add_argument("--cepat", action="store_true", help="hanya bagian cepat (tanpa PostgreSQL dan peramban)")
    parser.add_argument("--ubahan", action="store_true", help="hanya uji yang tersentuh perubahan sejak cabang main")
    return parser


def _apt() -> list[str] | None:
    """The command that installs Debian packages without asking, or None where there is none."""
    if not (Path("/etc/debian_version").exists() and shutil.which("apt-get")):
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    if shutil.which("sudo") and _quiet(["sudo", "-n", "true"]) == 0:
        return ["sudo", "-n", "apt-get"]
    return None


def _quiet(command: list[str]) -> int:
    """Run a command, showing its last lines only when it fails; returns its exit code."""
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        say("\n".join(done.stdout.splitlines()[-5:]))
    return done.returncode


def _pytest(python: Path, options: list[str], passed_on: list[str]) -> int:
    # The tests never see the store and the wishes of the person who runs them. Compiled files are kept: the run starts
    # dozens of processes, and each would compile everything anew.
    hidden = {"PYTHONDONTWRITEBYTECODE", *(name for name in os.environ if name.startswith("KKB_") and name != COMPLETE)}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [str(python), "-m", "pytest", *options, *passed_on]
    return subprocess.run(command, cwd=str(ROOT), env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
