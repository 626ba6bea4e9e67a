"""One sheet to be read: the page of `pms show`, and the same for programs."""

import datetime as dt
from collections.abc import Iterable

from pms_cli.francais import NBSP, enumerer, majuscule, typographie
from pms_cli.model import Fiche, Numero, Plan
from pms_cli.output.fiches import level
from pms_cli.output.jauge import gauge
from pms_cli.output.page import Page
from pms_cli.output.structure import full_sheet_object, json_text
from pms_cli.output.terminal import Terminal
from pms_cli.stats.indicateurs import suivis
from pms_cli.vues.calendrier import calendar_lines, step_line
from pms_cli.vues.indicateurs import NEVER, values_said
from pms_cli.vues.noms import nom_et_sigle


def sheet_json(plan: Plan, fiche: Fiche, jour: dt.date) -> str:
    """One sheet for programs."""
    content = full_sheet_object(plan, fiche, fiche.point_au(jour))
    return json_text("show", {"edition": plan.edition.edition, "au": jour.isoformat(), **content})


def sheet_page(plan: Plan, fiche: Fiche, jour: dt.date, terminal: Terminal) -> str:
    """One sheet to be read, wrapped; only what it says is shown."""
    return _Sheet(plan, fiche, jour, terminal).made()


class _Sheet:
    """Lays out one sheet."""

    def __init__(self, plan: Plan, fiche: Fiche, jour: dt.date, terminal: Terminal) -> None:
        self.plan, self.fiche, self.jour, self.terminal = plan, fiche, jour, terminal
        self.page = Page(terminal)
        self.action = plan.edition.noms.action

    def made(self) -> str:
        self._heading()
        if not self.fiche.numero.est_sectoriel or self.fiche.avancement:
            self._state()
        self._actors()
        self._calendar()
        self._texts()
        self._indicators()
        self._history()
        self._around()
        self._sources()
        return self.page.text()

    def _heading(self) -> None:
        fiche, edition, page = self.fiche, self.plan.edition, self.page
        kind = "Fiche sectorielle" if fiche.numero.est_sectoriel else self.action.singulier
        page.heading(f"{majuscule(kind)} {fiche.numero} – {fiche.titre}")
        if fiche.titre_livret:
            page.add(typographie(f"Titre dans le livret : {fiche.titre_livret}"))
        if fiche.lecture_numero == "supposee":
            page.add(
                typographie(
                    "Numéro à confirmer : il est illisible dans le texte du document, "
                    "et supposé ici."
                )
            )
        if fiche.numero.est_sectoriel:
            declined = self.plan.fiche(Numero(fiche.numero.action))
            said = f"Décline {self.action.defini} {fiche.numero.action}"
            if declined is not None:
                said += f" – {declined.titre}"
                point = declined.point_au(self.jour)
                if point is not None:
                    shown = level(point, edition.echelle.maximum)
                    said += f" (avancement : {shown}, {point.date.en_clair})"
            page.add(typographie(said))
        axe = edition.axe(fiche.axe)
        page.add(
            f"{majuscule(edition.noms.axe.singulier)} {fiche.axe}"
            + (f" – {axe.titre}" if axe else "")
        )
        orientation = axe.orientation(fiche.orientation) if axe else None
        page.add(
            f"{majuscule(edition.noms.orientation.singulier)} {fiche.axe}.{fiche.orientation}"
            + (f" – {orientation.titre}" if orientation else "")
        )
        if fiche.livret:
            livret = edition.livret(fiche.livret)
            page.add(livret.titre if livret else f"Livret {fiche.livret}")

    def _state(self) -> None:
        page, point = self.page, self.fiche.point_au(self.jour)
        maximum = self.plan.edition.echelle.maximum
        if point is None:
            page.title("État d’avancement")
            page.add("Non renseigné.", "  ")
            return
        name = self.plan.edition.echelle.libelle(point.niveau)
        said = f"{point.niveau}/{maximum}" + (f", {name}" if name else "")
        page.title(f"État d’avancement{NBSP}: {said} ({point.date.en_clair})")
        page.raw("  " + gauge(point.niveau, maximum, self.terminal))
        if point.a_confirmer:
            page.add(point.doute, "  ")
        if point.constat:
            page.blank()
            page.paragraphs(point.constat)
        if point.document:
            page.blank()
            page.add(typographie(f"Source : {self.plan.cite(point.document)}."), "  ")

    def _actors(self) -> None:
        fiche, page = self.fiche, self.page
        if fiche.pilotes:
            page.title("Pilotes" if len(fiche.pilotes) > 1 else "Pilote")
            page.bullets(self._names(fiche.pilotes))
        inside = {
            acteur.sigle
            for acteur in self.plan.acteurs
            if acteur.nature in {"service", "dispositif"}
        }
        services = [sigle for sigle in fiche.partenaires if sigle in inside]
        others = [sigle for sigle in fiche.partenaires if sigle not in inside]
        if services:
            page.title("Services associés")
            page.bullets(self._names(services))
        if others:
            page.title("Partenaires")
            page.bullets(self._names(others))

    def _names(self, sigles: Iterable[str]) -> list[str]:
        names = {acteur.sigle: acteur.nom for acteur in self.plan.acteurs}
        return [nom_et_sigle(sigle, names.get(sigle, "")) for sigle in sigles]

    def _calendar(self) -> None:
        calendar = self.fiche.calendrier
        if calendar is not None:
            self.page.title("Calendrier")
            for line in calendar_lines(calendar):
                self.page.add(line, "  ")
            self.page.bullets(step_line(step, self.jour) for step in calendar.jalons)

    def _texts(self) -> None:
        fiche, page = self.fiche, self.page
        if fiche.contexte:
            page.title("Contexte")
            page.paragraphs(fiche.contexte)
        if fiche.objectifs:
            page.title("Objectifs")
            page.bullets(fiche.objectifs)
        if fiche.modalites:
            page.title("Modalités de mise en œuvre")
            for group in fiche.modalites:
                page.item(group.titre)
                for action in group.actions:
                    page.item(action, "  ")

    def _indicators(self) -> None:
        found = suivis(self.plan, [self.fiche], self.jour)
        if not found:
            return
        silent = all(values_said(suivi) == NEVER for suivi in found)
        self.page.title(f"Indicateurs ({NEVER})" if silent else "Indicateurs")
        # A common indicator keeps the wording of this sheet.
        own = {item.code: item.libelle for item in self.fiche.indicateurs if item.code}
        for suivi in found:
            name = (own.get(suivi.code) if suivi.code else None) or suivi.libelle
            said = values_said(suivi)
            others = [numero for numero in suivi.fiches if numero != self.fiche.numero]
            several = "les fiches" if len(others) > 1 else "la fiche"
            shared = f" ; aussi dans {several} {enumerer(others)}" if others else ""
            # The sheet's own words are shown as they are written.
            self.page.item(name + typographie(shared if silent else f" : {said}{shared}"))

    def _history(self) -> None:
        known = [point for point in self.fiche.avancement if point.date.debut <= self.jour]
        points = sorted(known, key=lambda point: point.date)
        if len(points) > 1:
            self.page.title("Points d’avancement")
            maximum = self.plan.edition.echelle.maximum
            self.page.bullets(
                f"{point.date.en_clair}{NBSP}: {level(point, maximum)}" for point in points
            )

    def _around(self) -> None:
        """What is near: sectoral sheets, territories, other sheets, earlier editions."""
        fiche, page, plan = self.fiche, self.page, self.plan
        mine = () if fiche.numero.est_sectoriel else plan.sectorielles(fiche.numero)
        if mine:
            page.title("Fiches sectorielles")
            page.bullets(f"{other.numero} – {other.titre}" for other in mine)
        local = [
            (place, action)
            for place in plan.territoires
            for action in place.declinaisons(fiche.numero)
        ]
        if local:
            page.title("Dans les territoires")
            for place, action in local:
                mark = "*" if action.est_editoriale else ""
                page.item(typographie(f"{place.nom} : {action.titre}{mark}"))
            if any(action.est_editoriale for _, action in local):
                page.add(EDITORIAL, "  ")
        if fiche.liens:
            page.title("Voir aussi")
            for lien in fiche.liens:
                target = plan.fiche(lien)
                page.item(f"{lien} – {target.titre}" if target else str(lien))
        if fiche.issue_de:
            page.title("Issue de")
            for lignee in fiche.issue_de:
                before = next((e for e in plan.editions if e.edition == lignee.edition), None)
                old = before.fiche(lignee.numero) if before else None
                page.item(
                    f"{before.titre}, fiche {lignee.numero} – {old.titre}"
                    if before and old
                    else str(lignee)
                )

    def _sources(self) -> None:
        if self.fiche.sources:
            self.page.title("Sources de la fiche")
            self.page.bullets(self.plan.cite(source) for source in self.fiche.sources)


EDITORIAL = typographie("* Rattachement fait lors de la saisie : le document ne le dit pas.")
"""What an asterisk after a local action means."""
