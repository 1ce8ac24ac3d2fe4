#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""compare-export.py CALLS TEXT CSV [JSONL]: the export in the folder CSV, and that in the file JSONL,
say what the calls of actant-cli in CALLS (see record-call.py) coded in TEXT: every field of every
record, and nothing else.

Knows the command line and the formats from their documentation only: no code of Actant's. What was
called, a row and a line of JSON are brought into one form: a field is a text, a list of texts, an
object of texts or a list of objects; what is named is an id."""
import csv
import json
import os
import shlex
import sys

# Slots that are objects, and the member that a plain value fills.
OBJECTS = {"claim": {"likelihood": "term", "strength": "term", "horizon": "text", "said": "text",
                     "outcome": "state", "extent": "text"},
           "scenario": {"likelihood": "term"}, "event": {"when": "edtf"}, "actor": {"valid": "from"}}
# Slots that are lists of objects.
TABLES = {"claim": {"attribution": "actors", "objects": "actor", "stances": "target",
                    "issues": "code", "scenarios": "scenario"},
          "scenario": {"critical_uncertainties": "name", "signposts": "text"}}
# Slots and members that are sets and lists; those that name a record, and of which kind.
SETS = {"aliases", "identifiers", "members", "authors", "actors", "subjects", "claimants",
        "addressees", "frames", "events", "claims"}
LISTS = {"choices", "driving_forces", "poles"}
NAMES = {"members": "actor", "authors": "actor", "actors": "actor", "subjects": "actor",
         "claimants": "actor", "addressees": "actor", "actor": "actor", "holder": "actor",
         "target": "actor", "frames": "code", "events": "event", "code": "code",
         "scenario": "scenario"}
NOT_FIELDS = {"quote", "occurrence", "range", "cue", "create", "coder"}
# What nobody codes; "text" is where a record lies, but for a memo, which has a text of its own.
GIVEN = {"id", "kind", "coder", "text", "text_file", "file", "start", "end", "quote", "anchor",
         "source_sha", "created", "modified", "versions", "length", "sha256", "rev", "names",
         "segments", "cues"}
DEFAULTS = {("codable", "true"), ("retired", "false")}

problems = []
compared = 0


def expect(where, wanted, got):
    global compared
    compared += 1
    if wanted != got:
        problems.append(f"{where}: {got!r}, coded was {wanted!r}")


class Record:
    def __init__(self, kind, record):
        self.kind = kind
        self.id = record
        self.options = []
        self.fields = {}

    def gather(self):
        """The fields that options give, those of a later call replacing those of an earlier."""
        given = {}
        for call, path, value in self.options:
            if given.setdefault(path, (call, []))[0] != call:
                given[path] = (call, [])
            given[path][1].append(value)
        return {path: values for path, (_, values) in given.items()}


def read_calls(path):
    records = {}
    with open(path, encoding="utf-8") as file:
        for call, line in enumerate(file):
            argv, printed = json.loads(line)
            words, options, i = [], [], 1
            while i < len(argv):
                if argv[i].startswith("--"):
                    options.append((call, argv[i][2:].replace("-", "_"), argv[i + 1]))
                    i += 2
                else:
                    words.append(argv[i])
                    i += 1
            kinds = {"annotate": words[-1], "add": words[0], "describe": "text", "edit": None}
            if argv[0] in kinds:
                record = words[1] if argv[0] == "edit" else printed
                records.setdefault(record, Record(kinds[argv[0]], record)).options += options
    return list(records.values())


class Book:
    """What the calls coded: names to ids and back, and each record in the common form."""

    def __init__(self, records):
        self.records = records
        self.known = {}
        self.names = {}
        for record in records:
            for _, slot, value in record.options:
                if slot in ("name", "title", "aliases", "gist"):
                    self.known[record.kind, value] = record.id
                if slot == {"claim": "gist", "scenario": "title", "memo": "title",
                            "text": "title"}.get(record.kind, "name"):
                    self.names[record.id] = value
        self.types = {self.names[r.id]: dict(option[1:] for option in r.options)["type"]
                      for r in records if r.kind == "field"}
        for record in records:
            for path, values in record.gather().items():
                self.set_field(record, path, values)

    def cued(self, kind, spec):
        """Slot and item that SLOT or SLOT:ITEM names."""
        slot, _, item = spec.partition(":")
        named = NAMES.get(TABLES.get(kind, {}).get(slot, slot))
        return slot, self.known[named, item] if item else ""

    def value(self, kind, slot, values):
        named = kind if slot == "parent" else NAMES.get(slot)
        values = [self.known.get((named, value), value) for value in values]
        if slot in SETS:
            return sorted(set(values))
        if slot in LISTS:
            return values
        if len(values) > 1:
            problems.append(f"{slot}: several values, {values}")
        return values[0]

    def item(self, kind, main, text):
        members = {}
        for word in shlex.split(text) if "=" in text else [f"{main}={shlex.quote(text)}"]:
            member, _, value = word.partition("=")
            members.setdefault(member, []).append(value if "=" in text else text)
        return {member: self.value(kind, member, values) for member, values in members.items()}

    def set_field(self, record, path, values):
        name, _, member = path.partition(".")
        if name in NOT_FIELDS:
            return
        if name == "attributes":
            kind = self.types[member]
            values = [self.known.get((kind, value), value) for value in values]
            record.fields.setdefault(name, {})[member] = \
                sorted(values) if kind == "multi_choice" else values[0]
        elif name in TABLES.get(record.kind, {}):
            record.fields[name] = [self.item(record.kind, TABLES[record.kind][name], value)
                                   for value in values]
        elif name in OBJECTS.get(record.kind, {}):
            member = member or OBJECTS[record.kind][name]
            record.fields.setdefault(name, {})[member] = values[0]
        else:
            record.fields[name] = self.value(record.kind, name, values)


class CsvExport:
    """The tables of a folder."""

    def __init__(self, folder, book):
        self.book = book
        self.tables = {}
        for name in os.listdir(folder):
            if name.endswith(".csv"):
                with open(os.path.join(folder, name), newline="", encoding="utf-8") as file:
                    self.tables[name[:-4]] = list(csv.DictReader(file, strict=True))

    def find(self, kind, record):
        rows = [row for row in self.rows(kind) if row["id"] == record]
        return rows[0] if len(rows) == 1 else None

    def rows(self, kind):
        return self.tables["queries" if kind == "query" else kind + "s"]

    def cells(self, where, row):
        """Name and content of each cell that says something; names beside ids must be right."""
        for column, cell in row.items():
            base = column[:column.rindex("_name")] if "_name" in column else ""
            if column.endswith(("_name", "_names")) and base in row:
                listed = column.endswith("s")
                ids = json.loads(row[base] or "[]") if listed else [row[base]]
                names = json.loads(cell or "[]") if listed else [cell]
                expect(f"{where}, {column}", [self.book.names.get(i, "") for i in ids], names)
            elif cell and (column, cell) not in DEFAULTS:
                yield column, cell

    def read(self, name, cell):
        if name in SETS:
            return sorted(json.loads(cell))
        return json.loads(cell) if name in LISTS else cell

    def fields(self, kind, row):
        fields = {}
        where = f"{kind} {row['id']}"
        for column, cell in self.cells(where, row):
            head, _, rest = column.partition("_")
            if column in GIVEN and (kind, column) != ("memo", "text"):
                continue
            if head == "attr":
                several = self.book.types[rest] == "multi_choice"
                fields.setdefault("attributes", {})[rest] = sorted(json.loads(cell)) if several else cell
            elif rest and head in OBJECTS.get(kind, {}):
                fields.setdefault(head, {})[rest] = cell
            else:
                fields[column] = self.read(column, cell)
        for name in TABLES.get(kind, {}):
            rows = [r for r in self.tables[f"{kind}_{name}"] if r[kind + "_id"] == row["id"]]
            expect(f"{where}, {name}, order", [str(n + 1) for n in range(len(rows))],
                   [r["n"] for r in rows])
            if rows:
                fields[name] = [{column: self.read(column, cell)
                                 for column, cell in self.cells(f"{where}, {name}", r)
                                 if column not in ("n", kind + "_id")} for r in rows]
        return fields

    def segments(self, kind, row):
        rows = [r for r in self.tables["passages"] if r["record_id"] == row["id"]]
        where = f"{kind} {row['id']}"
        expect(f"{where}, anchor", {"in_place"}, {r["anchor"] for r in rows} | {row["anchor"]})
        expect(f"{where}, order", [str(n + 1) for n in range(len(rows))], [r["n"] for r in rows])
        expect(f"{where}, ends", (rows[0]["start"], rows[-1]["end"]), (row["start"], row["end"]))
        expect(f"{where}, quote", " [...] ".join(r["quote"] for r in rows), row["quote"])
        return [(int(r["start"]), int(r["end"]), r["quote"]) for r in rows]

    def cues(self, kind, row):
        rows = [r for r in self.tables[kind + "_cues"] if r[kind + "_id"] == row["id"]]
        expect(f"{kind} {row['id']}, order of cues", [str(n + 1) for n in range(len(rows))],
               [r["n"] for r in rows])
        return [(r["slot"], r["item"], int(r["start"]), int(r["end"]), r["exact"]) for r in rows]


class JsonExport:
    """The lines of a file."""

    def __init__(self, path, book):
        self.book = book
        with open(path, encoding="utf-8") as file:
            self.lines = [json.loads(line) for line in file]
        self.fields_by_id = {line["id"]: line["name"] for line in self.lines
                             if line["kind"] == "field"}

    def find(self, kind, record):
        lines = [line for line in self.rows(kind) if line["id"] == record]
        return lines[0] if len(lines) == 1 else None

    def rows(self, kind):
        return [line for line in self.lines if line["kind"] == kind]

    def read(self, name, value):
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, dict):
            return {self.fields_by_id.get(key, key): self.read(key, member)
                    for key, member in value.items()}
        if isinstance(value, list):
            items = [self.read("", item) for item in value]
            ordered = name in LISTS or any(isinstance(item, dict) for item in items)
            return items if ordered else sorted(items)
        return str(value)

    def fields(self, kind, line):
        for record, name in line["names"].items():
            expect(f"{kind} {line['id']}, names", self.book.names.get(record), name)
        return {name: self.read_table(value) if name in TABLES.get(kind, {}) else self.read(name, value)
                for name, value in line.items()
                if name not in GIVEN or (kind, name) == ("memo", "text")}

    def read_table(self, items):
        return [{member: self.read(member, value) for member, value in item.items()}
                for item in items]

    def segments(self, _, line):
        return [(s["start"], s["end"], s["exact"]) for s in line["segments"]]

    def cues(self, _, line):
        return [(c["slot"], c.get("item", ""), c["start"], c["end"], c["exact"])
                for c in line.get("cues", [])]


def flatten(value, path, leaves):
    if isinstance(value, dict):
        for key, member in value.items():
            flatten(member, f"{path}.{key}", leaves)
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        for n, item in enumerate(value):
            flatten(item, f"{path}[{n}]", leaves)
    else:
        leaves[path] = value
    return leaves


def compare_places(book, record, export, row, text):
    """The passage as quoted or by its range, and the cues by their words or their place."""
    where = f"{record.kind} {record.id}"
    wanted, cues = [], []
    for _, slot, value in record.options:
        if slot == "quote":
            start = text.index(value)
            wanted.append((start, start + len(value), value))
        elif slot == "occurrence":
            for _ in range(int(value) - 1):
                start = text.index(wanted[-1][2], wanted[-1][0] + 1)
                wanted[-1] = (start, start + len(wanted[-1][2]), wanted[-1][2])
        elif slot == "range":
            start, end = map(int, value.split(":"))
            wanted.append((start, end, text[start:end]))
        elif slot == "cue":
            cues.append(value.split("=", 1))
    if record.kind in ("claim", "mention", "coding"):
        expect(f"{where}, passage", sorted(wanted), export.segments(record.kind, row))
    if record.kind not in ("claim", "relation"):
        return
    got = export.cues(record.kind, row)
    expect(f"{where}, cues", len(cues), len(got))
    for (spec, words), cue in zip(cues, got):
        if words.startswith("@"):
            start, end = map(int, words[1:].split(":"))
        else:
            start, end = cue[2], cue[2] + len(words)
            expect(f"{where}, cue", words, cue[4])
        expect(f"{where}, cue", (*book.cued(record.kind, spec), start, end, text[start:end]), cue)


def compare(book, export, text):
    for record in book.records:
        row = export.find(record.kind, record.id)
        if row is None:
            problems.append(f"{record.kind} {record.id} is not there once")
            continue
        wanted = flatten(record.fields, record.kind, {})
        got = flatten(export.fields(record.kind, row), record.kind, {})
        for path in sorted(wanted.keys() | got.keys()):
            expect(f"{record.id}, {path}", wanted.get(path, ""), got.get(path, ""))
        compare_places(book, record, export, row, text)
    for kind in sorted({record.kind for record in book.records}):
        expect(f"number of {kind}", sum(record.kind == kind for record in book.records),
               len(export.rows(kind)))


def main():
    book = Book(read_calls(sys.argv[1]))
    with open(sys.argv[2], encoding="utf-8") as file:
        text = file.read()
    for read, path in zip((CsvExport, JsonExport), sys.argv[3:]):
        before = compared
        compare(book, read(path, book), text)
        print(f"{os.path.basename(path)}: {compared - before} values compared, "
              f"{len(book.records)} records")
    print("\n".join(problems))
    sys.exit(1 if problems or not compared else 0)


main()
