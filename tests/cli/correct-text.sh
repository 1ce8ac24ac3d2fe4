#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A text is corrected with its annotations; others' follow when they open it next.
. "$SOURCE_ROOT/tests/cli/common.sh"

XDG_STATE_HOME=$ROOT/state
export XDG_STATE_HOME
fine new study --coder mina
fine new study --coder jun
text=study/a.txt
mina=$text.mina.annotations.json
jun=$text.jun.annotations.json
printf '\357\273\277Alder wrns Birch.\r\nIf so, Cedar is likly to yield.\r\n' > $text
fine annotate $text --coder mina claim --quote "Alder wrns Birch" --gist a --type threat --cue type=wrns
first=$out
fine annotate $text --coder mina claim --quote "Cedar is likly to yield" --gist b --likelihood likely --cue likelihood=likly
second=$out
fine add relation $text --coder mina --from "$first" --to "$second" --type condition --cue type=If
fine annotate $text --coder jun claim --quote "likly to yield" --gist c
third=$out
fine annotate $text --coder jun claim --quote Alder --gist d
cp -r study before

marks ()
{
  query '[[(s["start"], s["end"], s["exact"]) for s in r.get("segments", [])]
          + [(c["start"], c["exact"]) for c in r.get("cues", [])] + [r.get("source_sha")]
          for k in ("annotations", "relations") for r in data.get(k, []) if r["id"] == a[0]][0]' "$2" "$1"
}

# Everything but the words stays in the file; one's own records follow

fine correct-text $text --coder mina --quote wrns --with warns
printf '\357\273\277Alder warns Birch.\r\nIf so, Cedar is likly to yield.\r\n' | cmp - $text || fail "the text is another"
is first '[[0, 17, "Alder warns Birch"], [6, "warns"], null]' "$(marks "$first" $mina)"
is second '[[26, 49, "Cedar is likly to yield"], [35, "likly"], null]' "$(marks "$second" $mina)"
fine correct-text $text --coder mina --range 35:40 --with likely
is second '[[26, 50, "Cedar is likely to yield"], [35, "likely"], null]' "$(marks "$second" $mina)"
fine check study --coder mina
is corrections '[["wrns is", 1], ["", 1]]' \
  "$(query '[[("wrns is" if i == 0 else ""), len(c["edits"])] for i, c in enumerate(data["corrections"])]' study/study.mina.json)"

# The other coder's file is as it was until that coder changes something; it is read in the new text

sum=$(sha256sum < $jun)
fine check study --coder jun
is "jun's file" "$sum" "$(sha256sum < $jun)"
fine reanchor study --coder jun
is "jun's file" "$sum" "$(sha256sum < $jun)"
fine edit study "$third" --coder jun --gist e
is third '[[35, 50, "likely to yield"], null]' "$(marks "$third" $jun)"
is "text of the header" "$(sed 's/^\xef\xbb\xbf//; s/\r$//' $text | sha256sum | cut -d' ' -f1)" \
  "$(query 'data["source"]["sha256"]' $jun)"
fine check study --coder jun

# Two corrections further, in a copy of the file from before both

cp before/a.txt.jun.annotations.json $jun
fine correct-text $text --coder mina --quote "If so" --with "If it does"
fine reanchor study --coder jun
has summary "0 in place, 0 moved" "$out"
fine edit study "$third" --coder jun --gist f
is third '[[40, 55, "likely to yield"], null]' "$(marks "$third" $jun)"

# What a correction swallows is lost for the others, and waits for them

fine correct-text $text --coder mina --quote "Cedar is likely to yield" --with "It may yield"
is second '[[31, 43, "It may yield"], [31, "It may yield"], null]' "$(marks "$second" $mina)"
fine check study --coder mina
run 1 reanchor --dry-run study --coder jun
has "jun's claim" "1 orphans" "$out"

# In another encoding, and where nothing can be done

printf 'Alder warnt B\344rche.\n' > study/latin.txt
fine describe study/latin.txt --coder mina --encoding ISO-8859-1
fine correct-text study/latin.txt --coder mina --quote warnt --with "wärnt"
printf 'Alder w\344rnt B\344rche.\n' | cmp - study/latin.txt || fail "the text is another"
before=$(find study -type f | sort | xargs sha256sum)
run 2 correct-text study/latin.txt --coder mina --quote Alder --with 赤楊
has error ISO-8859-1 "$err"
run 2 correct-text study/latin.txt --coder mina --quote Alder --with Alder
run 2 correct-text study/latin.txt --coder mina --quote Fir --with Alder
run 2 correct-text study/latin.txt --coder mina --range 0:100 --with Alder
run 2 correct-text study/latin.txt --coder mina --with Alder
run 2 correct-text study/latin.txt --coder mina --quote Alder
is files "$before" "$(find study -type f | sort | xargs sha256sum)"
