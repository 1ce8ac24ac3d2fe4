#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Passages of texts that change: listed, placed anew, left for a person; the text as it was coded is
# kept, and else comes out of git.
. "$SOURCE_ROOT/tests/cli/common.sh"

XDG_STATE_HOME=$ROOT/state
export XDG_STATE_HOME
fine new study --coder mina
text=study/a.txt
own=$text.mina.annotations.json
cat > $text << 'END'
The ministry published its plan in March. Alder warns Birch that talks may fail.
Nobody in the room objected to that, and the meeting went on until the evening.
Cedar is likely to yield before the summer, said a person familiar with the matter.
Dogwood refused to comment on any of this, as it always does in such a case.
END
fine annotate $text --coder mina claim --quote "Alder warns Birch" --gist stays --type threat --cue type=warns
stays=$out
fine annotate $text --coder mina claim --quote "Cedar is likely to yield" --gist moves --likelihood likely --cue likelihood=likely
moves=$out
fine annotate $text --coder mina claim --quote "refused to comment" --gist edited
edited=$out
fine annotate $text --coder mina claim --quote "went on until the evening" --gist gone
gone=$out
fine add code study --coder mina --name Talks
fine annotate $text --coder mina coding --quote "the meeting" --code Talks
coding=$out

# marks ID: where the record's segments and cues are, and the words there
marks ()
{
  query '[[(s["start"], s["end"], s["exact"]) for s in r.get("segments", [])]
          + [(c["start"], c["exact"]) for c in r.get("cues", [])] + [r.get("source_sha")]
          for k in ("annotations", "relations") for r in data.get(k, []) if r["id"] == a[0]][0]' $own "$1"
}

# Kept, for the user alone

kept=$(ls state/actant/sources)
is "names of texts that are kept" "$(sha256sum < $text | cut -d' ' -f1).gz" "$kept"
is modes "700 600" "$(stat -c %a state/actant/sources | head -1) $(stat -c %a state/actant/sources/"$kept")"
gzip -dc state/actant/sources/"$kept" | cmp - $text || fail "another text is kept"

# Nothing changed, nothing to say

before=$(sums)
fine reanchor study --coder mina
is summary "0 in place, 0 moved, 0 need you, 0 suggestions, 0 orphans" "$out"
is files "$before" "$(sums)"

# Line ends and a byte order mark move nothing

cp $text plain
{ printf '\357\273\277'; sed 's/$/\r/' plain; } > $text
fine reanchor study --coder mina
is summary "0 in place, 0 moved, 0 need you, 0 suggestions, 0 orphans" "$out"
fine check study --coder mina

# A sentence gone, one added in front of another, a word misspelt

sed -e 's/ and the meeting went on until the evening\././' -e 's/^Cedar/As we hear, Cedar/' \
  -e 's/refused to comment/refusd to coment/' plain > $text
before=$(sums)
run 1 reanchor --dry-run study --coder mina
is lines "a.txt	in place	$stays	42:59	42:59	Alder warns Birch
a.txt	orphan	$coding	122:133		the meeting
a.txt	orphan	$gone	134:159		went on until the evening
a.txt	moved	$moves	161:185	131:155	Cedar is likely to yield
a.txt	suggestion	$edited	253:271	223:239	refused to comment
1 in place, 1 moved, 0 need you, 1 suggestions, 2 orphans" \
  "$out"
is files "$before" "$(sums)"
run 1 reanchor --dry-run --json study --coder mina
is json '[["moved", 131, 161]]' "$(printf '%s\n' "$out" | python3 -c '
import json, sys
rows = [json.loads(line) for line in sys.stdin]
print(json.dumps([[r["state"], r["to"]["start"], r["from"]["start"]] for r in rows if r["id"] == sys.argv[1]]))' "$moves")"
run 1 reanchor study --coder mina
is "what stayed" '[[42, 59, "Alder warns Birch"], [48, "warns"], null]' "$(marks "$stays")"
is "what moved" '[[131, 155, "Cedar is likely to yield"], [140, "likely"], null]' "$(marks "$moves")"
is "what was edited" "[[253, 271, \"refused to comment\"], \"$(sha256sum < plain | cut -c1-16)\"]" "$(marks "$edited")"
is "text of the header" "$(sha256sum < $text | cut -d' ' -f1)" "$(query 'data["source"]["sha256"]' $own)"
run 1 check study --coder mina
has problems "the passage is lost" "$out"

# Again: only what is left; and the suggestion taken by hand

run 1 reanchor study --coder mina
is summary "0 in place, 0 moved, 0 need you, 1 suggestions, 2 orphans" "$(printf '%s\n' "$out" | tail -1)"
fine edit study "$edited" --coder mina --range 223:239
is "what was edited" '[[223, 239, "refusd to coment"], null]' "$(marks "$edited")"

# The text comes back: so does what counted in it; what counts in the other one moves back

cp plain $text
run 1 reanchor study --coder mina
has "what was gone" '[[134, 159, "went on until the evening"]' "$(marks "$gone")"
is "what moved" '[[161, 185, "Cedar is likely to yield"], [170, "likely"], null]' "$(marks "$moves")"

# Another's file is not touched

fine new study --coder jun
fine annotate $text --coder jun claim --quote "Alder warns Birch" --gist other
sed -i '1s/^/New. /' $text
sum=$(sha256sum < $text.jun.annotations.json)
run 1 reanchor study --coder mina
is "jun's file" "$sum" "$(sha256sum < $text.jun.annotations.json)"
fine reanchor $text --coder jun
has "jun's claim" "moved" "$out"

# Out of git when nothing is kept

if command -v git > /dev/null
then
  mkdir repo
  fine new repo --coder mina
  cp plain repo/b.txt
  fine annotate repo/b.txt --coder mina claim --quote talks --gist g
  (cd repo && git init -q . && git add . && git -c user.name=m -c user.email=m@m commit -qm 1) || fail git
  rm -r state
  # Too few of the words around are left; the old text tells which was changed.
  sed -i -e 's/Birch that talks may/Berch that talks might/' -e '1i\
One line more.' repo/b.txt
  fine reanchor --dry-run repo --coder mina
  has "with git" "1 moved" "$out"
  mv repo/.git repo/git
  run 1 reanchor --dry-run repo --coder mina
  has "without" "1 need you" "$out"
  mv repo/git repo/.git
  fine reanchor repo --coder mina
fi

# Wrong use

run 2 reanchor --coder mina
run 2 reanchor nowhere --coder mina
run 2 reanchor study --coder mina --other
