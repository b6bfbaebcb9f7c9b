"""Measurements and training: nothing here is shipped, and nothing here is imported by `cleaner`."""
