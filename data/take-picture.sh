#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# take-picture.sh PICTURE.png PROGRAM [ARGUMENT]...
# Start a program on the X display, wait until its window is drawn, save a picture of the
# screen and close the program. Meant for a virtual display (tests/with-display.sh).
set -eu

picture=$1
shift
deadline=$(($(date +%s) + ${ACTANT_PICTURE_SECONDS:-60}))
dir=$(mktemp -d)
program=

clean_up ()
{
  [ -z "$program" ] || kill "$program" 2>/dev/null || :
  rm -rf "$dir"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

fail ()
{
  echo "take-picture.sh: $1" >&2
  exit 1
}

# wait_until WHAT COMMAND...: ask again and again, as long as the program runs
wait_until ()
{
  what=$1
  shift
  until "$@"; do
    kill -0 "$program" 2>/dev/null || fail "the program ended before $what."
    [ "$(date +%s)" -lt "$deadline" ] || fail "waited in vain for $what."
    sleep 0.1
  done
}

find_window ()
{
  window=$(xdotool search --onlyvisible --pid "$program" 2>/dev/null | tail -n 1)
  [ -n "$window" ]
}

# An empty screen, or a window of one colour, has a handful of colours; text has hundreds.
is_drawn ()
{
  import -window root "$dir/now.png" 2>/dev/null || return 1
  [ "$(identify -format %k "$dir/now.png")" -gt 100 ]
}

# Two pictures alike: nothing is being laid out any more. A caret that blinks may differ.
is_settled ()
{
  mv "$dir/now.png" "$dir/before.png"
  sleep 0.3
  is_drawn || return 1
  differing=$(compare -metric AE "$dir/before.png" "$dir/now.png" null: 2>&1) || :
  [ "${differing%%[!0-9]*}" -lt 200 ]
}

"$@" &
program=$!
wait_until "a window" find_window
xdotool windowfocus "$window" 2>/dev/null || :
wait_until "the window's content" is_drawn
wait_until "the window to settle" is_settled
cp "$dir/now.png" "$picture"

# Close it as a user would; what does not heed that is ended at exit.
xdotool key --clearmodifiers ctrl+q 2>/dev/null || :
tries=50
while [ "$tries" -gt 0 ] && kill -0 "$program" 2>/dev/null; do
  sleep 0.1
  tries=$((tries - 1))
done
