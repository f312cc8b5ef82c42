#!/usr/bin/env python3
"""Builds the fonts of the page and icons.h into build/fonts; does nothing when they are current.

Canvas (stb_truetype) and DOM text must advance identically, so the fonts keep no kerning, no
ligatures and no hinting, and the digits are the tabular ones everywhere.
"""

import json
import logging
import os
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
OUT = os.path.join(ROOT, "build", "fonts")
INTER = os.path.join(ROOT, "node_modules", "@expo-google-fonts", "inter")
LUCIDE = os.path.join(ROOT, "node_modules", "lucide-static", "font")
REGULAR = os.path.join(INTER, "400Regular", "Inter_400Regular.ttf")
SEMIBOLD = os.path.join(INTER, "600SemiBold", "Inter_600SemiBold.ttf")
ICON_FONT = os.path.join(LUCIDE, "lucide.ttf")
CODEPOINTS = os.path.join(LUCIDE, "codepoints.json")
ICON_NAMES = os.path.join(HERE, "icons.txt")

FIRST_ICON = 0x100  # beyond the letters that ImGui looks for in every font

# ASCII, Latin-1, Latin Extended-A (but the two characters that Inter lacks), signs.
TEXT = [*range(0x20, 0x7F), *(set(range(0xA0, 0x180)) - {0xAD, 0x149}), *range(0x218, 0x21C),
        *map(ord, "–—‘’‚“”„†‡•…‰′″‹›€™←↑→↓↗−≈≠≤≥✓✗●○■□▲▼◆")]


def use_tabular_digits(font):
    """Makes the plain digits the ones that the `tnum` feature would choose."""
    gsub = font["GSUB"].table
    tabular = {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for table in gsub.LookupList.Lookup[index].SubTable:
                tabular.update(getattr(getattr(table, "ExtSubTable", table), "mapping", {}))
    for table in font["cmap"].tables:
        for code in range(ord("0"), ord("9") + 1):
            if code in table.cmap:
                # Subtables may share one mapping, so a digit can already be replaced.
                table.cmap[code] = tabular.get(table.cmap[code], table.cmap[code])


def renumbered(known, codes):
    """Gives the icons codes of their own: ImGui keeps a table up to the highest code of a font for
    each size that is drawn, and Lucide's begin at 57,344."""
    def prepare(font):
        glyphs = font.getBestCmap()
        mapping = {codes[name]: glyphs[known[name]] for name in codes}
        for table in font["cmap"].tables:
            table.cmap = dict(mapping)
    return prepare


def write_subset(source, codes, name, prepare=None):
    font = TTFont(source, recalcTimestamp=False)
    if prepare:
        prepare(font)
    missing = [hex(c) for c in codes if c not in font.getBestCmap()]
    if missing:
        print(f"fonts: {name} has no glyph for {' '.join(missing)}", file=sys.stderr)
    options = subset.Options(layout_features=[], hinting=False, glyph_names=False,
                             notdef_outline=True, name_IDs=[0, 1, 2, 13, 14], legacy_kern=False)
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "STAT", "DSIG", "kern", "gasp"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    font.save(os.path.join(OUT, name))


def write_header(icons):
    lines = ["// Generated from assets/fonts/icons.txt: the UTF-8 text that draws each icon.",
             "#pragma once", "", "namespace icon {"]
    for name, code in icons.items():
        text = "".join(f"\\x{byte:02x}" for byte in chr(code).encode())
        lines.append(f'inline constexpr const char* {name.replace("-", "_")} = "{text}";')
    lines.append("}  // namespace icon\n")
    with open(os.path.join(OUT, "icons.h"), "w", encoding="utf-8") as file:
        file.write("\n".join(lines))


def main():
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    inputs = [__file__, ICON_NAMES, REGULAR, SEMIBOLD, ICON_FONT, CODEPOINTS]
    absent = [path for path in inputs if not os.path.exists(path)]
    if absent:
        sys.exit(f"fonts: {absent[0]} is missing; run `npm ci` first")
    done = os.path.join(OUT, ".done")
    if os.path.exists(done) and os.path.getmtime(done) > max(map(os.path.getmtime, inputs)):
        return
    with open(CODEPOINTS, encoding="utf-8") as file:
        known = json.load(file)
    with open(ICON_NAMES, encoding="utf-8") as file:
        names = file.read().split()
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.exit(f"fonts: Lucide has no icon called {' '.join(unknown)}")
    os.makedirs(OUT, exist_ok=True)
    write_subset(REGULAR, TEXT, "regular.ttf", use_tabular_digits)
    write_subset(SEMIBOLD, TEXT, "semibold.ttf", use_tabular_digits)
    icons = {name: FIRST_ICON + place for place, name in enumerate(names)}
    write_subset(ICON_FONT, list(icons.values()), "icons.ttf", renumbered(known, icons))
    write_header(icons)
    open(done, "w").close()


main()
