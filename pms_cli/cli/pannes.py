"""What the system says when it cannot do something, in French."""

import errno
from typing import Final

_REASONS: Final = {
    errno.ENOSPC: "plus de place",
    errno.EDQUOT: "quota atteint",
    errno.EFBIG: "taille maximale atteinte",
    errno.EIO: "erreur du disque",
    errno.EACCES: "droits insuffisants",
    errno.EPERM: "opération non permise",
    errno.EROFS: "disque en lecture seule",
    errno.EXDEV: "dossier à cheval sur deux disques",
    errno.ENOENT: "le fichier ou son dossier n’existe plus",
    errno.ENOTDIR: "un dossier du chemin n’en est pas un",
    errno.EEXIST: "un fichier de ce nom existe déjà",
    errno.EISDIR: "c’est un dossier",
    errno.ELOOP: "c’est un lien",
    errno.ENAMETOOLONG: "nom trop long",
    errno.EMFILE: "trop de fichiers ouverts",
    errno.ENFILE: "trop de fichiers ouverts",
    errno.EBUSY: "le fichier est occupé par un autre programme",
    errno.ETIMEDOUT: "le disque ne répond pas",
    errno.ESTALE: "le disque du réseau a été coupé",
}


def reason(error: BaseException) -> str:
    """A few words for a failed call, or its number where there are none."""
    number = getattr(error, "errno", None)
    if number is None:
        return type(error).__name__
    return _REASONS.get(number, f"code {number}")
