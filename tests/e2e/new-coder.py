# SPDX-License-Identifier: GPL-3.0-or-later
"""Codes ten claims of the sample brief from nothing, with real keys alone, and tells how many
keys it took. The screen reader's bus is only read. What is asserted is the outcome, not the count.
"""
import glob
import json
import os
import shutil
import tempfile
import time

from actant_driver import (BUTTON, LABEL, RADIO_GROUP, TEXT_BOX, Actant, cli, is_equal,
                           starts_with, wait)

# Sentences in the text's order: how they begin, who acts (what is typed, and whom it names), and
# how many claims come of it. Those with a connective are split.
CLAIMS = [
    ('Both countries are likely', [('ROK', 'ROK'), ('United States', 'United States')], 1),
    ('If the handbook is adopted', None, 3),
    ('Unless both conditions', None, 3),
    ('The ROK Strategic Command is', [('ROK Strategic Command', 'ROK Strategic Command')], 1),
    ('There is a high possibility', [('North Korea', 'North Korea')], 1),
    ('Last December, following', [('n', 'North Korea')], 1),
]
PLACED = 'The ROK Strategic Command is'
SCENARIO = 'Escalation'

DRIVER = [(SCENARIO, 'driver')]

# What the claims must be: the beginning of the gist, type, standing, subjects, likelihood, horizon,
# scenarios.
MEANT = [
    ('Both countries are likel', 'forecast', 'asserted', ['ROK', 'United States'],
     'likely', '2031-41', []),
    ('The handbook is adopted ', 'forecast', 'supposed', [], None, None, []),
    ('The secure line passes i', 'forecast', 'supposed', [], None, '2031-07', []),
    ('The DCG could enter the ', 'forecast', 'asserted', [], 'could', '../2031-12', []),
    ('Both conditions are met', 'forecast', 'supposed', [], None, None, []),
    ('The annual exercise Stea', 'forecast', 'asserted', [], 'unlikely', None, []),
    ('The ROK–U.S. Combined Fo', 'schedule', 'asserted', [], None, '2031-08', []),
    ('The ROK Strategic Comman', 'schedule', 'asserted', ['ROK Strategic Command'],
     None, None, DRIVER),
    ('There is a high possibil', 'forecast', 'asserted', ['North Korea'],
     'high possibility', '2031', DRIVER),
    ('Last December, following', 'act', 'asserted', ['North Korea'], None, '2030-12', DRIVER),
]
# Of a relation: its type, the numbers of its claims, and the words that tell it.
RELATIONS = [
    ('condition', 1, 3, 'if'),
    ('condition', 2, 3, 'and'),
    ('negative_condition', 4, 5, 'unless'),
]


class Typist:
    """Strikes keys and counts them."""

    def __init__(self, app):
        self.app = app
        self.count = 0

    def key(self, *keys):
        self.count += len(keys)
        self.app.key(*keys)

    def type(self, text):
        self.count += len(text)
        self.app.type(text)


class NewCoder:
    def __init__(self, app, path):
        self.app = app
        self.path = path
        self.keys = Typist(app)
        self.document = None
        self.claims = 0
        self.costs = []

    def name_oneself(self):
        self.app.focus_window('Who')
        self.keys.type('Mina Park')
        self.app.wait('the short name', lambda: [
            n for n in self.app.root.find_all(TEXT_BOX, starts_with('Short name'))
            if n.text == 'mina-park'])
        self.keys.key('Return')
        self.document = self.app.open_document(self.path)
        self.app.focus_window()
        self.back()

    def back(self):
        self.app.wait('the focus back on the text', lambda: self.document.is_focused)

    def describe(self):
        self.keys.key('i')
        title = self.app.wait_focus(TEXT_BOX, 'Title')
        self.keys.type('Planning Together')
        wait('the title', lambda: title.text == 'Planning Together')
        self.keys.key('Tab')
        for name in ('Seo Ha-eun', 'Amelie Rochat'):
            self.keys.type(name)
            self.keys.key('Return')
        self.keys.key('Tab')
        self.app.wait_focus(TEXT_BOX, 'Publisher')
        self.keys.key('Tab')
        date = self.app.wait_focus(TEXT_BOX, 'Date')
        self.keys.type('2031-03-12')
        wait('the date', lambda: date.text == '2031-03-12')
        self.keys.key('Escape')
        self.back()

    # Claims

    def selected(self):
        range_ = self.document.selection
        return self.document.text[range_[0]:range_[1]] if range_ else ''

    def go_to(self, words):
        for _ in range(60):
            if self.selected().startswith(words):
                return
            before = self.document.selection
            self.keys.key('j')
            wait('the selection to move', lambda: self.document.selection != before)
        raise SystemExit(f'“{words}” is not come to')

    def wait_claims(self, more):
        self.claims += more
        self.app.wait(f'{self.claims} claims', lambda: self.app.counts.startswith(
            f'{self.claims} claim'))

    def take(self, entry, typed, name):
        self.keys.type(typed)
        wait('an offer', lambda: entry.text == typed and entry.description)
        for _ in range(5):
            if entry.description == name:
                break
            before = entry.description
            self.keys.key('Up')
            wait('another offer', lambda: entry.description != before)
        is_equal('the offer', entry.description, name)
        self.keys.key('Return')
        wait('the actor to be taken', lambda: entry.text == '')

    def claim(self, words, subjects, claims):
        before = self.keys.count
        self.go_to(words)
        moved = self.keys.count - before
        if subjects is None:
            self.keys.key('s')
        else:
            self.keys.key('c')
            entry = self.app.wait_focus(TEXT_BOX, 'Subjects')
            for typed, name in subjects:
                self.take(entry, typed, name)
            # Type, standing, factuality and gist stand as they are proposed.
            self.keys.key('Return')
        self.wait_claims(claims)
        self.back()
        if words == PLACED:
            self.place()
        self.costs.append((words, claims, moved, self.keys.count - before))

    def place(self):
        """In a new scenario; the claims after it are proposed for the same."""
        undo = 'Undo “Tag Claim”'
        self.app.wait('the claim to be the last change', lambda: self.undo_label() == undo)
        self.keys.key('shift+p')
        entry = self.app.wait_focus(TEXT_BOX, 'Scenario')
        self.keys.type(SCENARIO)
        wait('the title', lambda: entry.text == SCENARIO)
        self.keys.key('Return')
        self.app.wait_focus(RADIO_GROUP, starts_with('Role'))
        self.keys.key('d')
        self.app.wait('the claim to be placed', lambda: self.undo_label() != undo)
        self.back()

    def undo_redo(self):
        done, undone = self.undo_label(), self.app.get(BUTTON, 'Redo').description
        self.keys.key('ctrl+z')
        self.app.wait('the last step to be undone', lambda: self.undo_label() != done)
        self.keys.key('ctrl+shift+z')
        self.app.wait('it to be done again', lambda: self.undo_label() == done)
        is_equal('what redo does', self.app.get(BUTTON, 'Redo').description, undone)

    # Likelihood, horizon and mentions, all of a kind at once

    def accept(self):
        self.keys.key('g')
        self.app.wait('suggestions', self.current)
        for kind in ('Likelihood', 'Horizon', 'Mention'):
            for _ in range(60):
                now = self.current()
                if now and now[0] == kind:
                    break
                self.keys.key('period')
                self.app.wait('another suggestion', lambda: self.current() not in (None, now))
            undo = self.undo_label()
            self.keys.key('shift+y')
            self.app.wait(f'each {kind} to be accepted', lambda: self.undo_label() != undo)
        self.keys.key('g')

    def undo_label(self):
        return self.app.get(BUTTON, 'Undo').description

    def current(self):
        """The kind of the suggestion shown, and its number."""
        at = self.app.find(LABEL, is_position)
        if at is None:
            return None
        words = [n.name for n in at.parent.children() if n.role in LABEL]
        return (words[0], at.name)


def is_position(name):
    parts = name.split(' of ')
    return len(parts) == 2 and parts[0].isdigit() and parts[1].isdigit()


def read(folder, pattern):
    files = glob.glob(os.path.join(folder, pattern))
    is_equal(f'the number of {pattern}', len(files), 1)
    with open(files[0], encoding='utf-8') as file:
        return json.load(file)


def check(folder):
    """What was meant is what is in the files."""
    study = read(folder, 'study.*.json')
    names = {actor['id']: actor['name'] for actor in study['actors']}
    text = study['texts'][0]
    is_equal('the title', text['title'], 'Planning Together')
    is_equal('the authors', sorted(names[id_] for id_ in text['authors']),
             ['Amelie Rochat', 'Seo Ha-eun'])
    is_equal('the date', text['date'], '2031-03-12')
    scenarios = {one['id']: one['title'] for one in study['scenarios']}

    coding = read(folder, '*.annotations.json')
    is_equal('the claims', [summary(record, names, scenarios) for record in coding['annotations']
                            if record['kind'] == 'claim'], MEANT)
    ids = [record['id'] for record in coding['annotations'] if record['kind'] == 'claim']
    is_equal('the relations', sorted((r['type'], ids.index(r['from']), ids.index(r['to']),
                                      r['cues'][0]['exact'].lower())
                                     for r in coding['relations']), RELATIONS)
    mentioned = {names[id_] for r in coding['annotations'] if r['kind'] == 'mention'
                 for id_ in r['actors']}
    is_equal('the actors mentioned', mentioned, {
        'ROK', 'ROK Strategic Command', 'North Korea', 'United States', 'Seo Ha-eun'})


def summary(record, names, scenarios):
    return (record['gist'][:24], record['type'], record['standing'],
            sorted(names[id_] for id_ in record.get('subjects', [])),
            record.get('likelihood', {}).get('term'), record.get('horizon', {}).get('edtf'),
            [(scenarios[s['scenario']], s['role']) for s in record.get('scenarios', [])])


def main():
    folder = tempfile.mkdtemp(prefix='actant-e2e-')
    path = shutil.copy(os.path.join(os.environ['ACTANT_SAMPLE'], 'deterrence-brief.txt'), folder)

    with Actant(folder, ACTANT_CODER=None) as app:
        coder = NewCoder(app, path)
        coder.name_oneself()
        coder.describe()
        setting_up = coder.keys.count
        start = time.monotonic()
        for row in CLAIMS:
            coder.claim(*row)
        before = coder.keys.count
        coder.accept()
        accepting = coder.keys.count - before
        seconds = time.monotonic() - start
        total = coder.keys.count - setting_up
        coder.undo_redo()
        app.shot('ten-claims')
        app.wait_saved()
        app.quit()

    with Actant(folder, ACTANT_CODER='mina-park') as app:
        app.open_document(path)
        app.wait('ten claims after opening again', lambda: app.counts.startswith('10 claims'))
        app.focus_window()
        app.quit()

    for words, claims, moved, cost in coder.costs:
        print(f'{words} …  {cost} keys, {moved} of them to come there; claims: {claims}')
    print(f'suggestions: {accepting} keys; name and text before: {setting_up} keys')
    print(f'{coder.claims} claims, {total} keystrokes, {seconds:.0f} s')
    check(folder)
    cli('check', folder)
    shutil.rmtree(folder)


if __name__ == '__main__':
    main()
