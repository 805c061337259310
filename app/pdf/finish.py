"""The last pass over a public PDF: no author, host, tool or time, and the same bytes each time."""

from io import BytesIO
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Dictionary, Name

_PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>\n'
    "<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\n"
    "</rdf:Description>\n"
    "</rdf:RDF>\n"
    "</x:xmpmeta>\n"
    '<?xpacket end="w"?>'
)
_KEPT_IN_CATALOG = {"/Type", "/Pages"}
_DROPPED_FROM_PAGES = ("/Trans", "/Rotate", "/Annots")


def finish(drawn: bytes, *, title: str, language: str) -> bytes:
    """Rewrite what reportlab drew: metadata off, title and language on (R40); the same input gives the same bytes."""
    with pikepdf.open(BytesIO(drawn)) as pdf:
        _strip(pdf)
        pdf.Root.Lang = language
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        packet = _PACKET.format(title=escape(title), language=escape(language))
        pdf.Root.Metadata = pdf.make_stream(packet.encode("utf-8"), Type=Name.Metadata, Subtype=Name.XML)
        target = BytesIO()
        pdf.save(
            target,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=True,
            recompress_flate=True,
            normalize_content=False,
            linearize=False,
            qdf=False,
        )
    return target.getvalue()


def _strip(pdf: pikepdf.Pdf) -> None:
    for key in {"/Info", "/ID"} & set(pdf.trailer.keys()):
        del pdf.trailer[key]
    for key in set(pdf.Root.keys()) - _KEPT_IN_CATALOG:
        del pdf.Root[key]
    for page in pdf.pages:
        for key in _DROPPED_FROM_PAGES:
            if key in page.obj:
                del page.obj[key]
        if "/ProcSet" in page.Resources:
            del page.Resources["/ProcSet"]
