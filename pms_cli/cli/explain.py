"""`pms explain`: the page of a rule."""

from typing import Annotated

import typer

from pms_cli.cli import live
from pms_cli.errors import MisuseError


def explain(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE]",
            help="Code (PMS203) ou nom d’une règle. Sans code : la liste des règles.",
            autocompletion=live.regles,
            show_default=False,
        ),
    ] = None,
) -> None:
    """Explique une règle de pms lint.

    Ce qu’elle signale, pourquoi, que faire, par l’exemple.
    """
    from pms_cli.cli.streams import detect_terminal, emit
    from pms_cli.diagnostics import did_you_mean
    from pms_cli.lint.rules import RETIRED, RULES, find_rule
    from pms_cli.output.regles import rule_page, rules_list

    terminal = detect_terminal()
    if code is None:
        emit(rules_list(RULES, terminal))
        return
    rule = find_rule(code)
    if rule is not None:
        emit(rule_page(rule, terminal))
        return
    if code.upper() in RETIRED:
        emit(f"{code.upper()} : {RETIRED[code.upper()]}\n")
        return
    if code.upper().startswith("PMS7"):
        raise MisuseError(
            f"aucune règle « {code[:40]} » : les codes PMS7xx sont gardés pour ce que seul "
            "l’historique du plan peut dire ; pms explain énumère les autres"
        )
    # A letter typed for the digit that looks like it is the commonest slip in a code.
    slip = find_rule(code.upper().translate(str.maketrans("OIL", "011")))
    known = [rule.code for rule in RULES] + [rule.name for rule in RULES]
    guess = did_you_mean(slip.code if slip else code, known)
    raise MisuseError(f"aucune règle « {code[:40]} »{guess or ' : pms explain les énumère'}")
