#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Beginning a study, joining one, and what is refused.
. "$SOURCE_ROOT/tests/cli/common.sh"

# A new study: the folder is made, and holds one file with nobody but its coder

fine new deep/er/study --coder mina --name "Mina Park" --title "Deterrence – 억제"
is "the path" "$ROOT/deep/er/study/study.mina.json" "$out"
file=deep/er/study/study.mina.json
is "the files" study.mina.json "$(ls deep/er/study)"
is header '["actant-study", 1, "Deterrence – 억제", "mina", "Mina Park"]' \
  "$(query '[data["format"], data["version"], data["title"], data["coder"]["slug"], data["coder"]["name"]]' $file)"
is "the coder's record" '{"name": "Mina Park", "slug": "mina"}' \
  "$(record "$(query 'data["coder"]["id"]' $file)" $file)"
is "every other record" '[]' \
  "$(query '[r for k, l in data.items() if isinstance(l, list) and k != "coders" for r in l]' $file)"
fine check deep/er/study

# The same call again gives the same bytes elsewhere, and changes nothing here

before=$(sums)
fine new deep/er/study --coder mina --name "Mina Park" --title "Deterrence – 억제"
is "every file" "$before" "$(sums)"
ACTANT_TEST_SEED=1
fine new again --coder mina --name "Mina Park" --title "Deterrence – 억제"
cmp $file again/study.mina.json || fail "the same call makes other bytes"

# A second coder joins in the same folder; the first one's file stays

fine new deep/er/study --coder jun --name "Jun Lee"
is "the path" "$ROOT/deep/er/study/study.jun.json" "$out"
fine list --kind coder deep/er/study
is "the coders" "Jun Lee
Mina Park" "$(printf '%s\n' "$out" | cut -f 6 | LC_ALL=C sort)"
is "Mina's file" "$(sha256sum < again/study.mina.json)" "$(sha256sum < $file)"

# Without --coder it is the login name's

if [ -n "$(id -un 2> /dev/null)" ]; then
  fine new mine
  case $out in
  "$ROOT"/mine/study.[a-z0-9-]*.json) ;;
  *) fail "the path is $out" ;;
  esac
fi

# A study inside a study is refused, and the folder asked for is not left behind

refused "actant-cli new: deep/er/study/in/side lies inside the study in $ROOT/deep/er/study; begin a study elsewhere" \
  new deep/er/study/in/side --coder mina
[ ! -e deep/er/study/in ] || fail "the refused study's folder was made"
mkdir deep/er/study/kept
refused "actant-cli new: deep/er/study/kept lies inside the study in $ROOT/deep/er/study; begin a study elsewhere" \
  new deep/er/study/kept --coder mina
[ -d deep/er/study/kept ] || fail "a folder that was there was removed"
refused "actant-cli new: “Mina” cannot name a coder; use a–z, 0–9 and -" new bad/folder --coder Mina
[ ! -e bad ] || fail "the folder of a wrong slug was made"

# A study in the folder above one's studies is not hindered by them, nor is one beside

fine new beside --coder mina
fine new "with space and 한글" --coder mina
fine check "with space and 한글"

# What is no folder

echo text > file.txt
refused "actant-cli new: file.txt cannot be made: Not a directory" new file.txt --coder mina
refused "actant-cli new: file.txt/x cannot be made: Not a directory" new file.txt/x --coder mina

# An unreadable study file of one's own is not overwritten

mkdir broken
printf '{"format": "actant-study", ' > broken/study.mina.json
before=$(sums)
run 2 new broken --coder mina
has message "study.mina.json" "$err"
is "every file" "$before" "$(sums)"
