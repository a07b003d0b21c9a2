"""Names are data: text that must stand in a Markdown sentence exactly as it is."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&])")
_MARKED = re.compile(rf"\\{_SPECIAL.pattern}|\*\*?|`")


def plain(text: object) -> str:
    """The text with every Markdown sign escaped, on one line.

    >>> plain("Desa *A* <b>")
    'Desa \\\\*A\\\\* \\\\<b\\\\>'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(str(text).split()))


def bare(sentence: str) -> str:
    """A sentence of the screen as plain text: without the marks of Markdown, and every name exactly as it is.

    >>> bare(f"**{plain('Desa *A* (B)')}** kurang 3")
    'Desa *A* (B) kurang 3'
    """
    return _MARKED.sub(lambda found: found[1] or "", sentence)
