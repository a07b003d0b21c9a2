"""Starting the dashboard: a free port, a plain word about where it is, and an end when told."""

import os
import signal
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from kkb import mulai
from kkb.setup import environment
from tests.needs import ROOT, require
from tests.postgres import free_port


def test_a_port_in_use_is_named_and_another_one_offered() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(environment.SetupError, match=rf"Port {port} sedang dipakai .*\n.*--port {port + 1}"):
            mulai.free_port(port)


def test_without_a_wish_the_first_free_port_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port, other = taken.getsockname()[1], free_port()
        monkeypatch.setattr(mulai, "PORTS", (port, other))
        assert mulai.free_port(None) == other
        monkeypatch.setattr(mulai, "PORTS", (port,))
        with pytest.raises(environment.SetupError, match="sedang dipakai"):
            mulai.free_port(None)


@pytest.mark.parametrize(("asked", "watched"), [([], False), (["--kembang"], True)])
def test_source_files_are_watched_only_for_who_edits_them(
    monkeypatch: pytest.MonkeyPatch, asked: list[str], watched: bool
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(mulai, "install", lambda files: Path(sys.executable))
    monkeypatch.setattr(mulai, "_serve", lambda python, port, options, browser: started.append(options) or 0)
    assert mulai.main([*asked, "--server.address", "0.0.0.0"]) == 0
    assert ("--server.fileWatcherType" in started[0]) is watched
    assert started[0][-2:] == ["--server.address", "0.0.0.0"]


def test_nobody_else_waits_for_watched_files_and_collected_garbage() -> None:
    served = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert served["server"]["fileWatcherType"] == "none"
    assert served["runner"]["postScriptGC"] is False


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="sends a signal that Windows does not have")
def test_the_dashboard_starts_says_where_and_stops_when_told(tmp_path: Path) -> None:
    require((ROOT / "app.py").is_file(), "app.py belum ada")
    start = (  # a shell that starts the tests in the background lets all below them ignore the signal
        "import pathlib, signal, sys; from kkb import mulai; "
        "signal.signal(signal.SIGINT, signal.default_int_handler); "
        "mulai.install = lambda files: pathlib.Path(sys.executable); sys.exit(mulai.main(sys.argv[1:]))"
    )
    port, log = free_port(), tmp_path / "log"
    store = {"KKB_DATABASE_URL": f"sqlite:///{(tmp_path / 'kkb.db').as_posix()}"}
    with log.open("w", encoding="utf-8") as output:
        command = [sys.executable, "-c", start, "--port", str(port)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=output, env=os.environ | store)
        _wait_for(f"Dasbor siap: http://localhost:{port}", log, process)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0, log.read_text(encoding="utf-8")
    assert "Dasbor dihentikan." in log.read_text(encoding="utf-8")
    assert mulai._is_free(port)


def _wait_for(text: str, log: Path, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if text in log.read_text(encoding="utf-8"):
            return
        try:
            process.wait(timeout=0.1)
        except subprocess.TimeoutExpired:
            continue
        break
    process.kill()
    pytest.fail(log.read_text(encoding="utf-8"))
