"""Makes the project's own Python environment in `.venv` and fills it: what `kkb.mulai` and `kkb.uji` share.

Standard library only, and no newer syntax than Python 3.7 knows: this runs before anything is installed, and
must be able to tell somebody with an old Python what is wrong.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MINIMUM = (3, 11)
RUNTIME = "requirements.lock"
TESTS = "requirements-dev.lock"
"""What both commands install; `kkb.setup.lock` makes them from the ranges in the .txt files of the same name."""
STAMP = "kkb-terpasang.json"


class SetupError(Exception):
    """Something that the person at the keyboard can put right; the text says how."""


def say(text: str) -> None:
    """Tell the person at the keyboard, at once."""
    print(text, flush=True)


def check_python(version: Sequence[int] = sys.version_info[:2]) -> None:
    """Raise SetupError when this Python is too old, naming a newer one of this computer if there is any."""
    if tuple(version[:2]) >= MINIMUM:
        return
    newer = next((f"python3.{minor}" for minor in range(19, 10, -1) if shutil.which(f"python3.{minor}")), None)
    advice = (
        f"Di komputer ini ada {newer}; jalankan perintah yang sama dengan {newer}."
        if newer
        else "Pasang Python yang lebih baru dari python.org, lalu ulangi perintah ini."
    )
    needed, found = _dotted(MINIMUM), _dotted(version[:2])
    raise SetupError(f"Perlu Python {needed} atau lebih baru; yang dipakai sekarang Python {found}.\n{advice}")


def check_venv() -> None:
    """Raise SetupError when this Python cannot make environments (Debian ships that part separately)."""
    if can_make_venv():
        return
    raise SetupError(
        "Python ini belum lengkap: bagian untuk membuat lingkungan sendiri (ensurepip) tidak ada.\n"
        f"Di Debian atau Ubuntu jalankan:  sudo apt install {venv_package()}\nlalu ulangi perintah ini."
    )


def can_make_venv() -> bool:
    """Whether this Python has all it needs to make environments."""
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def venv_package() -> str:
    """The Debian package that completes this Python."""
    return f"python{_dotted(sys.version_info[:2])}-venv"


def environment_python(root: Path = ROOT) -> Path:
    """Path of the Python inside the project's environment (it need not exist)."""
    return root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def is_installed(files: Sequence[str], root: Path = ROOT) -> bool:
    """Whether what the requirement files ask for was put into this environment by this Python before."""
    stamp = _read_stamp(root)
    wanted = {name: _digest(root / name) for name in files}
    same_files = all(stamp["files"].get(name) == digest for name, digest in wanted.items())
    return environment_python(root).exists() and stamp["python"] == _this_python() and same_files


def install(files: Sequence[str], root: Path = ROOT) -> Path:
    """Make the environment if needed and install the requirement files into it; returns its Python.

    Does nothing when they are there already. Raises SetupError with advice when it cannot be done.
    """
    check_python()
    if is_installed(files, root):
        return environment_python(root)
    _make_environment(root)
    say("Memasang pustaka yang diperlukan. Pertama kali bisa beberapa menit; berikutnya dilewati.")
    _pip_install(files, root)
    _write_stamp(files, root)
    say("Pustaka siap.")
    return environment_python(root)


def _make_environment(root: Path) -> None:
    """Make `.venv`, again from scratch when it was left half made or belongs to another Python."""
    if _made_by(environment_python(root)) == _this_python():
        return
    check_venv()
    import venv

    say("Membuat lingkungan Python di folder .venv ...")
    try:
        venv.EnvBuilder(with_pip=True, clear=True, symlinks=os.name != "nt").create(root / ".venv")
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetupError(
            f"Folder .venv tidak bisa dibuat di {root}:\n{error}\n"
            "Pastikan folder ini boleh ditulisi dan masih ada ruang di disk, lalu ulangi."
        ) from error


def _made_by(python: Path) -> str | None:
    """Which Python an environment is of, as `_this_python` says it; None when not there or without pip."""
    ask = "import pip, sys; print(sys.implementation.name, '%d.%d' % sys.version_info[:2], sys.platform)"
    try:
        answer = subprocess.run([str(python), "-c", ask], capture_output=True, encoding="utf-8", check=False)
    except OSError:
        return None
    return answer.stdout.strip() if answer.returncode == 0 else None


def _pip_install(files: Sequence[str], root: Path) -> None:
    """Run pip, showing one line per package fetched; its full output only when it fails."""
    options = [part for name in files for part in ("-r", str(root / name))]
    command = [
        str(environment_python(root)),
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--no-input",
    ]
    lines: list[str] = []
    with subprocess.Popen(
        command + options,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as pip:
        for line in pip.stdout or ():
            lines.append(line.rstrip())
            _tell_progress(line)
    if pip.returncode != 0:
        raise SetupError(_pip_advice(lines))


def _tell_progress(line: str) -> None:
    package = re.match(r"Collecting ([\w.-]+)", line)
    if package:
        say(f"  {package[1]}")
    elif line.startswith("WARNING: Retrying"):
        say("  menunggu sambungan internet ...")


def _pip_advice(lines: list[str]) -> str:
    offline = any("connection" in line.lower() or "resolution" in line.lower() for line in lines)
    cause = (
        "Pustaka tidak bisa diambil dari internet. Periksa sambungan (atau pengaturan proxy), lalu ulangi."
        if offline
        else "Pustaka tidak bisa dipasang. Yang dikatakan pip ada di atas; perbaiki, lalu ulangi."
    )
    said = [line for line in lines if line.startswith(("ERROR", "WARNING"))] or lines
    return "\n".join([*said[-12:], "", cause])


def _read_stamp(root: Path) -> dict:
    """What was installed before: the Python and a digest of each requirement file; empty when nothing was."""
    try:
        stamp = json.loads((root / ".venv" / STAMP).read_text(encoding="utf-8"))
        return {"python": str(stamp["python"]), "files": dict(stamp["files"])}
    except (OSError, ValueError, KeyError, TypeError):
        return {"python": "", "files": {}}


def _write_stamp(files: Sequence[str], root: Path) -> None:
    """Remember these files as installed, beside those of earlier runs that have not changed since."""
    before = _read_stamp(root)["files"]
    kept = {name: digest for name, digest in before.items() if digest == _digest(root / name)}
    stamp = {"python": _this_python(), "files": {**kept, **{name: _digest(root / name) for name in files}}}
    (root / ".venv" / STAMP).write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")


def _digest(file: Path) -> str | None:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return None


def _this_python() -> str:
    return f"{sys.implementation.name} {_dotted(sys.version_info[:2])} {sys.platform}"


def _dotted(version: Sequence[int]) -> str:
    return ".".join(str(part) for part in version)
