#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Files that must not be written: a colleague's, a newer program's, damaged ones, ones that say
# they are another's. Nothing changes, and the message says why.
. "$SOURCE_ROOT/tests/cli/common.sh"

fine new sound --coder mina
echo "Alder warns Birch." > sound/a.txt
fine annotate sound/a.txt --coder mina claim --quote Alder --gist g
claim=$out
fine annotate sound/a.txt --coder jun claim --quote Birch
own=a.txt.mina.annotations.json

# holds REASON: none of the ways to change the annotations in study/ does, each says REASON
holds ()
{
  refused "actant-cli annotate: $1" annotate study/a.txt --coder mina claim --quote Birch
  refused "actant-cli annotate: $1" annotate study/a.txt --coder mina mention --range 0:5 --actors New --create
  refused "actant-cli add: $1" add memo study/a.txt --coder mina --text t
}

fresh ()
{
  chmod -R u+rwx study 2> /dev/null
  rm -rf study
  cp -r sound study
}

# A newer format

fresh
sed -i 's/"version": 1/"version": 2/' study/$own
holds "$own cannot be changed: $own was written by a newer Actant (format version 2); update Actant to change it"
refused "actant-cli edit: $own cannot be changed: $own was written by a newer Actant (format version 2); update Actant to change it" \
  edit study "$claim" --coder mina --gist x
refused "actant-cli delete: $own cannot be changed: $own was written by a newer Actant (format version 2); update Actant to change it" \
  delete study "$claim" --coder mina
fine list --kind claim study
has "the list" "$claim" "$out"

# Another's name inside, another text inside

fresh
sed -i 's/"slug": "mina"/"slug": "min"/' study/$own
holds "$own cannot be changed: $own says that its coder is “min”; rename the file to change it here"
fresh
sed -i 's/"file": "a.txt"/"file": "b.txt"/' study/$own
holds "$own cannot be changed: $own says that it annotates “b.txt”; rename the file to change it here"

# Damaged

fresh
printf '{' > study/$own
holds "$own cannot be changed: $own:1:2: a key in double quotes expected, found the end of the file"

# One's study file: the codebook cannot grow, the annotations can

fresh
sed -i 's/"version": 1/"version": 2/' study/study.mina.json
refused "actant-cli add: study.mina.json cannot be changed: study.mina.json was written by a newer Actant (format version 2); update Actant to change it" \
  add actor study --coder mina --name Alder
refused "actant-cli annotate: study.mina.json cannot be changed: study.mina.json was written by a newer Actant (format version 2); update Actant to change it" \
  annotate study/a.txt --coder mina claim --quote Birch --subjects Alder --create
fine annotate study/a.txt --coder mina claim --quote Birch

# Colleagues' files stay as they are, whatever one does

fresh
jun=$(sha256sum study/*.jun.*json)
fine annotate study/a.txt --coder mina claim --quote Birch --subjects New --create
fine edit study "$claim" --coder mina --gist new
is "Jun's files" "$jun" "$(sha256sum study/*.jun.*json)"

# Reading changes nothing, not even times

fresh
before=$(sums; find study -printf '%p %T@ %i\n' | sort)
for command in "list" "list --json" "check" "check --json" "stats" "stats --json" \
  "export --format jsonl" "export --format html" "export --format webannotation" \
  "export --format csv --output .table"; do
  # shellcheck disable=SC2086 # words
  fine $command study
done
fine diff study sound
is "every file" "$before" "$(sums; find study -printf '%p %T@ %i\n' | sort)"

# A folder without the right to write (root has it always)

if [ "$(id -u)" -ne 0 ]; then
  chmod a-w study
  run 2 annotate study/a.txt --coder lee claim --quote Birch
  has message a.txt.lee.annotations.json "$err"
  fine list study
fi
