#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# with-display.sh COMMAND [ARGUMENT]...
# Run a command with an X server, a session bus and a home folder of its own, and exit as
# it does. ACTANT_SCREEN is the screen's size (1280x800x24).
#
# Xvfb itself picks a free display (-displayfd): xvfb-run guesses a number, and two tests
# that start together can guess alike. -noreset: else the server restarts when its last
# client leaves, as the launcher of the screen reader's bus does at once, and whoever
# connects just then is refused.
set -eu

# A short name: the paths of sockets are limited to 107 bytes.
dir=$(mktemp -d /tmp/actant-XXXXXX)
server=

clean_up ()
{
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || :
    wait "$server" 2>/dev/null || :
  fi
  # A process of the session that has yet to end can still write here.
  rm -rf "$dir" 2>/dev/null || { sleep 0.2; rm -rf "$dir" 2>/dev/null; } || :
}
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

mkdir -m 700 "$dir/home" "$dir/run" "$dir/config" "$dir/data" "$dir/state" "$dir/cache"
mkfifo "$dir/number"
Xvfb -displayfd 3 -screen 0 "${ACTANT_SCREEN:-1280x800x24}" -nolisten tcp -noreset \
  3>"$dir/number" 2>"$dir/log" &
server=$!
if ! read -r number <"$dir/number"; then
  echo "with-display.sh: the X server did not start:" >&2
  cat "$dir/log" >&2
  exit 1
fi

unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS XAUTHORITY SESSION_MANAGER
export DISPLAY=":$number" GDK_BACKEND=x11
export HOME="$dir/home" XDG_RUNTIME_DIR="$dir/run" XDG_CONFIG_HOME="$dir/config"
export XDG_DATA_HOME="$dir/data" XDG_STATE_HOME="$dir/state" XDG_CACHE_HOME="$dir/cache"

status=0
dbus-run-session -- "$@" || status=$?
exit "$status"
