"""Word documents read back: parts as trees, as python-docx sees them, by Microsoft's rules."""

import io
import zipfile
from pathlib import Path
from typing import Any

from pms_cli.exchange.docx import docx_of

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
W = f"{{{NS['w']}}}"


class Lu:
    """A document read back: parts as trees, and as python-docx sees it."""

    def __init__(self, html: str) -> None:
        import docx
        from lxml import etree  # type: ignore[import-untyped]

        self.octets = docx_of(html)
        self.archive = zipfile.ZipFile(io.BytesIO(self.octets))
        self.parts: dict[str, Any] = {
            name: etree.fromstring(self.archive.read(name))
            for name in self.archive.namelist()
            if name.endswith((".xml", ".rels"))
        }
        self.document = docx.Document(io.BytesIO(self.octets))
        self.corps = self.parts["word/document.xml"]

    def xpath(self, path: str, part: str = "word/document.xml") -> list[Any]:
        found: list[Any] = self.parts[part].xpath(path, namespaces=NS)
        return found

    def paragraphes(self) -> list[tuple[str, str]]:
        """Style and text of every paragraph, those of tables too."""
        return [
            (
                (found.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NS)),
                "".join(
                    "\n" if part.tag == f"{W}br" else "\t" if part.tag == f"{W}tab" else part.text
                    for part in found.iter(f"{W}t", f"{W}br", f"{W}tab")
                ),
            )
            for found in self.xpath("//w:p")
        ]

    def texte(self) -> str:
        return "\n".join(text for _, text in self.paragraphes())


def faults(octets: bytes, folder: Path, name: str = "essai.docx") -> list[str]:
    """What the rules of Microsoft's Open XML SDK find wrong in a document."""
    from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

    path = folder / name
    path.write_bytes(octets)
    return [
        f"{error.part_uri} {error.description}"
        for error in OpenXmlValidator().validate(path).errors
    ]
