"""Makes Inter-Regular.ttf and Inter-SemiBold.ttf; see README.md."""

import sys

from fontTools import subset
from fontTools.ttLib import TTFont

RANGES = (
    "0020-007E,00A0-024F,0259,02B0-02FF,0370-03FF,0400-052F,1E00-1EFF,2000-206F,2070-209F,20A0-20BF,2100-214F,"
    "2190-2193,2212,2215,2248,2260,2264-2265,FFFD"
)


def tabular(font):
    """Glyph names of the proportional and the tabular form, after the font's feature `tnum`."""
    table = font["GSUB"].table
    forms = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for part in table.LookupList.Lookup[index].SubTable:
                    forms.update(getattr(getattr(part, "ExtSubTable", part), "mapping", {}))
    return forms


def make(source, target):
    font = TTFont(source)
    forms = tabular(font)
    for table in font["cmap"].tables:
        for code in map(ord, "0123456789"):
            if code in table.cmap:
                table.cmap[code] = forms.get(table.cmap[code], table.cmap[code])
    del font["GSUB"]
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["GPOS", "GDEF", "STAT", "meta"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    cut = subset.Subsetter(options)
    cut.populate(unicodes=subset.parse_unicodes(RANGES))
    cut.subset(font)
    font.save(target)


make(sys.argv[1], "Inter-Regular.ttf")
make(sys.argv[2], "Inter-SemiBold.ttf")
