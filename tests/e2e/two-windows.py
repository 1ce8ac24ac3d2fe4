# SPDX-License-Identifier: GPL-3.0-or-later
"""Two programs on one shared folder, driven in turn without waiting for each other: what one does
appears in the other, which keeps its selection and its undo, and both end equal and complete."""
import json
import os
import shutil
import subprocess
import tempfile

from actant_driver import LABEL, TEXT_BOX, Actant, a11y_address, cli, is_equal, starts_with, wait

ROUNDS = 4


class OtherBus:
    """A session bus of its own: on one bus the second program would only raise the first."""

    def __enter__(self):
        self.process = subprocess.Popen(
            ['dbus-daemon', '--session', '--nofork', '--nopidfile', '--print-address=1'],
            stdout=subprocess.PIPE, text=True)
        return self.process.stdout.readline().strip()

    def __exit__(self, kind, error, trace):
        self.process.terminate()
        self.process.wait(10)


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


def take(app, document):
    """Gives it the keyboard, in the text."""
    app.focus_window()
    app.wait('the focus on the text', lambda: document.is_focused)


def records(path, what='annotations'):
    with open(path + '.mina.annotations.json', encoding='utf-8') as file:
        return [record for record in json.load(file)[what] if 'deleted' not in record]


def wait_claims(apps, number):
    for app in apps:
        app.wait(f'{number} claims', lambda app=app: app.counts.split()[0] == str(number))


def drive(apps, documents, path):
    gists = []
    for number in range(ROUNDS):
        for name, app, document in zip('AB', apps, documents):
            take(app, document)
            tag(app, document, f'{name}{number}')
            gists.append(f'{name}{number}')
            if number == 0:
                other = apps[1 - apps.index(app)]
                other.get(LABEL, starts_with('Another window or computer: '))
    wait_claims(apps, len(gists))

    # What comes in moves nobody's selection, and undo takes back one's own alone.
    take(apps[0], documents[0])
    kept = documents[1].selection
    apps[0].key('ctrl+z')
    wait_claims(apps, len(gists) - 1)
    is_equal('the selection of the other', documents[1].selection, kept)
    apps[0].key('ctrl+shift+z')
    wait_claims(apps, len(gists))

    for app in apps:
        app.wait_saved()
    is_equal('the claims in the file', sorted(record['gist'] for record in records(path)),
             sorted(gists))
    rows = [sorted(row.split(': ')[1] for row in app.get_rows('Claims', len(gists)))
            for app in apps]
    is_equal('the list of the first', rows[0], sorted(gists))
    is_equal('the list of the second', rows[1], rows[0])
    if any('versions' in record for record in records(path)):
        raise SystemExit('nobody changed the same record, and one has versions')


def main():
    root = tempfile.mkdtemp(prefix='actant-e2e-')
    folder = os.path.join(root, 'study')
    os.mkdir(folder)
    path = shutil.copy(os.path.join(os.environ['ACTANT_SAMPLE'], 'deterrence-brief.txt'), folder)
    clock = {'SOURCE_DATE_EPOCH': None, 'ACTANT_TEST_SEED': None}
    with OtherBus() as address, Actant(folder, **clock) as first, \
            Actant(folder, DBUS_SESSION_BUS_ADDRESS=address, AT_SPI_BUS_ADDRESS=a11y_address(),
                   **clock) as second:
        apps = [first, second]
        documents = [app.open_document(path) for app in apps]
        drive(apps, documents, path)
        for app, document in zip(apps, documents):
            take(app, document)
            app.quit()

    cli('check', folder)
    for name in os.listdir(folder):
        if not name.endswith(('.json', '.txt')):
            raise SystemExit(f'{name} was left in the folder')
    shutil.rmtree(root)


if __name__ == '__main__':
    main()
