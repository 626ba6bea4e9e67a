"""Une adresse n’est pas faite pour le public.

Un chemin du poste de travail ou d’un serveur de fichiers (« C:\\ », « file: »), une adresse de
l’intranet, un partage ou un document que ceux qui ont le lien peuvent modifier : le lecteur n’y
accède pas, ou ne devrait pas y accéder. Les remarques « # » sont lues aussi.

Que faire : retirez l’adresse, ou remplacez-la par celle d’une page publique.

Mauvais :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Le bilan est sur http://intranet/bilans/2019.pdf.  # <- PMS605
```

Bon :

```yaml actions/01-accueil.yaml
numero: 1
titre: Accueillir les familles
axe: 1
orientation: 1
contexte: Le bilan est sur https://www.example.org/bilans/2019.pdf.
```
"""

import re
from collections.abc import Iterator
from typing import Final

from pms_cli.diagnostics import Severity, shorten
from pms_cli.lint.rule import Finding, Rule
from pms_cli.lint.stretches import Traces, public_stretches
from pms_cli.motif import motif
from pms_cli.workspace import Workspace

_ADDRESS = motif(
    r"(?<![\w.])(?:"
    r"(?P<poste>[A-Za-z]:\\[^\s\\/:*?\"<>|]|file:/{1,3}\S)[^\s<>\"]{0,200}"
    r"|(?P<partage>\\\\[\w.-]{1,63}\\[^\s<>\"]{1,200})"
    r"|(?P<url>(?:https?|s?ftp|smb)://[^\s<>\"«»]{1,2000})"
    r"|(?P<local>localhost:\d{2,5}|127\.0\.0\.1|192\.168(?:\.\d{1,3}){2})(?![\d.]*\d)"
    r")",
    re.IGNORECASE,
)
_HOST = motif(r"\w+://(?:[^/?#@\s]*@)?([^/:?#\s]+)", re.IGNORECASE)
_PRIVATE_IP = motif(
    r"(?:10(?:\.\d{1,3}){3}|127(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}"
    r"|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})"
)
_INTERNAL = motif(
    r"(?:[\w-]+|.*\.(?:local|localdomain|lan|intra|intranet|internal|corp|home|priv|prive)"
    r"|(?:.*\.)?(?:intranet|intra|extranet-agents)\..*)",
    re.IGNORECASE,
)
_SHARED_HOSTS: Final = (
    "sharepoint.com", "onedrive.live.com", "1drv.ms", "teams.microsoft.com", "teams.live.com",
    "drive.google.com", "dropbox.com", "wetransfer.com", "we.tl", "framapad.org", "framacalc.org",
    "framavox.org", "mypads.framapad.org", "etherpad.org", "hackmd.io", "notion.so", "trello.com",
    "resana.numerique.gouv.fr", "osmose.numerique.gouv.fr", "pad.numerique.gouv.fr",
)  # fmt: skip
_EDITED = motif(
    r"docs\.google\.com/(?:document|spreadsheets|presentation)/|/edit(?:[?#]|\Z)|/p/[\w-]+\Z",
    re.IGNORECASE,
)
_ENDS: Final = ".,;:!?)]"
"""Signs of the sentence around an address."""
_EDITED_HOSTS: Final = ("docs.google.com",)
_TRACES: Final = Traces(
    {
        b"file": (b"file:",),
        b"localhost": (b"localhost:",),
        b"127": (b"127.0.0.1",),
        b"192": (b"192.168.",),
    },
    signs=(b"://", b"\\"),
)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Addresses that only some can open, or that whoever has can change."""
    for file in workspace.files:
        for match, finding in public_stretches(file, _ADDRESS, _TRACES):
            what = kind_of(match)
            if what is not None:
                message = (
                    f"« {shorten(_shown(match), 40)} » est {what} : "
                    "retirez-la, ou remplacez-la par l’adresse d’une page publique"
                )
                yield finding.saying(message)


def kind_of(match: re.Match[str]) -> str | None:
    """What an address is, in French; None when it is public."""
    if match["url"]:
        return _kind_of_url(match["url"].rstrip(_ENDS))
    if match["poste"]:
        return "une adresse de votre poste de travail"
    if match["partage"]:
        return "une adresse d’un serveur de fichiers interne"
    return "une adresse interne"


def _kind_of_url(url: str) -> str | None:
    host = _HOST.match(url)
    name = host[1].rstrip(".").lower() if host else ""
    if _PRIVATE_IP.fullmatch(name) or _INTERNAL.fullmatch(name):
        return "une adresse interne, que le public ne peut pas ouvrir"
    if any(name == shared or name.endswith(f".{shared}") for shared in _SHARED_HOSTS):
        return "l’adresse d’un espace de travail partagé"
    if name in _EDITED_HOSTS and _EDITED.search(url):
        return "l’adresse d’un document que d’autres peuvent modifier"
    return None


def _shown(match: re.Match[str]) -> str:
    """The address without what may give access: neither a user nor what follows « ? »."""
    text = match[0].rstrip(_ENDS)
    return re.sub(r"(?<=://)[^/?#@\s]*@", "…@", text).partition("?")[0]


RULE = Rule("PMS605", "adresse-interne", __doc__ or "", Severity.AVERTISSEMENT, check=check)
