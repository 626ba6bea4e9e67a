"""How a document looks: its styles, its lists, its settings, as Word keeps them.

Names in English are Word's own: it shows them in the reader's language (« heading 1 » is
« Titre 1 »), gives them their meaning (outline, table of contents) and finds them in its menus.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TITRES: Final = 6
"""Levels of headings that have a style."""
NIVEAUX: Final = 9
"""Levels of lists that Word has."""
SUITES: Final = 4
"""Levels of lists that have a style for what follows the first paragraph of an item."""

_INK: Final = "1F325D"
_GREY: Final = "595959"
_INDENT: Final = 360
_SIZES: Final = (34, 28, 24, 22, 21, 21)
_BULLETS: Final = "•–▪"


@dataclass(frozen=True)
class _Style:
    """A paragraph style of ours: pieces of w:pPr and w:rPr in the order that Word wants."""

    ident: str
    name: str
    ppr: str = ""
    rpr: str = ""
    based: str = "Normal"
    next: str = ""
    ours: bool = False


def _spacing(before: int, after: int, line: int = 0) -> str:
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def _ind(level: int) -> str:
    return f'<w:ind w:left="{_INDENT * level}"/>'


_KEEP: Final = "<w:keepNext/><w:keepLines/>"
_SMALL: Final = f'<w:color w:val="{_GREY}"/><w:sz w:val="19"/><w:szCs w:val="19"/>'
_RIGHT_TAB: Final = '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>'


def _headings() -> list[_Style]:
    return [
        _Style(
            f"Heading{level}",
            f"heading {level}",
            f"{_KEEP}{_spacing(360 if level == 1 else 240, 100)}"
            f'<w:outlineLvl w:val="{level - 1}"/>',
            f'<w:b/><w:bCs/><w:color w:val="{_INK}"/><w:sz w:val="{size}"/>'
            f'<w:szCs w:val="{size}"/>',
            next="Normal",
        )
        for level, size in enumerate(_SIZES, 1)
    ]


def _paragraphs() -> list[_Style]:
    ink = f'<w:color w:val="{_INK}"/>'
    table = '<w:sz w:val="18"/><w:szCs w:val="18"/>'
    pre = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>'
    return [
        _Style(
            "Title",
            "Title",
            f"{_KEEP}{_spacing(0, 120)}",
            f'<w:b/><w:bCs/>{ink}<w:sz w:val="52"/><w:szCs w:val="52"/>',
            next="Subtitle",
        ),
        _Style(
            "Subtitle",
            "Subtitle",
            _spacing(0, 200),
            f'{ink}<w:sz w:val="26"/><w:szCs w:val="26"/>',
            next="Normal",
        ),
        *_headings(),
        _Style("Precision", "Précision", "", _SMALL, ours=True),
        _Style("Etat", "État d’avancement", next="Normal", ours=True),
        _Style("Resume", "Résumé à déplier", _KEEP, "<w:b/><w:bCs/>", next="Normal", ours=True),
        _Style("Terme", "Terme", _KEEP + _spacing(80, 40), "<w:b/><w:bCs/>", ours=True),
        _Style("Definition", "Définition", _ind(1), ours=True),
        _Style("Caption", "caption", f"{_KEEP}{_spacing(120, 120)}", f"<w:b/><w:bCs/>{ink}"),
        _Style("Graphique", "Graphique", "<w:keepNext/>" + _spacing(120, 60), ours=True),
        _Style("Quote", "Quote", '<w:ind w:left="567" w:right="567"/>', "<w:i/><w:iCs/>"),
        _Style(
            "HTMLPreformatted",
            "HTML Preformatted",
            '<w:shd w:val="clear" w:color="auto" w:fill="F2F3F7"/><w:jc w:val="left"/>',
            f'{pre}<w:sz w:val="19"/><w:szCs w:val="19"/>',
        ),
        _Style("TableauTexte", "Texte de tableau", _spacing(30, 30, 240), table, ours=True),
        _Style(
            "TableauNombre",
            "Nombre de tableau",
            '<w:jc w:val="right"/>',
            based="TableauTexte",
            ours=True,
        ),
        _Style(
            "TableauEntete",
            "En-tête de tableau",
            "",
            "<w:b/><w:bCs/>",
            based="TableauTexte",
            ours=True,
        ),
        _Style(
            "TableauEnteteNombre",
            "En-tête de nombres",
            '<w:jc w:val="right"/>',
            based="TableauEntete",
            ours=True,
        ),
        _Style(
            "TOCHeading",
            "TOC Heading",
            f"{_KEEP}{_spacing(360, 100)}",
            f'<w:b/><w:bCs/>{ink}<w:sz w:val="34"/><w:szCs w:val="34"/>',
            next="Normal",
        ),
        *(
            _Style(f"TOC{level}", f"toc {level}", _RIGHT_TAB + _spacing(0, 60) + _ind(level - 1))
            for level in (1, 2, 3)
        ),
        _Style("Header", "header", _RIGHT_TAB + _spacing(0, 0), _SMALL),
        _Style(
            "Footer",
            "footer",
            _RIGHT_TAB + _spacing(0, 0) + '<w:jc w:val="right"/>',
            _SMALL,
        ),
        _Style(
            "FootnoteText",
            "footnote text",
            _spacing(0, 40, 240),
            '<w:sz w:val="18"/><w:szCs w:val="18"/>',
        ),
        *(
            _Style(
                f"ListBullet{level if level > 1 else ''}",
                f"List Bullet{f' {level}' if level > 1 else ''}",
                f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>'
                + _spacing(0, 60),
            )
            for level in range(1, SUITES + 1)
        ),
        *(
            _Style(
                f"ListNumber{level if level > 1 else ''}",
                f"List Number{f' {level}' if level > 1 else ''}",
                f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="2"/></w:numPr>'
                + _spacing(0, 60),
            )
            for level in range(1, SUITES + 1)
        ),
        *(
            _Style(
                f"ListContinue{level if level > 1 else ''}",
                f"List Continue{f' {level}' if level > 1 else ''}",
                _spacing(0, 60) + _ind(level),
            )
            for level in range(1, SUITES + 1)
        ),
    ]


_CHARACTERS: Final = (
    ("Strong", "Strong", "<w:b/><w:bCs/>"),
    ("Emphasis", "Emphasis", "<w:i/><w:iCs/>"),
    ("Hyperlink", "Hyperlink", '<w:color w:val="1F4FA3"/><w:u w:val="single"/>'),
    ("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>'),
    (
        "HTMLCode",
        "HTML Code",
        '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>',
    ),
    ("PrecisionCar", "Précision (caractères)", f'<w:color w:val="{_GREY}"/>'),
)
_BORDERS: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="A6A9B6"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS: Final = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>'
    for side, width in (("top", 0), ("left", 85), ("bottom", 0), ("right", 85))
)
_TABLES: Final = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" '
    'w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '</w:style><w:style w:type="table" w:customStyle="1" w:styleId="TableauPlan">'
    '<w:name w:val="Tableau du plan"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
    f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders><w:tblCellMar>{_MARGINS}</w:tblCellMar>"
    '</w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="E3E8F2"/></w:tcPr></w:tblStylePr>'
    '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr></w:style>'
)


def styles() -> str:
    """The part that has every style."""
    return (
        f"<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Arial" w:eastAsia="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
        '<w:sz w:val="21"/><w:szCs w:val="21"/>'
        '<w:lang w:val="fr-FR" w:eastAsia="fr-FR" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{_spacing(0, 120, 264)}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "<w:unhideWhenUsed/></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        + "".join(_paragraph(style) for style in _paragraphs())
        + "".join(
            f'<w:style w:type="character"{_custom(ours=ident.endswith("Car"))} w:styleId="{ident}">'
            f'<w:name w:val="{name}"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>'
            f"<w:rPr>{rpr}</w:rPr></w:style>"
            for ident, name, rpr in _CHARACTERS
        )
        + f"{_TABLES}</w:styles>"
    )


def _custom(*, ours: bool) -> str:
    return ' w:customStyle="1"' if ours else ""


def _paragraph(style: _Style) -> str:
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    return (
        f'<w:style w:type="paragraph"{_custom(ours=style.ours)} w:styleId="{style.ident}">'
        f'<w:name w:val="{style.name}"/><w:basedOn w:val="{style.based}"/>{following}<w:qFormat/>'
        + (f"<w:pPr>{style.ppr}</w:pPr>" if style.ppr else "")
        + (f"<w:rPr>{style.rpr}</w:rPr>" if style.rpr else "")
        + "</w:style>"
    )


def numbering(starts: Sequence[tuple[int, int]]) -> str:
    """The part that has every list: 1 is bullets, 2 numbers, then each numbered list by itself.

    ``starts`` gives for each of those, from 3 on, its level (0 for the outermost) and first number.
    """
    own = "".join(
        f'<w:num w:numId="{ident}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="{level}">'
        f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        for ident, (level, start) in enumerate(starts, 3)
    )
    return (
        f"<w:numbering {W}>{_abstract(0, numbered=False)}{_abstract(1, numbered=True)}"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>{own}</w:numbering>'
    )


def _abstract(ident: int, *, numbered: bool) -> str:
    levels = []
    for level in range(NIVEAUX):
        kind = "decimal" if numbered else "bullet"
        text = f"%{level + 1}." if numbered else _BULLETS[level % 3]
        levels.append(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
            + (_linked(level, numbered=numbered))
            + f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
            f'<w:ind w:left="{_INDENT * (level + 1)}" w:hanging="{_INDENT}"/></w:pPr></w:lvl>'
        )
    return (
        f'<w:abstractNum w:abstractNumId="{ident}"><w:nsid w:val="5A0000{ident:02X}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="5B0000{ident:02X}"/>'
        f"{''.join(levels)}</w:abstractNum>"
    )


def _linked(level: int, *, numbered: bool) -> str:
    if level >= SUITES:
        return ""
    return f'<w:pStyle w:val="{style_de_liste(level, numbered=numbered)}"/>'


def style_de_liste(level: int, *, numbered: bool) -> str:
    """The style of an item of a list, by its level (0 for the outermost)."""
    rank = min(level + 1, SUITES)
    return f"List{'Number' if numbered else 'Bullet'}{rank if rank > 1 else ''}"


def style_de_suite(level: int) -> str:
    """The style of what follows the first paragraph of an item."""
    rank = min(level + 1, SUITES)
    return f"ListContinue{rank if rank > 1 else ''}"


def settings(*, notes: bool) -> str:
    """The part of settings: today's Word, French, the lines above footnotes if there are some."""
    lines = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    return (
        f'<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"{lines if notes else ''}<w:compat>"
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="fr-FR"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
        "</w:settings>"
    )
