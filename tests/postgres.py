"""A PostgreSQL server of the tests' own: made in a temporary folder, on loopback, gone afterwards."""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg

OWNER = "postgres"
EMPTY = "template0"


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running server; `url()` makes a new database in it."""

    port: int

    def url(self, like: str = EMPTY) -> str:
        """SQLAlchemy URL of a new database that is a copy of another one, by default of an empty one."""
        name = f"uji_{uuid4().hex[:12]}"
        with psycopg.connect(self._admin(), autocommit=True) as connection:
            # Since version 15 a copy goes through the log unless told otherwise, which takes ten times as long.
            quickly = "STRATEGY file_copy" if connection.info.server_version >= 150_000 else ""
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {like} ENCODING 'UTF8' {quickly}")
        return f"postgresql+psycopg://{OWNER}@127.0.0.1:{self.port}/{name}"

    def drop(self, url: str) -> None:
        """Remove a database made by `url()`, also when somebody is still connected to it."""
        name = url.rpartition("/")[2]
        with psycopg.connect(self._admin(), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _admin(self) -> str:
        return f"host=127.0.0.1 port={self.port} user={OWNER} dbname=postgres"


@contextlib.contextmanager
def running_cluster(programs: Path) -> Iterator[Cluster]:
    """Make and start a server with the `initdb` and `pg_ctl` found in `programs`; remove it after."""
    folder = Path(tempfile.mkdtemp(prefix="kkb-pg-"))
    as_owner = _as_owner(folder)
    data, port = folder / "data", free_port()
    options = (
        f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' "
        "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    )
    try:
        make = ["-D", data, "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
        _run([programs / "initdb", *make], folder, as_owner)
        log = folder / "log"
        _run([programs / "pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "start"], folder, as_owner)
        yield Cluster(port)
    finally:
        with contextlib.suppress(subprocess.CalledProcessError):
            _run([programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], folder, as_owner)
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    """A TCP port of the loopback address that nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _as_owner(folder: Path) -> dict[str, str]:
    """PostgreSQL refuses to run as root: then the folder and the processes are given to its own user."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return {}
    shutil.chown(folder, OWNER, OWNER)
    return {"user": OWNER, "group": OWNER}


def _run(command: list[str | Path], folder: Path, as_owner: dict[str, str]) -> None:
    # Not a pipe: the server inherits it and would keep it open for ever.
    with (folder / "output").open("ab") as output:
        subprocess.run(
            [str(part) for part in command],
            check=True,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            timeout=60,
            **as_owner,
        )
