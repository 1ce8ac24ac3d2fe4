#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Wrong calls end with 2, a message and the usage line, and change nothing; help ends with 0.
. "$SOURCE_ROOT/tests/cli/common.sh"

commands="new describe annotate add edit delete list check stats suggest diff agreement adjudicate report history recover export import settle git-setup merge-driver textconv"
fine new study --coder mina
echo "Alder warns Birch." > study/a.txt

# No command, an unknown one, help and version

run 2
has output "Usage: actant-cli COMMAND" "$out"
is messages "" "$err"
refused "actant-cli: no command “frob”; “actant-cli --help” lists them" frob
refused "actant-cli: no command “--frob”; “actant-cli --help” lists them" --frob study
for help in --help help; do
  fine "$help"
  for command in $commands; do
    has "the list of commands" "
  $command " "$out"
  done
done
fine --version
has version "actant-cli 0." "$out"
is "lines of the version" 1 "$(printf '%s\n' "$out" | wc -l)"

# Every command explains itself, wherever --help stands, but not after --

for command in $commands; do
  fine "$command" --help
  has help "Usage: actant-cli $command " "$out"
  is "lines with the usage" 1 "$(printf '%s\n' "$out" | grep -c "^Usage: ")"
  [ "$(printf '%s\n' "$out" | wc -l)" -ge 3 ] || fail "explains nothing"
  first=$out
  fine "$command" study --coder x --help
  is help "$first" "$out"
  misused "something is missing" "$command"
done
misused "something is missing" describe --
refused "actant-cli list: --help: cannot be opened: No such file or directory" list -- --help

# The manual page has every command and every option of its usage line

page=$SOURCE_ROOT/data/man/actant-cli.1.in
for command in $commands; do
  fine "$command" --help
  tr -d '\\' < "$page" | sed -n "/^\.B $command\$/,/^\.TP\$/p" > .manual
  [ -s .manual ] || fail "the manual page lacks $command"
  for option in $(printf '%s\n' "$out" | head -n 1 | grep -o -e '--[a-z][a-z]*'); do
    grep -qF -e "$option" .manual || fail "the manual page lacks $command $option"
  done
done

# Too many words, unknown options, options without a value

misused "too many words: “more”" new study2 more
misused "too many words: “more”" describe study/a.txt more
misused "too many words: “more”" annotate study/a.txt claim more
misused "too many words: “more”" add actor study more
misused "too many words: “more”" edit study id more
misused "too many words: “more”" delete study id more
misused "too many words: “more”" diff study study more
[ ! -e study2 ] || fail "the folder of a wrong call was made"
for command in list check stats suggest export; do
  misused "unknown option --frob" "$command" --frob 1 study
  misused "--coder needs a value" "$command" study --coder
  misused "something is missing" "$command" --coder mina
done
misused "unknown option --frob" new --frob 1 study
misused "unknown option --frob" delete --frob 1 study id
misused "unknown option --frob" diff --frob=1 study study
misused "--title needs a value" describe study/a.txt --title
misused "--quote needs a value" annotate study/a.txt claim --quote
misused "argument 2 is not valid UTF-8" list study "$(printf '\377')"

# What a command's own words must be

misused "“frob” must be claim, mention or coding" annotate study/a.txt frob --quote Alder
misused "“relation” must be claim, mention or coding" annotate study/a.txt relation --quote Alder
misused "say which passage with --quote or --range" annotate study/a.txt --coder mina claim
misused "there is no kind “frob”; use one of: text, actor, event, code, scenario, field, coder, correction, query, term, round, mark, mention, coding, claim, relation, memo, review" \
  list --kind frob study
misused "there is no kind “header”; use one of: text, actor, event, code, scenario, field, coder, correction, query, term, round, mark, mention, coding, claim, relation, memo, review" \
  list --kind header study
for kind in frob claim mention coding text header; do
  misused "“$kind” must be actor, code, coder, event, field, mark, memo, query, relation, review, round, scenario or term; “annotate” makes claims, mentions and codings, “describe” texts" \
    add "$kind" study
done
formats="csv, xlsx, jsonl, html, webannotation, codebook-csv"
misused "--format must be one of: $formats" export study
misused "--format must be one of: $formats" export --format frob study
misused "--output must name a folder for format csv" export --format csv study
misused "--output must name a file for format xlsx" export --format xlsx study

# Coders and places

for slug in "" Mina "a b" ../x 한국 a.b; do
  refused "actant-cli list: “$slug” cannot name a coder; use a–z, 0–9 and -" \
    list --coder "$slug" study
done
for command in list check stats suggest history recover; do
  refused "actant-cli $command: $ROOT/none: cannot be opened: No such file or directory" "$command" "$ROOT/none"
done
refused "actant-cli annotate: study is not a text of the study in $ROOT/study; texts are *.txt and *.md files" \
  annotate study --coder mina claim --quote Alder
touch study/a.png
refused "actant-cli describe: study/a.png is not a text of the study in $ROOT/study; texts are *.txt and *.md files" \
  describe study/a.png --title x
fine new other --coder mina
refused "actant-cli list: study and other are different studies; call once for each" list study other

# Data output is the same in any locale

fine annotate study/a.txt --coder mina claim --quote Alder --type threat
fine list study
plain=$out
LC_ALL=C.UTF-8 LANGUAGE=ko
export LC_ALL LANGUAGE
fine list study
is "the list in Korean" "$plain" "$out"
