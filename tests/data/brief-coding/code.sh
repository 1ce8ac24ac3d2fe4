#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# code.sh: the brief kinu-co-24-19.txt in the folder STUDY, coded in full with ACTANT_CLI.
#
# What is coded stands in the tables beside this script. In study.txt, claims.txt, memos.txt and
# signposts.txt a record is a block of lines: its kind and a label, then a slot and its value a
# line; " | " parts the values of a list, @LABEL is the id of another record. The brief cannot be
# given away, so passages and cues are places, START:END in code points.
#
# Prints the label and the id of each record as it is made (- where it has no label).
. "$(dirname "$0")/../sample-coding/common.sh"

start_at 1795000000 5000 # 2026-11-18 11:06 UTC
CODER=mina
TEXT=$STUDY/kinu-co-24-19.txt
TABLES=$(dirname "$0")

# made LABEL: says so, and remembers the id that "a" left.
made ()
{
  [ "$1" = - ] || eval "id_$1=\$id"
  echo "$1 $id"
}

# resolve VALUE: puts the id in the place of each @LABEL; see $resolved.
resolve ()
{
  resolved=
  rest=$1
  while :; do
    case $rest in
    *@[a-z]*) ;;
    *) break ;;
    esac
    before=${rest%%@[a-z]*}
    rest=${rest#"$before"@}
    label=${rest%%[!a-z_]*}
    rest=${rest#"$label"}
    eval "resolved=\$resolved\$before\$id_$label"
  done
  resolved=$resolved$rest
}

# block HEAD OPTION…: the record that a block tells.
block ()
{
  read -r kind label type standing ranges <<END
$1
END
  shift
  case $kind in
  claim)
    for range in $ranges; do
      set -- --range "$range" "$@"
    done
    eval "rate \$ratings_$label"
    while [ -n "$rated" ]; do
      set -- "$@" --scenarios "${rated%%;*}"
      rated=${rated#*;}
    done
    a annotate "$TEXT" --coder "$CODER" claim --type "$type" --standing "$standing" "$@"
    made "$label"
    ;;
  text)
    a describe "$TEXT" --coder "$CODER" "$@"
    made "$label"
    ;;
  memo)
    a add memo "$PLACE" --coder "$CODER" "$@"
    made "$label"
    ;;
  edit)
    resolve "@$label"
    a edit "$STUDY" "$resolved" --coder "$CODER" "$@"
    ;;
  *)
    a add "$kind" "$STUDY" --coder "$CODER" "$@"
    made "$label"
    ;;
  esac
}

# blocks TABLE: every block of it.
blocks ()
{
  head=
  set -- "$1"
  while read -r slot value <&3; do
    case $slot in
    "#"*) ;;
    "")
      [ -z "$head" ] || block "$head" "$@"
      head=
      set --
      ;;
    *)
      if [ -z "$head" ]; then
        head="$slot $value"
        set --
        continue
      fi
      while :; do
        resolve "${value%%" | "*}"
        set -- "$@" "--$slot" "$resolved"
        case $value in
        *" | "*) value=${value#*" | "} ;;
        *) break ;;
        esac
      done
      ;;
    esac
  done 3< "$TABLES/$1"
  [ -z "$head" ] || block "$head" "$@"
}

# rate GROUP ESCALATION TOKYO BEIJING BARGAIN: the ratings of a claim as items of "scenarios", a
# semicolon after each; see $rated.
rate ()
{
  rated=
  for scenario in "$id_group" "$id_escalation" "$id_tokyo" "$id_beijing" "$id_bargain"; do
    case $1 in
    *:*) rated="${rated}scenario=$scenario role=${1%:*} consistency=${1#*:};" ;;
    *) rated="${rated}scenario=$scenario consistency=$1;" ;;
    esac
    shift
  done
}

read_ratings ()
{
  while read -r label ratings; do
    case $label in
    "#"* | "") ;;
    *) eval "ratings_$label=\$ratings" ;;
    esac
  done < "$TABLES/ratings.txt"
}

relations ()
{
  while read -r type from to cue group <&3; do
    case $type in
    "#"* | "") continue ;;
    esac
    set --
    [ "$cue" = - ] || set -- --cue "type=$cue"
    [ "$group" = - ] || set -- "$@" --group "$group" --join all
    resolve "@$from"
    from=$resolved
    resolve "@$to"
    relation "$type" "$from" "$resolved" "$@"
    made -
  done 3< "$TABLES/relations.txt"
}

mentions ()
{
  while read -r range mode actors <&3; do
    case $range in
    "#"*) continue ;;
    esac
    set --
    while :; do
      set -- "$@" --actors "${actors%%" | "*}"
      case $actors in
      *" | "*) actors=${actors#*" | "} ;;
      *) break ;;
      esac
    done
    a annotate "$TEXT" --coder "$CODER" mention --range "$range" --mode "$mode" "$@"
    made -
  done 3< "$TABLES/mentions.txt"
}

codings ()
{
  while read -r range code <&3; do
    case $range in
    "#"*) continue ;;
    esac
    a annotate "$TEXT" --coder "$CODER" coding --range "$range" --code "$code"
    made -
  done 3< "$TABLES/codings.txt"
}

a new "$STUDY" --coder "$CODER" --name "Mina Park" --title "A brief and the futures in it"
PLACE=$STUDY
blocks study.txt
read_ratings
blocks claims.txt
relations
mentions
codings
PLACE=$TEXT
blocks memos.txt
blocks signposts.txt
