# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening what is and what is not a text, finding, zooming, and the ways through the window
without a mouse; what a screen reader is told on the way."""
import os
import shutil
import sys
import tempfile

from actant_driver import (BUTTON, LABEL, LIST, STATUS, TEXT_BOX, WINDOW, Actant, Gone,
                           cli, ends_with, is_equal, wait)

KOREAN = '북한은 한미 핵협의그룹에 반발하였다.\n중국은 우려를 표명하였다.\n'


def contains(words):
    return lambda name: words in name


def find_text(app, document):
    text = document.text
    app.key('ctrl+f')
    entry = app.wait_focus(TEXT_BOX, 'Find in the text')
    app.type('nuclear')
    wait('the words', lambda: entry.text == 'nuclear')
    count = text.lower().count('nuclear')
    app.get(STATUS, f'1 of {count}')
    app.key('Return')
    app.get(STATUS, f'2 of {count}')
    app.key('shift+Return')
    app.key('shift+Return')
    app.get(STATUS, f'{count} of {count}')
    app.press('Match case')
    exact = text.count('nuclear')
    app.get(STATUS, ends_with(f' of {exact}'))
    app.press('Match case')
    app.key('ctrl+a')
    app.type('zzzz')
    app.get(STATUS, 'None')
    app.press('Regular expression')
    app.key('ctrl+a')
    app.type('S[ae]oul')
    count = text.count('Seoul')
    app.get(STATUS, f'1 of {count}')
    app.press('Regular expression')
    app.key('Escape')
    app.wait('the focus on the text', lambda: document.is_focused)


def list_found(app, document):
    """From the box into the list and on to the text; in all texts; without a mouse."""
    count = document.text.lower().count('nuclear')
    app.key('ctrl+f')
    entry = app.wait_focus(TEXT_BOX, 'Find in the text')
    app.key('ctrl+a')
    app.type('nuclear')
    wait('the words', lambda: entry.text == 'nuclear')
    app.get(STATUS, ends_with(f' of {count}'))
    app.key('Down')
    app.wait('rows', lambda: 'nuclear' in ' '.join(app.rows('What was found')).lower())
    app.wait('the focus in the list', lambda: not entry.is_focused)
    app.key('Home')
    app.get(STATUS, f'1 of {count}')
    app.key('Down')
    app.get(STATUS, f'2 of {count}')
    app.key('F3')
    app.get(STATUS, f'3 of {count}')
    app.key('Return')
    app.wait('the focus on the text', lambda: document.is_focused)

    app.key('ctrl+shift+f')
    app.wait_focus(TEXT_BOX, 'Find in the text')
    app.wait('headings', lambda: any(row.endswith('.txt') for row in app.rows('What was found')))
    app.shot('find-in-study')
    app.key('Escape')
    app.wait('the focus on the text', lambda: document.is_focused)
    if document.selection is None:
        sys.exit('the match is not selected')
    document.set_caret(1)


def filter_records(app, document):
    app.key('f')
    entry = app.wait_focus(TEXT_BOX, 'Search claims')
    app.type('type:forecast')
    app.get(LABEL, contains('Filtered: '))
    app.shot('filtered')
    app.key('F6')
    app.wait('the focus elsewhere', lambda: not entry.is_focused)
    app.key('F6')
    app.wait('the focus on the text', lambda: document.is_focused)
    app.key('shift+f')
    app.get_absent(LABEL, contains('Filtered: '))


def zoom(app, document):
    def height():
        return document.character_height(40)

    before = height()
    app.key('ctrl+plus')
    app.key('ctrl+plus')
    wait('larger letters', lambda: height() > before)
    app.key('ctrl+0')
    wait('normal letters', lambda: height() == before)


def toggle_panes(app, document):
    for key, button in (('F9', 'Texts of the study'), ('shift+F9', 'Annotations')):
        toggle = app.get(BUTTON, button)
        width = document.size[0]
        app.key(key)
        wait(f'{button} to be hidden', lambda: not toggle.is_pressed)
        wait('more room for the text', lambda: document.size[0] > width)
        app.key(key)
        wait(f'{button} to be shown', lambda: toggle.is_pressed)
        wait('as much room as before', lambda: document.size[0] == width)


def go_round(app, document):
    """F6 goes from the text to the sidebar, to the list and back."""
    seen = []
    for _ in range(3):
        before = app.focus()
        app.key('F6')
        app.wait('the focus to move', lambda: app.focus() not in (None, before))
        seen.append(app.focus())
    is_equal('where F6 ends', seen[-1], document)
    if len(set(seen)) != 3:
        sys.exit('F6 does not go round')
    app.key('shift+F6')
    app.wait('the way back', lambda: app.focus() == seen[1])
    app.key('Escape')
    app.wait('Escape to go to the text', lambda: document.is_focused)


def tell_records(app, document):
    """The description of the text says which records the caret is in."""
    place = document.text.index('signed the Honolulu Annex')
    document.set_caret(place)
    app.wait('the record to be told',
             lambda: 'Seoul' in document.description or 'In: ' in document.description)
    told = document.description
    document.set_caret(1)
    app.wait('no record to be told', lambda: 'In: ' not in document.description)
    app.key('bracketright')
    app.wait('the next record to be told', lambda: 'In: ' in document.description)
    if 'Honolulu Annex' not in told:
        sys.exit(f'the caret is in: {told}')


def name_buttons(app):
    """Every button has a name, or is a part of GTK's own control that has one."""
    for node in app.root.find_all(BUTTON):
        try:
            name = node.name
            if name and not name.startswith(('Gtk', 'Adw', 'Actant')):
                continue
            parent = node.parent
            if not parent.name or parent.name.startswith(('Gtk', 'Adw', 'Actant')):
                app.print_tree()
                sys.exit(f'a button without a name in {parent.role_name} “{parent.name}”')
        except Gone:
            pass


def open_windows(app, document):
    app.key('question')
    app.wait('the shortcuts window', lambda: len(app.windows()) == 2)
    app.focus_window('.')
    app.shot('shortcuts')
    app.key('Escape')
    app.wait('it to close', lambda: len(app.windows()) == 1)
    app.focus_window()
    app.wait('the focus on the text', lambda: document.is_focused)

    app.key('ctrl+comma')
    app.get(WINDOW, 'Preferences')
    app.focus_window('Preferences')
    app.get(TEXT_BOX + LABEL, contains('Name'))
    name_buttons(app)
    app.key('Escape')
    app.wait('the preferences to close', lambda: len(app.windows()) == 1)
    app.focus_window()

    app.key('ctrl+e')
    app.get(WINDOW, 'Export')
    app.focus_window('Export')
    app.get(BUTTON, contains('Export…'))
    name_buttons(app)
    app.key('Escape')
    app.wait('the export dialog to close', lambda: len(app.windows()) == 1)
    app.focus_window()


def walk_through(folder):
    brief = os.path.join(folder, 'deterrence-brief.txt')
    with Actant(folder) as app:
        app.get(LIST, 'Texts of the study')
        app.wait('two texts', lambda: len(app.rows('Texts of the study')) == 2)
        document = app.open_document(brief)
        app.focus_window()
        app.wait('the focus on the text', lambda: document.is_focused)
        name_buttons(app)
        find_text(app, document)
        list_found(app, document)
        filter_records(app, document)
        zoom(app, document)
        toggle_panes(app, document)
        go_round(app, document)
        tell_records(app, document)
        open_windows(app, document)
        app.quit()


def open_odd_files(folder):
    """A legacy encoding is read; what is no text is told in words, and the program lives."""
    korean = os.path.join(folder, 'korean.txt')
    with open(korean, 'wb') as file:
        file.write(KOREAN.encode('cp949') * 20)
    binary = os.path.join(folder, 'binary.txt')
    with open(binary, 'wb') as file:
        file.write(b'\x7fELF\0\1\2\3' * 100)

    with Actant(korean) as app:
        document = app.wait('the Korean text', lambda: app.find(TEXT_BOX, 'Document'))
        app.wait('it to be read', lambda: document.text == KOREAN * 20)
        app.focus_window()
        app.quit()

    for path, words in ((binary, 'not plain text'),
                        (os.path.join(folder, 'nowhere.txt'), 'nowhere.txt')):
        with Actant(path) as app:
            app.wait('a message', lambda: len(app.windows()) == 2)
            app.get(LABEL, contains(words))
            app.focus_window()
            app.key('Escape')
            app.wait('the message to go', lambda: len(app.windows()) == 1)
            app.focus_window()
            app.quit()


def main():
    root = tempfile.mkdtemp(prefix='actant-e2e-')
    folder = shutil.copytree(os.environ['ACTANT_SAMPLE'], os.path.join(root, 'study'))
    walk_through(folder)
    cli('check', folder)
    odd = os.path.join(root, 'odd')
    os.mkdir(odd)
    open_odd_files(odd)
    shutil.rmtree(root)


if __name__ == '__main__':
    main()
