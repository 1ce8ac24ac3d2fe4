#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copies of a file, and the conflict copies of programs that share folders.
. "$SOURCE_ROOT/tests/cli/common.sh"

XDG_DATA_HOME=$ROOT/.data
HOME=$ROOT
export XDG_DATA_HOME HOME
mkdir "$XDG_DATA_HOME"

fine new study --coder mina
printf 'Alder warns. Birch yields.\n' > study/a.txt
own=study/a.txt.mina.annotations.json
fine annotate study/a.txt --coder mina claim --range 0:5 --gist one
one=$out

gists () { query 'sorted(r["gist"] for r in data["annotations"])' "$own"; }

# Files: the first takes in the others, which stay

cp "$own" other.json
fine annotate study/a.txt --coder mina claim --range 13:18 --gist two
cp "$own" two.json
cp other.json "$own"
fine annotate study/a.txt --coder mina claim --range 13:18 --gist three
fine join "$own" two.json other.json
has output "$own: 1 record changed or new from two.json" "$out"
has output "$own: 0 records changed or new from other.json" "$out"
is claims '["one", "three", "two"]' "$(gists)"
cp "$own" .before
fine join "$own" two.json
cmp -s "$own" .before || fail "joined twice"

# What two changed differently is kept, and said

cp "$own" left.json
SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + 1))
fine edit study "$one" --coder mina --gist right
cp "$own" right.json
cp left.json "$own"
SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + 1))
ACTANT_TEST_SEED=77
fine edit study "$one" --coder mina --gist left
run 1 join "$own" right.json
has output "1 record has several versions" "$out"
fine settle study "$one" --coder mina --take 2
is claims '["right", "three", "two"]' "$(gists)"
fine join "$own" left.json
is claims '["right", "three", "two"]' "$(gists)"

# Not the same file, or none

fine annotate study/a.txt --coder jun claim --range 0:5 --gist jun
refused "actant-cli join: $own: the two files are of different coders or texts and cannot be joined" \
  join "$own" study/a.txt.jun.annotations.json
refused "actant-cli join: nothing.json: there is no such file" join "$own" nothing.json
echo '{' > bad.json
run 2 join "$own" bad.json
has message "bad.json:" "$err"

# Conflict copies: by name and by content

fine join study
is output "no conflict copies" "$out"
stem=study/a.txt.mina.annotations
n=0
for name in ".sync-conflict-20261123-101010-ABCDEFG" " (conflicted copy 2026-11-23 101010)" \
            " (conflicted copy mina 2026-11-23 101010)" "_conflict-20261123-101010" \
            " (Mina's conflicted copy 2026-11-23)" " (PC의 충돌된 사본 2026-11-23)" \
            "-LAPTOP-7Q2" " (1)" \
            ".sync-conflict-20261123-101010-ABCDEFG.sync-conflict-20261123-111111-HIJKLMN"; do
  n=$((n + 1))
  cp "$own" .before
  fine annotate study/a.txt --coder mina claim --range 6:11 --gist "copy $n"
  mv "$own" "$stem$name.json"
  cp .before "$own"
  run 1 check study
  has output "a conflict copy of a.txt.mina.annotations.json" "$out"
  fine join study
  has output "1 record changed or new from" "$out"
  has output "moved to the trash" "$out"
  [ ! -e "$stem$name.json" ] || fail "the copy is there"
  has claims "\"copy $n\"" "$(gists)"
  fine check study
done
is "copies in the trash" "$n" "$(find "$XDG_DATA_HOME/Trash/files" -type f | wc -l)"

# A study file has them, too

fine add actor study --coder mina --name Ann
cp study/study.mina.json .before
fine add actor study --coder mina --name Bob
mv study/study.mina.json "study/study.mina.sync-conflict-20261123-101010-ABCDEFG.json"
cp .before study/study.mina.json
fine join study
has actors Bob "$(cat study/study.mina.json)"

# Kept on demand; not ours by name, by content, by set; broken

cp "$own" "$stem (1).json"
fine join --keep study
[ -e "$stem (1).json" ] || fail "the copy is gone"
lacks output "trash" "$out"
sed 's/"set": "[0-9a-f]*/"set": "00000000/' "$own" > "$stem (1).json"
cp study/a.txt.jun.annotations.json "$stem (2).json"
echo '{' > "$stem (3).json"
cp "$own" "study/something else (1).json"
cp "$own" "study/.hidden.sync-conflict-20261123-101010-ABCDEFG.json"
fine join study
is output "no conflict copies" "$out"
rm study/*\ *.json study/.hidden*

# A copy whose file clashes is joined and said

SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + 1))
cp "$own" .before
fine edit study "$one" --coder mina --gist copy
mv "$own" "$stem-LAPTOP.json"
cp .before "$own"
SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + 1))
ACTANT_TEST_SEED=770
fine edit study "$one" --coder mina --gist original
run 1 join study
has output "several versions" "$out"
has claims '"original"' "$(gists)"

# Where there is no trash the copy is kept, and that is said

if [ "$(id -u)" -ne 0 ]; then
  chmod -R a-w "$XDG_DATA_HOME"
  cp "$own" "$stem (1).json"
  run 1 join study
  has output "there is no trash here" "$out"
  [ -e "$stem (1).json" ] || fail "the copy is gone"
fi
exit 0
