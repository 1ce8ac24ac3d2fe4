#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Suggestions: printed for people and programs, accepted in one go, not repeated; rules that are broken.
. "$SOURCE_ROOT/tests/cli/common.sh"

fine new study --coder mina
text=study/a.txt
echo "China said that it may react in June 2024. If Japan joins, the	US will stay." > $text
echo "북한은 반대한다고 밝혔다." > study/b.txt
fine add actor study --coder mina --name China
china=$out
fine add actor study --coder mina --name Japan
fine add actor study --coder mina --name US --aliases "The	US"
fine add actor study --coder mina --name "북한" --aliases DPRK

row ()
{
  printf '%s\t%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$4" "$5"
}
of_a=$(
  row a.txt attribution 0:15 "China said that" "China, communication"
  row a.txt mention 0:5 China China
  row a.txt likelihood 19:22 may ""
  row a.txt horizon 29:41 "in June 2024" 2024-06
  row a.txt condition 43:45 If condition
  row a.txt mention 46:51 Japan Japan
  row a.txt mention 63:65 US US)
of_b=$(
  row b.txt mention 0:2 "북한" "북한"
  row b.txt attribution 10:13 "밝혔다" "북한, communication")
fine suggest --coder mina study
is suggestions "$of_a
$of_b" "$out"
fine suggest $text
is suggestions "$of_a" "$out"
fine suggest --kind condition study
is suggestions "$(row a.txt condition 43:45 If condition)" "$out"
fine suggest --json --kind attribution $text
is "for programs" "{\"text\": \"a.txt\", \"kind\": \"attribution\", \"start\": 0, \"end\": 15, \"words\": \"China said that\", \"actors\": [\"$china\"], \"names\": {\"$china\": \"China\"}, \"value\": \"communication\", \"sure\": true, \"acceptable\": false}" "$out"
[ ! -e $text.mina.annotations.json ] || fail "something was coded"

# Names become mentions; another coder still sees them all

fine suggest --accept mention --coder mina study
is accepted "$(printf '%s\n%s\n' "$of_a" "$of_b" | grep mention)" "$out"
fine list --kind mention study
is mentions 4 "$(printf '%s\n' "$out" | wc -l)"
fine suggest --kind mention --coder mina study
is "what is left" "" "$out"
fine suggest --kind mention --coder jun $text
is "what another has left" 3 "$(printf '%s\n' "$out" | wc -l)"

# Slots need a claim that they belong to

for kind in likelihood horizon attribution condition; do
  fine suggest --accept $kind --coder mina study
  is accepted "" "$out"
done
fine annotate $text --coder mina claim --range 16:41
reacts=$out
fine suggest --json --kind attribution --coder mina $text
has "the claim it is for" "\"claim\": \"$reacts\", \"sure\": true, \"acceptable\": true" "$out"
for kind in likelihood horizon attribution; do
  fine suggest --accept $kind --coder mina study
  is accepted "$(printf '%s\n' "$of_a" | grep $kind)" "$out"
done
is claim "{\"kind\": \"claim\", \"segments\": [{\"start\": 16, \"end\": 41, \"exact\": \"it may react in June 2024\", \"prefix\": \"China said that \", \"suffix\": \". If Japan joins, the\\tUS will st\"}], \"claimants\": [\"$china\"], \"attribution\": [{\"actors\": [\"$china\"], \"kind\": \"communication\"}], \"likelihood\": {\"term\": \"may\"}, \"horizon\": {\"text\": \"in June 2024\", \"edtf\": \"2024-06\"}, \"cues\": [{\"slot\": \"likelihood\", \"start\": 19, \"end\": 22, \"exact\": \"may\"}, {\"slot\": \"horizon\", \"start\": 29, \"end\": 41, \"exact\": \"in June 2024\"}, {\"slot\": \"attribution\", \"start\": 0, \"end\": 15, \"exact\": \"China said that\"}]}" \
  "$(record "$reacts" $text.mina.annotations.json)"
fine annotate $text --coder mina claim --range 46:57
joins=$out
fine annotate $text --coder mina claim --range 59:75
stays=$out
fine suggest --accept condition --coder mina $text
is accepted "$(printf '%s\n' "$of_a" | grep condition)" "$out"
fine list --json --kind relation $text
has relation "\"from\": \"$joins\", \"to\": \"$stays\", \"type\": \"condition\"" "$out"
fine suggest --coder mina $text
is "what is left" "" "$out"
fine check study

# Wrong calls

kinds="mention, likelihood, horizon, attribution, condition"
misused "there is no kind “frob”; use one of: $kinds" suggest --kind frob study
misused "there is no kind “claim”; use one of: $kinds" suggest --accept claim --coder mina study
misused "--accept needs --coder: whose file the records go into" suggest --accept mention study
misused "--accept names the kind already; leave --kind out" \
  suggest --accept mention --kind mention --coder mina study

# A broken rule is named with its file and place; the others work

cp -R "$ACTANT_DATA_DIR" data
chmod -R u+w data
sed -i 's/"pattern": "{who}/"pattern": "{whoever}/' data/rules/en.json
ACTANT_DATA_DIR=$ROOT/data
export ACTANT_DATA_DIR
run 2 suggest --coder jun $text
is "what other rules find" "$(printf '%s\n' "$of_a" | sed 's/China said that	/China said	/; s/0:15/0:10/')" "$out"
has message "actant-cli suggest: $ROOT/data/rules/en.json: rule 2: there are no words and no macro “whoever”" "$err"
echo "{" > data/rules/en.json
run 2 suggest --coder jun study/b.txt
is "what other files find" "$of_b" "$out"
has message "$ROOT/data/rules/en.json" "$err"
