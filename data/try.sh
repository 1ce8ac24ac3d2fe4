#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# try.sh: install what is missing, build, and do the whole job once on a copy of the sample
# study: check it, print its coded dataset, and open its window. Without a display the
# window opens on a virtual one and a picture of it is saved. May be run again and again;
# your own settings and files are left alone.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
build=$root/_build
try=$build/try
sample=$try/sample
cli=$build/app/cli/actant-cli

say ()
{
  printf '\n== %s\n' "$*"
}

say "Packages"
sh data/install-packages.sh build
say "Build"
sh data/configure.sh _build
ninja -C _build

# Settings, recovery data and look-ups of this try, kept apart from the user's own.
export XDG_STATE_HOME="$try/state"
export GSETTINGS_SCHEMA_DIR="$build/data" GSETTINGS_BACKEND=keyfile
export ACTANT_DATA_DIR="$root/data" ACTANT_LOCALE_DIR="$build/po"
export XDG_DATA_DIRS="$root/data:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}"

mkdir -p "$try"
if [ ! -d "$sample" ]; then
  rm -rf "$sample.part"
  cp -R data/sample "$sample.part"
  mv "$sample.part" "$sample"
fi
# The window's settings. The study's coder is known, so it does not ask who you are.
settings=$try/config/glib-2.0/settings/keyfile
if [ ! -f "$settings" ]; then
  mkdir -p "${settings%/*}"
  cat >"$settings" <<'END'
[org/actant/Actant]
coder-name='Mina Park'
coder-slug='mina'
known-slugs=['mina']
END
fi

say "The sample study is checked"
status=0
"$cli" check "$sample" || status=$?
case $status in
0) echo "Nothing is wrong in $sample." ;;
1) echo "What was found is above." ;;
*) exit "$status" ;;
esac
say "Counts"
"$cli" stats "$sample"
say "The coded dataset"
rm -rf "$try/dataset"
"$cli" export --format csv --output "$try/dataset" "$sample"
/usr/bin/python3 data/show-table.py "$try/dataset/claims.csv" \
  coder:6 type:14 subjects_names:26 claimants_names:22 likelihood_term:18 horizon_edtf:12 gist:64
echo "All its tables: $try/dataset"

export XDG_CONFIG_HOME="$try/config"
if [ -n "${DISPLAY-}" ] || [ -n "${WAYLAND_DISPLAY-}" ]; then
  say "The window opens; close it to end"
  exec "$build/ui/actant" "$sample/deterrence-brief.txt"
fi

say "The window, on a virtual display"
# with-display.sh gives settings of its own to what it runs: ours are put back inside.
# It has no accessibility bus: the picture does not need one.
sh tests/with-display.sh env XDG_CONFIG_HOME="$XDG_CONFIG_HOME" XDG_STATE_HOME="$XDG_STATE_HOME" \
  GTK_A11Y=none GSK_RENDERER=cairo ADW_DISABLE_PORTAL=1 \
  sh data/take-picture.sh "$try/actant.png" "$build/ui/actant" "$sample/deterrence-brief.txt"
echo "Its picture: $try/actant.png"
