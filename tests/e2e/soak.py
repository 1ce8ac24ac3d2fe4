# SPDX-License-Identifier: GPL-3.0-or-later
"""A long day in minutes: edits, undoes, saves, and takes in what other programs write to the same
study, over and over, and tells how much memory and how many open files the window has. No test of
any suite: it takes as long as it is told.

  ACTANT_SOAK_MINUTES=30 meson compile -C _build soak

In a round another program edits a claim of a colleague's and one of the same coder's; somebody at
the window undoes and redoes, which is saved, and what the other program wrote is joined and shown.
The claims stay the same dozen, and undoing and redoing adds nothing to the undo list. The list of
History does grow: what the four actions and the two arrivals of a round did is kept for it, with
what malloc() adds about 7.5 KiB in all (seen by noting each block that outlives its round). It ends
with 1 when files stay open, or when memory grows by more than twice that.
"""
import json
import os
import shutil
import sys
import tempfile
import time

from actant_driver import LABEL, TEXT_BOX, Actant, cli, is_equal, wait

MINUTES = float(os.environ.get('ACTANT_SOAK_MINUTES', '30'))
CLAIMS = 12
WARM_UP = 150          # rounds that do not count: cairo keeps 256 fonts, two more each round
MOST_PER_ROUND = 15    # KiB a round


def tag(app, document, gist):
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


def read_claims(path, coder):
    """Gists of the live claims in a coder's file, by id."""
    with open(f'{path}.{coder}.annotations.json', encoding='utf-8') as file:
        return {record['id']: record.get('gist', '') for record in json.load(file)['annotations']
                if not record.get('deleted')}


def measure(pid):
    """KiB in memory that are the program's own, and how many files are open."""
    with open(f'/proc/{pid}/smaps_rollup', encoding='ascii') as file:
        sizes = {line.split(':')[0]: int(line.split()[1]) for line in file if line.endswith('kB\n')}
    return sizes['Rss'], len(os.listdir(f'/proc/{pid}/fd'))


def slope(points):
    """Of the line of least squares."""
    n = len(points)
    x_mean = sum(x for x, _ in points) / n
    y_mean = sum(y for _, y in points) / n
    spread = sum((x - x_mean) ** 2 for x, _ in points)
    return sum((x - x_mean) * (y - y_mean) for x, y in points) / spread if spread else 0.0


def run_round(app, document, path, number, own, other):
    """One of everything; what comes from elsewhere must be in the window and in the file."""
    cli('edit', path, other, '--coder', 'jun', '--gist', f'of jun {number}')
    cli('edit', path, own, '--coder', 'mina', '--gist', f'elsewhere {number}')
    for key in ('ctrl+z', 'ctrl+z', 'ctrl+shift+z', 'ctrl+shift+z'):
        app.key(key)
        app.wait('the focus on the text', lambda: document.is_focused)
    app.wait('what was written elsewhere',
             lambda: app.find(LABEL, lambda name: name.endswith(f': elsewhere {number}')))
    wait('all claims in the file', lambda: len(read_claims(path, 'mina')) == CLAIMS)
    app.wait_saved()
    is_equal('the gist that was joined', read_claims(path, 'mina')[own], f'elsewhere {number}')


def report(samples, rounds):
    settled = samples[WARM_UP:]
    growth = slope([(number, size) for number, size, _ in settled])
    files = sorted({count for _, _, count in settled})
    for when, at in ('start', 0), ('middle', len(samples) // 2), ('end', -1):
        print(f'{when}: {samples[at][1]} KiB, {samples[at][2]} open files')
    print(f'{rounds} rounds; memory {settled[0][1]} KiB after the warm-up, {settled[-1][1]} KiB at '
          f'the end, {growth:+.1f} KiB a round; open files {files[0]} to {files[-1]}, '
          f'{slope([(number, count) for number, _, count in settled]):+.4f} a round')
    return growth <= MOST_PER_ROUND and settled[-1][2] <= settled[0][2] + 2


def main():
    folder = os.path.join(tempfile.mkdtemp(prefix='actant-soak-'), 'study')
    os.mkdir(folder)
    path = shutil.copy(os.path.join(os.environ['ACTANT_SAMPLE'], 'deterrence-brief.txt'), folder)
    cli('annotate', path, '--coder', 'jun', 'claim', '--range', '0:20', '--gist', 'of jun')
    other, = read_claims(path, 'jun')

    samples = []
    with Actant(folder, SOURCE_DATE_EPOCH=None, ACTANT_TEST_SEED=None) as app:
        document = app.open_document(path)
        app.focus_window()
        app.wait('the focus on the text', lambda: document.is_focused)
        for number in range(CLAIMS):
            tag(app, document, f'claim {number}')
        app.wait_saved()
        own = next(key for key, gist in read_claims(path, 'mina').items() if gist == 'claim 0')

        end = time.monotonic() + MINUTES * 60
        number = 0
        while time.monotonic() < end:
            number += 1
            run_round(app, document, path, number, own, other)
            size, files = measure(app.process.pid)
            samples.append((number, size, files))
            print(f'{number}\t{size} KiB\t{files} files', flush=True)
        app.quit()
    is_equal('the claims at the end', len(read_claims(path, 'mina')), CLAIMS)
    cli('check', folder)
    shutil.rmtree(os.path.dirname(folder))
    if len(samples) < 2 * WARM_UP:
        sys.exit(f'{len(samples)} rounds are too few to tell; {2 * WARM_UP} are wanted')
    sys.exit(0 if report(samples, number) else 1)


if __name__ == '__main__':
    main()
