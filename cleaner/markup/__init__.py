"""HTML: what markup adds to the text path.

The stages, in order:

    encoding    bytes -> text, in whatever encoding they are
    reader      what the parser calls: elements and texts -> lines
    source      the elements and lines of a page, as columns of equal length
    clean       the recipe: read, judge by markup, judge as text, cut
"""
