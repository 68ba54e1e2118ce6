"""What the page calls options, by their names in a result file."""

import re

from document_from_file import name_of_under
from results_file import ResultsFile


def plain(text):
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ")).strip()


def spoken(key):
    return plain(key[0].upper() + key[1:].replace("_", " "))


class Names:
    """Of all options in order; of what they are held against within a sentence; and "if nothing more is done"."""

    def __init__(self, results):
        file = ResultsFile(results)
        self.under = name_of_under(file)
        points = [spoken(key) for key in file.options[1:]]
        if not self.under:
            first, self.within, self.with_base = "Doing nothing", "doing nothing", "if nothing more is done"
        else:
            first = self.within = spoken(self.under) + (" as it is" if points else "")
            self.with_base = f"under {first}"
        self.all = [first, *points]
        self.first = first
