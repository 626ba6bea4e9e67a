"""All that the option parser says is French."""

import ast
import gettext
import re
from pathlib import Path

import click
import pytest
import typer

from pms_cli.cli.app import build_command
from tests.conftest import ROOT, Pms

CATALOGUE = ROOT / "pms_cli" / "locale" / "fr" / "LC_MESSAGES" / "pms.mo"
# Said only to who writes a program with click, or by parts that pms does not use.
NOT_FOR_USERS = re.compile(
    r"Choice\(|UUID|does not match the format|Bash version|DeprecationWarning|decls|declaration"
    r"|Name '\{name\}' defined|standard stream|version %\(version\)s|Do you want|Confirm the action"
    r"|Boolean option|No options defined|Could not determine|Editing failed|Repeat for"
    r"|The two entered|invalid input|you entered was|e\.message|deprecated_message"
    r"|Press any key|Unknown color|Windows error|day_label|^d$"
)
ENGLISH = re.compile(
    r"\b(the|usage|options:|show this|error|missing|invalid|argument[s]? required|must|default:"
    r"|env var|commands|required|no such|unexpected|try|help for)\b",
    re.IGNORECASE,
)


def messages(module: object) -> set[str]:
    """Every constant message that a library passes to gettext."""
    found: set[str] = set()
    for path in sorted(Path(str(getattr(module, "__file__", ""))).parent.glob("*.py")):
        if path.name in {"rich_utils.py", "testing.py"}:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {"_", "ngettext"}
            ):
                texts = node.args[:2] if node.func.id == "ngettext" else node.args[:1]
                found |= {str(arg.value) for arg in texts if isinstance(arg, ast.Constant)}
    return found


@pytest.mark.parametrize("library", [click, typer], ids=["click", "typer"])
def test_every_message_of_the_libraries_is_translated(library: object) -> None:
    with CATALOGUE.open("rb") as handle:
        catalogue = gettext.GNUTranslations(handle)
    known = {
        key[0] if isinstance(key, tuple) else key
        for key in catalogue._catalog  # type: ignore[attr-defined]
    }
    plural_forms = {
        "Takes {nargs} values but {len} were given.",
        "Got unexpected extra arguments ({args})",
        "Option {name!r} requires {nargs} arguments.",
        "{value!r} is not one of {choices}.",
        "(Possible options: {possibilities})",
        "{len_type} values are required, but {len_value} were given.",
    }
    missing = {
        text for text in messages(library) - known - plural_forms if not NOT_FOR_USERS.search(text)
    }
    assert missing == set()


COMMANDS = list(build_command().commands)  # type: ignore[attr-defined]


def test_the_commands_come_in_the_order_of_the_help() -> None:
    assert COMMANDS == [
        "lint", "explain", "schema", "status", "list", "show", "agenda", "indicateurs",
        "territoire", "couverture", "completude", "instances", "chiffres", "sources", "glossaire",
        "report", "site", "serve",
        "completion",
    ]  # fmt: skip


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_french(pms: Pms, command: str) -> None:
    outcome = pms(*([command] if command else []), "--help")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith("Emploi\u00a0: pms")
    assert "Affiche cette aide et s’arrête." in outcome.out
    shown = outcome.out.replace("[OPTIONS]", "").replace("Options:", "").replace("--help", "")
    assert ENGLISH.findall(shown) == []
    assert max(map(len, outcome.out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["statu"], "la commande « statu » n’existe pas ; vouliez-vous dire « status » ?"),
        (["xyz"], "la commande « xyz » n’existe pas ; commandes : lint, explain, schema"),
        (["status", "--ax", "1"], "l’option « --ax » n’existe pas."),
        (["status", "--axe"], "l’option « --axe » attend une valeur."),
        (["status", "--axe", "un"], "« un » n’est pas un nombre entier."),
        (["show"], "il manque l’argument 'NUMERO'."),
        (["show", "1", "2"], "un argument de trop : 2"),
        (["--version=3"], "l’option « --version » ne prend pas de valeur."),
        (
            ["status", "--par", "axes"],
            "--par ne connaît pas « axes » ; vouliez-vous dire « axe » ?",
        ),
        (["status", "--format", "xml"], "--format ne connaît pas « xml » :"),
        (["status", "--au", "2019-13"], "« 2019-13 » n’est pas une date : le mois 13 n’existe pas"),
        (["completion", "tcsh"], "pms completion ne connaît pas « tcsh »"),
        (["list", "--format", "pdf"], "« pdf » : choisissez table, json, csv ou edition"),
        (["agenda", "--format", "calendrier"], "choisissez table, json, csv ou ics"),
        (
            ["agenda", "--jours", "-1"],
            "--jours ne peut pas être -1 : écrivez un nombre de jours, de 0 à 36500",
        ),
        (
            ["agenda", "--jours", "36501"],
            "--jours ne peut pas être 36501 : écrivez un nombre de jours, de 0 à 36500",
        ),
        (["agenda", "--jours", "dix"], "« dix » n’est pas un nombre entier."),
        (["agenda", "--territoire", "mars"], "le territoire « mars » n’existe pas : choisissez"),
        (["agenda", "--livret", "sante"], "l’option « --livret » n’existe pas."),
        (
            ["status", "--territoire", "villeurbane"],
            "le territoire « villeurbane » n’existe pas ; vouliez-vous dire « villeurbanne » ?",
        ),
        (["list", "--territoire", "mars"], "le territoire « mars » n’existe pas : choisissez"),
        (["couverture", "--territoire", ""], "le territoire «  » n’existe pas : choisissez"),
        (["territoire", "lion"], "vouliez-vous dire « lyon » ?"),
        (["sources", "zz"], "le document « zz » n’est pas connu : « pms sources » les énumère"),
        (["instances", "--format", "csv"], "--format ne connaît pas « csv » : choisissez texte"),
        (["explain", "PMS999"], "aucune règle « PMS999 »"),
        (["report"], "quel rapport ?"),
        (["report", "bilans"], "pms report ne connaît pas « bilans »"),
        (["report", "bilan"], "dites lequel ou laquelle, sous la forme pms report bilan ANNÉE"),
        (
            ["report", "point-etape", "-o", "x.txt"],
            "un nom de fichier qui finit par .md, .html, .pdf, .docx ou .odt",
        ),
    ],
)
def test_misuse_is_told_in_french(pms: Pms, arguments: list[str], said: str) -> None:
    outcome = pms(*arguments, cwd=ROOT)
    assert outcome.status == 2
    assert outcome.out == ""
    assert said in outcome.err.replace("\u00a0", " ")
    assert "Traceback" not in outcome.err


def test_no_argument_shows_the_help_and_is_misuse(pms: Pms) -> None:
    outcome = pms()
    assert outcome.status == 2
    assert outcome.err.startswith("Emploi\u00a0: pms")
