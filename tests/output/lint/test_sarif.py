"""SARIF: valid against the schema, right places, addresses that open, limits that are told."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, unquote_to_bytes, urlsplit

import jsonschema
import pytest
from hypothesis import given, settings

from pms_cli.diagnostics import Edit, Fix, Severity, Span
from pms_cli.lint.rules import RULES
from pms_cli.output.diagnostics import message_text
from pms_cli.output.lint import FORMATS, Verification
from pms_cli.output.lint.sarif import sarif_log
from tests.output.lint.verifications import (
    ASTRAL,
    A,
    C,
    astral,
    problem,
    verification,
    verifications,
)

SCHEMA = json.loads(
    (Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8")
)
FORMAT = jsonschema.FormatChecker()
# RFC 3986: a reference has only these characters, and its first segment no « : » before a « / ».
URI = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?#-]|%[0-9A-F]{2})*")


@FORMAT.checks("uri-reference")
@FORMAT.checks("uri")
def is_uri(value: object) -> bool:
    return isinstance(value, str) and URI.fullmatch(value) is not None


def run_of(checked: Verification, **limits: int) -> Any:
    log = json.loads(sarif_log(checked, **limits) if limits else FORMATS["sarif"](checked))
    jsonschema.Draft4Validator(SCHEMA, format_checker=FORMAT).validate(log)
    (run,) = log["runs"]
    return run


def test_the_schema_is_one_that_refuses() -> None:
    log = json.loads(FORMATS["sarif"](verification(problem())))
    log["runs"][0]["results"][0]["niveau"] = "error"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(log, SCHEMA)


def test_a_problem() -> None:
    run = run_of(verification(problem()))
    (result,) = run["results"]
    rule = run["tool"]["driver"]["rules"][result.pop("ruleIndex")]
    assert rule["id"] == "PMS206"
    assert set(result.pop("partialFingerprints")) == {"probleme/v1"}
    assert result == {
        "ruleId": "PMS206",
        "level": "error",
        "message": {"text": "«\u00a0x\u00a0» n’est pas là\u00a0: ajoutez-le"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": "data/actions/01-a.yaml",
                        "uriBaseId": "%SRCROOT%",
                        "index": 0,
                    },
                    "region": {"startLine": 7, "startColumn": 9, "endLine": 7, "endColumn": 12},
                }
            }
        ],
    }


def test_severities() -> None:
    found = run_of(verification(problem("a"), problem("b", severity=A), problem("c", severity=C)))
    assert [result["level"] for result in found["results"]] == ["error", "warning", "note"]


def test_every_rule_is_described() -> None:
    driver = run_of(verification())["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in RULES]
    assert (driver["version"], driver["semanticVersion"], driver["language"]) == (
        "0.1.0",
        "0.1.0",
        "fr",
    )
    levels = {Severity.ERREUR: "error", Severity.AVERTISSEMENT: "warning", Severity.CONSEIL: "note"}
    for told, rule in zip(driver["rules"], RULES, strict=True):
        assert told["name"] == rule.name
        assert told["defaultConfiguration"]["level"] == levels[rule.severity]
        assert told["shortDescription"]["text"].endswith(".")
        assert 0 < len(told["fullDescription"]["text"]) <= 1024
        assert "Mauvais" not in told["fullDescription"]["text"]
        assert rule.title.split()[0] in told["help"]["markdown"]
        assert told["help"]["markdown"].count("```") % 2 == 0
        assert "helpUri" not in told


def test_a_page_as_markdown_names_the_file_of_each_example() -> None:
    rules = {rule["id"]: rule for rule in run_of(verification())["tool"]["driver"]["rules"]}
    assert (
        "\n`actions/01-accueil.yaml`\u00a0:\n\n```yaml\nnumero: 1\n"
        in (rules["PMS302"]["help"]["markdown"])
    )


def test_a_version_that_is_none_of_semver_is_not_said_to_be() -> None:
    plain = verification()
    odd = Verification((), 1, "", plain.rules, "0.2.dev1", plain.text_of)
    assert "semanticVersion" not in run_of(odd)["tool"]["driver"]


def test_columns_count_code_points_and_a_mending_is_of_one_piece() -> None:
    run = run_of(astral())
    assert run["columnKind"] == "unicodeCodePoints"
    (result,) = run["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (11, 13)
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "data/actions/01-a.yaml"
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 1, "startColumn": 11, "endLine": 1, "endColumn": 13},
            "insertedContent": {"text": "TÉ"},
        },
        {
            "deletedRegion": {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 5},
            "insertedContent": {"text": "axes:"},
        },
    ]


def test_a_mending_to_be_reviewed_says_so() -> None:
    texts = {"a": ASTRAL, "b": ASTRAL}
    sure = problem("a", fix=Fix((Edit(0, 5, "nom"),)))
    other = problem("b", fix=Fix((Edit(0, 5, "nom"),), safe=False))
    found = run_of(verification(sure, other, texts=texts))["results"]
    assert [item["fixes"][0]["description"]["text"] for item in found] == [
        "Ce que «\u00a0pms lint --fix\u00a0» écrit.",
        "À relire\u00a0: change ce que dit le fichier.",
    ]


@pytest.mark.parametrize(
    ("prefix", "uri", "base", "root"),
    [
        ("", "a%3Ab%20%C3%A9%25.yaml", "%SRCROOT%", None),
        ("mes données/", "mes%20donn%C3%A9es/a%3Ab%20%C3%A9%25.yaml", "%SRCROOT%", None),
        ("../plan/", "a%3Ab%20%C3%A9%25.yaml", "PLAN", None),
        ("/srv/mes plans/", "a%3Ab%20%C3%A9%25.yaml", "PLAN", "file:///srv/mes%20plans/"),
        ("C:/mes plans/", "a%3Ab%20%C3%A9%25.yaml", "PLAN", "file:///C:/mes%20plans/"),
    ],
)
def test_addresses(prefix: str, uri: str, base: str, root: str | None) -> None:
    run = run_of(verification(problem("a:b é%.yaml"), prefix=prefix))
    assert run["artifacts"] == [
        {"location": {"uri": uri, "uriBaseId": base}, "roles": ["analysisTarget"]}
    ]
    assert set(run["originalUriBaseIds"]) == {base}
    assert run["originalUriBaseIds"][base].get("uri") == root


def test_a_name_that_is_not_utf8_keeps_its_bytes() -> None:
    run = run_of(verification(problem("\udce9t\udce9.yaml")))
    assert run["artifacts"][0]["location"]["uri"] == "data/%E9t%E9.yaml"


def test_a_message_makes_no_link() -> None:
    (result,) = run_of(verification(problem(message="[ici](http://mal.example)")))["results"]
    assert result["message"]["text"] == "[ici] (http://mal.example)"


def test_a_rule_that_is_not_among_those_applied_has_no_index() -> None:
    (result,) = run_of(verification(problem(code="PMS999")))["results"]
    assert (result["ruleId"], "ruleIndex" in result) == ("PMS999", False)


@pytest.mark.parametrize(("code", "whole"), [("PMS099", False), ("PMS206", True)])
def test_a_rule_that_broke_down_makes_a_check_that_is_not_whole(code: str, whole: bool) -> None:
    (invocation,) = run_of(verification(problem(code=code)))["invocations"]
    assert invocation == {"executionSuccessful": whole}


def test_past_the_limit_the_gravest_are_kept_in_order_and_it_is_told() -> None:
    found = [
        problem(f"{rank:03}", severity=(C, A, problem().severity)[rank % 3]) for rank in range(9)
    ]
    run = run_of(verification(*found, prefix=""), max_results=4)
    assert [item["ruleId"] for item in run["results"]] == ["PMS206"] * 4
    kept = [item["locations"][0]["physicalLocation"]["artifactLocation"] for item in run["results"]]
    assert [item["uri"] for item in kept] == ["001", "002", "005", "008"]
    assert [item["location"]["uri"] for item in run["artifacts"]] == ["001", "002", "005", "008"]
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"].startswith("5 problèmes laissés de côté")


def test_one_past_the_limit_is_cut_and_told() -> None:
    run = run_of(verification(problem("a"), problem("b")), max_results=1)
    assert len(run["results"]) == 1
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"].startswith("1 problème laissé de côté")


def test_at_the_limit_nothing_is_cut() -> None:
    run = run_of(verification(problem("a"), problem("b")), max_results=2)
    assert len(run["results"]) == 2
    assert run["invocations"] == [{"executionSuccessful": True}]


@settings(deadline=None)
@given(verifications())
def test_any_text_makes_a_valid_log(checked: Verification) -> None:
    text = FORMATS["sarif"](checked)
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]", text) is None
    run = run_of(checked)
    json.dumps(run, ensure_ascii=False).encode()
    assert text == FORMATS["sarif"](checked)
    assert len(run["results"]) == len(checked.diagnostics)
    for result, told in zip(run["results"], checked.diagnostics, strict=True):
        assert result["message"]["text"].replace("] (", "](") == message_text(told).replace(
            "] (", "]("
        )
        place = result["locations"][0]["physicalLocation"]
        assert Span(*place["region"].values()) == told.span
        location = dict(place["artifactLocation"])
        assert run["artifacts"][location.pop("index")]["location"] == location
        address = urlsplit(location["uri"])
        assert (address.scheme, address.netloc, address.query, address.fragment) == ("",) * 4
        base = checked.prefix if location["uriBaseId"] == "%SRCROOT%" else ""
        if re.search("[\ud800-\udfff]", told.path) is None:
            assert unquote(location["uri"], errors="strict") == f"{base}{told.path}"
        assert unquote_to_bytes(location["uri"]).startswith(base.encode())
    prints = [result["partialFingerprints"]["probleme/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints)
