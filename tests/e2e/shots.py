# SPDX-License-Identifier: GPL-3.0-or-later
"""Saves pictures of the sample study in ACTANT_SHOTS (shots): both sizes of the screen, light,
dark and Korean, with what opens over the text. No test: they are there to be looked at."""
import os
import shutil
import subprocess
import sys
import tempfile

from actant_driver import TEXT_BOX, Actant

HERE = os.path.dirname(os.path.abspath(__file__))
LOOKS = {
    'light': {},
    'dark': {},
    'korean': {'LANGUAGE': 'ko', 'LC_ALL': 'C.UTF-8'},
}


def settle(app, seconds=0.6):
    """Pictures are taken when what moves has come to rest."""
    app.process.poll()
    subprocess.run(['sleep', str(seconds)], check=True)


def take(size, look, folder):
    def shot(name):
        settle(app)
        app.shot(f'{name}-{look}-{size}')

    with Actant(folder, **LOOKS[look], GSETTINGS_BACKEND='keyfile') as app:
        document = app.wait('the text', lambda: next(
            (node for node in app.root.find_all(TEXT_BOX) if node.role == 61 and node.is_showing
             and len(node.text) > 500), None))
        app.focus_window()
        app.wait('the focus on the text', lambda: document.is_focused)
        shot('window')
        place = document.text.index(document.text[len(document.text) // 3:][:40])
        document.set_caret(place)
        app.key('j')
        app.key('c')
        shot('palette')
        app.key('Escape')
        app.key('bracketright', 'F2')
        shot('unfolded')
        app.key('Escape')
        app.wait('the focus on the text', lambda: document.is_focused)
        app.key('ctrl+f')
        app.wait('the focus on the find bar', lambda: not document.is_focused)
        settle(app)
        app.type('DCG')
        shot('find')
        app.key('Escape')
        for keys, name in (('ctrl+e', 'export'), ('ctrl+comma', 'preferences')):
            app.focus_window()
            app.key(keys)
            app.wait(name, lambda: len(app.windows()) > 1)
            app.focus_window()
            shot(name)
            app.key('Escape')
            app.wait(f'no {name}', lambda: len(app.windows()) == 1)
        app.kill()


def write_settings(look):
    config = os.path.join(os.environ['XDG_CONFIG_HOME'], 'glib-2.0', 'settings')
    os.makedirs(config, exist_ok=True)
    with open(os.path.join(config, 'keyfile'), 'w', encoding='utf-8') as file:
        file.write('[org/actant/Actant]\ncolor-scheme=\'%s\'\n'
                   % ('dark' if look == 'dark' else 'light'))


def main():
    if len(sys.argv) < 2:
        for size in ('1280x800', '800x600'):
            for look in LOOKS:
                subprocess.run([os.path.join(HERE, '..', 'with-display.sh'), sys.executable,
                                os.path.abspath(__file__), size, look], check=False,
                               env=dict(os.environ, ACTANT_SCREEN=size + 'x24'))
        return
    size, look = sys.argv[1:]
    os.environ.setdefault('ACTANT_SHOTS', 'shots')
    write_settings(look)
    root = tempfile.mkdtemp(prefix='actant-e2e-')
    folder = shutil.copytree(os.environ['ACTANT_SAMPLE'], os.path.join(root, 'sample'))
    take(size, look, folder)
    shutil.rmtree(root)


if __name__ == '__main__':
    main()
