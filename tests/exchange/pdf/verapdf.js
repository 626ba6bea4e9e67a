// veraPDF on each file: one line, « conforme » or the clauses that it fails. Run by Rhino.
var V = Packages.org.verapdf;
V.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
var flavour = V.pdfa.flavours.PDFAFlavour.PDFUA_1;
var foundry = V.pdfa.Foundries.defaultInstance();
for (var i = 0; i < arguments.length; i++) {
  var parser = foundry.createParser(new java.io.File(arguments[i]), flavour);
  var result = foundry.createValidator(flavour, false).validate(parser);
  var faults = [];
  for (var it = result.getFailedChecks().keySet().iterator(); it.hasNext();) {
    var rule = it.next();
    faults.push(rule.getClause() + "-" + rule.getTestNumber());
  }
  print(result.isCompliant() ? "conforme" : faults.sort().join(" "));
}
