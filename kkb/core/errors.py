"""What a person can put right: errors that carry a wording key and its values, never a finished sentence."""


class KkbError(Exception):
    """Something the person at the screen or the command line can fix.

    `key` names a sentence in `data/teks/<bahasa>/galat.toml`; `values` fill its places.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value}" for name, value in self.values.items())
        return f"{self.key}: {details}" if details else self.key


class SchemeError(KkbError):
    """A file under `data` that cannot be used: which file, where, what was found, what is allowed."""

    def __init__(self, where: str, found: object, allowed: str) -> None:
        super().__init__("galat.skema", where=where, found=str(found), allowed=allowed)
