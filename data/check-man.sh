#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-man.sh PAGE...: groff formats each manual page without a warning.
set -eu

failed=0
for page in "$@"; do
  # Warnings that the terminal's fonts give (a glyph that only a printer has) do not count.
  warnings=$(groff -ww -Wfont -man -Tutf8 -rLL=100n -z "$page" 2>&1) || failed=1
  if [ -n "$warnings" ]; then
    printf '%s\n' "$warnings"
    failed=1
  fi
  for section in NAME SYNOPSIS DESCRIPTION 'SEE ALSO'; do
    if ! grep -q "^\.SH \"\{0,1\}$section\"\{0,1\}$" "$page"; then
      echo "$page: no section $section"
      failed=1
    fi
  done
done
exit "$failed"
