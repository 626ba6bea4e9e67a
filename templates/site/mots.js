// Words, as the search and the filters compare them: « L’ÉCOLE » and « l'ecole » are one.
// Loaded before recherche.js and filtres.js. No dependency; tests run it under node as it is.
"use strict";
(function (monde) {
  const ELISION = /(^|[^\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’ʼ](?=[\p{L}\p{N}])/gu;
  const NUMERO = /(^|[^\p{L}\p{N}])n\s?[°º]\s?(?=[0-9])/gu;
  // « 8.2 » is one word, « fin.2019 » two.
  const MOT = /[0-9]+(?:\.[0-9]+)+|[\p{L}\p{N}]+/gu;
  const LETTRES_DOUBLES = { "œ": "oe", "æ": "ae", "ß": "ss" };
  const LONGUEUR_MAX = 200; // of a query, in characters
  const MOTS_MAX = 12;

  /** A text without accents, capitals or ligatures. */
  function normaliser(texte) {
    return texte
      .normalize("NFKD")
      .replace(/[\p{M}\p{Cf}]/gu, "")
      .toLowerCase()
      .replace(/[œæß]/g, (lettre) => LETTRES_DOUBLES[lettre]);
  }

  /** The words of a text, in their order. */
  function mots(texte) {
    return normaliser(texte).match(MOT) || [];
  }

  /** A word that a plural or a feminine also begins with; only long words have one. */
  function racine(mot) {
    if (mot.length < 5 || /[0-9]/.test(mot)) return mot;
    const singulier = mot.replace(/[sx]$/, "");
    return singulier.length > 4 ? singulier.replace(/e$/, "") : singulier;
  }

  /** What is asked: each word once, with its root; the articles of « l’école » are not asked. */
  function demande(texte) {
    const dit = texte
      .slice(0, LONGUEUR_MAX)
      .toLowerCase()
      .replace(NUMERO, "$1")
      .replace(ELISION, "$1");
    return [...new Set(mots(dit))].slice(0, MOTS_MAX).map((mot) => ({ mot, racine: racine(mot) }));
  }

  /** Words between spaces: one that begins so is found as « " " + start », a whole one with both. */
  function aplat(texte) {
    return ` ${mots(texte).join(" ")} `;
  }

  /** A text cut where words asked for stand in it: [[piece, is it one], …]; joined it is the text. */
  function decouper(texte, demandes) {
    const morceaux = [];
    let fait = 0;
    // The text itself is walked, accents and all: a word with what is written on its letters.
    for (const trouve of texte.matchAll(/[0-9]+(?:\.[0-9]+)+|[\p{L}\p{N}\p{M}\p{Cf}]+/gu)) {
      const lus = mots(trouve[0]);
      if (!demandes.some(({ racine }) => lus.some((lu) => lu.startsWith(racine)))) continue;
      if (trouve.index > fait) morceaux.push([texte.slice(fait, trouve.index), false]);
      fait = trouve.index + trouve[0].length;
      morceaux.push([trouve[0], true]);
    }
    if (fait < texte.length) morceaux.push([texte.slice(fait), false]);
    return morceaux;
  }

  const PmsMots = Object.freeze({ normaliser, mots, racine, demande, aplat, decouper });
  if (typeof module === "object" && module.exports) module.exports = PmsMots;
  else monde.PmsMots = PmsMots;
})(globalThis);
