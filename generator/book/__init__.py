"""The printed booklet of a plan: the sentences, tables and charts of its pages, set as one PDF with contents, page numbers and a text layer.

``gathering`` finds the plan among what may be published; ``booklet`` puts the views of its pages in the order of a book, ``endings`` adds what
stands at its end; ``plain`` makes of them plain values with the addresses of a book (labels within it, whole addresses outside); ``setting`` has
Typst set those by the templates beside it (``*.typ``), which decide nothing. This room alone knows Typst, which is there only with the extra
``kokai[book]``: ``needs`` says without it what is missing, and ``making`` loads the rest.
"""

__all__ = ["gathering", "making", "needs"]
