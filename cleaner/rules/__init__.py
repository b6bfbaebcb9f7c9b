"""What finds the site's lines: each module adds clues to the evidence, none of them cuts.

`order` lists them in the order in which they look at a page. `patterns` and the modules that end in `_words` are tables
that some of them read.
"""
