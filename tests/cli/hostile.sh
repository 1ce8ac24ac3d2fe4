#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every damaged file in the place of annotations and of a study file: the program says which it
# is, ends with 1 or 2, never crashes, and leaves its bytes alone.
. "$SOURCE_ROOT/tests/cli/common.sh"

fine new sound --coder mina
echo "Alder warns Birch." > sound/brief.txt
bad=$SOURCE_ROOT/tests/data/bad

# ends STATUSES ARGUMENT…: the program ends with one of STATUSES
ends ()
{
  allowed=$1
  shift
  what="$file: actant-cli $*"
  "$ACTANT_CLI" "$@" > .out 2> .err
  status=$?
  case " $allowed " in
  *" $status "*) ;;
  *) fail "ended with $status
$(head -c 2000 .out)
$(head -c 2000 .err)" ;;
  esac
}

# names FILE: what was said names it
names ()
{
  grep -qF "$1" .out .err || fail "$1 is not named in
$(head -c 2000 .out)
$(head -c 2000 .err)"
}

# try NAME: the damaged $file lies in the study as NAME
try ()
{
  rm -rf study
  cp -r sound study
  cp "$file" "study/$1"
  ends "1 2" check study
  names "$1"
  ends "1 2" check --json study
  names "$1"
  query 'all(f["file"] and f["problem"] and f["message"] for f in data) and len(data) > 0' lines:.out \
    | grep -qx true || fail "findings are not in JSON"
  case $1 in
  brief*)
    ends "1 2" list study
    names "$1"
    ends "1 2" list "study/$1"
    names "$1"
    ends "1 2" stats study
    ends "1 2" export --format jsonl study
    ends 2 annotate study/brief.txt --coder mina claim --quote Alder
    names "$1"
    ;;
  *)
    ends "1 2" check --coder jun study
    names "$1"
    ends 2 add actor study --coder jun --name Alder
    names "$1"
    ;;
  esac
  cmp -s "$file" "study/$1" || fail "the bytes of $1 are not what they were"
}

n=0
for file in "$bad"/files/*.json "$bad"/json/*.json; do
  [ -f "$file" ] || continue
  try brief.txt.mina.annotations.json
  n=$((n + 1))
done
[ $n -ge 50 ] || fail "only $n damaged files were tried"

# A study file is told by its format, whatever else is wrong with it

i=0
for tail in '' ',' ', "version":' ', "version": 1}' ', "version": 1, "version": 1}' \
  ', "version": 1e400}' ', "version": 1, "coder": 5}' ', "version": 1, "actors": 5}' \
  ', "version": 1} {}' ', "version": 1, "set": "\ud800"}'; do
  i=$((i + 1))
  file=$ROOT/.study$i
  printf '{"format": "actant-study"%s' "$tail" > "$file"
  try study.jun.json
done

# A million brackets

file=$ROOT/.deep
{
  printf '{"format": "actant-annotations", "version": 1, "annotations": '
  head -c 1000000 /dev/zero | tr '\0' '['
} > "$file"
try brief.txt.mina.annotations.json

# What is no file at all

rm -rf study
cp -r sound study
mkdir study/brief.txt.mina.annotations.json
file=folder
ends "0 1 2" check study
ends "0 1 2" list study
ends 2 annotate study/brief.txt --coder mina claim --quote Alder
rm -r study/brief.txt.mina.annotations.json
mkfifo study/brief.txt.mina.annotations.json
file=pipe
ends "0 1 2" check study
ends "0 1 2" list study
