"""Whatever comes in: nothing raises, faults lie in the text, what was dumped is read back."""

from typing import Any

import yaml
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from pms_cli.diagnostics import KeyPath
from pms_cli.source import MAX_FAULTS, Source, read_source
from pms_cli.source.builder import Builder
from pms_cli.source.quick import quick_build
from tests.source.reading import read, text_at, value

SHEET = """\
numero: 12
titre: "Mieux lutter : été 😀"
pilotes: [DSDS, 'DPE']
calendrier:
  debut: 2017-T3
  jalons:
    - {date: 2018, libelle: Généralisation}
contexte: >-
  Trois
  communes.
objectifs:
  - |
    Un
""".encode()

# Pieces that mean something to YAML come up more often than by chance.
PIECES = st.sampled_from(
    ["a", "b: ", "- ", "? ", ": ", "[", "]", "{", "}", ",", "\n", "\n  ", "\n ", '"', "'", "|\n",
     ">-\n", "#c", "&x ", "*x", "!t ", "!<", "%", "%TAG ! x\n", "---\n", "...\n", "<<: ", "é", "\t",
     '"x"', "'y'", "k: v\n", "😀", "@", "\\", "\\u", "\x85", "\u2028", "\r", "\r\n", "\ufeff",
     "\x00"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=14).map("".join))

SCALARS = st.one_of(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Cn", "Zl", "Zp"]),
        max_size=8,
    ),
    st.sampled_from(["", "no", "1.10", "012", "~", "- a", "a: b", "# c", "*x", "12:30", "a\nb\n"]),
)
# A busy machine takes long to make large data: that is no fault of what is tested.
LARGE = [HealthCheck.too_slow]
KEYS = st.text(st.sampled_from("abcdeéà -_.1:#"), min_size=1, max_size=5)
DATA = st.dictionaries(
    KEYS,
    st.recursive(
        SCALARS,
        lambda inner: st.one_of(
            st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)
        ),
        max_leaves=12,
    ),
    max_size=5,
)
STYLES = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([True, False, None]),
        "default_style": st.sampled_from([None, '"', "'", "|", ">"]),
        "line_break": st.sampled_from(["\n", "\r\n"]),
        "indent": st.sampled_from([2, 4]),
        "width": st.sampled_from([20, 80, 10_000]),
        "explicit_start": st.booleans(),
        "allow_unicode": st.just(True),
        "sort_keys": st.booleans(),
    }
)


def check(source: Source) -> None:
    """What holds of any file once read."""
    size = len(source.text)
    for fault in source.faults:
        assert 0 <= fault.start <= fault.end <= size, fault
        span = source.span(fault.start, fault.end)
        assert (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column)
        assert span.end_line <= source.text.count("\n") + 1
        assert fault.message
    assert list(source.faults) == sorted(source.faults)
    assert len(source.faults) <= MAX_FAULTS + 1
    assert source.parsed or source.faults
    for path in [*paths(source.data), ("absent",), ()]:
        span = source.locate(path)
        assert (span.line, span.column) <= (span.end_line, span.end_column)


def paths(data: Any, here: KeyPath = ()) -> list[KeyPath]:
    found = [here]
    items = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    for step, item in items:
        found += paths(item, (*here, step))
    return found


def at(data: Any, path: KeyPath) -> Any:
    for step in path:
        data = data[step]
    return data


@settings(deadline=None, max_examples=200)
@example("a: !<%ed%a0%80> b")
@example("? ")
@example("?")
@example("a: [")
@example("\x00\x85a")
@given(TEXTS)
def test_any_text_is_read_or_refused_within_itself(text: str) -> None:
    check(read_source(text.encode("utf-8", errors="surrogatepass")))


@settings(deadline=None, max_examples=150)
@example(b"\xff\xfe")
@example(b"a: \xc3")
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused_within_themselves(raw: bytes) -> None:
    check(read_source(raw))


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(st.integers(0, len(SHEET) - 1), st.integers(0, 255)), max_size=3))
def test_any_bytes_of_a_good_sheet_may_flip(flips: list[tuple[int, int]]) -> None:
    raw = bytearray(SHEET)
    for place, byte in flips:
        raw[place] = byte
    check(read_source(bytes(raw)))


@settings(deadline=None, max_examples=150)
@given(st.integers(0, len(SHEET)), st.integers(0, 40), PIECES)
def test_any_part_of_a_good_sheet_may_be_cut_out_or_replaced(
    start: int, length: int, piece: str
) -> None:
    check(read_source(SHEET[:start] + piece.encode() + SHEET[start + length :]))


@settings(deadline=None, max_examples=200, suppress_health_check=LARGE)
@given(DATA, STYLES)
def test_what_yaml_dumps_is_read_back_equal(data: Any, style: dict[str, Any]) -> None:
    dumped = yaml.safe_dump(data, encoding="utf-8", **style)
    # PyYAML does not read back all that it folds itself (an escape at the end of a line).
    assume(yaml.load(dumped, Loader=yaml.BaseLoader) == data)
    source = read(dumped)
    assert (source.faults, source.data) == ((), data)


@settings(deadline=None, max_examples=200, suppress_health_check=LARGE)
@given(DATA, STYLES)
def test_every_path_leads_to_text_that_says_the_value(data: Any, style: dict[str, Any]) -> None:
    dumped = yaml.safe_dump(data, encoding="utf-8", **style)
    assume(yaml.load(dumped, Loader=yaml.BaseLoader) == data)
    source = read(dumped)
    for path in paths(data):
        there = at(data, path)
        if not isinstance(there, str):
            continue
        span = source.locate(path)
        written = text_at(source, span)
        # It is whole where it is said to be: read alone, that text is the value again.
        again: Any = value(f"a: {written}\n")["a"]
        if written[:1] in {"|", ">"}:
            # Its indentation was counted from a group that is no longer there.
            assert again.split() == there.split()
        else:
            assert again == there
        name = path[-1]
        if isinstance(name, str):
            assert read(f"{text_at(source, source.locate(path, key=True))}: 1").data == {name: "1"}


@settings(deadline=None, max_examples=100, suppress_health_check=LARGE)
@given(DATA, st.sampled_from(["\n", "\r\n"]), st.integers(1, 50))
def test_lines_above_and_the_ends_of_lines_move_no_column(data: Any, end: str, above: int) -> None:
    plain = yaml.safe_dump(data, allow_unicode=True, default_flow_style=False)
    here = read(plain)
    there = read((end * above + plain.replace("\n", end)).encode())
    for path in paths(data):
        one, two = here.locate(path), there.locate(path)
        if path:
            assert (two.line - above, two.column) == (one.line, one.column)


@settings(deadline=None, max_examples=400, suppress_health_check=LARGE)
@example("a: 'x'\nb: \"\\t\"\n")
@example("a: b # c\n")
@example("a: b\r\nc: d\r\n")
@example("a: b\n...\n---\nc: d\n")
@example("\n--- a: b")
@example("a: {b: {c: {d: [e]}}}")
@example("? a\n: b\n")
@example("a: b\n%x")
@given(st.one_of(TEXTS, st.builds(lambda a, b: f"k: {a}\nl: {b}\n", TEXTS, TEXTS)))
def test_the_short_way_reads_what_the_careful_one_does_or_nothing(text: str) -> None:
    quick = quick_build(text)
    careful = read_careful(text)
    assert quick is None or (careful.root, careful.faults, careful.cuts) == (quick, [], [])


@settings(deadline=None, max_examples=150, suppress_health_check=LARGE)
@given(DATA, STYLES)
def test_the_short_way_reads_what_was_dumped_as_the_careful_one_does(
    data: dict[str, Any], style: dict[str, Any]
) -> None:
    text = yaml.dump(data, **style)
    quick = quick_build(text)
    assert quick is None or quick == read_careful(text).root


def test_the_short_way_is_that_of_an_ordinary_sheet() -> None:
    text = SHEET.decode()
    assert quick_build(text) == read_careful(text).root != {}
    assert quick_build(text.replace("\n", "\r\n")) == quick_build(text)


def read_careful(text: str) -> Builder:
    return Builder(text).run()
