#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What is printed: the same bytes in every locale, one line a record, an error where it does not
# arrive, and nothing left out without a word.
. "$SOURCE_ROOT/tests/cli/common.sh"

fine new study --coder mina
printf 'Alder warns 한국 of “Birch”.\n' > study/a.txt
fine annotate study/a.txt --coder mina claim --quote 한국 --gist '북한이 경고한다' --subjects 북한 --create

# Every locale

for command in "list" "list --json" "check" "stats" "export --format jsonl" "export --format csv --output csv"; do
  rm -rf csv
  LC_ALL=C.UTF-8 "$ACTANT_CLI" $command study > .wanted || fail "$command fails"
  [ ! -d csv ] || mv csv wanted.csv
  for locale in C POSIX none_NONE; do
    LC_ALL=$locale "$ACTANT_CLI" $command study > .got || fail "$command fails in $locale"
    cmp -s .wanted .got || fail "$command differs in $locale: $(cat .got)"
    [ ! -d csv ] || diff -r wanted.csv csv || fail "the tables differ in $locale"
    rm -rf csv
  done
done
LC_ALL=C "$ACTANT_CLI" annotate study/a.txt --coder mina claim --quote 조선 > .out 2> .err && fail "found 조선"
has message "“조선”" "$(cat .err)"

# Output that does not arrive

if [ -c /dev/full ]; then
  for command in list "list --json" check stats "export --format jsonl" "export --format html"; do
    what=$command
    "$ACTANT_CLI" $command study > /dev/full 2> .err
    is status 2 $?
    has message "could not be written" "$(cat .err)"
  done
  for format in jsonl html xlsx csv; do
    run 2 export --format $format --output /dev/full study
    [ -c /dev/full ] || fail "/dev/full was replaced"
  done
fi
"$ACTANT_CLI" list --json study 2> .err | : || fail "a pipe that ends early"
is "what is said to a pipe that ends early" "" "$(cat .err)"

# One line a record, whatever it is called

tab=$(printf '\t')
name="b$tab
c.txt"
echo "Birch waits." > "study/$name"
fine annotate "study/$name" --coder mina claim --quote Birch --gist "one${tab}two
three$(printf '\033')[31m"
fine list --kind claim study
is "number of lines" 2 "$(echo "$out" | wc -l)"
has line "b  c.txt${tab}0:5${tab}one two three [31m" "$out"
fine stats study
has line "b  c.txt${tab}mina${tab}1" "$out"

# A colleague's codebook that cannot be read is missed

echo '{"format": "actant-study", ' > study/study.jun.json
for command in list "list --json" stats; do
  run 2 $command study
  has message study.jun.json "$err"
  has output mina "$out"
done
refused "$("$ACTANT_CLI" export --format jsonl study 2>&1)" export --format jsonl study
has message study.jun.json "$err"
run 2 diff study study
has message study.jun.json "$err"
run 0 annotate study/a.txt --coder mina claim --quote 한국
has message study.jun.json "$err"
rm study/study.jun.json

# One's work behind a link is part of the study

mkdir elsewhere
mv study/a.txt.mina.annotations.json elsewhere/work
mv study/study.mina.json elsewhere/study
ln -s ../elsewhere/work study/a.txt.mina.annotations.json
ln -s ../elsewhere/study study/study.mina.json
fine list --kind claim study
is "number of claims" 3 "$(echo "$out" | wc -l)"
fine annotate study/a.txt --coder mina claim --quote Alder --subjects Alder --create
fine list --kind claim study
is "number of claims" 4 "$(echo "$out" | wc -l)"
fine check study
[ -L study/a.txt.mina.annotations.json ] && [ -L study/study.mina.json ] || fail "the links are gone"
grep -q Alder elsewhere/study || fail "the link's target was not written"

# Files that others may not read are missed, too; root reads all

if [ "$(id -u)" != 0 ]; then
  mkdir study/closed
  chmod 0 study/closed
  run 1 check study
  has finding "closed: cannot be read: Permission denied" "$out"
  rmdir study/closed
  chmod 0 elsewhere/study
  run 1 check study
  has finding "study.mina.json: cannot be read: Permission denied" "
$out"
  lacks finding "$ROOT" "$out"
fi
