#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Three copies of a study, changed apart in three folders, brought together through a plain shared
# folder and through git, reviewed to a consensus, and nothing lost.
. "$SOURCE_ROOT/tests/cli/common.sh"

command -v git > /dev/null || { echo "git is not installed"; exit 77; }

GIT_CONFIG_GLOBAL=$ROOT/.gitconfig
GIT_CONFIG_NOSYSTEM=1
HOME=$ROOT
XDG_DATA_HOME=$ROOT/.data
LC_ALL=C.UTF-8
export GIT_CONFIG_GLOBAL GIT_CONFIG_NOSYSTEM HOME XDG_DATA_HOME LC_ALL
mkdir "$XDG_DATA_HOME"
git config --global user.name Mina
git config --global user.email mina@example.org
git config --global init.defaultBranch main

# claim FOLDER CODER RANGE GIST: a claim; its id is in $id and, with its gist, in the list "made"
claim ()
{
  fine annotate "$1/a.txt" --coder "$2" claim --range "$3" --type act --gist "$4"
  id=$out
  echo "$id $4" >> "$ROOT/.made"
}

# later: the clock goes on
later () { SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + 1)); }

# edit FOLDER CODER ID OPTION…
edit ()
{
  later
  folder=$1 coder=$2 edited=$3
  shift 3
  fine edit "$folder" "$edited" --coder "$coder" "$@"
}

# everything FOLDER: each claim of all coders as "ID GIST", sorted
everything ()
{
  for name in mina jun; do
    query '"\n".join(r["id"] + " " + r["gist"] for r in data["annotations"])' "$1/a.txt.$name.annotations.json"
  done | LC_ALL=C sort
}

# change_apart: what three do in the folders one (mina), two (mina, on another machine), three (jun)
change_apart ()
{
  claim one mina 0:5 "at home"
  edit one mina "$base" --note "noted at home"
  fine add actor one --coder mina --name Alder
  later
  claim two mina 13:18 "on the way"
  edit two mina "$base" --certainty 3
  fine add actor two --coder mina --name Birch
  later
  claim three jun 0:12 "of jun"
  claim three jun 27:32 "jun alone"
  edit three jun "$jun" --note "noted by jun"
}

# all_there FOLDER: nothing that the three did is lost
all_there ()
{
  is "every claim in $1" "$(LC_ALL=C sort .made)" "$(everything "$1")"
  is "both fields of one record" '["noted at home", 3]' \
    "$(query '[[r["note"], r["certainty"]] for r in data["annotations"] if r["id"] == a[0]][0]' \
       "$1/a.txt.mina.annotations.json" "$base")"
  is "jun's note" "noted by jun" \
    "$(query '[r["note"] for r in data["annotations"] if r["id"] == a[0]][0]' "$1/a.txt.jun.annotations.json" "$jun")"
  is "both actors" '["Alder", "Birch"]' "$(query 'sorted(r["name"] for r in data["actors"])' "$1/study.mina.json")"
  is "versions to settle" 0 "$(query 'sum(len(r.get("versions", [])) for r in data["annotations"])' \
    "$1/a.txt.mina.annotations.json")"
  fine check "$1"
}

# review FOLDER: to a consensus; the coders' files stay as they are
review ()
{
  cp "$1"/a.txt.*.annotations.json .kept
  fine adjudicate --coder cur --coders jun,mina --accept-agreed "$1"
  fine adjudicate --coders jun,mina --json "$1"
  for target in $(query '" ".join(next(iter(r["records"].values())) for r in data if r["state"] == "open")' lines:.out); do
    fine adjudicate --coder cur --coders jun,mina --accept "$target" --reason "seen" "$1"
  done
  fine adjudicate --coders jun,mina --json "$1"
  is "cases open" 0 "$(query 'sum(r["state"] in ("open", "agreed") for r in data)' lines:.out)"
  cases=$(query 'len(data)' lines:.out)
  is "records of the consensus" "$cases" "$(query 'len(data["annotations"])' "$1/a.txt.consensus.annotations.json")"
  is "claims that were decided on" "$(cut -d ' ' -f 1 .made | LC_ALL=C sort)" \
    "$(query '"\n".join(sorted(i for r in data["reviews"] for i in r["targets"]))' \
       "$1/a.txt.cur.annotations.json")"
  for coder in mina jun; do
    cmp -s ".kept/a.txt.$coder.annotations.json" "$1/a.txt.$coder.annotations.json" \
      || fail "$coder's file was changed by the review"
  done
  fine report --coders jun,mina --output "$1.html" "$1"
  has "the report" "seen" "$(cat "$1.html")"
  fine check "$1"
}

# begin: the study from which the three set out
begin ()
{
  rm -rf study one two three .made .kept
  mkdir .kept
  fine new study --coder mina
  printf 'Alder warns. Birch yields. Cedar stays.\n' > study/a.txt
  claim study mina 0:12 "from the beginning"
  base=$id
  claim study jun 13:26 "jun's beginning"
  jun=$id
  later
}

# A plain shared folder: what comes to it later under a name that is there already is put beside it,
# as programs that share folders do

begin
cp -r study one
cp -r study two
cp -r study three
change_apart
mkdir shared
for folder in one two three; do
  for path in "$folder"/*; do
    name=$(basename "$path")
    if [ ! -e "shared/$name" ] || cmp -s "study/$name" "shared/$name"; then
      cp "$path" "shared/$name"
    elif ! cmp -s "$path" "shared/$name" && ! cmp -s "$path" "study/$name"; then
      cp "$path" "shared/${name%.json}.sync-conflict-20261123-101010-${folder}XXX.json"
    fi
  done
done
run 1 check shared
has "what is found" "a conflict copy of a.txt.mina.annotations.json" "$out"
run 1 join shared
has "what is joined" "moved to the trash" "$out"

# Without their common origin nobody can say which field of the record changed: both are kept, and
# settled by hand

has "what is to settle" "1 record has several versions; settle it" "$out"
run 1 settle shared "$base" --coder mina
has "the versions" 'certainty
  1: 3
  2: -' "$out"
has "the versions" 'note
  1: -
  2: "noted at home"' "$out"
later
fine settle shared "$base" --coder mina --take 1 --note 2
all_there shared
fine join shared
is "joined again" "no conflict copies" "$out"
review shared

# The three take it home, and go on from there

for folder in one two three; do
  rm -r "$folder"
  cp -r shared "$folder"
  fine check "$folder"
done
edit three jun "$jun" --type threat
cp three/a.txt.jun.annotations.json shared/
fine adjudicate --coders jun,mina --json shared
is "what is open again" 1 "$(query 'sum(r["state"] == "reopened" for r in data)' lines:.out)"

# git: three clones of one repository

begin
git -C study init -q
fine git-setup study
git -C study add -A
git -C study commit -q -m base
git clone -q --bare study hub 2> .err
for folder in one two three; do
  git clone -q hub "$folder" 2> .err
  fine git-setup "$folder"
done
change_apart
for folder in one two three; do
  what="git in $folder"
  git -C "$folder" add -A
  git -C "$folder" commit -q -m "$folder"
  git -C "$folder" pull -q --no-rebase --no-edit > .out 2> .err || fail "$(cat .out .err)"
  git -C "$folder" push -q > .out 2> .err || fail "$(cat .out .err)"
done
all_there three
for folder in one two; do
  what="git pull in $folder"
  git -C "$folder" pull -q --no-rebase --no-edit > .out 2> .err || fail "$(cat .out .err)"
  all_there "$folder"
  for path in three/*; do
    cmp -s "$path" "$folder/$(basename "$path")" || fail "$path is another in $folder"
  done
done
review one
git -C one add -A
git -C one commit -q -m reviewed
git -C one push -q > .out 2> .err || fail "$(cat .out .err)"
git -C three pull -q --no-rebase --no-edit > .out 2> .err || fail "$(cat .out .err)"
cmp -s one/a.txt.consensus.annotations.json three/a.txt.consensus.annotations.json || fail "another consensus"
all_there three
