"""Une adresse contient un mot de passe ou un jeton d’accès.

« https://nom:motdepasse@serveur… » ou « …?token=… » ouvrent une porte à qui les lit. Les remarques
« # » sont lues aussi.

Que faire : retirez l’adresse et changez aussitôt le mot de passe ou le jeton : il reste dans
l’historique.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Données sur https://www.example.org/export?token=8f3a92c1d07b4e65.  # <- PMS606
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Données sur https://www.example.org/export.
```
"""

import re
from collections.abc import Iterator

from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.stretches import Traces, public_stretches
from pms_cli.motif import motif
from pms_cli.workspace import Workspace

_SECRET = motif(
    # The user may be shown, what follows « : » may not.
    r"(?:\b[a-z][a-z0-9+.-]{1,15}://[^\s/:@?#]{1,64}:(?P<mot>[^\s/@?#]{1,128})@"
    r"|[?&;#](?P<nom>(?:access_?|auth_?|api_?|x-amz-)?(?:token|key|secret|signature)|apikey|jeton|"
    r"sig|pwd|pass(?:w(?:or)?d)?|mdp|motdepasse|sas)=(?P<jeton>[\w%.~+/-]{1,2000}))",
    re.IGNORECASE,
)
_LEAST = 12
_WORDS = ("pwd", "pass", "passwd", "password", "mdp", "motdepasse")

_TRACES = Traces(signs=(b"://",))


def check(workspace: Workspace) -> Iterator[Finding]:
    """Addresses with a password or a token, in texts and in comments."""
    for file in workspace.files:
        for match, finding in public_stretches(file, _SECRET, _TRACES):
            if is_secret(match):
                what = "un mot de passe" if match["mot"] else f"« {match['nom']}=… »"
                message = (
                    f"cette adresse contient {what}, qui donne un accès à qui la lit : "
                    "retirez-la et changez ce secret"
                )
                yield finding.saying(message)


def is_secret(match: re.Match[str]) -> bool:
    """Whether what follows is one: a key that is a word (« key=annuaire ») opens nothing."""
    if match["mot"] is not None or match["nom"].lower() in _WORDS:
        return True
    value = match["jeton"]
    return (
        len(value) >= _LEAST and any(c.isdigit() for c in value) and any(c.isalpha() for c in value)
    )


RULE = Rule("PMS606", "mot-de-passe", __doc__ or "", check=check)
