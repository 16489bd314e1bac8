"""The search index: a copy of the pages in single words, given to Pagefind, and what of its output browsers load.

Pagefind's base program parts words at white space only, which Japanese does not have. So it never sees the published
pages: it is given a copy in which ICU has cut the text, by the same rules as the `Intl.Segmenter` with which the search
page's script cuts the query. What a reader is shown (title, place, excerpt) is put into Pagefind's records afterwards,
in the original wording.
"""

from generator.search.entry import FoundFigure, SearchPage
from generator.search.extracting import pack_lines, pack_text, unpack_text
from generator.search.indexing import IndexReport, SearchIndexError, index_pages
from generator.search.known_texts import keep_known, read_texts
from generator.search.preparing import begin_preparing
from generator.search.similar import find_similar, key_of_similar
from generator.search.vocabulary import SynonymGroup
from generator.search.working import try_search_parts

__all__ = [
    "FoundFigure",
    "IndexReport",
    "SearchIndexError",
    "SearchPage",
    "SynonymGroup",
    "begin_preparing",
    "find_similar",
    "index_pages",
    "keep_known",
    "key_of_similar",
    "pack_lines",
    "pack_text",
    "read_texts",
    "try_search_parts",
    "unpack_text",
]
