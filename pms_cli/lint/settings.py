"""Which rules apply, where, how much each matters: the command line over the plan's settings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pms_cli.diagnostics import Diagnostic, KeyPath, Severity, did_you_mean
from pms_cli.errors import MisuseError
from pms_cli.lint.rule import Rule
from pms_cli.lint.rules import RETIRED, RULES
from pms_cli.model.reglages import ReglageChemin, ReglagesLint
from pms_cli.motif import motif

_LONGEST_PATTERN = 200


class ReglageError(MisuseError):
    """A setting of the plan that means nothing: ``path`` is where it is in ``reglages.lint``."""

    def __init__(self, path: KeyPath, sentence: str) -> None:
        super().__init__(sentence)
        self.path = path


@dataclass(frozen=True)
class Choix:
    """The rules to apply, with their severity in this plan, and those left out of some files.

    ``chemins`` are patterns of paths, each with the beginnings of the codes left out there.
    """

    rules: tuple[Rule, ...]
    chemins: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = ()

    def keeps(self, problem: Diagnostic) -> bool:
        """Whether a problem is to be told, in the file where it is."""
        return not any(
            problem.code.startswith(codes) and pattern.fullmatch(problem.path)
            for pattern, codes in self.chemins
        )

    def for_the_past(self) -> "Choix":
        """The same without the rules that have nothing to say of a day that is past."""
        return replace(self, rules=tuple(rule for rule in self.rules if rule.passe))


def choose(
    reglages: ReglagesLint, *, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> Choix:
    """The rules of a plan's settings, changed by what the command line asks for.

    What is asked for by name is shown whatever the plan leaves out; severities are the plan's.
    Raises ReglageError for a setting that means nothing, MisuseError for such an option.
    """
    for path, sentence in _wrong(reglages):
        raise ReglageError(path, sentence)
    left_out = () if select else tuple(reglages.ignore)
    asked = (*reglages.select, *reglages.ajout) if reglages.select else reglages.ajout
    rules = choose_rules(
        select or reglages.select, (*left_out, *ignore), also=() if select else asked
    )
    chemins = () if select else tuple(_chemin(chemin) for chemin in reglages.chemins)
    for chosen in reglages.severites:
        severity = Severity[chosen.severite.upper()]
        begins = chosen.regle.upper()
        rules = tuple(
            replace(rule, severity=severity) if rule.code.startswith(begins) else rule
            for rule in rules
        )
    return Choix(rules, chemins)


def choose_rules(
    select: Sequence[str], ignore: Sequence[str], *, also: Sequence[str] = ()
) -> tuple[Rule, ...]:
    """The rules whose code begins with one of ``select`` (all when empty) and none of ``ignore``.

    A rule that waits to be asked for must be named by its whole code, in ``select`` or in ``also``.
    Raises MisuseError for a code or prefix that matches no rule, and when no rule is left.
    """
    for prefix in (*select, *ignore):
        _check_code(prefix)
    named = {code.upper() for code in (*select, *also)}
    chosen = tuple(prefix.upper() for prefix in select) or ("",)
    refused = tuple(prefix.upper() for prefix in ignore)
    rules = tuple(
        rule
        for rule in RULES
        if (rule.code in named if rule.sur_demande else rule.code.startswith(chosen))
        and not (refused and rule.code.startswith(refused))
    )
    if not rules:
        raise MisuseError(
            "il ne reste aucune règle à appliquer : ce qui est retenu est aussi écarté "
            "(voyez --select, --ignore et « reglages » dans plan.yaml)"
        )
    return rules


def is_code(prefix: str) -> bool:
    """Whether the code of a rule, in use or retired, is this or begins with this."""
    wanted = prefix.upper()
    return wanted in RETIRED or any(rule.code.startswith(wanted) for rule in RULES)


def guess_code(code: str) -> str:
    """« ; vouliez-vous dire « PMS204 » ? », or an empty string."""
    # A letter for a digit is the likeliest slip.
    digits = code[:3].upper() + code[3:].upper().translate(str.maketrans("OIL", "011"))
    known = [rule.code for rule in RULES]
    # The likeliest of digits that are left out is the zero of the first hundred.
    whole = f"{digits[:3]}{digits[3:]:0>3}"
    return did_you_mean(whole if digits[3:] and whole in known else digits, known)


def _check_code(prefix: str) -> None:
    sentence = _unknown(prefix)
    if sentence:
        raise MisuseError(sentence)


def _unknown(prefix: str) -> str:
    if is_code(prefix):
        return ""
    remedy = guess_code(prefix) or " : pms explain les énumère"
    return f"aucune règle ne commence par « {prefix} »{remedy}"


def _wrong(reglages: ReglagesLint) -> Iterator[tuple[KeyPath, str]]:
    """What means nothing in the settings: where it is in them, a sentence."""
    codes: list[tuple[KeyPath, str]] = []
    for key in ("select", "ignore", "ajout"):
        codes += [((key, index), code) for index, code in enumerate(getattr(reglages, key))]
    for index, chosen in enumerate(reglages.severites):
        codes.append((("severites", index, "regle"), chosen.regle))
    for index, chemin in enumerate(reglages.chemins):
        path: KeyPath = ("chemins", index)
        codes += [((*path, "ignore", rank), code) for rank, code in enumerate(chemin.ignore)]
        if len(chemin.fichiers) > _LONGEST_PATTERN:
            start = f"{chemin.fichiers[:40]}…"
            most = f"{_LONGEST_PATTERN} caractères"
            yield (*path, "fichiers"), f"le chemin « {start} » a plus de {most} : raccourcissez-le"
    for place, code in codes:
        sentence = _unknown(code)
        whole = code.upper() in RETIRED or any(rule.code == code.upper() for rule in RULES)
        if not sentence and place[0] == "ajout" and not whole:
            sentence = (
                f"« ajout » veut des codes entiers, comme PMS506, et non « {code} » : "
                "pms explain dit quelles règles sont sur demande"
            )
        if sentence:
            yield place, sentence


def _chemin(chemin: ReglageChemin) -> tuple[re.Pattern[str], tuple[str, ...]]:
    return path_pattern(chemin.fichiers), tuple(code.upper() for code in chemin.ignore)


def path_pattern(text: str) -> re.Pattern[str]:
    """A pattern of paths as a shell writes it: « * », « ? », « [12] »."""
    import fnmatch  # few plans have such a setting

    return motif(fnmatch.translate(text.strip().removeprefix("./")))
