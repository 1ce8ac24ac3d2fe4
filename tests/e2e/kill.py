# SPDX-License-Identifier: GPL-3.0-or-later
"""The program is killed while somebody types and while it saves: what it called saved is
there when it is opened again, and the files are sound."""
import json
import os
import shutil
import tempfile
import time

from actant_driver import TEXT_BOX, Actant, cli, is_equal, wait

ROUNDS = 6


def tag(app, document, gist):
    """A claim of the next sentence."""
    before = document.selection
    app.key('j')
    wait('the next sentence', lambda: document.selection not in (None, before))
    app.key('c')
    app.wait_focus(TEXT_BOX, 'Subjects')
    app.key('Tab', 'Tab')
    entry = app.wait_focus(TEXT_BOX, 'Gist')
    app.type(gist)
    wait('the gist', lambda: entry.text == gist)
    app.key('Return')
    app.wait('the focus on the text', lambda: document.is_focused)


def gists(path):
    with open(path + '.mina.annotations.json', encoding='utf-8') as file:
        return [record['gist'] for record in json.load(file)['annotations']]


def kill_once(folder, path, number, saved):
    """Tags, waits until that is saved, goes on, and is killed; each time a little later."""
    with Actant(folder, SOURCE_DATE_EPOCH=None, ACTANT_TEST_SEED=None) as app:
        document = app.open_document(path)
        app.focus_window()
        app.wait('the focus on the text', lambda: document.is_focused)
        app.wait(f'{len(saved)} claims', lambda: app.counts.split()[0] == str(len(saved)))
        is_equal('the list', sorted(row.split(': ')[1] for row in
                                    app.get_rows('Claims', len(saved))), sorted(saved))

        tag(app, document, f'saved {number}')
        app.wait_saved()
        saved.append(f'saved {number}')
        tag(app, document, f'maybe {number}')
        if number % 2:
            # Half a word in the palette, while what came before is about to be saved.
            app.key('j', 'c')
            app.type('half')
        time.sleep(number * 0.4)
        app.kill()

    for name in os.listdir(folder):
        if name.endswith('.json'):
            with open(os.path.join(folder, name), encoding='utf-8') as file:
                json.load(file)
    found = gists(path)
    if f'maybe {number}' in found:
        saved.append(f'maybe {number}')
    is_equal('what is there after the kill', sorted(found), sorted(saved))
    cli('check', folder)


def main():
    root = tempfile.mkdtemp(prefix='actant-e2e-')
    folder = os.path.join(root, 'study')
    os.mkdir(folder)
    path = shutil.copy(os.path.join(os.environ['ACTANT_SAMPLE'], 'deterrence-brief.txt'), folder)
    saved = []
    for number in range(ROUNDS):
        kill_once(folder, path, number, saved)
    shutil.rmtree(root)


if __name__ == '__main__':
    main()
