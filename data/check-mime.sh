#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-mime.sh MIME.xml: the definition compiles into a MIME database, and gives its type
# to annotation files and to no other JSON file.
set -eu

XDG_DATA_HOME=$(mktemp -d)
export XDG_DATA_HOME
trap 'rm -rf "$XDG_DATA_HOME"' EXIT
dir=$XDG_DATA_HOME/mime
mkdir -p "$dir/packages"
cp "$1" "$dir/packages/"
messages=$(update-mime-database "$dir" 2>&1) || { echo "$messages"; exit 1; }
if [ -n "$messages" ]; then
  echo "update-mime-database: $messages"
  exit 1
fi

type=application/x-actant-annotations+json
failed=0
if ! grep -qxF "60:$type:*.annotations.json" "$dir/globs2"; then
  echo "globs2 lacks the glob of $type; it holds:"
  cat "$dir/globs2"
  failed=1
fi
if ! grep -qxF "$type application/json" "$dir/subclasses"; then
  echo "$type is not a sub-class of application/json"
  failed=1
fi
for language in '' ' xml:lang="ko"'; do
  if ! grep -q "<comment$language>" "$dir/$type.xml"; then
    echo "$type has no <comment$language>"
    failed=1
  fi
done
exit "$failed"
