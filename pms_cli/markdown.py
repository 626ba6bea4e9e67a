"""Plain text put into Markdown so that it stays plain text."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#&$])")
_LINE_START = re.compile(r"^(?:([-+=])|(\d+)(?=[.)]))")
# A forge makes links and pictures of these in the rendered page, whatever the escapes: an empty
# comment keeps the two parts apart.
_REFERENCE = re.compile(r"([@!%]|\\[#~&])(?=\w)|(\\\$)(?=\S)|(:)(?=[\w+-]+:)")
_ADDRESS = re.compile(r"(https?:|ftp:|mailto:|xmpp:|www\.|:(?=//))(?=\S)", re.IGNORECASE)
_APART = "<!-- -->"


def markdown_text(value: object) -> str:
    """One line of text in which nothing is Markdown, HTML, a mention or a link any more."""
    # No blank at the ends, non-breaking ones neither: bold would not see where it stops.
    text = re.sub(r"\s*[\r\n]+\s*", " ", str(value)).strip()
    text = _SPECIAL.sub(r"\\\1", text)
    # « 12. » would begin a numbered list: the point is what must be escaped.
    text = _LINE_START.sub(lambda match: f"\\{match[1]}" if match[1] else f"{match[2]}\\", text)
    text = _REFERENCE.sub(rf"\g<0>{_APART}", text)
    return _ADDRESS.sub(rf"\g<0>{_APART}", text)
