#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The program and the core know no toolkit: none is linked, none is included.
. "$SOURCE_ROOT/tests/cli/common.sh"

ldd "$ACTANT_CLI" > linked || fail "ldd: $(cat linked)"
grep -q libglib-2.0 linked || fail "ldd shows no GLib: $(cat linked)"
! grep -E 'lib(gtk|gdk|adwaita|gsk|graphene|X11|wayland)' linked || fail "a toolkit is linked"
! grep -rnE '#[[:space:]]*include[[:space:]]*[<"](gtk|gdk|gsk|adwaita|libadwaita|graphene)' "$SOURCE_ROOT/app" ||
  fail "a toolkit is included"
env -u DISPLAY -u WAYLAND_DISPLAY "$ACTANT_CLI" --version > version || fail "it needs a display"
