# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line changes a claim that the window shows; a sync program leaves a conflict copy
with another change of it. The window takes in the one by itself, offers the other, and settles
what clashes by keys; undo and redo follow."""
import json
import os
import shutil
import tempfile

from actant_driver import BUTTON, LABEL, Actant, cli, ends_with, is_equal, starts_with, wait

COPY = 'deterrence-brief.txt.mina.annotations (mina\'s conflicted copy 2026-11-23).json'
QUOTE = 'The annex completes the framework'


def clock(seconds, seed):
    return {'SOURCE_DATE_EPOCH': str(1800000000 + seconds), 'ACTANT_TEST_SEED': str(seed)}


def claim(path):
    with open(path + '.mina.annotations.json', encoding='utf-8') as file:
        return json.load(file)['annotations'][0]


def drive(app, folder, path, theirs):
    document = app.open_document(path)
    app.focus_window()
    app.wait('the focus on the text', lambda: document.is_focused)
    app.wait('the claim', lambda: [row for row in app.rows('Claims') if 'first' in row])

    # The command line is another program at work on the same file.
    cli('edit', folder, claim(path)['id'], '--coder', 'mina', '--gist', 'ours', **clock(200, 3))
    app.get(LABEL, starts_with('Another window or computer: 1 claim changed'))
    app.wait('ours', lambda: [row for row in app.rows('Claims') if 'ours' in row])

    shutil.copy(theirs, os.path.join(folder, COPY))
    app.get(LABEL, '1 change found in a conflict copy')
    app.press(ends_with('Join'), BUTTON)
    app.get(LABEL, starts_with('1 change joined; 1 record to settle'))
    wait('both versions in the file', lambda: 'versions' in claim(path))
    other = claim(path)['versions'][0]['gist']
    is_equal('both', sorted([claim(path)['gist'], other]), ['ours', 'theirs'])
    app.get(BUTTON, starts_with('2 versions'))
    wait('the copy to be in the trash', lambda: not os.path.exists(os.path.join(folder, COPY)))

    app.focus_window()
    app.wait('the focus on the text', lambda: document.is_focused)
    app.key('bracketright', 'v')
    app.focus_window('Settle')
    app.key('2', 'Return')
    wait('the settled claim', lambda: 'versions' not in claim(path))
    is_equal('the gist that was chosen', claim(path)['gist'], other)
    app.get_absent(BUTTON, starts_with('2 versions'))
    app.focus_window()
    app.key('ctrl+z')
    wait('both versions again', lambda: 'versions' in claim(path))
    app.key('ctrl+shift+z')
    wait('the settled claim again', lambda: 'versions' not in claim(path))
    is_equal('the gist after redo', claim(path)['gist'], other)


def main():
    root = tempfile.mkdtemp(prefix='actant-e2e-', dir=os.environ.get('HOME'))
    folder = os.path.join(root, 'study')
    os.mkdir(folder)
    path = shutil.copy(os.path.join(os.environ['ACTANT_SAMPLE'], 'deterrence-brief.txt'), folder)
    cli('annotate', path, '--coder', 'mina', 'claim', '--quote', QUOTE, '--gist', 'first',
        '--create', **clock(0, 1))
    elsewhere = shutil.copytree(folder, os.path.join(root, 'elsewhere'))
    cli('edit', elsewhere, claim(path)['id'], '--coder', 'mina', '--gist', 'theirs',
        **clock(100, 2))
    theirs = os.path.join(elsewhere, 'deterrence-brief.txt.mina.annotations.json')

    with Actant(folder, SOURCE_DATE_EPOCH=None, ACTANT_TEST_SEED=None) as app:
        drive(app, folder, path, theirs)
        app.quit()
    cli('check', folder)
    shutil.rmtree(root)


if __name__ == '__main__':
    main()
