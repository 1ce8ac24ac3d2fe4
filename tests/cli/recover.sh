#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Journals that a window left: what is listed, brought back, reported; and the history.
. "$SOURCE_ROOT/tests/cli/common.sh"

XDG_STATE_HOME=$ROOT/state
export XDG_STATE_HOME

fine new study --coder mina --name "Mina Park"
echo "Alder warns Birch." > study/a.txt
fine annotate study/a.txt --coder mina claim --quote Alder --gist before
id=$out
own=study/a.txt.mina.annotations.json
journals=$XDG_STATE_HOME/actant/journal/$(printf %s "$ROOT/study" | sha256sum | cut -c 1-16)

# leave NAME GIST COUNT NUMBER: a journal in which the claim got that gist, as change NUMBER;
# COUNT is of its session's changes to the record.
leave ()
{
  mkdir -p "$journals"
  /usr/bin/python3 - "$journals/$1.journal" "$2" "$3" "$4" "$own" "$ROOT/study" << 'END'
import json
import sys
import zlib

path, gist, count, number, own, root = sys.argv[1:]


def entry(head, *documents):
    data = (json.dumps(head) + '\n').encode() + b''.join(documents)
    return b'=actant %d %08x\n%s\n' % (len(data), zlib.crc32(data), data)


before = open(own, encoding='utf-8').read()
content = json.loads(before)
claim = content['annotations'][0]
claim.update(gist=gist, rev=dict(claim['rev'], zzzzzz=int(count)))
after = json.dumps(content).encode()
before = before.encode()
with open(path, 'wb') as file:
    file.write(entry({'kind': 'head', 'number': 0, 'at': '2026-11-23T14:03:00Z', 'root': root,
                      'coder': 'mina', 'name': 'Mina Park'}))
    file.write(entry({'kind': 'change', 'number': int(number), 'at': '2026-11-23T14:03:00Z',
                      'action': 'edit', 'label': 'Edit Gist',
                      'parts': [{'file': own.split('/')[1], 'after': len(after),
                                 'before': len(before)}]}, after, before))
    file.write(b'=actant 100 00000000\n{"torn')
END
}

# gist: of the claim
gist ()
{
  query 'data["annotations"][0]["gist"]' $own
}

# Nothing is left: nothing is listed and nothing changes

before=$(sums)
fine recover --list
is "the list" "study	coder	changes	session" "$out"
fine recover --list study
fine recover study
is output "" "$out"
is "every file" "$before" "$(sums)"

# A session that ended without saving

leave one after 1 1
run 1 recover --list
is "the list" "$ROOT/study	mina	1	ended" "$(printf '%s\n' "$out" | tail -n 1)"
run 1 recover --list study/a.txt
fine recover study --coder jun
is "nobody's changes" "" "$out"
is "the gist" before "$(gist)"
fine recover study
is "what came back" "mina: 1 change of 2026-11-23T14:03:00Z came back" "$out"
is "the gist" after "$(gist)"
fine check study

# It comes back once

before=$(sums)
fine recover study
is output "" "$out"
fine recover --list
is "the list" "study	coder	changes	session" "$out"
is "every file" "$before" "$(sums)"

# What the journal says is in the history, also once it is recovered

fine history study
has "the action" "2026-11-23T14:03:00Z	mina	claim	$id	changed	a.txt.mina.annotations.json	after" "$out"
fine history study --record "$id"
has "the field" "				gist	before	after" "$out"
fine history study --record 0192f3a1-0000-7000-8000-0000000000ff
is output "" "$out"
fine history study --coder jun
is output "" "$out"

# A broken file of one's own is left alone, and the journal stays

leave two later 2 1
cp $own sound.json
echo "{" > $own
broken=$(sha256sum < $own)
run 1 recover study
has message "a.txt.mina.annotations.json" "$err"
has message "they stay in the journal" "$err"
is "the broken file" "$broken" "$(sha256sum < $own)"
cp sound.json $own
fine recover study
is "the gist" later "$(gist)"

# A study that was moved

leave moved "after the move" 9 1
mv study elsewhere
fine recover elsewhere
is output "" "$out"
run 1 recover --list
old=$(printf '%s\n' "$out" | tail -n 1 | cut -f 1)
fine recover elsewhere --from "$old"
own=elsewhere/a.txt.mina.annotations.json
is "the gist" "after the move" "$(gist)"
mv elsewhere study
own=study/a.txt.mina.annotations.json

# Rubbish is reported and left; it stands in nothing's way

echo rubbish > "$journals/three.journal"
leave four last 12 1
run 1 recover study
has message "three.journal: not a journal, or damaged" "$err"
is "the gist" last "$(gist)"
is rubbish rubbish "$(cat "$journals/three.journal")"
