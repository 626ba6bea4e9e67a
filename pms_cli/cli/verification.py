"""What ``pms lint`` does once its words are understood."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pms_cli.errors import ExitStatus, MisuseError

if TYPE_CHECKING:
    from pathlib import Path

    from pms_cli.cli.files import Signe
    from pms_cli.lint.engine import LintResult
    from pms_cli.lint.settings import Choix
    from pms_cli.output.lint import Verification
    from pms_cli.workspace import Reader

FORMATS = ("texte", "json", "github", "gitlab", "sarif", "junit", "rdjson")
# What is in every result, by which one is known when it is to be written again.
_SIGNES: "dict[str, tuple[Signe, ...]]" = {
    "texte": (
        ("Aucun problème\u00a0: ", " vérifié"),
        ("", "«\u00a0pms explain CODE\u00a0» explique une règle.\n"),
    ),
    "json": (('{\n  "schema_version": ', '"commande": "lint"'),),
    "github": (("::", "title=PMS"),),
    "gitlab": (("[]\n", ""), ("[\n  {\n", '"check_name": "PMS')),
    "sarif": (('{\n  "$schema": ', '"name": "pms"'),),
    "junit": (("<?xml ", '<testsuites name="pms lint" '),),
    "rdjson": (('{\n  "source": {\n    "name": "pms"\n', ""),),
}


@dataclass(frozen=True)
class Demande:
    """What was asked of ``pms lint``: its arguments and options, as they were written."""

    fichiers: Sequence[str] = ()
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    format: str = "texte"
    par: str | None = None
    statistiques: bool = False
    sortie: str | None = None
    remplacer: bool = False
    fix: bool = False
    diff: bool = False
    unsafe_fixes: bool = False
    au: str | None = None
    plan: str | None = None


@dataclass(frozen=True)
class Faite:
    """What came of it: the exit status, what was printed, whether it may be said again as it is."""

    status: int
    text: str = ""
    peut_resservir: bool = False


def verifier(demande: Demande) -> Faite:
    """Check the plan, print what was found, mend it if asked to. Raises PmsError."""
    from pms_cli.cli.session import open_reader, shown_prefix
    from pms_cli.cli.values import day, today
    from pms_cli.lint.engine import lint_plan, processes
    from pms_cli.lint.settings import choose_rules

    select, ignore = _codes("--select", demande.select), _codes("--ignore", demande.ignore)
    choose_rules(select, ())
    choose_rules((), ignore)
    _check_options(demande)
    jour = day(demande.au)
    reader = open_reader(demande.plan)
    prefix = shown_prefix(reader.root)
    choix = _choix(reader, prefix, select, ignore)
    if jour < today():
        choix = choix.for_the_past()
    if demande.fix or demande.diff:
        from pms_cli.cli.correction import corriger

        _check_target(demande, reader)  # before anything is written
        done = corriger(demande, reader, choix, jour)
        result, reader, failed = done.result, done.reader, done.failed
    else:
        result = lint_plan(reader, choix, jour, processes=processes(len(reader.names)))
        failed = False
    _refuse_no_sheet(reader, result, prefix)
    if demande.fichiers:
        result = result.only(chosen_paths(reader.root, result, demande.fichiers))
    text = "" if demande.diff else _show(demande, reader, result, choix, prefix)
    if result.crashes:
        raise RuntimeError("".join(result.crashes))
    failing = failed or any(found.severity.fails for found in result.diagnostics)
    status = ExitStatus.PROBLEMS if failing else ExitStatus.CLEAN
    again = not (demande.fix or demande.diff or demande.sortie)
    return Faite(int(status), text, peut_resservir=again)


def _check_options(demande: Demande) -> None:
    from pms_cli.cli.values import choice

    choice(demande.format, "--format", FORMATS)
    if demande.par is not None:
        choice(demande.par, "--par", ("fichier", "regle"))
    if demande.format != "texte":
        for option, asked in (
            ("--par", demande.par),
            ("--statistiques", demande.statistiques),
            ("--diff", demande.diff),
        ):
            if asked:
                raise MisuseError(
                    f"{option} ne va qu’avec le texte : retirez {option}, ou --format"
                )
    if demande.unsafe_fixes and not (demande.fix or demande.diff):
        raise MisuseError(
            "--unsafe-fixes va avec --fix, ou avec --diff pour voir d’abord : ajoutez l’un des deux"
        )
    for option, asked in (("--par", demande.par), ("--statistiques", demande.statistiques)):
        if demande.diff and asked:
            raise MisuseError(
                f"{option} ne va pas avec --diff, qui ne montre que les corrections : "
                "retirez l’un des deux"
            )
    if demande.diff and demande.sortie:
        raise MisuseError("--diff montre à l’écran : retirez --sortie, ou --diff")


def _check_target(demande: Demande, reader: "Reader") -> None:
    """Raises MisuseError when the result may not be written where it is asked for."""
    if demande.sortie is None:
        return
    from pathlib import Path

    from pms_cli.cli.files import accept_target

    accept_target(
        Path(demande.sortie),
        forbidden=(Path(reader.root),),
        replace=demande.remplacer,
        signes=_SIGNES[demande.format],
    )


def _choix(
    reader: "Reader", prefix: str, select: tuple[str, ...], ignore: tuple[str, ...]
) -> "Choix":
    """The rules of the plan's settings and of the options. Raises MisuseError."""
    from pms_cli.lint.settings import ReglageError, choose
    from pms_cli.model.reglages import ReglagesLint

    reglages = reader.edition.value.reglages.lint if reader.edition.value else ReglagesLint()
    try:
        choose(reglages)
    except MisuseError as error:
        path = error.path if isinstance(error, ReglageError) else ()
        span = reader.edition.source.locate(("reglages", "lint", *path))
        plan_file = f"{prefix}{reader.edition.path}:{span.line}:{span.column}"
        raise MisuseError(f"{plan_file}, « reglages: lint: » : {error}") from None
    return choose(reglages, select=select, ignore=ignore)


def _refuse_no_sheet(reader: "Reader", result: "LintResult", prefix: str) -> None:
    announced = reader.edition.value.annonce if reader.edition.value else None
    if not reader.names and not result.diagnostics and announced is None:
        raise MisuseError(
            f"aucune fiche dans « {prefix}actions » : "
            "il n’y a rien à vérifier, créez une première fiche (ou dites dans plan.yaml, à "
            "« annonce », combien le plan en annonce)"
        )


def _show(
    demande: Demande, reader: "Reader", result: "LintResult", choix: "Choix", prefix: str
) -> str:
    """Print what was found in the form asked for, or write it; what was printed."""
    from pms_cli.cli.streams import emit, emit_file, emit_json

    if demande.format == "texte" and demande.sortie is None:
        text = _text(demande, reader, result, choix, prefix)
        emit(text)
        return text
    from pms_cli.output.lint import FORMATS as MADE
    from pms_cli.output.lint import JSON_FORMATS

    verification = _verification(reader, result, choix, prefix)
    if demande.format == "texte":
        text = _text(demande, reader, result, choix, prefix, to_file=True)
    else:
        text = MADE[demande.format](verification)
    if demande.format == "github":
        _summarize(verification)
    if demande.sortie is not None:
        from pathlib import Path

        from pms_cli.cli.files import write_result

        sheets = (Path(reader.root),)
        write_result(
            Path(demande.sortie),
            text,
            forbidden=sheets,
            replace=demande.remplacer,
            signes=_SIGNES[demande.format],
        )
        from pms_cli.output.diagnostics import closing_count
        from pms_cli.texte import printable

        said = closing_count(result.diagnostics, result.files)
        emit(f"{said}Résultat écrit\u00a0: {printable(demande.sortie)}\n")
        return ""
    if demande.format in JSON_FORMATS:
        emit_json(text)
    elif demande.format == "junit":
        emit_file(text)
    else:
        emit(text)
    return text


def _text(
    demande: Demande,
    reader: "Reader",
    result: "LintResult",
    choix: "Choix",
    prefix: str,
    *,
    to_file: bool = False,
) -> str:
    from pms_cli.cli.streams import detect_terminal, is_interactive
    from pms_cli.output.terminal import Terminal

    terminal = Terminal() if to_file else detect_terminal()
    if result.diagnostics:
        from pms_cli.output.diagnostics import shown_first
        from pms_cli.output.lint import texte

        verification = _verification(reader, result, choix, prefix)
        excerpts = is_interactive() and not to_file
        if demande.statistiques:
            text = texte.statistiques(verification, terminal)
        else:
            # Past what a person can read on a screen, the rest is counted; a file has it all.
            first, others = (result.diagnostics, "") if to_file else shown_first(result.diagnostics)
            shown = replace(verification, diagnostics=tuple(first))
            text = texte.problems(shown, terminal, par=demande.par, excerpts=excerpts) + others
        text += texte.closing(verification)
    else:
        from pms_cli.output.diagnostics import closing_count

        text = closing_count(result.diagnostics, result.files)
    if not reader.names and reader.edition.value and reader.edition.value.annonce:
        promised = reader.edition.value.compte_annonce()
        text += f"Aucune fiche encore\u00a0; le plan annonce {promised}.\n"
    return text


def _verification(
    reader: "Reader", result: "LintResult", choix: "Choix", prefix: str
) -> "Verification":
    from pms_cli import __version__
    from pms_cli.output.lint import Verification

    return Verification(
        diagnostics=result.diagnostics,
        files=result.files,
        prefix=prefix,
        rules=choix.rules,
        version=__version__,
        text_of=reader.text,
    )


def _summarize(verification: "Verification") -> None:
    """Add to the summary of the forge's step, when it says where. Raises OutputError."""
    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if not place:
        return
    from pms_cli.errors import OutputError
    from pms_cli.output.lint.resume import step_summary

    try:
        with open(place, "a", encoding="utf-8", newline="\n") as handle:
            handle.write(step_summary(verification))
    except (OSError, ValueError) as error:
        raise OutputError(
            f"le résumé n’a pas pu être écrit dans « {place} », que donne GITHUB_STEP_SUMMARY "
            f"({type(error).__name__}) : vérifiez ce chemin"
        ) from error


def _codes(option: str, values: Sequence[str]) -> tuple[str, ...]:
    codes = tuple(code.strip() for value in values for code in value.split(",") if code.strip())
    if values and not codes:
        raise MisuseError(f"{option} ne donne aucun code : écrivez par exemple {option} PMS2")
    return codes


def chosen_paths(folder: str, result: "LintResult", given: Sequence[str]) -> frozenset[str]:
    """The plan's files that the arguments name. Raises MisuseError for any other file."""
    from pathlib import Path

    from pms_cli.cli.session import current_folder

    known = {*result.paths, *(problem.path for problem in result.diagnostics)}
    root = Path(os.path.abspath(folder))  # links are not followed
    chosen: set[str] = set()
    for text in given:
        relative = _within(root, current_folder() / text)
        if relative is None:
            raise MisuseError(f"« {text} » n’est pas dans le dossier du plan")
        inside = {name for name in known if name == relative or name.startswith(f"{relative}/")}
        if relative == ".":
            inside = known
        if not inside:
            raise MisuseError(
                f"« {text} » n’est pas un fichier du plan : "
                "donnez une fiche du dossier actions, un registre ou un dossier"
            )
        chosen |= inside
    return frozenset(chosen)


def _within(root: "Path", path: "Path") -> str | None:
    """A path from the plan's folder; None outside it. A link that is named is not followed."""
    try:
        as_named = type(path)(os.path.abspath(path))
        if as_named.is_relative_to(root):
            return as_named.relative_to(root).as_posix()
        # The folders above may go through links on one side only.
        real, real_root = as_named.parent.resolve() / as_named.name, root.resolve()
        return real.relative_to(real_root).as_posix() if real.is_relative_to(real_root) else None
    except (OSError, ValueError, RuntimeError):
        return None
