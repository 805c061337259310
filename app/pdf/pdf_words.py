"""The words that the PDF format itself is written in: no name or key of these says anything about a person."""

import re

from app.pdf.fonts import Face

_STANDARD = """
A AA AS AcroForm Action Adobe Alt Alternate Alternates Annot Annots AntiAlias AP Arial Art ArtBox Artifact Ascent
ASCII85Decode ASCIIHexDecode Attached Author AvgWidth BBox BG BM BS Background BaseEncoding BaseFont
BitsPerComponent BitsPerCoordinate BitsPerFlag BitsPerSample BlackIs1 BlackPoint BleedBox Block BlockQuote Border
Bounds ByteRange C C0 C1 CA CCITTFaxDecode CF CFM CIDFontType0 CIDFontType0C CIDFontType2 CIDSet CIDSystemInfo
CIDToGIDMap CMap CMapName CMapType CalGray CalRGB CapHeight Caption Catalog CenterWindow CharProcs CharSet ClassMap
Code Col ColSpan ColorSpace ColorTransform Colorants Colors Columns Comment Content Contents Coords Count Creator
CreationDate CropBox Crypt D DA DCTDecode DR DV DW DW2 Decode DecodeParms DefaultCMYK DefaultGray DefaultRGB Desc
DescendantFonts Descent Dest DestOutputProfile DestOutputProfileRef Dests DeviceCMYK DeviceGray DeviceN DeviceRGB
Differences Direction DisplayDocTitle Div Document DocumentFragment Domain Duplex E EF EarlyChange EmbeddedFile
EmbeddedFiles Em Encode Encoding Encrypt EncryptMetadata Event ExtGState Extends Extensions F F1 F2 F3 F4 F5
FDecodeParms FFilter FS FT FT3 Fields Figure FileAttachment Filespec Filter First FirstChar FitH Fit FitR FitWindow
FL Flags FlateDecode Font FontBBox FontDescriptor FontFamily FontFile FontFile2 FontFile3 FontMatrix FontName
FontStretch FontWeight Form Formula FreeText Function FunctionType Functions G GS GTS_PDFA1 GTS_PDFX GoTo GoToE
GoToR Group H H1 H2 H3 H4 H5 H6 HT Halftone Headers Height Hide HideMenubar HideToolbar HideWindowUI Highlight I
ICCBased ID IDTree IM Identity Identity-H Identity-V Image ImageB ImageC ImageI ImageMask Index Indexed Info Ink
Intent Interpolate IRT ItalicAngle JBIG2Decode JPXDecode JS JavaScript K Keywords Kids L LBody LC LI LJ LW LZWDecode
Lab Lang Last LastChar LastModified Launch Lbl Leading Length Length1 Length2 Length3 Limits Line Linearized Link
List ListNumbering LS M MCD MCID MCR MK ML MMType1 MacExpertEncoding MacRomanEncoding MarkInfo Marked Mask Matrix
Matte MaxWidth MediaBox Metadata MissingWidth ModDate N NM NR Name Named Names NeedAppearances Next NextPage
NonFullScreenPageMode NonStruct Note Nums O OBJR OC OCG OCGs OCMD OCProperties OFF ON OP OPI OPM Obj ObjStm Off
Opacity OpenAction Opt Order OutputCondition OutputConditionIdentifier OutputIntent OutputIntents Outlines P PDF PCM
PS PZ Page PageLabel PageLabels PageLayout PageMode Pages PaintType Parent ParentTree ParentTreeNextKey Part Pattern
PatternType Perms Pg PieceInfo Popup PreferRGB Predictor Prev PrevPage Private ProcSet Producer Properties Q
QuadPoints Quote R RC RD RI RL Range Rect Ref Reference Registry Resources RoleMap Root Rotate RowSpan Rows Ruby
RunLengthDecode S SA SM SMask Scope Sect Separation Shading ShadingType Sig SigFlags Size Span Square St
StandardEncoding StemH StemV StmF StrF StructElem StructParent StructParents StructTreeRoot Style SubFilter Subject
Subtype Supplement Symbol T TBody TD TFoot TH THead TOC TOCI TR TU TX TV Table Tabs Text Thumb TilingType
TimesNewRoman Title ToUnicode Trans Transparency Trapped TrimBox TrueType Type Type0 Type1 Type1C Type3 U UF URI
Underline Unix Usage UseCMap UseNone UseOutlines UserProperties UserUnit V VE Version Vertices VerticesPerRow View
ViewArea ViewClip ViewerPreferences W W2 WC WP WMode WS WhitePoint Widget Width Widths WinAnsiEncoding X XFA XHeight
XML XObject XRef XRefStm XStep XYZ Y YStep ZapfDingbats ca checked op pdfuaid CS Helvetica Helvetica-Bold
Times-Roman Times-Bold Courier CIDInit Adobe-Identity-UCS UCS
"""
_WORDS = frozenset(_STANDARD.split()) | {face.value for face in Face}
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_ESCAPED = re.compile(r"#([0-9A-Fa-f]{2})")
_KEYWORDS = re.compile(
    r"\d{10} \d{5} [nf]\b|\b\d{1,9} \d{1,5} (?:obj|R)\b|\bstartxref\s+\d+|\((?:Adobe|UCS|Identity|Japan1)\)"
    r"|(?<![\w/])(?:obj|endobj|stream|endstream|xref|trailer|startxref|true|false|null|begincmap|endcmap|findresource|begin|end|dict"
    r"|def|defineresource|pop|currentdict|begincodespacerange|endcodespacerange|beginbfchar|endbfchar|beginbfrange|endbfrange)(?!\w)"
)
_NAME = re.compile(r"/([^\x00-\x20()<>\[\]{}/%]*)")
_XML_NAMES = re.compile(
    r"xmlns:\w+\s*=\s*(\"[^\"]*\"|'[^']*')|W5M0MpCehiHzreSzNTczkc9d|</?(?:x|rdf|dc|pdf|xmp|pdfaid|pdfuaid|pdfaExtension|pdfaSchema|"
    r"pdfaProperty|xmpMM|stEvt|stRef|photoshop|exif|tiff):\w+|\b(?:xml:lang|rdf:about|rdf:parseType|x:xmptk)\b"
)


def is_standard(name: str) -> bool:
    """Whether a name, without its slash, belongs to the format or to a font that ships with the app."""
    return _SUBSET.sub("", name) in _WORDS


def unescaped(name: str) -> str:
    """A name with its `#xx` escapes read as UTF-8."""
    data = _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), name)
    try:
        return data.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return data


def without_syntax(text: str) -> str:
    """Raw PDF text without the format's own names and keywords."""
    named = _NAME.sub(lambda match: " " if is_standard(match.group(1)) else " " + unescaped(match.group(1)), text)
    return _KEYWORDS.sub(" ", named)


def without_namespaces(packet: str) -> str:
    """An XMP packet without the addresses and names that every packet holds; values, comments and the rest stay."""
    return _XML_NAMES.sub(" ", packet)
