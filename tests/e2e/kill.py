# SPDX-License-Identifier: GPL-3.0-or-later
"""The program is killed while somebody types and while it saves: what it called saved is in the
files, which are sound; and when it is opened again, everything comes back that was done or typed
up to 250 ms before."""
import json
import os
import shutil
import tempfile
import time

from actant_driver import LABEL, TEXT_BOX, Actant, cli, is_equal, wait

ROUNDS = 6
KEPT = 0.25     # seconds after which nothing that was typed is lost


def open_palette(app, document):
    """On the next sentence, with the focus on the gist."""
    before = document.selection
    app.key('j')
    wait('the next sentence', lambda: document.selection not in (None, before))
    app.key('c')
    app.wait_focus(TEXT_BOX, 'Subjects')
    app.key('Tab', 'Tab')
    return app.wait_focus(TEXT_BOX, 'Gist')


def tag(app, document, gist):
    """A claim of the next sentence."""
    entry = open_palette(app, document)
    app.type(gist)
    wait('the gist', lambda: entry.text == gist)
    app.key('Return')
    app.wait('the focus on the text', lambda: document.is_focused)


def gists(path):
    with open(path + '.mina.annotations.json', encoding='utf-8') as file:
        return [record['gist'] for record in json.load(file)['annotations']]


def check_files(folder):
    for name in os.listdir(folder):
        if name.endswith('.json'):
            with open(os.path.join(folder, name), encoding='utf-8') as file:
                json.load(file)
    cli('check', folder)


def kill_once(folder, path, number, all_gists):
    """Tags, waits until that is saved, goes on, and is killed; each time a little later."""
    with Actant(folder, SOURCE_DATE_EPOCH=None, ACTANT_TEST_SEED=None) as app:
        document = app.open_document(path)
        app.focus_window()
        app.wait('the focus on the text', lambda: document.is_focused)
        app.wait(f'{len(all_gists)} claims',
                 lambda: app.counts.split()[0] == str(len(all_gists)))
        is_equal('the list', sorted(row.split(': ')[1] for row in
                                    app.get_rows('Claims', len(all_gists))), sorted(all_gists))
        if number and number % 2 == 0:
            # The round before was killed over half a word.
            app.get(LABEL, lambda name: name.endswith(' came back'))
            app.wait_saved()

        tag(app, document, f'saved {number}')
        app.wait_saved()
        saved = all_gists + [f'saved {number}']
        tag(app, document, f'done {number}')
        all_gists[:] = saved + [f'done {number}']
        if number % 2:
            # What came before may just be being saved.
            entry = open_palette(app, document)
            app.type(f'half a wo{number}')
            wait('the gist', lambda: entry.text == f'half a wo{number}')
            all_gists.append(f'half a wo{number}')
        time.sleep(KEPT + (number // 2) * 0.4)
        app.kill()

    found = gists(path)
    missing = set(saved) - set(found)
    if missing:
        raise SystemExit(f'{missing} had been called saved and are not in the file')
    check_files(folder)


def main():
    root = tempfile.mkdtemp(prefix='actant-e2e-')
    folder = os.path.join(root, 'study')
    os.mkdir(folder)
    path = shutil.copy(os.path.join(os.environ['ACTANT_SAMPLE'], 'deterrence-brief.txt'), folder)
    all_gists = []
    for number in range(ROUNDS):
        kill_once(folder, path, number, all_gists)

    # What the window would show, the command line brings back, too.
    output = cli('recover', folder)
    if ' came back' not in output:
        raise SystemExit(f'recover said:\n{output}')
    is_equal('what is in the file at the end', sorted(gists(path)), sorted(all_gists))
    check_files(folder)
    shutil.rmtree(root)


if __name__ == '__main__':
    main()
