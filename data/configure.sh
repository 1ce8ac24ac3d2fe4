#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# configure.sh FOLDER [MESON-OPTION]...
# Set up a build folder in the source folder, or set the options of the one there is. One
# that another version of meson made, or that was moved, is made anew.
set -eu

cd "$(dirname "$0")/.."
folder=$1
shift

if [ -f "$folder/build.ninja" ] && meson setup --reconfigure "$folder" "$@"; then
  exit 0
fi
if [ -f "$folder/meson-private/coredata.dat" ]; then
  meson setup --wipe "$folder" "$@"
else
  meson setup "$folder" "$@"
fi
