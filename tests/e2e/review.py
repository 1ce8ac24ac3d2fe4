# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample study's two coders taken from blind coding to a consensus, with real keys (one button is
pressed, to list all cases again): the text is ticked as finished, agreement looked at, cases
decided, and the report of it read.
"""
import json
import os
import re
import shutil
import tempfile

from actant_driver import (BUTTON, LABEL, LIST, ROW, TEXT_BOX, Actant, cli, ends_with, is_equal,
                           starts_with, wait)

BRIEF = 'deterrence-brief.txt'
REASON = 'Told, not meant'
OPEN = re.compile(r'(\d+) of (\d+) cases open')
ANY = range(200)
CHECK_BOX = (7,)
TAB = (37,)
TABLE = (66,)                     # tree grid


def contains(words):
    return lambda name: words in name


def is_status(name):
    return OPEN.fullmatch(name) is not None


class Review:
    def __init__(self, app):
        self.app = app
        # Only the page is searched: the sidebar's list of claims is long.
        self.page = app.get(TAB, 'Progress').parent.parent.parent
        self.status = None

    def find(self, roles, name=None, root=None, focused=False):
        for node in (root or self.page).find_all(roles, name):
            if node.is_focused if focused else node.is_showing:
                return node
        return None

    def get(self, roles, name=None, root=None, focused=False):
        return self.app.wait(f'{name or roles}', lambda: self.find(roles, name, root, focused))

    @property
    def open(self):
        """How many cases are open, and how many there are."""
        node = self.status = self.status or self.get(LABEL, is_status)
        return tuple(map(int, OPEN.fullmatch(node.name).groups()))

    def wait_open(self, n):
        self.app.wait(f'{n} open cases', lambda: self.open[0] == n)

    def decide(self, *keys):
        """Each key decides; as many cases fewer must be open after them."""
        before = self.open[0]
        self.app.key(*keys)
        self.wait_open(before - len(keys))

    def undo(self, key, n):
        self.app.key(key)
        self.wait_open(n)

    # The way

    def finish(self):
        """Jun's work is hidden until the text is ticked."""
        app = self.app
        self.get(LABEL, 'begun, hidden')
        app.key('ctrl+Next')
        self.get(LABEL, 'Coded Blind')
        app.shot('review-blind')
        app.key('ctrl+Prior')
        box = self.get(CHECK_BOX, starts_with('begun'))
        table = self.get(TABLE, 'Progress')
        now = self.get(ANY, None, table, True)
        for _ in range(6):
            if box.is_focused:
                break
            app.key('Tab')
            app.wait('the keyboard to move', lambda: not now.is_focused)
            now = self.get(ANY, None, table, True)
        app.wait('the keyboard on the tick', lambda: box.is_focused)
        app.key('space')
        self.get(CHECK_BOX, starts_with('✓ finished, '))
        app.wait('nothing to be hidden', lambda: not self.find(LABEL, 'begun, hidden'))
        app.shot('review-progress')

    def look_at_agreement(self):
        app = self.app
        app.key('ctrl+Next')
        self.get(LABEL, contains('Missing: '))
        app.shot('review-agreement')
        # From the figures to the matrix, through its cells, and to the units of one.
        app.key('m')
        cell = self.get(LABEL, starts_with('jun: '))
        for _ in range(8):
            if not cell.name.endswith(', 0 units'):
                break
            before = cell.name
            app.key('Right')
            app.wait('the next cell', lambda: cell.name != before)
        app.shot('review-matrix')
        app.key('Return')
        n, total = self.open
        is_equal('open cases of all', n, total)
        cases = self.get(LIST, 'Cases')
        app.wait('a row', lambda: self.find(ROW, None, cases))
        self.get(BUTTON, ends_with(' ✕')).press()
        app.wait('no choice of units', lambda: not self.find(BUTTON, ends_with(' ✕')))
        app.key('ctrl+Prior')
        app.key('ctrl+Next')

    def adjudicate(self):
        app = self.app
        n = self.open[0]
        cases = self.get(LIST, 'Cases')
        self.get(ROW, None, cases, True)
        app.key('a')
        app.wait('what all agree on to be accepted', lambda: self.open[0] < n)
        after = self.open[0]
        self.undo('ctrl+z', n)
        self.undo('ctrl+shift+z', after)
        app.shot('review-queue')

        # A reason, a gap of the codebook, and no.
        app.key('r')
        reason = self.get(TEXT_BOX, 'Reason', None, True)
        app.type(REASON)
        wait('the reason', lambda: reason.text == REASON)
        app.key('Return')
        app.wait('the keyboard back in the list', lambda: not reason.is_focused)
        gap = self.get(CHECK_BOX, contains('gap'))
        app.key('g')
        app.wait('the gap', lambda: gap.has_state(4))
        self.decide('x')
        self.undo('ctrl+z', after)
        self.undo('ctrl+shift+z', after - 1)
        app.key('d')
        app.wait('one deferred', lambda: self.find(ROW, contains('Deferred'), cases))
        app.key('n')
        while self.open[0] > 0:
            self.decide(*['Return'] * min(20, self.open[0]))
        self.get(LABEL, 'No Cases Here')
        app.shot('review-decided')


def read(folder, name):
    with open(os.path.join(folder, name), encoding='utf-8') as file:
        return json.load(file)


def check(folder, before):
    """The consensus names what it came from; the decisions are mina's; jun's file is as it was."""
    consensus = read(folder, BRIEF + '.consensus.annotations.json')
    mina = read(folder, BRIEF + '.mina.annotations.json')
    jun = read(folder, BRIEF + '.jun.annotations.json')
    known = {r['id'] for file in (mina, jun) for r in file['annotations'] + file['relations']}
    claims = {r['id'] for r in consensus['annotations'] if r['kind'] == 'claim'}
    is_equal("jun's file", jun, before)
    for record in consensus['annotations']:
        if not record['from'] or not known.issuperset(record['from']):
            raise SystemExit(f'{record} comes from nowhere')
    for relation in consensus['relations']:
        if not claims.issuperset((relation['from'], relation['to'])):
            raise SystemExit(f'{relation} joins what is not in the consensus')
        if not relation['came_from'] or not known.issuperset(relation['came_from']):
            raise SystemExit(f'{relation} comes from nowhere')
    results = [r['id'] for r in consensus['annotations'] + consensus['relations']]
    reviews = mina['reviews']
    rejected = [r for r in reviews if r['decision'] == 'reject']
    is_equal('the rejected', [(r['reason'], r['codebook_gap']) for r in rejected], [(REASON, True)])
    is_equal('results', sorted(r['result'] for r in reviews if 'result' in r),
             sorted(results))
    is_equal('decisions without result', len(reviews) - len(results), 1)
    is_equal('relations that came along', len(consensus['relations']) > 50, True)
    return len(reviews)


def main():
    root = tempfile.mkdtemp(prefix='actant-e2e-')
    folder = shutil.copytree(os.environ['ACTANT_SAMPLE'], os.path.join(root, 'sample'))
    cli('add', 'round', folder, '--coder', 'mina', '--title', 'First', '--blind', 'yes')
    jun = read(folder, BRIEF + '.jun.annotations.json')

    with Actant(folder) as app:
        app.open_document()
        app.focus_window()
        app.key('alt+8')
        review = Review(app)
        review.finish()
        review.look_at_agreement()
        total = review.open[1]
        review.adjudicate()
        app.wait_saved()
        app.quit()

    is_equal('the decisions', check(folder, jun), total)
    cli('check', folder)
    page = os.path.join(root, 'round.html')
    cli('report', '--coder', 'mina', '--coders', 'jun,mina', '--output', page, folder)
    with open(page, encoding='utf-8') as file:
        text = file.read()
    for words in (REASON, 'finished', 'reject', 'accept', BRIEF):
        if words not in text:
            raise SystemExit(f'the report says nothing of “{words}”')
    shutil.rmtree(root)


if __name__ == '__main__':
    main()
