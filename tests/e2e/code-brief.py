# SPDX-License-Identifier: GPL-3.0-or-later
"""Codes a policy brief in the window with the keyboard alone, and then on the command line:
what was tagged is what is listed, saved, exported and opened again, and both ways make the
same records.

The text is the one in the folder ACTANT_CORPUS when that is set, else the sample's.
"""
import csv
import json
import os
import shutil
import sys
import tempfile

from actant_driver import (BUTTON, LABEL, RADIO_GROUP, TEXT_BOX, Actant, cli, is_equal,
                           starts_with, wait)

LETTERS = {
    'report': 'r', 'act': 'a', 'schedule': 's', 'assertion': 'x', 'evaluation': 'e',
    'forecast': 'f', 'intention': 'i', 'commitment': 'c', 'threat': 't', 'demand': 'd',
    'recommendation': 'm',
}

# How a passage is selected:
#   next, previous  J or K until the sentence that starts with the first words
#   extend          the same, then Shift+J until the last words
#   words           those, as a screen reader selects
# Then the claim: type, subjects (the letters typed, and the name that must be offered; a name
# alone is typed whole), gist.
KINU = {
    'file': 'kinu-co-24-19.txt',
    'claims': [
        ('next', 'On February 14, 2024, the ROK', 'document at the Pentagon.', 'act',
         ['ROK Ministry of National Defense', 'U.S. Department of Defense'],
         'Both ministries sign the framework document'),
        ('words', 'has been rapidly evolving into a comprehensive interagency mechanism', None,
         'assertion', ['Nuclear Consultative Group'], 'The NCG becomes a standing mechanism'),
        ('words', 'establish guidelines for nuclear strategy planning and operations', None,
         'forecast', ['ROK', 'United States'], 'Guidelines by mid-2024'),
        ('words', 'likely to develop an action plan for nuclear use', None,
         'forecast', [('RO', 'ROK'), ('unit', 'United States')], 'An action plan follows'),
        ('next', 'In August, the Ulchi Freedom Shield', 'nuclear operation scenarios.',
         'schedule', [], 'UFS in August is based on nuclear scenarios'),
        ('words', 'there is a high possibility that it will escalate', None,
         'forecast', ['North Korea'], 'Pyongyang will probably escalate in 2024'),
        ('words', 'North Korea criticized the outcome of the NCG meeting', None,
         'evaluation', [('north', 'North Korea')], 'The North rejects the NCG'),
        ('words', 'North Korea may seek to increase pressure', None,
         'intention', [('nor', 'North Korea')], 'Pressure on both allies at once'),
        ('words', 'has questioned the necessity of joining the NCG', None,
         'evaluation', ['Japan'], '일본의 NCG 참여 필요성에 의문'),
        ('next', 'However, with the stabilization process', 'deterrence against North Korea.',
         'forecast', [('jap', 'Japan')], 'Japan may take part, directly or not'),
        ('extend', 'Since last year, China', 'regarding the NCG meeting.',
         'evaluation', ['China'], 'China is concerned about the NCG'),
        ('next', 'In this context, China explained', 'suppression and pressure.',
         'report', [('chi', 'China')], 'China takes sides with the North'),
        ('previous', 'China expressed its concerns', 'regarding the NCG meeting.',
         'report', [('china', 'China')], 'China says so'),
        ('words', 'China may escalate its criticism of the NCG', None,
         'forecast', [('ch', 'China')], 'China may criticise UFS "loudly", and often'),
        ('words', 'considering the discontinuation of joint exercises', None,
         'recommendation', [('rok', 'ROK')], 'Exercises should not be given up'),
        ('words', 'The possibility of both major and minor changes always exists', None,
         'assertion', [], ''),
    ],
    'mentions': [
        ('President Joe Biden', None, 'President Joe Biden', 'name'),
        ('the North while', 'north', 'North Korea', 'nominal'),
    ],
    'coding': ('joint ROK-U.S. nuclear employment exercises', 'Joint exercises'),
    'broken': ('where the U.S.', 'retaliates against a North Korean nuclear attack',
               'assertion', [('uni', 'United States')], 'The old framework: the U.S. retaliates'),
}

SAMPLE = {
    'file': 'deterrence-brief.txt',
    'claims': [
        ('next', 'On Feb. 14, 2031', 'on the Korean Peninsula.', 'act',
         ['ROK Ministry of National Defense', 'U.S. Department of Defense'],
         'Both ministries sign the annex'),
        ('words', 'has grown from a forum for exchanging views', None,
         'assertion', ['Deterrence Consultative Group'], 'The DCG becomes a standing body'),
        ('words', 'the fifth plenary meeting will take place in Seoul', None,
         'schedule', ['ROK', 'United States'], 'Plenary in June 2031'),
        ('words', 'likely to agree on rules for combining', None,
         'forecast', [('RO', 'ROK'), ('unit', 'United States')], 'Common rules follow'),
        ('next', 'The ROK Strategic Command is where', 'put to the test.',
         'assertion', [], 'The command is the test'),
        ('words', 'intends to open a joint operations cell', None,
         'intention', ['ROK Strategic Command'], 'A joint cell by the second half of 2031'),
        ('words', 'There is a high possibility that North Korea will escalate', None,
         'forecast', ['North Korea'], 'Pyongyang will probably escalate in 2031'),
        ('words', "'answer every rehearsal with a launch'", None,
         'threat', [('north', 'North Korea')], 'A launch for every rehearsal'),
        ('next', 'A further nuclear test', 'block new sanctions.',
         'forecast', [('nor', 'North Korea')], 'A test is possible'),
        ('words', 'Japan has sought a place at the table', None,
         'intention', ['Japan'], '일본은 처음부터 참여를 원했다'),
        ('extend', 'Is half a seat worth', 'lives than any declaration.',
         'evaluation', [('jap', 'Japan')], 'Half a seat is worth it'),
        ('words', 'demanded that the two countries', None,
         'demand', ['China'], 'China demands an end "at once", as ever'),
        ('next', 'The Hangang Ilbo reported', 'crisis over Taiwan.',
         'report', [('chi', 'China')], 'Beijing fears a turn against it'),
        ('previous', 'On 3 March the Chinese', 'China’s doorstep”.',
         'report', [('china', 'China')], 'Beijing speaks up'),
        ('words', 'Suspending Steadfast Lantern in return for a freeze', None,
         'recommendation', [('rok', 'ROK')], 'Exercises should not be given up'),
        ('words', 'a single signature could undo three years of work', None,
         'assertion', [], ''),
    ],
    'mentions': [
        ('Foreign Minister Aoki Reiko', None, 'Foreign Minister Aoki Reiko', 'name'),
        ('the regime', 'north', 'North Korea', 'nominal'),
    ],
    'coding': ('a warning shared three minutes earlier', 'Joint exercises'),
    'broken': ('Japanese officers', 'may join the warning cell of Working Group No. 2',
               'forecast', [('jap', 'Japan')], 'Japanese officers may join the cell'),
}


def find_once(text, words, start=0):
    place = text.find(words, start)
    if place < 0:
        sys.exit(f'“{words}” is not in the text')
    return place


# How the list tells a claim of each type.
VERBS = {
    'report': 'reports', 'act': 'reports the act', 'schedule': 'gives the plan',
    'assertion': 'states', 'evaluation': 'judges', 'forecast': 'forecasts',
    'intention': 'gives the intention', 'commitment': 'promises', 'threat': 'threatens',
    'demand': 'demands', 'recommendation': 'recommends',
}


class Coder:
    """Who tags, and remembers what."""

    def __init__(self, app, path):
        self.app = app
        self.document = app.open_document(path)
        self.text = self.document.text
        self.done = []      # dicts: kind, segments, and the fields as the command line names them
        app.focus_window()
        app.wait('the focus on the text', lambda: self.document.is_focused)

    # Selecting

    def step(self, key, there):
        for _ in range(120):
            if there():
                return
            before = (self.document.selection, self.document.caret)
            self.app.key(key)
            wait('the selection to move',
                 lambda: (self.document.selection, self.document.caret) != before)
        sys.exit(f'{key} does not come to the sentence')

    def select(self, how, first, last):
        start = find_once(self.text, first)
        end = find_once(self.text, last, start) + len(last) if last else start + len(first)
        if how == 'words':
            self.document.select(start, end)
        else:
            self.step('k' if how == 'previous' else 'j',
                      lambda: (self.document.selection or (-1,))[0] == start)
        if how == 'extend':
            self.step('shift+j', lambda: self.document.selection[1] >= end)
        is_equal(f'the selection of “{first}”', self.document.selection, (start, end))
        return start, end

    # The palette

    def write(self, entry, text):
        if text.isascii():
            self.app.type(text)
            wait(f'“{text}” in the entry', lambda: entry.text == text,
                 tree=lambda: print('the entry holds', repr(entry.text)))
        else:
            entry.set_text(text)     # as an input method does

    def pick(self, entry, actor):
        typed, name = actor if isinstance(actor, tuple) else (actor, actor)
        self.write(entry, typed)
        wait('an offer', lambda: entry.description)
        if typed == name and entry.description != name:
            self.app.key('Up')      # the offer of a new one is the last
        wait(f'{name} to be offered', lambda: entry.description == name)
        return name

    def pick_subjects(self, subjects):
        entry = self.app.wait_focus(TEXT_BOX, 'Subjects')
        names = []
        for subject in subjects:
            names.append(self.pick(entry, subject))
            self.app.key('Return')
            wait('the actor to be taken', lambda: entry.text == '')
        return names

    def choose_type(self, kind):
        self.app.key('Tab')
        row = self.app.wait_focus(RADIO_GROUP, starts_with('Type: '))
        self.app.key(LETTERS[kind])
        wait(f'{kind} to be chosen', lambda: row.name == f'Type: {kind.capitalize()}')

    def wait_document(self):
        self.app.wait('the focus back on the text', lambda: self.document.is_focused)

    def count(self, claims, mentions, codings):
        words = f'{claims} claim' + 's' * (claims != 1) + f' · {mentions} mention' \
            + 's' * (mentions != 1)
        if codings:
            words += f' · {codings} coding' + 's' * (codings != 1)
        self.app.wait(words, lambda: self.app.counts == words)

    # Tagging

    def claim(self, how, first, last, kind, subjects, gist):
        segment = self.select(how, first, last)
        self.app.key('c')
        names = self.pick_subjects(subjects)
        self.choose_type(kind)
        entry = self.app.wait_focus(TEXT_BOX, 'Gist')
        # A draft stands there, selected: what is typed takes its place.
        wait('a drafted gist', lambda: entry.text)
        if not gist:
            self.app.key('Delete')
        self.write(entry, gist)
        self.app.key('Return')
        self.wait_document()
        self.done.append({'kind': 'claim', 'segments': [segment], 'type': kind,
                          'subjects': names, 'gist': gist})
        self.count(*self.totals())

    def mention(self, words, typed, name, mode):
        segment = self.select('words', words, None)
        self.app.key('a')
        entry = self.app.wait_focus(TEXT_BOX, 'Actor')
        if typed:
            self.write(entry, typed)
        wait(f'{name} to be offered', lambda: entry.description == name)
        row = self.app.get(RADIO_GROUP, starts_with('Named by: '))
        wait(f'{mode} to be chosen', lambda: row.name == f'Named by: {mode.capitalize()}')
        self.app.key('Return')
        self.wait_document()
        self.done.append({'kind': 'mention', 'segments': [segment], 'actors': [name],
                          'mode': mode})
        self.count(*self.totals())

    def code(self, words, name):
        segment = self.select('words', words, None)
        self.app.key('e')
        entry = self.app.wait_focus(TEXT_BOX, 'Code')
        self.pick(entry, name)
        self.app.key('Return')
        self.wait_document()
        self.done.append({'kind': 'coding', 'segments': [segment], 'code': [name]})
        self.count(*self.totals())

    def totals(self):
        kinds = [record['kind'] for record in self.done]
        return kinds.count('claim'), kinds.count('mention'), kinds.count('coding')

    # What the sidebar must say

    def labels(self, without=0):
        claims = [record for record in self.done if record['kind'] == 'claim']
        claims = claims[:len(claims) - without]
        claims.sort(key=lambda record: (record['segments'][0], ))
        return [self.label(record) for record in claims]

    def label(self, record):
        title = record['gist']
        if not title:
            start, end = record['segments'][0]
            title = f'“{self.text[start:end]}”'
        return f'The author {VERBS[record["type"]]}: {title}'


def read_files(folder):
    contents = {}
    for name in sorted(os.listdir(folder)):
        if name.endswith('.json'):
            with open(os.path.join(folder, name), encoding='utf-8') as file:
                contents[name] = file.read()
    return contents


def read_proposed(folder):
    """By the first segment, what the palette proposed for a claim and was not typed."""
    proposed = {}
    for name, content in read_files(folder).items():
        for record in json.loads(content).get('annotations', []):
            if record['kind'] == 'claim' and 'deleted' not in record:
                options = []
                for field in ('standing', 'polarity', 'factuality'):
                    if field in record:
                        options += [f'--{field}', record[field]]
                for member, value in record.get('strength', {}).items():
                    options += [f'--strength.{member}', value]
                segment = record['segments'][0]
                proposed[segment['start'], segment['end']] = options
    return proposed


def code_by_command(path, records, folder):
    """The same coding on the command line; what was proposed in the window is taken from there."""
    proposed = read_proposed(folder)
    for record in records:
        options = list(proposed[record['segments'][0]]) if record['kind'] == 'claim' else []
        for start, end in record['segments']:
            options += ['--range', f'{start}:{end}']
        for field in ('type', 'mode', 'gist'):
            if record.get(field):
                options += [f'--{field}', record[field]]
        for field in ('subjects', 'actors', 'code'):
            for name in record.get(field, []):
                options += [f'--{field}', name]
        cli('annotate', path, '--coder', 'mina', record['kind'], *options, '--create')


def new_study(folder, source):
    os.mkdir(folder)
    return shutil.copy(source, folder)


def tag_all(coder, table):
    for row in table['claims']:
        coder.claim(*row)
    for row in table['mentions']:
        coder.mention(*row)
    coder.code(*table['coding'])
    is_equal('the list of claims', claims_of(coder.app, coder.totals()[0]), coder.labels())


def claims_of(app, count):
    """The rows of the list, without what was proposed beside the gist (strength)."""
    return [row.split(' · ')[0] for row in app.get_rows('Claims', count)]


def undo_redo(coder):
    """Steps back and forth; the list and the buttons' labels follow."""
    app = coder.app
    claims, mentions, codings = coder.totals()
    undo, redo = app.get(BUTTON, 'Undo'), app.get(BUTTON, 'Redo')

    for key in ('ctrl+z', 'ctrl+shift+z', 'ctrl+z', 'ctrl+y'):
        back = key == 'ctrl+z'
        steps = [(claims, mentions, codings - 1)] \
            + [(claims, n, codings - 1) for n in range(mentions - 1, -1, -1)] \
            + [(n, 0, codings - 1) for n in range(claims - 1, claims - 4, -1)]
        if not back:
            steps = list(reversed([(claims, mentions, codings)] + steps[:-1]))
        for step in steps:
            app.key(key)
            coder.count(*step)
        shown = steps[-1][0]
        is_equal(f'the list after {key}', claims_of(app, shown), coder.labels(claims - shown))
        wait('what undo does', lambda: undo.description == (
            'Undo “Tag Claim”' if back else 'Undo “Apply Code”'))
        wait('what redo does', lambda: redo.description == (
            'Redo “Tag Claim”' if back else 'Redo'))
        is_equal('whether something is to be done again', redo.is_sensitive, back)


def delete_and_undo(coder):
    app = coder.app
    claims, mentions, codings = coder.totals()
    first = [record for record in coder.done if record['kind'] == 'claim'][1]
    coder.document.set_caret(first['segments'][0][0] + 1)
    app.wait('the claim to be told', lambda: first['gist'] in coder.document.description)
    app.key('Delete')
    coder.count(claims - 1, mentions, codings)
    app.get(LABEL, f'“{first["gist"]}” deleted')
    left = [label for label in coder.labels() if label != coder.label(first)]
    is_equal('the list after deleting', claims_of(app, claims - 1), left)
    app.key('ctrl+z')
    coder.count(claims, mentions, codings)
    is_equal('the list after undoing that', claims_of(app, claims), coder.labels())


def tag_broken(coder, first, second, kind, subjects, gist):
    """A passage that a page header breaks: two segments of one claim."""
    coder.claim('words', first, None, kind, subjects, gist)
    segment = coder.select('words', second, None)
    coder.app.key('plus')
    coder.app.wait('the passage to have two parts',
                   lambda: gist in coder.document.description)
    coder.done[-1]['segments'].append(segment)


def edit_gist(coder):
    app = coder.app
    record = [one for one in coder.done if one['kind'] == 'claim'][3]
    coder.document.set_caret(record['segments'][0][0] + 1)
    app.wait('the claim to be told', lambda: record['gist'] in coder.document.description)
    app.key('F2')
    entry = app.wait_focus_kept(TEXT_BOX, 'Gist')
    is_equal('the gist in the form', entry.text, record['gist'])
    app.key('ctrl+End')
    app.type(', "as agreed"')
    record['gist'] += ', "as agreed"'
    wait('what was typed', lambda: entry.text == record['gist'],
         tree=lambda: print('the entry holds', repr(entry.text)))
    app.key('Return')
    claims = coder.totals()[0]
    app.wait('the edited gist in the list', lambda: coder.labels() == claims_of(app, claims))
    app.key('Escape')
    coder.wait_document()


def read_csv(folder, name):
    with open(os.path.join(folder, name + '.csv'), newline='', encoding='utf-8') as file:
        return list(csv.DictReader(file))


def check_csv(folder, coder):
    """The exported tables say what was tagged, field by field."""
    output = folder + '-csv'
    cli('export', '--format', 'csv', '--output', output, folder)
    passages = read_csv(output, 'passages')
    rows = {kind: read_csv(output, table) for kind, table in
            (('claim', 'claims'), ('mention', 'mentions'), ('coding', 'codings'))}

    for kind, table in rows.items():
        records = [record for record in coder.done if record['kind'] == kind]
        records.sort(key=lambda record: record['segments'][0])
        is_equal(f'the number of {kind} rows', len(table), len(records))
        for row, record in zip(table, records):
            segments = record['segments']
            is_equal('the coder', row['coder'], 'mina')
            is_equal('start and end', (row['start'], row['end']),
                     (str(segments[0][0]), str(segments[-1][1])))
            is_equal('the segments',
                     [(p['start'], p['end'], p['quote']) for p in passages
                      if p['record_id'] == row['id']],
                     [(str(start), str(end), coder.text[start:end]) for start, end in segments])
            is_equal('the quote', row['quote'],
                     ' [...] '.join(coder.text[start:end] for start, end in segments))
            for column in ('type', 'gist', 'mode'):
                if column in record:
                    is_equal(column, row[column], record[column])
            for column in ('subjects', 'actors'):
                if column in record:
                    names = row[f'{column}_names']
                    is_equal(column, json.loads(names) if names else [], record[column])
            if 'code' in record:
                is_equal('the code', row['code_name'], record['code'][0])
    subjects = {name for record in coder.done for name in record.get('subjects', [])}
    if len(rows['claim']) < 12 or len(subjects) < 5:
        sys.exit(f'only {len(rows["claim"])} claims with {len(subjects)} subjects')


def check_same_bytes(folder, other, records):
    """One session of the window, and a process for each record: the same files."""
    code_by_command(other, records, folder)
    by_command = read_files(os.path.dirname(other))
    in_window = read_files(folder)
    is_equal('the files', list(in_window), list(by_command))
    for name, content in by_command.items():
        for one, another in zip(in_window[name].splitlines(), content.splitlines()):
            is_equal(f'a line of {name}', one, another)
        is_equal(name, in_window[name], content)


def main():
    corpus = os.environ.get('ACTANT_CORPUS')
    table = KINU if corpus else SAMPLE
    source = os.path.join(corpus or os.environ['ACTANT_SAMPLE'], table['file'])
    root = tempfile.mkdtemp(prefix='actant-e2e-')
    path, other, last = [new_study(os.path.join(root, name), source)
                         for name in ('window', 'command', 'again')]
    folder = os.path.dirname(path)

    with Actant(folder) as app:
        coder = Coder(app, path)
        tag_all(coder, table)
        app.wait_saved()
        app.shot('coded')
        check_same_bytes(folder, other, coder.done)

        undo_redo(coder)
        delete_and_undo(coder)
        tag_broken(coder, *table['broken'])
        edit_gist(coder)
        listed = claims_of(app, coder.totals()[0])
        app.wait_saved()
        app.quit()

    with Actant(folder) as app:
        app.open_document(path)
        is_equal('the list after opening again', claims_of(app, len(listed)), listed)
        app.focus_window()
        app.quit()

    cli('check', folder)
    check_csv(folder, coder)
    code_by_command(last, coder.done, folder)
    is_equal('the difference', cli('diff', '--content', folder, os.path.dirname(last)), '')
    shutil.rmtree(root)


if __name__ == '__main__':
    main()
