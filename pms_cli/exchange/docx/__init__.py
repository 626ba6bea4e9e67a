"""Reports as Word documents: a page of HTML in, a .docx out, made by python-docx.

From the page rather than from the views, so that a block of a user's own template is there too.
"""

from pms_cli.exchange.docx.arbre import arbre


def docx_of(html: str) -> bytes:
    """The Word document of a report's page in HTML; the same page gives the same bytes.

    Nothing outside the page is read. Raises MisuseError when the extra « docx » is not installed,
    OutputError for a page that is too long.
    """
    from pms_cli.exchange.docx.paquet import assemble

    return assemble(arbre(html))
