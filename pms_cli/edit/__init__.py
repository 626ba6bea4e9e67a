"""Mending a file: text is spliced at exact places, never dumped again, and what comes out is read
back before it is believed. Pure: nothing here reads or writes a file.
"""

from pms_cli.edit.endroit import Endroit, endroit
from pms_cli.edit.keys import reorder_keys
from pms_cli.edit.lines import end_of_file, strip_line_ends
from pms_cli.edit.mend import Mended, mend, settle
from pms_cli.edit.splice import apply, combine
from pms_cli.edit.texts import quote_value, replace_in_text, rewrite_text

__all__ = [
    "Endroit",
    "Mended",
    "apply",
    "combine",
    "end_of_file",
    "endroit",
    "mend",
    "quote_value",
    "reorder_keys",
    "replace_in_text",
    "rewrite_text",
    "settle",
    "strip_line_ends",
]
