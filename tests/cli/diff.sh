#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Differences between two studies or two files: of everything, and of what records say.
. "$SOURCE_ROOT/tests/cli/common.sh"

# study NAME ORDER…: the same work in the folder NAME, its steps in that order
study ()
{
  made=$1
  shift
  fine new "$made" --coder mina --name "Mina Park"
  printf '%s\n' 'If Alder warns, Birch yields.' 'Cedar stays, 한국 too.' > "$made/a.txt"
  echo "Other words." > "$made/b.txt"
  fine add actor "$made" --coder mina --name Alder --aliases 북
  fine add field "$made" --coder mina --name arena --type choice --choices home
  for step in "$@"; do
    SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + 7))
    case $step in
    if)
      fine annotate "$made/a.txt" --coder mina claim --quote "Alder warns" --subjects Alder --gist one
      if=$out
      ;;
    then)
      fine annotate "$made/a.txt" --coder mina claim --quote "Birch yields" --subjects Birch \
        --subjects 북 --issues "code=Walls position=support" --create --attributes.arena home
      then=$out
      ;;
    cedar) fine annotate "$made/a.txt" --coder mina mention --quote Cedar --actors Cedar --create ;;
    other) fine annotate "$made/b.txt" --coder mina claim --range 0:5 --range 6:11 --type act ;;
    jun) fine annotate "$made/a.txt" --coder jun coding --quote 한국 --code Walls --create ;;
    esac
  done
  fine add relation "$made/a.txt" --coder mina --from "$if" --to "$then" --type condition --cue type=If
  fine add memo "$made/a.txt" --coder mina --target "$then" --text why
}
study one if "then" cedar other jun
study two other jun cedar "then" if

# same A B: no difference in content; differ A B LINES: these
same ()
{
  fine diff --content "$1" "$2"
  is difference "" "$out"
}
differ ()
{
  wanted=$3
  run 1 diff --content "$1" "$2"
  is difference "$wanted" "$out"
}

same one two
same two one
same one one
fine diff one one
is difference "" "$out"
run 1 diff one two
has difference "- a.txt mina {" "$out"
has difference "+ a.txt mina {" "$out"
same one/a.txt two/a.txt
same one/b.txt two/b.txt
same one/a.txt.mina.annotations.json two/a.txt.mina.annotations.json

# Spelled differently, saying the same: other numbers of edits

fine edit two "$then" --coder mina --certainty 3
fine edit two "$then" --coder mina --certainty ""
same one two

# What changed shows, once on each side

fine edit two "$if" --coder mina --gist two
differ one two '- a.txt mina claim {"segments": [{"start": 3, "end": 14, "exact": "Alder warns", "prefix": "If ", "suffix": ", Birch yields.\nCedar stays, 한국 "}], "gist": "one", "subjects": ["Alder"]}
+ a.txt mina claim {"segments": [{"start": 3, "end": 14, "exact": "Alder warns", "prefix": "If ", "suffix": ", Birch yields.\nCedar stays, 한국 "}], "gist": "two", "subjects": ["Alder"]}
- a.txt mina relation {"from": "claim 3:14 one", "to": "claim 16:28 Birch yields", "type": "condition", "cues": [{"slot": "type", "start": 0, "end": 2, "exact": "If"}]}
+ a.txt mina relation {"from": "claim 3:14 two", "to": "claim 16:28 Birch yields", "type": "condition", "cues": [{"slot": "type", "start": 0, "end": 2, "exact": "If"}]}'
fine edit two "$if" --coder mina --gist one
same one two

# Who did it counts between folders; files of two people compare by what they say

fine annotate one/b.txt --coder jun claim --quote Other
differ one two '- b.txt jun claim {"segments": [{"start": 0, "end": 5, "exact": "Other", "suffix": " words.\n"}]}'
fine annotate two/b.txt --coder lee claim --quote Other
run 1 diff --content one two
has difference "- b.txt jun claim " "$out"
has difference "+ b.txt lee claim " "$out"
same one/b.txt.jun.annotations.json two/b.txt.lee.annotations.json

# Twice the same claim is one more

fine annotate one/b.txt --coder jun claim --quote Other
again=$out
differ one/b.txt.jun.annotations.json two/b.txt.lee.annotations.json \
  '- b.txt claim {"segments": [{"start": 0, "end": 5, "exact": "Other", "suffix": " words.\n"}]}'

fine delete one "$again" --coder jun
same one/b.txt.jun.annotations.json two/b.txt.lee.annotations.json

mkdir lone
cp one/b.txt lone/
fine annotate lone/b.txt --coder ann claim --quote Other
same one/b.txt.jun.annotations.json lone/b.txt
same lone/b.txt one/b.txt.jun.annotations.json

# What cannot be read is no difference but an error

echo '{' > two/b.txt.lee.annotations.json
refused "actant-cli diff: b.txt.lee.annotations.json:2:1: a key in double quotes expected, found the end of the file" \
  diff --content one two
refused "actant-cli diff: three: cannot be opened: No such file or directory" diff one three
