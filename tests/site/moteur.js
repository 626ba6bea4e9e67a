// Runs the site's search under node, on an index and on questions given as JSON on standard input.
"use strict";
const { performance } = require("node:perf_hooks");
const demande = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const mots = require(`${demande.scripts}/mots.js`);
const recherche = require(`${demande.scripts}/recherche.js`);
const filtres = require(`${demande.scripts}/filtres.js`);

const reponse = {};
if (demande.index) {
  require(demande.index);
  const index = globalThis.PmsIndex;
  const depart = performance.now();
  const entrees = recherche.preparer(index);
  reponse.preparation = performance.now() - depart;
  reponse.gele = Object.isFrozen(index);
  reponse.prototype = Object.getPrototypeOf(index) === Object.prototype;
  reponse.index = index;
  // Of the processor, not of the clock: others may be at work on the machine.
  const duree = (travail) => {
    const debut = process.cpuUsage().user;
    travail();
    return (process.cpuUsage().user - debut) / 1000;
  };
  // What this machine takes for the least that a search can do: look at every text once.
  const regard = () => entrees.filter((entree) => entree.aTexte.includes(" zzz")).length;
  reponse.regard = Math.min(...[1, 2, 3, 4, 5].map(() => duree(regard)));
  reponse.durees = [];
  reponse.trouvees = (demande.questions || []).map(([texte, facettes]) => {
    const places = facettes.map(([nom, code]) => [index.facettes.indexOf(nom), code]);
    let trouvees = [];
    reponse.durees.push(duree(() => {
      trouvees = recherche.chercher(entrees, texte, places);
    }));
    return trouvees.map((entree) => entree.rang);
  });
}
reponse.mots = (demande.textes || []).map((texte) => mots.mots(texte));
reponse.racines = (demande.textes || []).map((texte) => mots.demande(texte));
reponse.decoupes = (demande.decoupes || []).map(([texte, question]) =>
  mots.decouper(texte, mots.demande(question)),
);
reponse.extraits = (demande.decoupes || []).map(([texte, question]) =>
  recherche.extrait(texte, mots.demande(question)),
);
reponse.filtres = (demande.filtres || []).map(([valeurs, texte, choix, question]) => {
  const lues = Object.fromEntries(Object.entries(valeurs).map(([n, v]) => [n, filtres.valeurs(v)]));
  const chose = { valeurs: lues, texte: mots.aplat(texte) };
  return filtres.retient(chose, choix, mots.demande(question));
});
process.stdout.write(JSON.stringify(reponse));
