#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Annotations in git: setting up and its undo, merge, rebase, cherry-pick, stash, octopus,
# criss-cross, a renamed text, diffs that read well, and merges that did not finish.
. "$SOURCE_ROOT/tests/cli/common.sh"

command -v git > /dev/null || { echo "git is not installed"; exit 77; }

GIT_CONFIG_GLOBAL=$ROOT/.gitconfig
GIT_CONFIG_NOSYSTEM=1
HOME=$ROOT
LC_ALL=C.UTF-8
export GIT_CONFIG_GLOBAL GIT_CONFIG_NOSYSTEM HOME LC_ALL
git config --global user.name Mina
git config --global user.email mina@example.org
git config --global init.defaultBranch main
git config --global advice.detachedHead false

own=study/a.txt.mina.annotations.json

# g ARGUMENT…: git in the study, which must be content
g ()
{
  what="git $*"
  git -C study "$@" > .out 2> .err || fail "git ended with $?
$(cat .out .err)"
}

# clashes ARGUMENT…: git in the study, which must leave something to do
clashes ()
{
  what="git $*"
  git -C study "$@" > .out 2> .err && fail "git is content
$(cat .out .err)"
}

gist () { query '[r.get("gist") for r in data["annotations"] if r["id"] == a[0]][0]' "$own" "$1"; }
note () { query '[r.get("note") for r in data["annotations"] if r["id"] == a[0]][0]' "$own" "$1"; }
count () { query 'len(data["annotations"])' "$own"; }
versions () { query 'sum(len(r.get("versions", [])) for r in data["annotations"])' "$own"; }

claim ()
{
  fine annotate study/a.txt --coder mina claim --range "$1" --gist "$2"
  id=$out
}

# edit ID OPTION…: at a later time, and saved in git
edit ()
{
  SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + 1))
  edited=$1
  shift
  fine edit study "$edited" --coder mina "$@"
}

save ()
{
  g add -A
  g commit -q -m "$1"
}

# Outside a repository nothing is set up

fine new study --coder mina
printf 'Alder warns. Birch yields. Cedar stays.\n' > study/a.txt
refused "actant-cli git-setup: $ROOT/study is in no git repository; “git init” makes one" \
  git-setup study

# Setting up, twice, and undoing it exactly

g init -q
fine git-setup study
has output "commit .gitattributes" "$out"
cp study/.gitattributes .attributes
cp study/.git/config .config
fine git-setup study/a.txt
cmp -s study/.gitattributes .attributes || fail "attributes twice"
cmp -s study/.git/config .config || fail "configuration twice"
has driver "merge-driver %O %A %B %P" "$(git -C study config merge.actant.driver)"
fine git-setup --undo study
[ ! -e study/.gitattributes ] || fail "the attributes are there"
lacks configuration actant "$(cat study/.git/config)"
fine git-setup --undo study
for before in '*.md text\n' '*.md text' '\n'; do
  printf "$before" > study/.gitattributes
  cp study/.gitattributes .attributes
  fine git-setup study
  fine git-setup study
  is "lines of ours" 2 "$(grep -c 'merge=actant' study/.gitattributes)"
  fine git-setup --undo study
  cmp -s study/.gitattributes .attributes || fail "the attributes were changed"
done
rm study/.gitattributes
fine git-setup study

claim 0:5 one
one=$id
claim 13:18 two
two=$id
save base

# Merge: both sides change different fields of one record, and add at one place

g checkout -q -b side
edit "$one" --gist side
claim 27:32 third
save side
g checkout -q main
edit "$one" --note main
claim 27:32 fourth
save main
g merge -q side
is gist side "$(gist "$one")"
is note main "$(note "$one")"
is records 4 "$(count)"
is versions 0 "$(versions)"
fine check study

# Diffs read well

g show --format= HEAD~1
lacks diff '"gist"' "$(cat .out)"
has diff "+claim 0:5 “Alder” | gist: one | note: main #$one" "$(cat .out)"
g log -p --format= -- a.txt.mina.annotations.json
has log "+claim 27:32 “Cedar” | gist: third" "$(cat .out)"

# A clash: exit 1, both versions, valid; settled and committed

g checkout -q -b clash
edit "$two" --gist left
save left
g checkout -q main
edit "$two" --gist right
save right
clashes merge clash
has message "1 record was changed differently on both sides" "$(cat .err)"
is versions 1 "$(versions)"
run 1 check study
has output "changed in two places" "$out"
lacks output "git did not finish" "$out"
run 1 settle study "$two" --coder mina
has output 'gist
  1: "right"
  2: "left"' "$out"
shown=$out
run 1 settle study "$two"
is "what is shown to whoever asks" "$shown" "$out"
refused "actant-cli settle: the record $two is in mina’s file: say --coder mina to settle it" \
  settle study "$two" --coder jun --take 1
is "versions that nobody chose from" 1 "$(versions)"
fine settle study "$two" --coder mina --take 1 --gist 2
is gist left "$(gist "$two")"
is versions 0 "$(versions)"
fine check study
save settled
refused "actant-cli settle: the record $two has one version only" settle study "$two" --coder mina
refused "actant-cli settle: no record has the id $ROOT" settle study "$ROOT" --coder mina

# Rebase: sides are exchanged, which changes nothing

g checkout -q -b topic
edit "$one" --certainty 3
save topic
edit "$two" --note topic
save topic2
g checkout -q main
edit "$one" --type act
edit "$two" --certainty 1
save main2
g checkout -q topic
g rebase -q main
is record '{"kind": "claim", "segments": [{"start": 0, "end": 5, "exact": "Alder", "suffix": " warns. Birch yields. Cedar stay"}], "gist": "side", "type": "act", "certainty": 3, "note": "main"}' "$(record "$one" "$own")"
is note topic "$(note "$two")"
g checkout -q main
g merge -q topic

# Cherry-pick

g checkout -q -b picked HEAD~1
edit "$one" --form statement
save pick1
edit "$two" --form exercise
save pick2
g checkout -q main
edit "$one" --confidence low
save main3
g cherry-pick main..picked
is versions 0 "$(versions)"
has record '"confidence": "low"' "$(record "$one" "$own")"
has record '"form": "exercise"' "$(record "$two" "$own")"
has record '"form": "statement"' "$(record "$one" "$own")"

# What is picked brings all that its file has: a pick without what came before it may clash

g checkout -q -b alone HEAD~1
edit "$one" --note alone1
save alone1
edit "$two" --note alone2
save alone2
g checkout -q main
edit "$one" --confidence high
save main3b
clashes cherry-pick alone
is versions 1 "$(versions)"
is note alone2 "$(note "$two")"
has file '"confidence": "high"' "$(cat "$own")"
has file '"note": "alone1"' "$(cat "$own")"
g cherry-pick --abort
is versions 0 "$(versions)"

# Stash

edit "$one" --note stashed
g stash -q
edit "$one" --strength.term should
save main4
g stash pop -q
is note stashed "$(note "$one")"
has record '"strength"' "$(record "$one" "$own")"
save popped

# Octopus: everybody has a file of their own. In one file git's octopus merges lines and calls no
# driver; it refuses what clashes, and merging one by one does it.

for coder in jun lee kim; do
  g checkout -q -b "octopus-$coder" main
  fine annotate study/a.txt --coder $coder claim --range 6:11 --gist "octopus $coder"
  save "octopus $coder"
done
for side in x y z; do
  g checkout -q -b "octopus-$side" main
  claim 6:11 "octopus $side"
  edit "$two" --subjects "$side" --create
  save "octopus $side"
done
g checkout -q main
claim 6:11 "octopus main"
save "octopus main"
g merge -q octopus-jun octopus-lee octopus-kim
for coder in jun lee kim; do
  has "file of $coder" "octopus $coder" "$(cat study/a.txt.$coder.annotations.json)"
done
fine check study
before=$(count)
clashes merge octopus-x octopus-y octopus-z
has message "octopus" "$(cat .err)"
g reset -q --merge
is records "$before" "$(count)"
for side in x y z; do
  g merge -q octopus-$side
done
is records $((before + 3)) "$(count)"
is subjects 3 "$(query '[len(r["subjects"]) for r in data["annotations"] if r["id"] == a[0]][0]' "$own" "$two")"
is versions 0 "$(versions)"

# Criss-cross: the base is a merge of two bases

g checkout -q -b cross-a main
edit "$one" --gist a1
save a1
g checkout -q -b cross-b main
edit "$one" --note b1
save b1
g tag b1
g checkout -q cross-a
g tag a1
g merge -q b1
edit "$one" --certainty 4
save a2
g checkout -q cross-b
g merge -q a1
edit "$one" --horizon 2031
save b2
g merge -q cross-a
is gist a1 "$(gist "$one")"
is note b1 "$(note "$one")"
has record '"certainty": 4' "$(record "$one" "$own")"
has record '"2031"' "$(record "$one" "$own")"
is versions 0 "$(versions)"
g checkout -q main
g merge -q cross-b

# A renamed text: git follows the file, whose header the renamer changes

g checkout -q -b renamed main
g mv a.txt b.txt
g mv a.txt.mina.annotations.json b.txt.mina.annotations.json
sed -i 's/"file": "a.txt"/"file": "b.txt"/' study/b.txt.mina.annotations.json
save renamed
g checkout -q main
edit "$one" --note "before the renaming"
save "before the renaming"
g merge -q renamed
own=study/b.txt.mina.annotations.json
is note "before the renaming" "$(note "$one")"
is "text of the file" b.txt "$(query 'data["source"]["file"]' "$own")"
[ ! -e study/a.txt.mina.annotations.json ] || fail "the old file is there"
run 1 check study # the others' files are not renamed
lacks output mina "$out"
g reset -q --hard HEAD~1
own=study/a.txt.mina.annotations.json

# The driver is not there, or is killed: found on checking, finished from the index

unfinished ()
{
  g checkout -q -b "lost-$1" main
  edit "$one" --note "theirs $1"
  claim 19:25 "theirs $1"
  save theirs
  theirs_id=$id
  g checkout -q main
  edit "$one" --certainty "$2"
  save ours
  if [ -n "$3" ]; then
    git -C study -c merge.actant.driver="$3" merge "lost-$1" > .out 2> .err && fail "merged"
  else
    git -C study merge "lost-$1" > .out 2> .err && fail "merged by lines"
  fi
  if [ -z "$(git -C study ls-files -u)" ]; then
    # git 2.4x ends a merge whose driver was killed, and changes nothing: it is done again.
    has message "died of signal" "$(cat .err)"
    is "what the merge changed" "" "$(git -C study status --short -uno)"
    g merge -q "lost-$1"
    is note "theirs $1" "$(note "$one")"
    has record "\"certainty\": $2" "$(record "$one" "$own")"
    is gist "theirs $1" "$(gist "$theirs_id")"
    fine check study
    return
  fi
  run 1 check study
  has output "git did not finish merging it" "$out"
  fine join --from-index study
  has output "merged and added" "$out"
  is note "theirs $1" "$(note "$one")"
  has record "\"certainty\": $2" "$(record "$one" "$own")"
  is gist "theirs $1" "$(gist "$theirs_id")"
  fine check study
  g commit -q -m finished
  fine join --from-index study
  is output "no merge is unfinished" "$out"
}
unfinished missing 1 "/nonexistent/actant-cli merge-driver %O %A %B %P"
unfinished killed 2 "kill -9 \$\$; true"
unfinished failing 5 "false"
git -C study config --remove-section merge.actant
unfinished unset 3 ""
fine git-setup study

# Input that cannot be read: nothing is destroyed

cp "$own" ours.json
for bad in '' '{' '{"format": "other"}' '<<<<<<< HEAD'; do
  printf '%s' "$bad" > bad.json
  [ -n "$bad" ] || continue
  refused_status=0
  "$ACTANT_CLI" merge-driver "$own" ours.json bad.json a.json > .out 2> .err || refused_status=$?
  is "status for $bad" 2 "$refused_status"
  cmp -s ours.json "$own" || fail "ours was changed by $bad"
  has message "a.json" "$(cat .err)"
  cp bad.json ours.json
  "$ACTANT_CLI" merge-driver "$own" ours.json "$own" a.json > .out 2> .err && fail "merged $bad"
  cmp -s ours.json bad.json || fail "ours was changed"
  cp "$own" ours.json
  # A base that cannot be read is none: joining without it loses nothing.
  fine merge-driver bad.json ours.json "$own" a.json
  cmp -s ours.json "$own" || fail "ours was changed by a bad base"
done
: > empty.json
cp "$own" ours.json
fine merge-driver empty.json ours.json "$own" a.json
printf 'no JSON\n' > plain.txt
fine textconv plain.txt
is output "no JSON" "$out"
fine textconv "$own"
is "lines" $(($(count) + 1)) "$(printf '%s\n' "$out" | wc -l)"
