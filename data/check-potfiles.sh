#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-potfiles.sh [--update]
# po/POTFILES.in names exactly the files with translatable text, sorted by bytes.
# With --update it is rewritten so.
set -eu
LC_ALL=C
export LC_ALL

cd "$(dirname "$0")/.."
list=po/POTFILES.in
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# grep's status says whether it found something, which is no failure here.
find_sources ()
{
  # C: a call of one of gettext's names.
  find app ui -name '*.[ch]' -exec \
    grep -lE '(^|[^A-Za-z0-9_])(_|N_|C_|NC_|Q_|n?gettext|g_d[cnp]*gettext2?) ?\(' {} + || :
  find ui -name '*.ui' -exec grep -lE 'translatable="(yes|true|1)"' {} + || :
  find data -maxdepth 1 \( -name '*.desktop.in' -o -name '*.metainfo.xml.in' \
    -o -name '*.gschema.xml' \)
}

find_sources | sort -u >"$dir/wanted"
if [ "${1-}" = --update ]; then
  cp "$dir/wanted" "$list"
  exit 0
fi

failed=0
grep -v -e '^#' -e '^$' "$list" >"$dir/listed" || :
if ! sort -c -u "$dir/listed" 2>/dev/null; then
  echo "$list is not sorted, or names a file twice."
  failed=1
fi
while read -r file; do
  if [ ! -f "$file" ]; then
    echo "$list names $file, which does not exist."
    failed=1
  fi
done <"$dir/listed"
sort -u "$dir/listed" >"$dir/sorted"
comm -23 "$dir/wanted" "$dir/sorted" >"$dir/missing"
comm -13 "$dir/wanted" "$dir/sorted" >"$dir/needless"
while read -r file; do
  echo "$file has translatable text, but $list does not name it."
  failed=1
done <"$dir/missing"
while read -r file; do
  if [ -f "$file" ]; then
    echo "$list names $file, which has no translatable text."
    failed=1
  fi
done <"$dir/needless"
if [ "$failed" != 0 ]; then
  echo "To write the list anew: sh data/check-potfiles.sh --update"
fi
exit "$failed"
