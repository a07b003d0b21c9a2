"""The real dashboard as `streamlit run app.py` starts it, in a process and with a store of its own."""

import contextlib
import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.needs import ROOT
from tests.postgres import free_port

START_SECONDS = 60
STORE_VARIABLE = "KKB_DATABASE_URL"
STORE = "kkb.db"
"""Name of a dashboard's own SQLite store in its folder."""


@dataclass(frozen=True, slots=True)
class AppServer:
    """A running dashboard: its address, its store and what it has written to its log."""

    url: str
    store: str
    log_file: Path
    pid: int = 0

    @property
    def log(self) -> str:
        """Everything the process has printed so far."""
        return self.log_file.read_text(encoding="utf-8", errors="replace")


@contextlib.contextmanager
def running_app(
    folder: Path,
    *,
    script: Path = ROOT / "app.py",
    store: str | None = None,
    options: Mapping[str, str] | None = None,
) -> Iterator[AppServer]:
    """Start the dashboard on a free loopback port and wait until it is healthy; stop it at the end.

    `folder` takes the log and, unless the SQLAlchemy URL `store` is given, the SQLite store: new if it has none.
    `options` are settings of Streamlit that stand above those of the product.
    """
    store = store or f"sqlite:///{(folder / STORE).as_posix()}"
    port, log_file = free_port(), folder / f"server-{time.time_ns()}.log"
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            _command(script, port, options or {}),
            cwd=script.parent,
            env=os.environ | {STORE_VARIABLE: store},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        server = AppServer(f"http://127.0.0.1:{port}", store, log_file, process.pid)
        try:
            _wait_until_healthy(server, process)
            yield server
        finally:
            _stop(process)


def _command(script: Path, port: int, wished: Mapping[str, str]) -> list[str]:
    options = {
        "server.port": port,
        "server.address": "127.0.0.1",
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
        **wished,
    }
    flags = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    return [sys.executable, "-m", "streamlit", "run", str(script), *flags]


def _wait_until_healthy(server: AppServer, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the dashboard ended with exit code {process.returncode}:\n{server.log}")
        if _answers(server.url):
            return
        time.sleep(0.1)
    raise TimeoutError(f"the dashboard was not healthy within {START_SECONDS} s:\n{server.log}")


def _answers(url: str) -> bool:
    connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=2)
    with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.kill()  # told to end, it would first wait for windows that are closing
    process.wait(timeout=10)
