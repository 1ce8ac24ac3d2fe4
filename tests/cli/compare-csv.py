#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""compare-csv.py CALLS FOLDER TEXT: the CSV export in FOLDER says what the calls of actant-cli in
CALLS (see record-call.py) tagged in TEXT: every field of every record, and no others.

Knows the command line and the tables from their documentation only: no code of Actant's."""
import csv
import json
import os
import shlex
import sys

MAIN = {"likelihood": "term", "strength": "term", "horizon": "text", "said": "text",
        "outcome": "state", "extent": "text"}
CHILD = {"attribution": ("claim_attribution", "actors"), "objects": ("claim_objects", "actor"),
         "stances": ("claim_stances", "target"), "issues": ("claim_issues", "code"),
         "scenarios": ("claim_scenarios", "scenario")}
NAME_LISTS = {"subjects", "claimants", "addressees", "frames", "events", "actors", "authors",
              "members"}
NAMES = {"code", "parent", "actor", "holder", "target", "scenario"}
TEXT_LISTS = {"aliases", "identifiers"}
NOT_FIELDS = {"quote", "occurrence", "range", "cue", "create", "coder"}
TABLES = {"claim": "claims", "mention": "mentions", "coding": "codings", "relation": "relations",
          "actor": "actors", "code": "codes", "text": "texts"}
# Columns that nobody tags.
GIVEN = {"id", "coder", "text", "file", "start", "end", "quote", "anchor", "source_sha", "created",
         "modified", "versions", "length", "sha256", "codable"}

problems = []
compared = 0


def expect(where, wanted, got):
    global compared
    compared += 1
    if wanted != got:
        problems.append(f"{where}: {got!r}, tagged was {wanted!r}")


def read_calls(path):
    calls = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            argv, printed = json.loads(line)
            words, options = [], []
            i = 1
            while i < len(argv):
                if argv[i].startswith("--"):
                    options.append((argv[i][2:].replace("-", "_"), argv[i + 1]))
                    i += 2
                else:
                    words.append(argv[i])
                    i += 1
            if argv[0] == "annotate":
                calls.append((words[1], options, printed))
            elif argv[0] == "add":
                calls.append((words[0], options, printed))
            elif argv[0] == "describe":
                calls.append(("text", options, printed))
    return calls


def read_tables(folder):
    tables = {}
    for name in os.listdir(folder):
        if name.endswith(".csv"):
            with open(os.path.join(folder, name), newline="", encoding="utf-8") as file:
                tables[name[:-4]] = list(csv.DictReader(file, strict=True))
    return tables


def gather(options):
    fields = {}
    for name, value in options:
        if name not in NOT_FIELDS:
            fields.setdefault(name, []).append(value)
    return fields


def compare_record(kind, options, record, tables, names):
    """Each option with its cell; then every other cell must be empty. Tells whether it is there."""
    rows = [row for row in tables[TABLES[kind]] if row["id"] == record]
    if len(rows) != 1:
        problems.append(f"{kind} {record}: {len(rows)} rows")
        return False
    row, used = rows[0], set()
    for path, values in gather(options).items():
        name, _, member = path.partition(".")
        where = f"{kind} {record}, {path}"
        if name in CHILD:
            compare_children(where, CHILD[name], record, values, tables, names)
        elif name in NAME_LISTS:
            expect(where, sorted({names.get(v, v) for v in values}),
                   sorted(json.loads(row[name + "_names"])))
            used |= {name, name + "_names"}
        elif name in TEXT_LISTS:
            expect(where, sorted(values), sorted(json.loads(row[name])))
            used.add(name)
        elif name in ("from", "to"):
            expect(where, values, [row[name]])
            used |= {name, name + "_name"}
        elif name in NAMES:
            expect(where, [names.get(v, v) for v in values], [row[name + "_name"]])
            used |= {name, name + "_name"}
        else:
            column = f"{name}_{member or MAIN[name]}" if name in MAIN else name
            expect(where, values, [row[column]])
            used.add(column)
    for column, cell in row.items():
        if column not in used and column not in GIVEN:
            expect(f"{kind} {record}, {column}", "", cell)
    return True


def compare_children(where, child, record, values, tables, names):
    table, main = child
    rows = [row for row in tables[table] if row["claim_id"] == record]
    expect(where + ", rows", len(values), len(rows))
    expect(where + ", order", [str(n + 1) for n in range(len(rows))], [row["n"] for row in rows])
    for value, row in zip(values, rows):
        members = {}
        if "=" in value:
            for word in shlex.split(value):
                member, _, text = word.partition("=")
                members.setdefault(member, []).append(text)
        else:
            members[main] = [value]
        used = {"claim_id", "n"}
        for member, texts in members.items():
            if member in NAME_LISTS:
                expect(where, sorted(names.get(t, t) for t in texts),
                       sorted(json.loads(row[member + "_names"])))
                used |= {member, member + "_names"}
            elif member in NAMES:
                expect(where, [names.get(t, t) for t in texts], [row[member + "_name"]])
                used |= {member, member + "_name"}
            else:
                expect(where, texts, [row[member]])
                used.add(member)
        for column, cell in row.items():
            if column not in used:
                expect(f"{where}, {column}", "", cell)


def compare_passage(kind, options, record, tables, text):
    quotes = [value for name, value in options if name == "quote"]
    rows = [row for row in tables["passages"] if row["record_id"] == record]
    where = f"{kind} {record}, passage"
    expect(where, quotes, [row["quote"] for row in rows])
    for row in rows:
        expect(where, row["quote"], text[int(row["start"]):int(row["end"])])
        expect(where, "in_place", row["anchor"])
    whole = [row for row in tables[TABLES[kind]] if row["id"] == record][0]
    expect(where, (rows[0]["start"], rows[-1]["end"]), (whole["start"], whole["end"]))


def compare_cues(kind, options, record, tables, text):
    cues = [value.split("=", 1) for name, value in options if name == "cue"]
    rows = [row for row in tables[kind + "_cues"] if row[kind + "_id"] == record]
    where = f"{kind} {record}, cues"
    expect(where, cues, [[row["slot"], row["exact"]] for row in rows])
    for row in rows:
        expect(where, row["exact"], text[int(row["start"]):int(row["end"])])


def main():
    calls = read_calls(sys.argv[1])
    tables = read_tables(sys.argv[2])
    with open(sys.argv[3], encoding="utf-8") as file:
        text = file.read()
    names = {value: dict(options)["name"] for kind, options, _ in calls if kind == "actor"
             for name, value in options if name in ("name", "aliases")}

    for kind, options, record in calls:
        if not compare_record(kind, options, record, tables, names):
            continue
        if kind in ("claim", "mention", "coding"):
            compare_passage(kind, options, record, tables, text)
        if kind in ("claim", "relation"):
            compare_cues(kind, options, record, tables, text)
    for kind, table in TABLES.items():
        expect(f"number of {table}", sum(call[0] == kind for call in calls), len(tables[table]))

    claims = tables["claims"]
    actors = {name for row in claims for column in ("subjects_names", "claimants_names")
              for name in json.loads(row[column] or "[]")}
    broken = [row for row in claims
              if sum(p["record_id"] == row["id"] for p in tables["passages"]) > 1]
    if len(claims) < 14 or len(actors) < 5 or not broken or not tables["relations"]:
        problems.append(f"{len(claims)} claims, {len(actors)} actors, {len(broken)} broken passages")
    print("\n".join(problems) or f"{compared} values are as tagged")
    sys.exit(1 if problems else 0)


main()
