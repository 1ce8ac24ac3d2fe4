#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# install-packages.sh build|test
# Install the Debian packages that are missing: those that building and trying Actant
# takes, or those and what its tests take. Does nothing when all are there.
set -eu

# The compiler and build tools. libc6-dev is only recommended by gcc.
build='gcc libc6-dev meson ninja-build pkg-config gettext python3'
# The libraries.
build="$build libgtk-4-dev libadwaita-1-dev libjson-glib-dev libuchardet-dev libpcre2-dev libxlsxwriter-dev libglpk-dev"
# Debian 13's libxlsxwriter.pc names minizip and its package does not depend on it.
build="$build libminizip-dev"
# What meson calls: glib-compile-schemas and -resources; after "meson install" also the
# databases of icons, MIME types and desktop files. appstream also brings the rules by
# which gettext translates the metainfo file.
build="$build libglib2.0-bin libglib2.0-dev-bin desktop-file-utils appstream"
build="$build shared-mime-info gtk-update-icon-cache"
# What a window needs to look right: icons, the loader of SVG images, settings that last,
# a Latin, a Korean and an emoji font.
build="$build adwaita-icon-theme librsvg2-common dconf-gsettings-backend"
build="$build fonts-dejavu-core fonts-nanum fonts-noto-color-emoji"
# A display where there is none: the X server, the session bus, keys and windows
# (xdotool), the picture of the screen (imagemagick's import).
build="$build xvfb dbus xdotool imagemagick"

# The screen reader's bus, which the tests that act as a user speak, through GLib.
test='at-spi2-core python3-gi x11-utils'
# Independent readers of what is exported (CSV's is in Python itself).
test="$test python3-jsonschema python3-openpyxl libxml2-utils"
# Checks of memory and of the manual pages, a repository to annotate in, and the
# sources of the Korean locale.
test="$test valgrind groff-base git locales"

case "${1-}" in
build) wanted=$build ;;
test) wanted="$build $test" ;;
*)
  echo "usage: install-packages.sh build|test" >&2
  exit 2
  ;;
esac

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  echo "This is not Debian or one of its kin: nothing is installed. Debian's names of what"
  echo "is needed: $wanted"
  exit 0
fi

missing=
for package in $wanted; do
  # shellcheck disable=SC2016 # the dollar is dpkg-query's
  status=$(dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null) || status=
  case $status in
  *installed*) [ "$status" != not-installed ] || missing="$missing $package" ;;
  *) missing="$missing $package" ;;
  esac
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "These packages are missing:$missing" >&2
    echo "Install them as root, or install sudo." >&2
    exit 1
  fi
  as_root=sudo
fi

# A package manager that runs already is waited for. No package asks a question.
run_apt ()
{
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get \
    -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 "$@"
}

echo "Installing:$missing"
run_apt -q update || echo "The package lists could not be renewed; those on this machine are used."
# shellcheck disable=SC2086 # a list of words
run_apt -q -y install --no-install-recommends $missing
