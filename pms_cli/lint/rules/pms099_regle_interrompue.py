"""Une règle ou la lecture d’un fichier s’est interrompue : c’est un défaut de pms.

Tout le reste a été vérifié et les résultats sont justes : les autres règles, et cette règle dans
les autres fichiers. La commande rend le code 3.

Que faire : signalez-le avec le journal dont la commande donne le chemin. En attendant,
« --ignore » suivi du code de la règle l’écarte.
"""

from pms_cli.lint.rule import Rule

RULE = Rule("PMS099", "regle-interrompue", __doc__ or "")
