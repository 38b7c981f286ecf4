"""Fonts: Sarabun as it is, Sarabun whose text can be extracted from a PDF, Sarabun for the web.

Sarabun comes from the ``fontpkg-sarabun`` package under the SIL Open Font License 1.1, without a
reserved font name; its licence text is put beside every font that leaves this module.

Why a derived font for PDF: Sarabun places Thai vowels and tone marks by offsets. A PDF reader
then sees several glyphs on one spot and mixes up their order (ถิ่น comes out as ถิ่ถิ่น). The
derived font holds one glyph for every Thai cluster (consonant, vowel, tone mark), drawn from the
same outlines at the same places, so that what is copied or searched is what was written.
"""

from __future__ import annotations

import base64
import hashlib
import io
import shutil
import struct
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import fontpkg
import fontTools
import uharfbuzz
from fontTools.otlLib.builder import buildLigatureSubstSubtable, buildLookup
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent
from fontTools.ttLib.tables.DefaultTable import DefaultTable

WEIGHTS: Mapping[int, str] = MappingProxyType({400: "Regular", 600: "SemiBold"})
"""The weights in use: running text, and headings."""

LICENCE_NAME = "OFL.txt"

_CONSONANTS = [chr(point) for point in range(0x0E01, 0x0E2F)]
_VOWELS = "ัิีึืํ็ฺุู"
_TONES = "่้๊๋"
_SILENT = "์"
_AM, _NIKHAHIT, _AA = "ำ", "ํ", "า"

# What the web gets: Basic Latin, Latin-1, Thai, and the punctuation, arrows and signs of Sarabun.
_WEB_RANGES = ((0x20, 0xFF), (0x0E00, 0x0E7F), (0x2010, 0x2044), (0x20AC, 0x20BF), (0x2122, 0x25FF))


def font_file(weight: int) -> Path:
    """Return the file of stock Sarabun in a weight of :data:`WEIGHTS` (else ``KeyError``)."""
    return Path(fontpkg.path("Sarabun")).parent / f"Sarabun-{WEIGHTS[weight]}.ttf"


def licence() -> bytes:
    """Return the licence text of Sarabun."""
    return (font_file(400).parent.parent / "LICENSE").read_bytes()


@cache
def advances(weight: int) -> Mapping[str, float]:
    """Return how far each character of Sarabun moves the pen, in em; marks above move it by 0."""
    with TTFont(font_file(weight), lazy=True) as font:
        unit = font["head"].unitsPerEm
        widths = font["hmtx"].metrics
        return {chr(point): widths[name][0] / unit for point, name in font.getBestCmap().items()}


def cluster_fonts(cache: Path) -> Path:
    """Return the folder of the derived fonts for PDF, made on first use below ``cache``.

    The folder's name holds a hash of all that decides its content. It appears whole or not at
    all, so that several builds may ask for it at once.
    """
    sources = {weight: font_file(weight).read_bytes() for weight in WEIGHTS}
    key = hashlib.sha256(Path(__file__).read_bytes() + fontTools.version.encode())
    for data in sources.values():
        key.update(data)
    folder = cache / f"fonts-{key.hexdigest()[:16]}"
    if folder.is_dir():
        return folder
    cache.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=cache))
    try:
        for weight, data in sources.items():
            (beside / f"Sarabun-{WEIGHTS[weight]}.ttf").write_bytes(derive_cluster_font(data))
        (beside / LICENCE_NAME).write_bytes(licence())
        beside.chmod(0o755)
        beside.rename(folder)
    except OSError:
        # Another build was faster: its folder holds the same bytes.
        if not folder.is_dir():
            raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return folder


def derive_cluster_font(data: bytes) -> bytes:
    """Return a TrueType font like ``data`` with one glyph for every Thai cluster.

    It also has a glyph for every other character there is: a few signs that forms need are
    drawn, the rest show as a hollow box, so that no text of an author stops a manual.
    The same input gives the same bytes.
    """
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    points: dict[int, str] = dict(font.getBestCmap())
    points.update(_draw_signs(font, points))
    ligatures = {}
    shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(data)))
    for cluster in dict.fromkeys(_clusters()):
        name = "_".join(f"{ord(letter):04X}" for letter in cluster)
        _add_composite(font, name, cluster, shaper)
        ligatures[tuple(points[ord(letter)] for letter in _as_shaped(cluster))] = name
    font["GSUB"] = _ligature_table(ligatures)
    font["cmap"] = _table("cmap", _complete_cmap(points, font))
    classes = font["GDEF"].table.GlyphClassDef.classDefs
    classes.update(dict.fromkeys(ligatures.values(), 2))
    del font["DSIG"]
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


@cache
def web_fonts() -> Mapping[str, bytes]:
    """Return the fonts for the site: file name to WOFF2 bytes, and the licence text.

    Names are ``sarabun-400.woff2`` and so on, with the letters that a Thai and English site uses.
    """
    files = {LICENCE_NAME: licence()}
    for weight in WEIGHTS:
        font = TTFont(io.BytesIO(font_file(weight).read_bytes()), recalcTimestamp=False)
        options = Options(
            layout_features=["ccmp", "mark", "mkmk", "kern", "locl"], notdef_outline=True
        )
        subsetter = Subsetter(options)
        subsetter.populate(
            unicodes=[point for first, last in _WEB_RANGES for point in range(first, last + 1)]
        )
        subsetter.subset(font)
        font.flavor = "woff2"
        out = io.BytesIO()
        font.save(out)
        files[f"sarabun-{weight}.woff2"] = out.getvalue()
    return MappingProxyType(files)


def embedded_faces() -> str:
    """Return style rules that carry the web fonts themselves, for a file that stands alone."""
    return "".join(
        "@font-face { font-family: Sarabun; font-weight: "
        f"{weight}; src: url(data:font/woff2;base64,{data}) format('woff2'); }}\n"
        for weight in WEIGHTS
        for data in [base64.b64encode(web_fonts()[f"sarabun-{weight}.woff2"]).decode()]
    )


def _clusters() -> Iterator[str]:
    """Yield every Thai cluster of a consonant with the marks that go above and below it."""
    for consonant in _CONSONANTS:
        for vowel in ("", *_VOWELS):
            for tone in ("", *_TONES, _SILENT):
                if vowel or tone:
                    yield consonant + vowel + tone
        for tone in ("", *_TONES):
            yield consonant + tone + _AM


def _as_shaped(cluster: str) -> str:
    """Return the characters as a shaper hands them to the font: sara am comes in two parts."""
    if not cluster.endswith(_AM):
        return cluster
    return cluster[0] + _NIKHAHIT + cluster[1:-1] + _AA


def _add_composite(font: TTFont, name: str, cluster: str, shaper: uharfbuzz.Font) -> None:
    """Add a glyph made of the glyphs of a cluster, where the font itself places them."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(cluster)
    buffer.guess_segment_properties()
    uharfbuzz.shape(shaper, buffer)
    glyph = Glyph()
    glyph.numberOfContours = -1
    glyph.components = []
    pen = 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        part = GlyphComponent()
        part.glyphName = font.getGlyphName(info.codepoint)
        part.x, part.y = pen + position.x_offset, position.y_offset
        part.flags = 0x4  # offsets are rounded to the grid
        glyph.components.append(part)
        pen += position.x_advance
    _add_glyph(font, name, glyph, pen)


def _add_glyph(font: TTFont, name: str, glyph: Glyph, advance: int) -> None:
    table = font["glyf"]
    table[name] = glyph
    glyph.recalcBounds(table)
    font["hmtx"].metrics[name] = (advance, getattr(glyph, "xMin", 0))


def _ligature_table(ligatures: Mapping[tuple[str, ...], str]) -> DefaultTable:
    """Return a GSUB table that joins clusters and does nothing else, in every script."""
    lookup = buildLookup([buildLigatureSubstSubtable(ligatures)])
    feature = otTables.FeatureRecord()
    feature.FeatureTag = "ccmp"
    feature.Feature = otTables.Feature()
    feature.Feature.LookupListIndex = [0]
    table = otTables.GSUB()
    table.Version = 0x00010000
    table.LookupList = otTables.LookupList()
    table.LookupList.Lookup = [lookup]
    table.FeatureList = otTables.FeatureList()
    table.FeatureList.FeatureRecord = [feature]
    table.ScriptList = otTables.ScriptList()
    table.ScriptList.ScriptRecord = []
    for tag in ("DFLT", "latn", "thai"):
        language = otTables.DefaultLangSys()
        language.ReqFeatureIndex = 0xFFFF
        language.FeatureIndex = [0]
        script = otTables.ScriptRecord()
        script.ScriptTag = tag
        script.Script = otTables.Script()
        script.Script.DefaultLangSys = language
        script.Script.LangSysRecord = []
        table.ScriptList.ScriptRecord.append(script)
    out = newTable("GSUB")
    out.table = table
    return out


def _draw_signs(font: TTFont, points: Mapping[int, str]) -> dict[int, str]:
    """Add glyphs for signs that Sarabun lacks; return the code points that they serve."""
    unit = font["head"].unitsPerEm / 1000
    box = [
        [(60, 0), (60, 680), (740, 680), (740, 0)],
        [(110, 50), (690, 50), (690, 630), (110, 630)],
    ]
    tick = [[(150, 340), (210, 400), (350, 250), (600, 580), (660, 530), (355, 130)]]
    cross = [
        [(200, 140), (150, 190), (350, 340), (150, 500), (200, 550), (400, 390), (600, 550),
         (650, 500), (450, 340), (650, 190), (600, 140), (400, 290)],
    ]  # fmt: skip
    disc = [[(400, 80), (210, 150), (140, 340), (210, 530), (400, 600), (590, 530), (660, 340),
             (590, 150)]]  # fmt: skip
    signs = {
        "box": (box, "□☐"),
        "box.ticked": (box + tick, "☑"),
        "box.crossed": (box + cross, "☒"),
        "tick": (tick, "✓✔"),
        "cross": (cross, "✗✘"),
        "disc": (disc, "●⬤"),
    }
    added = {}
    for name, (outlines, letters) in signs.items():
        pen = TTGlyphPen(None)
        for outline in outlines:
            pen.moveTo((outline[0][0] * unit, outline[0][1] * unit))
            for x, y in outline[1:]:
                pen.lineTo((x * unit, y * unit))
            pen.closePath()
        _add_glyph(font, name, pen.glyph(), round(800 * unit))
        added.update({ord(letter): name for letter in letters if ord(letter) not in points})
    return added


def _complete_cmap(points: Mapping[int, str], font: TTFont) -> bytes:
    """Return a cmap table (format 13: many characters, one glyph) that knows every character.

    Format of the table: OpenType specification 1.9, chapter "cmap".
    """
    groups: list[tuple[int, int, int]] = []
    box = font.getGlyphID("box")
    free = 0x20
    for point, name in sorted(points.items()):
        if point > free:
            groups.append((free, point - 1, box))
        groups.append((point, point, font.getGlyphID(name)))
        free = point + 1
    groups.append((free, 0x10FFFF, box))
    header = struct.pack(">HHHHL", 0, 1, 3, 10, 12)
    subtable = struct.pack(">HHLLL", 13, 0, 16 + 12 * len(groups), 0, len(groups))
    return header + subtable + b"".join(struct.pack(">LLL", *group) for group in groups)


def _table(tag: str, data: bytes) -> DefaultTable:
    table = DefaultTable(tag)
    table.data = data
    return table
