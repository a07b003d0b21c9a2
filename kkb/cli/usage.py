"""What the command line says of arguments it cannot read, in Indonesian: argparse itself speaks only English."""

import argparse
import re
from typing import Any, NoReturn

_MESSAGES = (
    (r"the following arguments are required: (.*)", r"yang harus diisi: \1"),
    (r"one of the arguments (.*) is required", r"isi salah satu dari: \1"),
    (r"unrecognized arguments: (.*)", r"argumen tidak dikenal: \1"),
    (r"ambiguous option: (.*) could match (.*)", r"\1 bisa berarti beberapa: \2"),
    (r"argument (.*?): (.*)", r"\1: \2"),
    (r"(.*)invalid int value: (.*)", r"\1\2 bukan bilangan bulat"),
    (r"(.*)invalid \w+ value: (.*)", r"\1nilai \2 tidak dapat dipakai"),
    (r"(.*)invalid choice: (.*) \(choose from (.*)\)", r"\1\2 tidak dikenal; pilihan: \3"),
    (r"(.*)expected at least one argument", r"\1isi sedikitnya satu nilai"),
    (r"(.*)expected at most one argument", r"\1isi paling banyak satu nilai"),
    (r"(.*)expected one argument", r"\1isi satu nilai"),
    (r"(.*)expected (\d+) arguments?", r"\1isi \2 nilai"),
    (r"(.*)ignored explicit argument (.*)", r"\1tidak menerima nilai \2"),
    (r"(.*)not allowed with argument (.*)", r"\1tidak dapat bersama \2"),
)


class UsageFormatter(argparse.HelpFormatter):
    """Help that begins with how a command is used, in Indonesian."""

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """The line that says how the command is used."""
        super().add_usage(usage, actions, groups, "pemakaian: " if prefix is None else prefix)


class CommandParser(argparse.ArgumentParser):
    """A parser whose help and refusals are Indonesian; every command's parser is one too."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": UsageFormatter} | options | {"add_help": False})
        self._positionals.title, self._optionals.title = "argumen", "pilihan"
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")

    def error(self, message: str) -> NoReturn:
        """Say how the command is used and what is wrong on stderr, and exit with 2."""
        self.exit(2, f"{self.format_usage()}{self.prog}: galat: {refusal(message)}\n")


def refusal(message: str) -> str:
    """A message of argparse in Indonesian; one that is not known stays as it is.

    >>> refusal("argument --target: invalid int value: 'x'")
    "--target: 'x' bukan bilangan bulat"
    """
    for pattern, said in _MESSAGES:
        message = re.sub(rf"^{pattern}$", said, message)
    return message
