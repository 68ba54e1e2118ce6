"""What the page calls options, by their names in a result file."""

import datetime
import re

from document_from_file import name_of_under
from results_file import ResultsFile
import sweep


def plain(text):
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ")).strip()


def spoken(key):
    return plain(key[0].upper() + key[1:].replace("_", " "))


def said(value):
    """A swept value that is a word: a date as it is spoken."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        date = datetime.date.fromisoformat(value)
        return f"{date.day} {date.strftime('%B %Y')}"
    return value


def words_of_key(name):
    """'changes[1].at' is the second change's date."""
    def words(part):
        found = re.fullmatch(r"(.*?)(?:\[(\d+)\])?", part)
        key = {"at": "date", "over": "time it takes", "until": "last day"}.get(found[1], found[1].replace("_", " "))
        return key if found[2] is None else f"{('first', 'second', 'third')[int(found[2])]} {key.rstrip('s')}"
    return [words(part) for part in name.split(".")]


def name_of_point(keys, option):
    told = []
    for key in keys:
        value, words = key["values"][option], words_of_key(key["name"])
        if key["meanings"]:
            value = said(key["meanings"][int(value)])
        else:
            value = re.sub(r"\.0$", "", f"{float(f'{value:.6g}'):,}")
        unit = key["unit"] or ""
        value += unit if unit.startswith("%") else f" {unit}" if unit else ""
        told.append(f"{', '.join(words)} = {value}")
    name = ", ".join(told)
    return plain(name[0].upper() + name[1:])


class Names:
    """Of all options in order; of what they are held against within a sentence; and "if nothing more is done"."""

    def __init__(self, results):
        file = ResultsFile(results)
        self.under = name_of_under(file)
        swept = sweep.sweep(file)
        points = [name_of_point(swept["keys"], option) if swept else spoken(key) for option, key in enumerate(file.options) if option]
        if not self.under:
            first, self.within, self.with_base = "Doing nothing", "doing nothing", "if nothing more is done"
        else:
            first = self.within = spoken(self.under) + (" as it is" if points else "")
            self.with_base = f"under {first}"
        self.all = [first, *points]
        self.first = first
