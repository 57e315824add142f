"""Translations: dlcore.pot lists every message, and each language has a folder with its catalogue."""
