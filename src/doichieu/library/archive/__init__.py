"""The archive: passages of many documents in one index on disk.

A shelf of a few reports is searched in memory; one of thousands is not even read in one go. Its passages are
kept in an SQLite file in the cache folder, with a full-text index (FTS5) beside them, so that memory does not
grow with the library and a search answers from disk.

*Why FTS5, and why pairs.* Measured on the same 2,000,000 passages (960 MB) and the same 190 typed prefixes,
FTS5 over single words with positions answered a phrase whose last word is still being typed in 70 to 170 ms
at a tenth of that size, tantivy in 18 ms in the middle but 227 ms at worst of 20; FTS5 over words *and pairs of
neighbouring words*, without positions, in 1 ms and 8 ms. Two syllables of Vietnamese are almost never ambiguous
(Q-3), so a phrase is a conjunction of rare keys; what it lets through wrongly is sorted out on the text itself.
Its keys are 0.44 times the text (with the text itself and the tables beside it the file is 1.9 times) and are made in
66 µs a passage. And SQLite brings what an index that several
programs share needs: transactions, readers beside a writer, one file.

*Order.* FTS5 hands out its hits by number. Passages are numbered so that those that count more come first
(headings, targets, short passages before long ones, notes last), so the first hits that stream out are about
the best, and a key press need not wait for all of them.

The archive holds nothing that could not be made again: a file that is damaged or of another layout is put away
and made anew.
"""
