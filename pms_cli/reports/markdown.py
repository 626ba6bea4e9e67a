"""Plain text put into Markdown so that it stays plain text."""

import re

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")
# A forge makes links of these whatever the escapes: an empty comment keeps the two parts apart.
_MENTION = re.compile(r"(@|\\#)(?=\w)")
_ADDRESS = re.compile(r"\b(https?:|ftp:|mailto:|www\.)(?=\S)", re.IGNORECASE)


def markdown_text(value: object) -> str:
    """One line of text in which nothing is Markdown, HTML, a mention or a link any more."""
    text = " ".join(str(value).split(" "))
    text = re.sub(r"\s*[\r\n]+\s*", " ", text)
    text = _SPECIAL.sub(r"\\\1", text)
    text = _LINE_START.sub(lambda match: f"{match[1]}{_escaped_start(match[2])}", text)
    text = _MENTION.sub(r"\1<!-- -->", text)
    return _ADDRESS.sub(r"\1<!-- -->", text)


def _escaped_start(mark: str) -> str:
    # « 12. » would begin a numbered list: the point is what must be escaped.
    return f"{mark}\\" if mark.isdigit() else f"\\{mark}"
