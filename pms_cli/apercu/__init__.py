"""The preview of the site on this machine: pages in memory, told anew when the plan changes.

``contenu`` holds the pages as they are served, ``serveur`` answers browsers of this machine only,
``veille`` makes the pages again when a file of the plan has changed.
"""

from pms_cli.apercu.contenu import Apercu
from pms_cli.apercu.serveur import PORT, Serveur, ouvrir
from pms_cli.apercu.veille import Construire, Veille

__all__ = ["PORT", "Apercu", "Construire", "Serveur", "Veille", "ouvrir"]
