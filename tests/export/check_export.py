#!/usr/bin/python3
"""check_export.py CASEFORCE: `export` against h5py's reading of the same file, number by number; its forms, filters,
statuses and what it leaves on the disk. Each function is a sentence about the command.
"""
import csv
import io
import itertools
import json
import os
import shutil
import stat
import sys

import h5py

from common import GROUPS, OF_FUTURES, export, make_comparison, make_run, rows_by_h5py, rows_of, same_number

from command import SMALL, caseforce  # noqa: E402
from sentences import require, run_sentences  # noqa: E402

FEW = 2  # replications: a table has one row more for each, and no other

# Of the weekly tables of all files but one, which are long: one measure of each kind of place and unit.
SOME = ("open_cases", "starters_by_route", "caseload_band", "agency_share", "cost_total")


def a_run(detail="full"):
    return make_run(detail, FEW)


def check_table(path, table, measures=()):
    filtered = ["--measure", ",".join(measures)] if measures else []
    columns, *told = csv.reader(io.StringIO(export(path, "--table", table, *filtered), newline=""))
    require(columns[-1] == "value", columns)
    with h5py.File(path) as file:
        count = 0
        pairs = itertools.zip_longest(told, rows_by_h5py(file, table, columns[:-1], measures))
        for row, expected in pairs:
            require(row and expected, f"{table}: {len(told)} rows, another number in the file")
            cells, number = expected
            require(row[:-1] == cells, f"{table}, row {count}: {row}, not {cells}")
            require(same_number(row[-1], number), f"{table}, row {count}: {row} but {number}")
            count += 1
    require(count > 0, f"{table}: no row")
    return count


def listed(path):
    return {line.split()[0]: int(line.split()[1]) for line in export(path, "--list").splitlines()}


def every_number_of_every_table_is_the_one_that_h5py_reads(folder):
    whole = a_run()
    for path in (whole, a_run("means"), a_run("summary"), make_comparison(FEW)):
        tables = listed(path)
        with h5py.File(path) as file:
            there = {table for table, groups in GROUPS.items()
                     if table != "series" and any(group in file for group in groups)}
        require(there <= set(tables) <= there | {"series"}, f"{path}: {sorted(tables)} listed, {sorted(there)} there")
        for table, rows in tables.items():
            measures = SOME if rows > 20_000 and path != whole else ()
            checked = check_table(path, table, measures)
            require(measures or checked == rows, f"{table}: --list says {rows} rows")


def where_nobody_says_it_is_the_series_or_else_the_summary(folder):
    full, summary = a_run(), a_run("summary")
    require(export(full) == export(full, "--table", "series"), "not the series")
    require("series" not in listed(summary) and export(summary) == export(summary, "--table", "summary"), "no summary")


def json_and_json_lines_say_what_csv_says(folder):
    path = make_comparison(FEW)
    for table in ("series", "year_summary", "targets", "knowing", "waterfall"):
        if table not in listed(path):
            continue
        rows = rows_of(export(path, "--table", table))
        objects = json.loads(export(path, "--table", table, "--format", "json"))
        lines = [json.loads(line) for line in export(path, "--table", table, "--format", "jsonl").splitlines()]
        require(objects == lines and len(objects) == len(rows), f"{table}: the forms differ")
        for row, said in zip(rows, objects):
            require(list(row) == list(said), f"{table}: other keys: {list(said)}")
            for column, cell in row.items():
                same = cell == ("" if said[column] is None else str(said[column]))
                require(same or (column == "value" and float(cell) == said[column]), f"{table}: {row} but {said}")


def no_value_is_an_empty_field_and_null(folder):
    path = a_run()
    told = export(path, "--measure", "turnover_12m", "--to", "2022-10-10", "--level", "council")
    require(told.splitlines()[1].endswith("turnover_12m,1,"), told)
    said = json.loads(export(path, "--measure", "turnover_12m", "--to", "2022-10-10", "--format", "json"))
    require(said[0]["value"] is None and said[0]["name"] is None and said[0]["replication"] == 1, said[0])


def names_with_commas_quotes_and_newlines_are_quoted(folder):
    path = shutil.copy(a_run(), os.path.join(folder, "names.h5"))
    name = 'early, "better"\nhelp é'
    with h5py.File(path, "r+") as file:
        for group in [file, *(one for one in file.values() if isinstance(one, h5py.Group))]:
            if "policy" in group:
                group["policy"][0] = name
    text = export(path, "--measure", "open_cases")
    require('"early, ""better""\nhelp é",1,' in text, text[:200])
    require(all(row["policy"] == name for row in rows_of(text)), "not read back")
    require(json.loads(export(path, "--measure", "open_cases", "--format", "json"))[0]["policy"] == name, "JSON")


def filters_leave_what_they_name(folder):
    path = make_comparison(FEW)
    everything = rows_of(export(path))
    policies = sorted({row["policy"] for row in everything})
    wanted = [row for row in everything if row["policy"] == policies[1] and row["measure"] in ("open_cases", "starters")
              and "2022-11-01" <= row["date"] <= "2023-01-30"]
    told = rows_of(export(path, "--policy", policies[1], "--measure", "starters, open_cases", "--from", "2022-11-01",
                          "--to", "2023-01-30"))
    require(told == wanted and wanted, f"{len(told)} rows, {len(wanted)} wanted")
    summary = rows_of(export(path, "--table", "summary"))
    told = rows_of(export(path, "--table", "summary", "--level", "team,council"))
    require(told == [row for row in summary if row["level"] in ("team", "council")] and told, "levels")
    years = rows_of(export(path, "--table", "year", "--from", "2023-04-01"))
    require(years == [row for row in rows_of(export(path, "--table", "year")) if row["date"] >= "2023-04-01"], "years")
    require(rows_of(export(path, "--from", "2099-01-01")) == [], "no row is left, the head is")
    require(json.loads(export(path, "--from", "2099-01-01", "--format", "json")) == [], "an empty array")


def statistics_of_futures_have_no_unit(folder):
    for row in rows_of(export(make_comparison(FEW), "--table", "summary", "--measure", "cost_total")):
        require((row["unit"] == "1") == (row["statistic"] in OF_FUTURES), row)


def wrong_words_end_with_2_and_say_what_would_do(folder):
    path = a_run()
    for words, said in (
            (["--table", "serie"], "nearest: series"), (["--measure", "open_case"], "nearest: open_cases"),
            (["--policy", "basline"], "nearest: baseline"), (["--level", "group"], "one of: "),
            (["--from", "2023-02-30"], "a date is needed"), (["--from", "2024-01-01", "--to", "2023-01-01"], "is after"),
            (["--table", "excessive_hours", "--from", "2023-01-01"], "has no dates"),
            (["--table", "excessive_hours", "--disclosure"], "cannot be made safe"), (["--format", "xml"], "one of csv"),
            (["--format", "parquet"], "duckdb"), (["-o", path], "is the result file itself"),
            (["-o", "table.xlsx"], "a spreadsheet opens .csv"), (["-o", "other.h5"], "no table is written as .h5")):
        require(said in export(path, *words, status=2), words)
    require("stream" in export("-", status=2), "stdin")


def unreadable_files_end_with_1_and_other_files_with_4(folder):
    require("No such file" in export(os.path.join(folder, "none.h5"), status=1), "missing")
    require("is not a file" in export(folder, status=1), "folder")
    pipe = os.path.join(folder, "pipe")
    os.mkfifo(pipe)
    require("is not a file" in export(pipe, status=1), "a pipe is not waited for")
    require("not an HDF5 file" in export(SMALL, status=4), "YAML")
    require("no folder" in export(a_run(), "-o", os.path.join(folder, "nowhere", "a.csv"), status=1), "folder")


def the_output_is_replaced_whole_and_kept_where_it_fails(folder):
    path, output = a_run(), os.path.join(folder, "out.csv")
    with open(output, "w", encoding="utf-8") as file:
        file.write("earlier\n")
    os.chmod(output, 0o640)
    export(path, "--table", "nothing", "-o", output, status=2)
    with open(output, encoding="utf-8") as file:
        require(file.read() == "earlier\n", "the earlier file is gone")
    done = caseforce("export", path, "-o", output, "--quiet").ends(0)
    require(not done.out and not done.err, done.out + done.err)
    with open(output, encoding="utf-8") as file:
        require(file.read() == export(path), "another table")
    require(stat.S_IMODE(os.stat(output).st_mode) == 0o640, "other permissions")
    require(not [name for name in os.listdir(folder) if name.endswith(".part")], "something was left aside")
    lines = os.path.join(folder, "out.jsonl")
    export(path, "-o", lines)
    with open(lines, encoding="utf-8") as file:
        require(file.read() == export(path, "--format", "jsonl"), "the ending decides the form")
    tables = os.path.join(folder, "tables.txt")
    export(path, "--list", "-o", tables)
    with open(tables, encoding="utf-8") as file:
        require(file.read() == export(path, "--list"), "the list goes where it was told")
    caseforce("export", path, "-o", "/dev/full").ends(1)


if __name__ == "__main__":
    sys.exit(run_sentences(globals()))
