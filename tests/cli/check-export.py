#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-export.py FORMAT OUTPUT EXPECTED.json

Reads an export with readers that are not ours and compares it with what is expected:

  {"tables": {"claims": [{"gist": "…", "start": "0"}, …]},   csv, spreadsheet, xlsx: rows in order
   "passages": [["segment", "segment"], …],                  all formats: in any order
   "texts": {"brief.txt": "…"}}                              html: the text, exact

Exits 0 when they are equal, 1 with what differs, 77 when a reader is not installed.
"""
import csv
import html.parser
import json
import os
import re
import sys

GUARDED = re.compile("^'+ *[=+\\-@|\t\r\n＝＋－＠]")
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def fail(message):
    print(message)
    sys.exit(1)


def read_csv(folder, spreadsheet):
    with open(os.path.join(folder, "datapackage.json"), encoding="utf-8") as file:
        package = json.load(file)
    tables = {}
    for resource in package["resources"]:
        path = os.path.join(folder, resource["path"])
        with open(path, "rb") as file:
            start = file.read(3)
        if (start == b"\xef\xbb\xbf") != spreadsheet:
            fail(f"{path}: byte order mark")
        with open(path, newline="", encoding="utf-8-sig" if spreadsheet else "utf-8") as file:
            rows = list(csv.reader(file, strict=True))
        names = [field["name"] for field in resource["schema"]["fields"]]
        if rows[0] != names:
            fail(f"{path}: the first row is not what datapackage.json says")
        if spreadsheet:
            for row in rows[1:]:
                for i, cell in enumerate(row):
                    if re.match("^[=+\\-@|\t]", cell) and not re.fullmatch("-?[0-9]+", cell):
                        fail(f"{path}: a cell may run as a formula: {cell!r}")
                    if GUARDED.match(cell):
                        row[i] = cell[1:]
        check_types(path, resource["schema"]["fields"], rows[1:])
        tables[resource["name"]] = [dict(zip(names, row, strict=True)) for row in rows[1:]]
    for resource in package["resources"]:
        check_keys(resource, tables)
    return tables


def check_types(path, fields, rows):
    patterns = {
        "integer": "-?[0-9]+",
        "boolean": "true|false",
        "datetime": "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z",
    }
    for row in rows:
        for field, cell in zip(fields, row, strict=True):
            if cell == "":
                continue
            if field["type"] in patterns and not re.fullmatch(patterns[field["type"]], cell):
                fail(f"{path}: {field['name']}: {cell!r} is no {field['type']}")
            if field["type"] == "array" and not isinstance(json.loads(cell), list):
                fail(f"{path}: {field['name']}: {cell!r} is no list")


def check_keys(resource, tables):
    rows = tables[resource["name"]]
    key = resource["schema"].get("primaryKey", [])
    values = [tuple(row[name] for name in key) for row in rows]
    if key and (len(set(values)) < len(values) or any("" in value for value in values)):
        fail(f"{resource['name']}: {key} is no primary key")
    for foreign in resource["schema"].get("foreignKeys", []):
        reference = foreign["reference"]
        other = tables[reference["resource"] or resource["name"]]
        known = {row[reference["fields"][0]] for row in other} | {""}
        for row in rows:
            if row[foreign["fields"][0]] not in known:
                fail(f"{resource['name']}: {foreign['fields'][0]} is no foreign key")


def unescape(text):
    return ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)


def read_xlsx(path):
    try:
        import openpyxl
    except ImportError:
        print("python3-openpyxl is not installed")
        sys.exit(77)
    with open(path, "rb") as file:
        book = openpyxl.load_workbook(file)
    tables = {}
    for sheet in book.worksheets[1:]:
        rows = []
        for row in sheet.iter_rows():
            cells = []
            for cell in row:
                if cell.data_type == "f" or cell.hyperlink is not None:
                    fail(f"{sheet.title}!{cell.coordinate} is a formula or a link")
                value = cell.value
                if isinstance(value, bool):
                    value = "true" if value else "false"
                elif isinstance(value, (int, float)):
                    value = str(int(value))
                cells.append("" if value is None else unescape(value))
            rows.append(cells)
        tables[sheet.title] = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    return tables


def passages_of_tables(tables):
    passages = {}
    for row in tables["passages"]:
        passages.setdefault((row["coder"], row["text"], row["record_id"]), []).append(row["quote"])
    return list(passages.values())


def unique_members(pairs):
    members = dict(pairs)
    if len(members) != len(pairs):
        fail(f"a member twice: {[key for key, _ in pairs]}")
    return members


def passages_of_jsonl(path):
    passages = []
    with open(path, newline="\n", encoding="utf-8") as file:
        for line in file:
            record = json.loads(line, object_pairs_hook=unique_members)
            if record["kind"] in ("claim", "mention", "coding"):
                if "coder" not in record or "text" not in record:
                    fail(f"{record['id']}: no coder or text")
                passages.append([segment["exact"] for segment in record["segments"]])
            for name in record["names"].values():
                if not isinstance(name, str) or not name:
                    fail(f"{record['id']}: a name is empty")
    return passages


def passages_of_webannotation(path):
    try:
        import jsonschema
    except ImportError:
        print("python3-jsonschema is not installed")
        sys.exit(77)
    with open(path, encoding="utf-8") as file:
        collection = json.load(file, object_pairs_hook=unique_members)
    data = os.environ.get("ACTANT_DATA_DIR",
                          os.path.join(os.path.dirname(__file__), "..", "..", "data"))
    with open(os.path.join(data, "schemas", "webannotation.schema.json"), encoding="utf-8") as file:
        jsonschema.Draft7Validator(json.load(file)).validate(collection)
    items = collection.get("first", {}).get("items", [])
    if collection["total"] != len(items):
        fail("total is not the number of annotations")
    passages = []
    for item in items:
        if isinstance(item["target"][0], str):
            continue
        if (len(item["target"]) > 1) != item.get("actant:discontinuous", False):
            fail(f"{item['id']}: several targets, not said to be one passage")
        passages.append([selector["exact"] for target in item["target"]
                         for selector in target["selector"]
                         if selector["type"] == "TextQuoteSelector"])
    return passages


class Report(html.parser.HTMLParser):
    """Collects the texts and checks that the report is closed, safe and self-contained."""

    VOID = {"meta", "link", "br", "hr", "img"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = []
        self.texts = []
        self.quotes = []
        self.ids = []
        self.links = []
        self.language = None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag in ("script", "link", "img", "iframe", "object", "base", "form"):
            fail(f"<{tag}> in the report")
        for name, value in attrs.items():
            if name.startswith("on") or name in ("src", "srcset", "style"):
                fail(f"{name} in the report")
            if name == "href" and not value.startswith("#"):
                fail(f"a link to elsewhere: {value}")
        if tag == "html":
            self.language = attrs.get("lang")
        if "href" in attrs:
            self.links.append(attrs["href"][1:])
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if tag not in self.VOID:
            self.open.append((tag, attrs.get("class")))
        if attrs.get("class") == "text":
            self.texts.append("")
        if tag == "blockquote":
            self.quotes.append("")

    def handle_endtag(self, tag):
        if not self.open or self.open[-1][0] != tag:
            fail(f"</{tag}> closes {self.open[-1:]}")
        self.open.pop()

    def handle_data(self, data):
        if ("div", "text") in self.open:
            self.texts[-1] += data
        if any(tag == "blockquote" for tag, _ in self.open):
            self.quotes[-1] += data


def read_html(path):
    report = Report()
    with open(path, newline="", encoding="utf-8") as file:
        source = file.read()
    report.feed(source)
    report.close()
    if report.open or not report.language:
        fail(f"left open: {report.open}")
    if "Content-Security-Policy" not in source:
        fail("no Content-Security-Policy")
    if len(set(report.ids)) < len(report.ids):
        fail("an id twice")
    if set(report.links) - set(report.ids):
        fail(f"links to nowhere: {set(report.links) - set(report.ids)}")
    return report


def compare_tables(tables, expected):
    for name, rows in expected.get("tables", {}).items():
        if len(tables[name]) != len(rows):
            fail(f"{name}: {len(tables[name])} rows, expected {len(rows)}")
        for i, row in enumerate(rows):
            for column, value in row.items():
                if tables[name][i][column] != value:
                    fail(f"{name}, row {i + 1}, {column}: {tables[name][i][column]!r},"
                         f" expected {value!r}")


def compare_passages(passages, expected):
    if "passages" in expected and sorted(passages) != sorted(expected["passages"]):
        fail(f"passages: {sorted(passages)!r}, expected {sorted(expected['passages'])!r}")


def main():
    kind, output, name = sys.argv[1:]
    with open(name, encoding="utf-8") as file:
        expected = json.load(file)
    if kind in ("csv", "spreadsheet", "xlsx"):
        tables = read_xlsx(output) if kind == "xlsx" else read_csv(output, kind == "spreadsheet")
        compare_tables(tables, expected)
        compare_passages(passages_of_tables(tables), expected)
    elif kind == "jsonl":
        compare_passages(passages_of_jsonl(output), expected)
    elif kind == "webannotation":
        compare_passages(passages_of_webannotation(output), expected)
    elif kind == "html":
        report = read_html(output)
        if "texts" in expected and sorted(report.texts) != sorted(expected["texts"].values()):
            fail(f"texts: {report.texts!r}")
        if "passages" in expected:
            joined = sorted(" [...] ".join(passage) for passage in expected["passages"])
            if sorted(report.quotes) != joined:
                fail(f"quotes: {sorted(report.quotes)!r}, expected {joined!r}")
    else:
        fail(f"no reader of {kind}")


main()
