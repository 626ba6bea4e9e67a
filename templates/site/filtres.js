// Filters of a list that the page already shows whole: without this script nothing is missing.
// Needs mots.js, loaded before it. Each thing filtered is a [data-fiche] with its values beside it:
// data-axe="1" data-pilotes="|DSDS|DPMI|"; a [data-groupe] with nothing left in it is hidden too.
"use strict";
(function (monde) {
  const enNode = typeof module === "object" && module.exports;
  const { demande, aplat } = enNode ? require("./mots.js") : monde.PmsMots;
  const ATTENTE = 150; // milliseconds without a key before filtering

  /** Whether a thing has every value asked for, [[name, value], …], and every word. */
  function retient(chose, choix, demandes) {
    return (
      choix.every(([nom, voulu]) => (chose.valeurs[nom] || []).includes(voulu)) &&
      demandes.every(({ racine }) => chose.texte.includes(` ${racine}`))
    );
  }

  /** « |DSDS|DPMI| » as its values. */
  function valeurs(dites) {
    return (dites || "").split("|").filter(Boolean);
  }

  if (enNode) {
    module.exports = Object.freeze({ retient, valeurs, demande, aplat });
    return;
  }

  // --- In the page -------------------------------------------------------------------------------

  const { document, location, history, URLSearchParams } = monde;

  function installer(formulaire) {
    const cible = document.getElementById(formulaire.dataset.filtres);
    const annonce = document.querySelector(`[data-filtres-annonce="${formulaire.dataset.filtres}"]`);
    if (!cible || !annonce) return;
    const listes = [...formulaire.querySelectorAll("select[name]")];
    const texte = formulaire.elements.namedItem("texte");
    const { un: singulier, plusieurs: pluriel } = formulaire.dataset;
    const groupes = [...cible.querySelectorAll("[data-groupe]")];
    let minuterie = 0;
    let choses = null;

    /** Read once, when something is first asked. */
    function lire() {
      return [...cible.querySelectorAll("[data-fiche]")].map((element) => {
        const trouvees = {};
        for (const { name } of listes) trouvees[name] = valeurs(element.dataset[name]);
        return { element, valeurs: trouvees, texte: aplat(element.textContent) };
      });
    }

    function cacher(element, cache) {
      if (element.hidden !== cache) element.hidden = cache;
    }

    function filtrer() {
      clearTimeout(minuterie);
      choses = choses || lire();
      accorder();
      const choisies = listes.filter((liste) => liste.value);
      const choix = choisies.map((liste) => [liste.name, liste.value]);
      const demandes = demande(texte ? texte.value : "");
      let compte = 0;
      for (const chose of choses) {
        const garde = retient(chose, choix, demandes);
        cacher(chose.element, !garde);
        if (garde) compte += 1;
      }
      for (const groupe of groupes) {
        cacher(groupe, !groupe.querySelector("[data-fiche]:not([hidden])"));
      }
      annonce.textContent = dire(compte, choisies, demandes);
      retenir(choix);
    }

    /** An orientation of another axe can no longer be chosen. */
    function accorder() {
      const axe = formulaire.elements.namedItem("axe");
      const orientation = formulaire.elements.namedItem("orientation");
      if (!axe || !orientation) return;
      for (const option of orientation.options) {
        const ailleurs = Boolean(option.value && axe.value) && !option.value.startsWith(`${axe.value}.`);
        option.hidden = ailleurs;
        option.disabled = ailleurs;
        if (ailleurs && option.selected) orientation.value = "";
      }
    }

    /** The count and what is filtered, which a printed page shows too. */
    function dire(compte, choisies, demandes) {
      const total = choses.length;
      const nom = compte > 1 ? pluriel : singulier;
      if (!choisies.length && !demandes.length) return `${total} ${total > 1 ? pluriel : singulier}.`;
      const filtres = choisies.map((liste) => {
        const titre = liste.labels.length ? liste.labels[0].textContent.trim() : liste.name;
        return `${titre.toLowerCase()}\u00a0: ${liste.selectedOptions[0].textContent.trim()}`;
      });
      if (demandes.length) filtres.push(`texte\u00a0: «\u00a0${texte.value.trim()}\u00a0»`);
      const dit = compte ? `${compte} ${nom} sur ${total}` : `Aucun résultat sur ${total} ${pluriel}`;
      return `${dit} (${filtres.join("\u00a0; ")}).`;
    }

    function retenir(choix) {
      const etat = new URLSearchParams(choix);
      if (texte && texte.value.trim()) etat.set("texte", texte.value.trim());
      const dit = etat.toString();
      try {
        history.replaceState(null, "", (dit ? `?${dit}` : location.pathname) + location.hash);
      } catch {
        // Some browsers refuse it to a page opened from a folder: the filters work all the same.
      }
    }

    function reprendre() {
      const etat = new URLSearchParams(location.search);
      if (texte) texte.value = etat.get("texte") || "";
      for (const liste of listes) {
        const voulu = etat.get(liste.name) || "";
        if ([...liste.options].some((option) => option.value === voulu)) liste.value = voulu;
      }
    }

    formulaire.addEventListener("submit", (evenement) => {
      evenement.preventDefault();
      filtrer();
    });
    formulaire.addEventListener("change", filtrer);
    // The fields have their first values again only after the event.
    formulaire.addEventListener("reset", () => setTimeout(filtrer, 0));
    if (texte) {
      texte.addEventListener("input", () => {
        clearTimeout(minuterie);
        minuterie = setTimeout(filtrer, ATTENTE);
      });
    }
    reprendre();
    formulaire.hidden = false;
    annonce.hidden = false;
    filtrer();
  }

  document.querySelectorAll("form[data-filtres]").forEach(installer);
})(globalThis);
