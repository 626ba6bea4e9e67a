"""Une règle s’est interrompue : c’est un défaut de pms.

Les autres règles ont été appliquées et leurs résultats sont justes ; seule celle que nomme le
message n’a pas pu finir. La commande rend le code 3.

Que faire : signalez-le avec le journal dont la commande donne le chemin. En attendant,
« --ignore » suivi du code de la règle l’écarte.
"""

from pms_cli.lint.rule import Rule

RULE = Rule("PMS099", "regle-interrompue", __doc__ or "")
