// The search of the site: all in the page, nothing is asked of a server.
// Needs mots.js and recherche-index.js, loaded before it; tests run its engine under node.
"use strict";
(function (monde) {
  const enNode = typeof module === "object" && module.exports;
  const { demande, aplat, decouper } = enNode ? require("./mots.js") : monde.PmsMots;

  const ATTENTE = 150; // milliseconds without a key before searching
  const PAGE = 30; // results shown at a time
  const EXTRAIT = 220; // characters of a text shown
  // What a word is worth where it is found: whole, begun, or by its root only.
  const NUMERO = 1000;
  const NUMERO_SECTORIEL = 500;
  const TITRE = [60, 50, 40];
  const SIGLE = [35, 30, 25];
  const TEXTE = [10, 8, 6];

  /** The index as the search walks it: fields once normalised, by entry. */
  function preparer(index) {
    return index.entrees.map(([url, genre, numero, titre, sigles, texte, facettes], rang) => ({
      url,
      genre: index.genres[genre],
      numero,
      titre,
      texte,
      rang,
      facettes: facettes.map((codes) => codes.map((code) => index.codes[code])),
      aTitre: aplat(titre),
      aSigles: aplat(sigles.join(" ")),
      // The kind is searched as a text is: « action 12 » finds action 12.
      aTexte: aplat(`${index.genres[genre]} ${texte}`),
    }));
  }

  function valeur(champ, { tige, debut, entier }, [pleine, entamee, parente]) {
    // The root is the shortest: what does not hold it holds neither of the others.
    if (!champ.includes(tige)) return 0;
    if (champ.includes(entier)) return pleine;
    return champ.includes(debut) ? entamee : parente;
  }

  /** What an entry is worth for one word, 0 when it does not have it. */
  function note(entree, mot) {
    if (entree.numero === mot.mot) return NUMERO;
    if (entree.numero.startsWith(mot.partie)) return NUMERO_SECTORIEL;
    return (
      valeur(entree.aTitre, mot, TITRE) ||
      valeur(entree.aSigles, mot, SIGLE) ||
      valeur(entree.aTexte, mot, TEXTE)
    );
  }

  /**
   * The entries that have every word and every facet asked for, the best first, then in the order
   * of the index. `facettes` is [[place of the facet, code], …].
   */
  function chercher(entrees, texte, facettes = []) {
    // Made once, not for each entry: a key is not to be waited for.
    const demandes = demande(texte).map(({ mot, racine }) => ({
      mot,
      partie: `${mot}.`,
      tige: ` ${racine}`,
      debut: ` ${mot}`,
      entier: ` ${mot} `,
    }));
    if (!demandes.length && !facettes.length) return [];
    const trouvees = [];
    for (const entree of entrees) {
      if (!facettes.every(([place, code]) => (entree.facettes[place] || []).includes(code))) continue;
      let total = 0;
      for (const mot of demandes) {
        const points = note(entree, mot);
        if (!points) {
          total = -1;
          break;
        }
        total += points;
      }
      if (total >= 0) trouvees.push([total, entree]);
    }
    trouvees.sort(([a, x], [b, y]) => b - a || x.rang - y.rang);
    return trouvees.map(([, entree]) => entree);
  }

  /** The part of a text to show: around the first word asked for, else its beginning. */
  function extrait(texte, demandes) {
    const morceaux = decouper(texte, demandes);
    const premier = morceaux.findIndex(([, marque]) => marque);
    const avant = premier > 0 ? morceaux[0][0].length : 0;
    let debut = Math.max(0, avant - EXTRAIT / 3);
    // From the start of a word, and of a character.
    if (debut) debut = texte.indexOf(" ", debut) + 1 || avant;
    if (debut > avant) debut = avant;
    let fin = Math.min(texte.length, debut + EXTRAIT);
    if (fin < texte.length) fin = Math.max(texte.lastIndexOf(" ", fin), debut + EXTRAIT / 2);
    const coupe = /[\uD800-\uDBFF]$/.test(texte.slice(debut, fin)) ? fin + 1 : fin;
    return `${debut ? "… " : ""}${texte.slice(debut, coupe)}${coupe < texte.length ? " …" : ""}`;
  }

  const PmsRecherche = Object.freeze({ preparer, chercher, extrait, decouper, demande });
  if (enNode) {
    module.exports = PmsRecherche;
    return;
  }

  // --- In the page -------------------------------------------------------------------------------

  const { document, location, history, URLSearchParams } = monde;
  const formulaire = document.querySelector("form[data-recherche]");
  const index = monde.PmsIndex;
  if (!formulaire || !index) return;
  const champ = formulaire.elements.namedItem("q");
  const listes = [...formulaire.querySelectorAll("select[name]")];
  const annonce = document.querySelector("[data-recherche-annonce]");
  const resultats = document.querySelector("[data-recherche-resultats]");
  const conseils = document.querySelector("[data-recherche-conseils]");
  const suite = document.querySelector("[data-recherche-suite]");
  const racineDuSite = formulaire.dataset.racine || "";
  let entrees = null;
  let trouvees = [];
  let montrees = 0;
  let minuterie = 0;

  /** Foreign text goes in as text, never as markup. */
  function ecrire(parent, texte, demandes) {
    for (const [morceau, marque] of decouper(texte, demandes)) {
      if (!marque) {
        parent.append(morceau);
        continue;
      }
      const element = document.createElement("mark");
      element.textContent = morceau;
      parent.append(element);
    }
  }

  function ligne(entree, demandes) {
    const element = document.createElement("li");
    const lien = document.createElement("a");
    lien.href = racineDuSite + entree.url;
    const genre = entree.genre + (entree.numero ? ` ${entree.numero}` : "");
    lien.append(`${genre} – `);
    ecrire(lien, entree.titre, demandes);
    element.append(lien);
    if (entree.texte) {
      const texte = document.createElement("p");
      ecrire(texte, extrait(entree.texte, demandes), demandes);
      element.append(texte);
    }
    return element;
  }

  function montrer() {
    const demandes = demande(champ.value);
    const lignes = trouvees.slice(montrees, montrees + PAGE).map((entree) => ligne(entree, demandes));
    resultats.append(...lignes);
    montrees += lignes.length;
    suite.hidden = montrees >= trouvees.length;
    return lignes[0];
  }

  function compte(nombre, demandee) {
    if (!demandee) return "";
    if (!nombre) return "Aucun résultat.";
    const dit = `${nombre} résultat${nombre > 1 ? "s" : ""}`;
    return nombre > PAGE ? `${dit}, les ${PAGE} premiers sont montrés.` : `${dit}.`;
  }

  function preparerUneFois() {
    entrees = entrees || preparer(index);
  }

  function chercherMaintenant() {
    clearTimeout(minuterie);
    preparerUneFois();
    const choisies = listes.filter((liste) => liste.value);
    const facettes = choisies.map((liste) => [index.facettes.indexOf(liste.name), liste.value]);
    trouvees = chercher(entrees, champ.value, facettes);
    montrees = 0;
    resultats.textContent = "";
    montrer();
    const demandee = Boolean(demande(champ.value).length || choisies.length);
    conseils.hidden = !demandee || trouvees.length > 0;
    annonce.textContent = compte(trouvees.length, demandee);
    retenir();
  }

  /** What is asked is kept in the address, so that it can be sent and found again. */
  function retenir() {
    const etat = new URLSearchParams();
    if (champ.value.trim()) etat.set("q", champ.value.trim());
    for (const liste of listes) if (liste.value) etat.set(liste.name, liste.value);
    const dit = etat.toString();
    try {
      history.replaceState(null, "", (dit ? `?${dit}` : location.pathname) + location.hash);
    } catch {
      // Some browsers refuse it to a page opened from a folder: the search works all the same.
    }
  }

  function reprendre() {
    const etat = new URLSearchParams(location.search);
    champ.value = etat.get("q") || "";
    for (const liste of listes) {
      const voulu = etat.get(liste.name) || "";
      if ([...liste.options].some((option) => option.value === voulu)) liste.value = voulu;
    }
  }

  formulaire.addEventListener("submit", (evenement) => {
    evenement.preventDefault();
    chercherMaintenant();
  });
  champ.addEventListener("input", () => {
    clearTimeout(minuterie);
    minuterie = setTimeout(chercherMaintenant, ATTENTE);
  });
  formulaire.addEventListener("change", chercherMaintenant);
  formulaire.addEventListener("reset", () => setTimeout(chercherMaintenant, 0));
  suite.addEventListener("click", () => {
    const premiere = montrer();
    // The button may have gone: whoever is at the keyboard goes on with what has just come.
    if (premiere) premiere.querySelector("a").focus();
  });
  // Made ready while the first word is typed, so that no key waits for it.
  champ.addEventListener("focus", () => setTimeout(preparerUneFois, 0), { once: true });
  reprendre();
  formulaire.hidden = false;
  if (location.search) chercherMaintenant();
})(globalThis);
