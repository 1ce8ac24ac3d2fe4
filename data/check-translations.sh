#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-translations.sh valid|complete|current PO
#   valid     the file compiles, and its formats fit the originals'
#   complete  no string in it is untranslated or fuzzy
#   current   it has every string that is in the sources now
set -eu

check=$1
po=$2
root=$(cd "$(dirname "$0")/.." && pwd)
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# The keywords and flags of meson's preset 'glib'.
extract_strings ()
{
  grep -v -e '^#' -e '^$' "$root/po/POTFILES.in" >"$dir/files" || :
  xgettext --directory="$root" --files-from="$dir/files" --output="$dir/now.pot" \
    --from-code=UTF-8 --package-name=actant \
    --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 \
    --keyword=g_dcgettext:2 --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3
}

# count_strings PO: how many, the header aside
count_strings ()
{
  msgattrib --no-obsolete --no-wrap "$1" |
    awk '/^msgid /{n++} /^"Content-Type: /{n--} END{print n + 0}'
}

# show_strings PO: the first twenty
show_strings ()
{
  msgattrib --no-obsolete --no-wrap "$1" | grep '^msgid "[^"]' | head -n 20
}

# have_none KIND: no string of that kind is in the file
have_none ()
{
  # msgattrib writes no file when it finds nothing.
  rm -f "$dir/found.po"
  msgattrib --no-obsolete "--$1" --output-file="$dir/found.po" "$po"
  [ -s "$dir/found.po" ] || return 0
  show_strings "$dir/found.po"
  echo "$po: $(count_strings "$dir/found.po") strings are $2, the first of them above."
  return 1
}

case $check in
valid)
  msgfmt --check --output-file="$dir/out.mo" "$po"
  ;;
complete)
  failed=0
  have_none untranslated untranslated || failed=1
  have_none only-fuzzy fuzzy || failed=1
  exit "$failed"
  ;;
current)
  extract_strings
  if ! msgcmp --use-fuzzy --use-untranslated "$po" "$dir/now.pot" >/dev/null 2>&1; then
    # Those in one of the two, of these those of the sources.
    msgattrib --no-obsolete --force-po --output-file="$dir/po" "$po"
    msgcomm --unique --output-file="$dir/one" "$dir/now.pot" "$dir/po"
    msgcomm --more-than=1 --output-file="$dir/new" "$dir/one" "$dir/now.pot"
    show_strings "$dir/new"
    echo "$po lacks $(count_strings "$dir/new") strings of the sources, the first of them above."
    echo "To add them: ninja -C _build actant-update-po"
    exit 1
  fi
  ;;
*)
  echo "check-translations.sh: unknown check \"$check\"" >&2
  exit 2
  ;;
esac
