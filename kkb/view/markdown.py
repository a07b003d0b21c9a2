"""Names are data: text that must stand in a Markdown sentence exactly as it is."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&])")


def plain(text: object) -> str:
    """The text with every Markdown sign escaped, on one line.

    >>> plain("Desa *A* <b>")
    'Desa \\\\*A\\\\* \\\\<b\\\\>'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(str(text).split()))
