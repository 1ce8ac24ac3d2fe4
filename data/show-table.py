#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""show-table.py FILE.csv COLUMN[:WIDTH]...

Print some columns of a CSV file under each other, cut to fit. A column that the file
lacks is left out; a JSON array in a cell is shown as its items.
"""
import csv
import json
import sys
import unicodedata


def cell_width(text):
    """How many cells of a terminal the text takes: two for a Korean letter."""
    return sum(0 if unicodedata.combining(c) else
               2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in text)


def fit(text, width):
    """The text in exactly that many cells."""
    if cell_width(text) > width:
        while cell_width(text) > width - 1:
            text = text[:-1]
        text += '…'
    return text + ' ' * (width - cell_width(text))


def readable(value):
    """A cell in one line, an array as its items."""
    if value.startswith('['):
        try:
            value = ', '.join(map(str, json.loads(value)))
        except ValueError:
            pass
    return ' '.join(value.split())


def main(path, *wanted):
    with open(path, encoding='utf-8-sig', newline='') as file:
        rows = list(csv.DictReader(file))
        header = rows[0].keys() if rows else ()
    columns = []
    for column in wanted:
        name, _, most = column.partition(':')
        if name in header:
            longest = max(cell_width(readable(row[name])) for row in rows)
            columns.append((name, min(int(most or 40), max(longest, cell_width(name)))))
    print('  '.join(fit(name, width) for name, width in columns).rstrip())
    print('  '.join('─' * width for _, width in columns))
    for row in rows:
        print('  '.join(fit(readable(row[name]), width) for name, width in columns).rstrip())
    print(f'{len(rows)} rows')


if __name__ == '__main__':
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.stdout.reconfigure(encoding='utf-8')
    main(*sys.argv[1:])
