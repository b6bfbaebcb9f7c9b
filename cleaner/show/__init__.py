"""Pages and views for people: what was cut, seen.

    families   the colours and the short explanation of each category
    sources    files of text, HTML and records -> documents, with a name each
    entries    a report -> what a page must know of one document
    shell      templates, styles and scripts -> one page that needs nothing else
    report     `cleaner report`: documents with every cut marked
    tallies    reports of a corpus -> figures
    plots      figures -> SVG
    audit      `cleaner audit`: a corpus in figures
    terminal   `cleaner --explain` on a terminal

Nothing here is imported by the text path. The packages it needs are those of the extra `report`.
"""
