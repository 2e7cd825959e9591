"""Names in other scripts: Kazakh and Uyghur in Arabic letters, Uyghur in its three alphabets, Chinese characters.

What a word says is given in plain Latin letters, so that the same folding and comparing serve every script. A
name that Chinese renders syllable by syllable cannot be turned back into letters: for those, `han_likeness` says
how well the syllables render a name in Latin letters.
"""

from aigaq.names.scripts.characters import japanese_name as japanese_name
from aigaq.names.scripts.characters import said_elsewhere as said_elsewhere
from aigaq.names.scripts.han import HanName as HanName
from aigaq.names.scripts.han import han_name as han_name
from aigaq.names.scripts.han import han_parts as han_parts
from aigaq.names.scripts.han import is_han as is_han
from aigaq.names.scripts.likeness import han_likeness as han_likeness
from aigaq.names.scripts.likeness import may_render as may_render
from aigaq.names.scripts.pairs import renderings_alike as renderings_alike
from aigaq.names.scripts.palladius import from_palladius as from_palladius
from aigaq.names.scripts.reading import readings as readings
from aigaq.names.scripts.renderings import han_cut as han_cut
from aigaq.names.scripts.renderings import pinyin_written as pinyin_written
