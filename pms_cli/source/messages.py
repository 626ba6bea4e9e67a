"""What a YAML syntax error means to the person who typed it, in French.

The keys are libyaml's own sentences (they have not changed in ten years); whatever is not listed
gets a general sentence that still says where and what to look for.
"""

import yaml

_BY_PROBLEM = {
    "mapping values are not allowed in this context": (
        "un deux-points suivi d’une espace est lu comme une nouvelle clé : "
        "mettez toute la valeur entre guillemets, ou corrigez le retrait de la ligne"
    ),
    "found unexpected end of stream": (
        "un guillemet, un crochet ou une accolade est ouvert et jamais fermé : fermez-le"
    ),
    "found unexpected document indicator": (
        "« --- » ou « ... » apparaît à l’intérieur d’un texte entre guillemets : "
        "fermez les guillemets avant"
    ),
    "found character that cannot start any token": (
        "une valeur ne peut pas commencer par « {char} » : mettez-la entre guillemets"
    ),
    "found a tab character that violates indentation": (
        "une tabulation sert de retrait : remplacez-la par des espaces"
    ),
    "could not find expected ':'": (
        "cette ligne n’a pas de « : » après sa clé : "
        "ajoutez-le, ou mettez la ligne en retrait si elle continue la précédente"
    ),
    "did not find expected '-' indicator": (
        "cette ligne n’est pas au même niveau que les « - » de la liste : corrigez son retrait"
    ),
    "did not find expected key": (
        "cette ligne n’est pas alignée sur les clés au-dessus, ou un texte continue après un "
        "guillemet fermé : corrigez le retrait ou les guillemets"
    ),
    "did not find expected ',' or ']'": (
        "une liste entre crochets n’est pas fermée, ou une virgule manque : ajoutez « ] » ou « , »"
    ),
    "did not find expected ',' or '}'": (
        "un groupe entre accolades n’est pas fermé, ou une virgule manque : ajoutez « }} » ou « , »"
    ),
    "found unknown escape character": (
        "une barre oblique inverse « \\ » dans un texte entre guillemets doubles a un sens "
        "particulier : doublez-la, ou employez des guillemets simples"
    ),
    "did not find expected hexdecimal number": (
        "la séquence « \\x » ou « \\u » n’est pas suivie d’un code valable : doublez la barre"
    ),
    "found invalid Unicode character escape code": (
        "la séquence « \\u » désigne un caractère qui n’existe pas : effacez-la"
    ),
    "did not find expected <document start>": (
        "du texte suit la fin du document : vérifiez les accolades, les crochets et les guillemets"
    ),
    "did not find expected comment or line break": (
        "après « | » ou « > », le texte commence à la ligne suivante : passez à la ligne"
    ),
    "did not find expected node content": (
        "une valeur est attendue ici : écrivez-la, ou mettez le texte entre guillemets"
    ),
    "found undefined tag handle": (
        "une valeur qui commence par « ! » doit être entre guillemets : ajoutez-les"
    ),
    "block sequence entries are not allowed in this context": (
        "un élément de liste « - » doit commencer sur sa propre ligne : passez à la ligne"
    ),
    "block mapping entries are not allowed in this context": (
        "une clé doit commencer sur sa propre ligne : passez à la ligne"
    ),
    "mapping keys are not allowed in this context": (
        "« ? » suivi d’une espace annonce une clé : mettez le texte entre guillemets"
    ),
    "did not find expected alphabetic or numeric character": (
        "« * » et « & » ont un sens particulier au début : mettez le texte entre guillemets"
    ),
}

_GENERAL = (
    "la mise en forme YAML n’est pas comprise à partir d’ici : "
    "vérifiez les retraits, les « : » et les guillemets de cette ligne et de la précédente"
)


def explain_syntax_error(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    """The character offset of a syntax error and a French sentence that says what to do."""
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or ""
    offset = mark.index if mark is not None else 0
    if problem == "found unexpected end of stream" and context is not None:
        offset = context.index  # where it was opened helps more than the end of the file
    character = text[offset : offset + 1]
    if problem == "found character that cannot start any token" and character == "\t":
        return offset, _BY_PROBLEM["found a tab character that violates indentation"]
    message = _BY_PROBLEM.get(problem, _GENERAL)
    return offset, message.replace("{char}", character).replace("}}", "}")
