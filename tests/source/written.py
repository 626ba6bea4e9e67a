"""Texts written in every style and layout of YAML, for properties to be put to."""

from hypothesis import strategies as st

from pms_cli.diagnostics import KeyPath
from pms_cli.source import Source, read_source

PATHS: dict[str, KeyPath] = {
    "k: §\nz: 1\n": ("k",),
    "k: §": ("k",),
    "# d\nk:\n  - a\n  - §\n  # e\nz: 1\n": ("k", 1),
    "k:\n- §\n": ("k", 0),
    "k:\n  - - b\n    - §\n": ("k", 0, 1),
    "k:\n  x:\n     y: §\n  w: 2\n": ("k", "x", "y"),
    "k:\n  - x: §\n    w: 2\n": ("k", 0, "x"),
    "? k\n: §\nz: 1\n": ("k",),
    "k: [a, §, c] # f\n": ("k", 1),
    "k: {a: b, c: §}\n": ("k", "c"),
    "k: [c: §]\n": ("k", 0, "c"),
}
"""Where a text may be written, and its path; ``§`` stands for it."""

_WORDS = ["a", "bé", "l’eau", "😀", "\u00a0", "#", "c#d", ":", "::", "-", "?", "'", '"', "\\", ",",
          "[", "}", "&", "*", "!", "|", ">", "%", "@", "`", "---", "\u3000", "\u202f", "n° 12",
]  # fmt: skip
_ESCAPES = [r"\"", r"\\", r"\n", r"\t", r"\ ", r"\x41", r"\u00e9", r"\U0001F600", r"\/", r"\_"]
_BLANKS = [" ", "  ", "\t", " \t ", "\n    ", "\n        ", "\n\n    ", " \n\n\n     ",
           "\n   \n    ", "\n    \t"]  # fmt: skip
_UNQUOTED = [word for word in _WORDS if word not in {'"', "\\"}]
_DEEPER = [blanks.replace("\n", "\n  ") for blanks in _BLANKS]
_CONTINUED = ["\\\n     ", "\\\n\n   "]
_ENDS = ["", "\n", "\n\n", "\n\n\n", "\n      \n"]
_HEADERS = ["", "-", "+", "2", "-3", "+1", "1+", " # c", "-   # d '"]

_plain = st.lists(st.sampled_from(_WORDS + _BLANKS), min_size=1, max_size=9).map("".join)
_single = st.lists(st.sampled_from([*_WORDS, *_BLANKS, "''"]), max_size=9).map(
    lambda pieces: "'" + "".join(piece if piece != "'" else "''" for piece in pieces) + "'"
)
_double = st.lists(st.sampled_from([*_UNQUOTED, *_BLANKS, *_ESCAPES, *_CONTINUED]), max_size=9).map(
    lambda pieces: '"' + "".join(pieces) + '"'
)
_block = st.builds(
    lambda style, header, blank, text, end: f"{style}{header}\n{blank}      {text}{end}",
    st.sampled_from("|>"),
    st.sampled_from(_HEADERS),
    st.sampled_from(["", "\n", "  \n\n"]),
    st.lists(st.sampled_from(_WORDS + _DEEPER), min_size=1, max_size=9).map("".join),
    st.sampled_from(_ENDS),
)
RAW = st.one_of(_plain, _single, _double, _block)
"""How a text may be written, right or wrong."""


@st.composite
def written(draw: st.DrawFn) -> tuple[Source, KeyPath, str]:
    """A file in which nothing is refused, with a text in it: its path, its value."""
    template = draw(st.sampled_from(sorted(PATHS)))
    raw = draw(RAW)
    file = template.replace("§", raw)
    source = read_source(file.replace("\n", draw(st.sampled_from(["\n", "\r\n"]))).encode())
    value = source.value(PATHS[template])
    if source.faults or not isinstance(value, str) or not value:
        # Not what was meant, but a file all the same: the simplest writing of one text.
        source = read_source(b"k: texte simple\n")
        return source, ("k",), "texte simple"
    return source, PATHS[template], value


def reread(source: Source, start: int, end: int, new: str) -> Source:
    """The file once a stretch of its text is replaced."""
    return read_source((source.text[:start] + new + source.text[end:]).encode())
