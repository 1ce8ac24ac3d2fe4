# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real program: over AT-SPI (plain D-Bus) what a screen reader does, with xdotool
what a keyboard does.

Environment: ACTANT, the program; ACTANT_CLI, the command line; ACTANT_SHOTS, a folder that
receives pictures. Everything waits with a deadline, and prints the tree when it is missed.
"""
import functools
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback

try:
    import gi
except ImportError:
    print('python3-gi is missing')
    sys.exit(77)
from gi.repository import Gio, GLib

ACCESSIBLE = 'org.a11y.atspi.Accessible'
ACTION = 'org.a11y.atspi.Action'
COMPONENT = 'org.a11y.atspi.Component'
EDITABLE = 'org.a11y.atspi.EditableText'
TEXT = 'org.a11y.atspi.Text'
REGISTRY = ('org.a11y.atspi.Registry', '/org/a11y/atspi/accessible/root')

# Role numbers of AT-SPI: names differ between releases of GTK, and so do some roles.
BUTTON = (43, 62, 129)            # push, toggle, menu
TEXT_BOX = (61, 79)
LABEL = (29, 116)
RADIO_GROUP = (99, 39, 98)         # or group
LIST = (31, 98)                   # list, list box
ROW = (32, 91)                    # list item, tree item
STATUS = (54, 29)                 # status bar, label
WINDOW = (16, 20, 23, 69)         # dialog, GTK 4.8's widget, frame, window

# Bits of the state set.
STATE_FOCUSED = 12
STATE_PRESSED = 20
STATE_SENSITIVE = 24
STATE_SHOWING = 25

PATIENCE = float(os.environ.get('ACTANT_PATIENCE', '20'))


class Gone(Exception):
    """An object that is no longer there."""


def wait(what, check, seconds=PATIENCE, tree=None):
    """Polls until check() is true; its value. A missed deadline ends the test."""
    end = time.monotonic() + seconds
    while True:
        try:
            value = check()
        except Gone:
            value = None
        if value:
            return value
        if time.monotonic() > end:
            break
        time.sleep(0.03)
    if tree is not None:
        tree()
    traceback.print_stack()
    raise SystemExit(f'timed out after {seconds:g} s: {what}')


def is_equal(what, got, wanted):
    if got != wanted:
        raise SystemExit(f'{what} is\n  {got!r}\nand should be\n  {wanted!r}')


@functools.cache
def starts_with(words):
    return lambda name: name.startswith(words)


@functools.cache
def ends_with(words):
    return lambda name: name.endswith(words)


def is_counts(name):
    return ' mention' in name and ' · ' in name


def fits(wanted, name):
    return wanted is None or (wanted(name) if callable(wanted) else name == wanted)


class Node:
    """An accessible object of the program."""

    def __init__(self, bus, ref):
        self.bus = bus
        self.ref = tuple(ref)

    def __eq__(self, other):
        return isinstance(other, Node) and self.ref == other.ref

    def __hash__(self):
        return hash(self.ref)

    def call(self, interface, method, args=None):
        try:
            return self.bus.call_sync(self.ref[0], self.ref[1], interface, method, args, None,
                                      Gio.DBusCallFlags.NONE, 5000, None).unpack()
        except GLib.Error as error:
            raise Gone(f'{method}: {error.message}') from error

    def send(self, interface, method, args=None):
        """Calls without waiting for the answer: GTK 4.8 gives some in the wrong type."""
        self.bus.call(self.ref[0], self.ref[1], interface, method, args, None,
                      Gio.DBusCallFlags.NONE, 100, None, None)
        self.bus.flush_sync(None)

    def prop(self, interface, name):
        return self.call('org.freedesktop.DBus.Properties', 'Get',
                         GLib.Variant('(ss)', (interface, name)))[0]

    @property
    def name(self):
        return self.prop(ACCESSIBLE, 'Name')

    @property
    def description(self):
        return self.prop(ACCESSIBLE, 'Description')

    @property
    def role(self):
        return self.call(ACCESSIBLE, 'GetRole')[0]

    @property
    def role_name(self):
        return self.call(ACCESSIBLE, 'GetRoleName')[0]

    def has_state(self, bit):
        words = self.call(ACCESSIBLE, 'GetState')[0]
        return bool(words[bit // 32] >> (bit % 32) & 1)

    @property
    def is_focused(self):
        return self.has_state(STATE_FOCUSED)

    @property
    def is_sensitive(self):
        return self.has_state(STATE_SENSITIVE)

    @property
    def is_pressed(self):
        return self.has_state(STATE_PRESSED)

    @property
    def is_showing(self):
        """Whether it is on the screen. GTK 4.8 never says so; what was not shown yet has no
        size there."""
        if self.has_state(STATE_SHOWING):
            return True
        width, height = self.size
        return width > 0 and height > 0

    @property
    def size(self):
        return self.call(COMPONENT, 'GetSize')

    @property
    def parent(self):
        return Node(self.bus, self.prop(ACCESSIBLE, 'Parent'))

    def character_height(self, offset):
        return self.call(TEXT, 'GetCharacterExtents', GLib.Variant('(iu)', (offset, 1)))[3]

    def children(self):
        return [Node(self.bus, ref) for ref in self.call(ACCESSIBLE, 'GetChildren')[0]]

    def walk(self, depth=0):
        """Every object below, itself first: (node, depth)."""
        yield self, depth
        try:
            children = self.children()
        except Gone:
            return
        for child in children:
            yield from child.walk(depth + 1)

    def find_all(self, roles, name=None):
        """In the tree's order; name is the whole name or a function that accepts it."""
        found = []
        for node, _ in self.walk():
            try:
                if fits(name, node.name) and node.role in roles:
                    found.append(node)
            except Gone:
                pass
        return found

    # Actions

    def press(self):
        self.call(ACTION, 'DoAction', GLib.Variant('(i)', (0,)))

    # Text

    @property
    def text(self):
        n = self.prop(TEXT, 'CharacterCount')
        return self.call(TEXT, 'GetText', GLib.Variant('(ii)', (0, n)))[0]

    @property
    def caret(self):
        return self.prop(TEXT, 'CaretOffset')

    @property
    def selection(self):
        """(start, end) in code points, None without."""
        if self.call(TEXT, 'GetNSelections')[0] < 1:
            return None
        start, end = self.call(TEXT, 'GetSelection', GLib.Variant('(i)', (0,)))
        return (min(start, end), max(start, end)) if start != end else None

    def select(self, start, end):
        if self.selection is not None:
            self.set_caret(start)
            wait('nothing to be selected', lambda: self.selection is None)
        self.send(TEXT, 'AddSelection', GLib.Variant('(ii)', (start, end)))
        wait(f'the selection {start}:{end}', lambda: self.selection == (start, end))

    def set_caret(self, offset):
        self.send(TEXT, 'SetCaretOffset', GLib.Variant('(i)', (offset,)))
        wait(f'the caret at {offset}', lambda: self.caret == offset)

    def set_text(self, text):
        self.send(EDITABLE, 'SetTextContents', GLib.Variant('(s)', (text,)))
        wait(f'“{text}” in the entry', lambda: self.text == text)


class Actant:
    """The running program."""

    def __init__(self, *args, **extra):
        environment = dict(
            os.environ,
            ACTANT_CODER='mina',
            GTK_A11Y='atspi', GDK_BACKEND='x11', GSK_RENDERER='cairo',
            ADW_DISABLE_PORTAL='1',
            G_DEBUG='fatal-criticals')
        environment.setdefault('GSETTINGS_BACKEND', 'memory')
        for key, value in extra.items():
            if value is None:
                environment.pop(key, None)
            else:
                environment[key] = value
        self.errors = tempfile.TemporaryFile('w+', encoding='utf-8', errors='replace')
        self.process = subprocess.Popen([os.environ['ACTANT'], *map(str, args)], env=environment,
                                        stderr=self.errors)
        self.bus = open_bus()
        self.root = None
        self.known = {}
        try:
            self.root = self.wait('the program on the accessibility bus', self.find_root)
        except SystemExit:
            self.kill()
            raise

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is not None:
            self.shot('failed')
        if self.process.poll() is None:
            self.kill()
        self.check_errors(kind is None)

    def check_errors(self, strict):
        """Prints what the program complained of; nothing in it may be critical but that GTK 4.8
        now and then finds a row of libadwaita's a pixel too high."""
        self.errors.seek(0)
        lines = self.errors.read().splitlines()
        print('\n'.join(lines), file=sys.stderr)
        bad = [line for line in lines
               if '-CRITICAL **' in line and not line.endswith('Expect overlapping widgets.')]
        if bad and strict:
            raise SystemExit('\n'.join(bad))

    def find_root(self):
        if self.process.poll() is not None:
            raise SystemExit(f'the program ended with {self.process.returncode}')
        desktop = Node(self.bus, REGISTRY)
        for node in desktop.children():
            try:
                pid = self.bus.call_sync(
                    'org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                    'GetConnectionUnixProcessID', GLib.Variant('(s)', (node.ref[0],)), None,
                    Gio.DBusCallFlags.NONE, 3000, None).unpack()[0]
            except GLib.Error:
                continue
            if pid == self.process.pid:
                return node
        return None

    def wait(self, what, check, seconds=PATIENCE):
        def alive():
            code = self.process.poll()
            if code is not None:
                raise SystemExit(f'the program ended with {code} while waiting for {what}')
            return check()
        return wait(what, alive, seconds, self.print_tree)

    def print_tree(self):
        if self.root is None:
            return
        for node, depth in self.root.walk():
            try:
                print('  ' * depth + node.role_name, node.role, repr(node.name),
                      '' if node.is_showing else '(hidden)', file=sys.stderr)
            except Gone:
                pass

    # Finding

    def find(self, roles, name=None, focused=False):
        """The first on the screen, or with the keyboard. What was found is tried first: to walk
        the tree takes a while."""
        key = (roles, name)
        for node in [self.known[key]] if key in self.known else []:
            try:
                if fits(name, node.name) and node.role in roles \
                   and (node.is_focused if focused else node.is_showing):
                    return node
            except Gone:
                pass
        for node in self.root.find_all(roles, name):
            try:
                if node.is_focused if focused else node.is_showing:
                    self.known[key] = node
                    return node
            except Gone:
                pass
        return None

    def get(self, roles, name=None):
        return self.wait(f'{name or roles}', lambda: self.find(roles, name))

    def get_absent(self, roles, name=None):
        return self.wait(f'no {name or roles} any more', lambda: not self.find(roles, name))

    def press(self, name, roles=BUTTON):
        self.get(roles, name).press()

    def rows(self, name):
        """Names of the rows of a list."""
        view = self.find(LIST, name)
        try:
            return [row.name for row in view.children() if row.role in ROW] if view else []
        except Gone:
            return []

    def get_rows(self, name, count):
        """Waits until the list has so many rows; their names without their numbers."""
        rows = self.wait(f'{count} rows in {name}', lambda: (
            lambda names: len(names) == count and (names or [None]))(self.rows(name)))
        return [row.rsplit(', ', 1)[0] for row in rows if row is not None]

    def windows(self):
        return self.root.children()

    def focus(self):
        """What has the keyboard, None when nothing is said to."""
        for node, _ in self.root.walk():
            try:
                if node.is_focused:
                    return node
            except Gone:
                pass
        return None

    def wait_focus(self, roles, name):
        """Waits until it has the keyboard."""
        return self.wait(f'the focus on {name}', lambda: self.find(roles, name, True))

    def wait_focus_kept(self, roles, name, seconds=0.5):
        """The same where the focus may yet pass through a row of the list that unfolds."""
        since = [time.monotonic()]

        def kept():
            node = self.find(roles, name, True)
            if node is None:
                since[0] = time.monotonic()
            return node if time.monotonic() - since[0] > seconds else None
        return self.wait(f'the focus to stay on {name}', kept)

    @property
    def counts(self):
        """How many records the status line tells of, without how much they cover."""
        line = self.find(STATUS, is_counts)
        parts = line.name.split(' · ') if line else ['']
        return ' · '.join(part for part in parts if not part.endswith('covered'))

    def wait_saved(self):
        return self.get(LABEL, ends_with(' · Saved'))

    def open_document(self, path=None):
        """Waits for the text; with a path, until it is that file's."""
        def find():
            for node in self.root.find_all(TEXT_BOX, 'Document'):
                if node.is_showing and (node.text == text if path else node.text):
                    return node
            return None
        text = open(path, encoding='utf-8').read() if path else None
        return self.wait('the document', find)

    # Keys

    def focus_window(self, title='.'):
        """Gives the keyboard to the newest window of that title: nobody manages windows here."""
        def find():
            ids = subprocess.run(
                ['xdotool', 'search', '--all', '--onlyvisible', '--pid', str(self.process.pid),
                 '--name', title], capture_output=True, text=True, check=False).stdout.split()
            return max(ids, key=int) if ids else None
        window = self.wait(f'an X window {title}', find)
        # The pointer is out of the way: what it rests on shows a tooltip.
        subprocess.run(['xdotool', 'mousemove', '0', '10000', 'windowfocus', '--sync', window],
                       check=True)

    def key(self, *keys):
        subprocess.run(['xdotool', 'key', '--clearmodifiers', '--delay', '8', *keys], check=True)

    def type(self, text):
        subprocess.run(['xdotool', 'type', '--clearmodifiers', '--delay', '8', '--', text],
                       check=True)

    # Ends

    def shot(self, name):
        folder = os.environ.get('ACTANT_SHOTS')
        if folder:
            os.makedirs(folder, exist_ok=True)
            subprocess.run(['import', '-window', 'root', os.path.join(folder, name + '.png')],
                           check=False)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def quit(self):
        """Ctrl+Q; the program must end by itself and well."""
        self.key('ctrl+q')
        try:
            code = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.print_tree()
            raise SystemExit('the program does not end') from None
        is_equal('the exit status', code, 0)


def a11y_address():
    """Of the accessibility bus, for a program on another session bus."""
    session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    return session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress',
                             None, None, Gio.DBusCallFlags.NONE, 10000, None).unpack()[0]


def open_bus():
    address = a11y_address()
    flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
             | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
    return Gio.DBusConnection.new_for_address_sync(address, flags, None, None)


def cli(*args, status=0, **extra):
    """Runs actant-cli; what it printed."""
    done = subprocess.run([os.environ['ACTANT_CLI'], *map(str, args)], capture_output=True,
                          text=True, check=False, env=dict(os.environ, **extra))
    if done.returncode != status:
        raise SystemExit(f'actant-cli {" ".join(map(str, args))} ended with {done.returncode}:\n'
                         + done.stdout + done.stderr)
    return done.stdout
