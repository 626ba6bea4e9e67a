"""reviewdog's format, read by protobuf's own JSON reader as reviewdog reads it."""

import json
from typing import Any

import pytest
from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory
from hypothesis import given, settings

from pms_cli.diagnostics import Edit, Fix, Span
from pms_cli.output.diagnostics import message_text
from pms_cli.output.lint import FORMATS, Verification
from tests.output.lint.verifications import (
    ASTRAL,
    A,
    C,
    astral,
    problem,
    verification,
    verifications,
)

# The names and types of reviewdog's messages, after its documentation of the format.
STRING, INT32, ENUM, MESSAGE = 9, 5, 14, 11
MESSAGES: dict[str, list[tuple[str, int, str, bool]]] = {
    "Position": [("line", INT32, "", False), ("column", INT32, "", False)],
    "Range": [("start", MESSAGE, "Position", False), ("end", MESSAGE, "Position", False)],
    "Location": [("path", STRING, "", False), ("range", MESSAGE, "Range", False)],
    "Source": [("name", STRING, "", False), ("url", STRING, "", False)],
    "Code": [("value", STRING, "", False), ("url", STRING, "", False)],
    "Suggestion": [("range", MESSAGE, "Range", False), ("text", STRING, "", False)],
    "Diagnostic": [
        ("message", STRING, "", False),
        ("location", MESSAGE, "Location", False),
        ("severity", ENUM, "Severity", False),
        ("source", MESSAGE, "Source", False),
        ("code", MESSAGE, "Code", False),
        ("suggestions", MESSAGE, "Suggestion", True),
    ],
    "DiagnosticResult": [
        ("diagnostics", MESSAGE, "Diagnostic", True),
        ("source", MESSAGE, "Source", False),
        ("severity", ENUM, "Severity", False),
    ],
}


def _message_class() -> Any:
    file = descriptor_pb2.FileDescriptorProto(name="rdf.proto", package="rdf", syntax="proto3")
    severity = file.enum_type.add(name="Severity")
    for rank, name in enumerate(["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]):
        severity.value.add(name=name, number=rank)
    for name, fields in MESSAGES.items():
        message = file.message_type.add(name=name)
        for rank, (field, kind, of, repeated) in enumerate(fields, 1):
            added = message.field.add(name=field, number=rank, label=3 if repeated else 1)
            added.type = kind  # type: ignore[assignment]
            if of:
                added.type_name = f".rdf.{of}"
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName("rdf.DiagnosticResult"))


RESULT = _message_class()


def written(checked: Verification) -> Any:
    return json_format.Parse(FORMATS["rdjson"](checked), RESULT())


def place(position: Any) -> tuple[int, int]:
    return position.line, position.column


def test_the_reader_refuses_what_is_not_of_the_format() -> None:
    with pytest.raises(json_format.ParseError):
        json_format.Parse('{"diagnostics": [{"niveau": "ERROR"}]}', RESULT())


def test_a_problem() -> None:
    texts = {"actions/01-a.yaml": "\n" * 6 + "sources: [x]\n"}
    assert json.loads(FORMATS["rdjson"](verification(problem(), texts=texts))) == {
        "source": {"name": "pms"},
        "severity": "ERROR",
        "diagnostics": [
            {
                "message": "«\u00a0x\u00a0» n’est pas là\u00a0: ajoutez-le",
                "location": {
                    "path": "data/actions/01-a.yaml",
                    "range": {"start": {"line": 7, "column": 9}, "end": {"line": 7, "column": 12}},
                },
                "severity": "ERROR",
                "code": {"value": "PMS206"},
            }
        ],
    }


def test_severities_and_the_worst_of_them() -> None:
    found = written(verification(problem("b", severity=A), problem("c", severity=C)))
    assert [item.severity for item in found.diagnostics] == [2, 3]
    assert found.severity == 2


def test_nothing_found() -> None:
    assert json.loads(FORMATS["rdjson"](verification())) == {
        "source": {"name": "pms"},
        "diagnostics": [],
    }


def test_columns_are_bytes_and_a_mending_is_one_suggestion() -> None:
    (found,) = written(astral()).diagnostics
    line = ASTRAL.encode().split(b"\r\n")[0]
    (start_line, start), (end_line, end) = (
        place(found.location.range.start),
        place(found.location.range.end),
    )
    assert (start_line, end_line) == (1, 1)
    assert line[start - 1 : end - 1].decode() == "té"
    # « titre: » and a space, four bytes of 😀, one of « e », two of its accent.
    assert (start, end) == (15, 18)
    (suggestion,) = found.suggestions
    assert place(suggestion.range.start) == (1, 15)
    assert place(suggestion.range.end) == (2, 5)
    assert suggestion.text == "TÉ\r\naxes:"


def test_a_file_that_cannot_be_read_has_lines_only() -> None:
    (found,) = written(verification(problem())).diagnostics
    assert place(found.location.range.start) == (7, 0)
    assert place(found.location.range.end) == (7, 0)
    assert "column" not in FORMATS["rdjson"](verification(problem()))


@pytest.mark.parametrize(
    ("column", "told"), [(1, 1), (9, 12), (14, 19), (15, 20), (16, 0)], ids=str
)
def test_the_end_of_a_line_is_a_place_what_is_past_it_is_not(column: int, told: int) -> None:
    # 14 is the line feed's column, 15 what follows it: the next line's beginning.
    item = problem(span=Span(1, column, 1, column))
    (found,) = written(verification(item, texts={item.path: ASTRAL})).diagnostics
    assert place(found.location.range.start) == (1, told)


def test_an_insertion_is_a_range_without_length() -> None:
    item = problem(fix=Fix((Edit(8, 8, "!"),)))
    (found,) = written(verification(item, texts={item.path: ASTRAL})).diagnostics
    (suggestion,) = found.suggestions
    assert place(suggestion.range.start) == place(suggestion.range.end) == (1, 12)


@settings(deadline=None)
@given(verifications())
def test_any_text_is_read_back(checked: Verification) -> None:
    text = FORMATS["rdjson"](checked)
    found = json_format.Parse(text, RESULT())
    assert text == FORMATS["rdjson"](checked)
    assert [item.message for item in found.diagnostics] == [
        message_text(item) for item in checked.diagnostics
    ]
    for told, item in zip(found.diagnostics, checked.diagnostics, strict=True):
        path = f"{checked.prefix}{item.path}".encode("utf-8", "backslashreplace").decode()
        assert told.location.path == path
        assert told.location.range.start.line == item.span.line


@settings(deadline=None)
@given(verifications())
def test_a_suggestion_applied_to_the_bytes_gives_what_the_edits_give(
    checked: Verification,
) -> None:
    for told, item in zip(written(checked).diagnostics, checked.diagnostics, strict=True):
        text = checked.text_of(item.path)
        for suggestion in told.suggestions:
            raw = text.encode("utf-8", "surrogatepass")
            lines = [0]
            lines += [rank + 1 for rank, byte in enumerate(raw) if byte == ord("\n")]
            start, end = suggestion.range.start, suggestion.range.end
            first = lines[start.line - 1] + start.column - 1
            last = lines[end.line - 1] + end.column - 1
            assert item.fix is not None
            for edit in sorted(item.fix.edits, reverse=True):
                text = text[: edit.start] + edit.text + text[edit.end :]
            mended = raw[:first] + suggestion.text.encode() + raw[last:]
            assert mended == text.encode("utf-8", "surrogatepass")
