# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts of the sample study share; read by them with ".".
#
# ACTANT_CLI  the program        STUDY   the study's folder
# A fixed clock and fixed seeds make every run write the same bytes.

set -eu

: "${ACTANT_CLI:?the path of actant-cli}"
: "${STUDY:?the folder of the study}"

BRIEF=$STUDY/deterrence-brief.txt
COMMENTARY=$STUDY/northern-reactions.ko.txt

# start_at EPOCH SEED: from when and from which seed this script counts.
start_at ()
{
  SOURCE_DATE_EPOCH=$1
  ACTANT_TEST_SEED=$2
  export SOURCE_DATE_EPOCH ACTANT_TEST_SEED
}

# a ARGUMENT…: run one command half a minute later and with the next seed; its id is in $id.
a ()
{
  SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + 30))
  ACTANT_TEST_SEED=$((ACTANT_TEST_SEED + 1))
  id=$("$ACTANT_CLI" "$@") || {
    echo "failed: actant-cli $*" >&2
    exit 1
  }
}

# The rest tags $TEXT as $CODER.

# claim TYPE STANDING GIST OPTION…
claim ()
{
  claim_type=$1
  claim_standing=$2
  claim_gist=$3
  shift 3
  a annotate "$TEXT" --coder "$CODER" claim --type "$claim_type" --standing "$claim_standing" \
    --gist "$claim_gist" "$@"
}

# mention MODE ACTOR QUOTE [OCCURRENCE]
mention ()
{
  a annotate "$TEXT" --coder "$CODER" mention --quote "$3" ${4:+--occurrence "$4"} \
    --actors "$2" --mode "$1"
}

# coding CODE QUOTE
coding ()
{
  a annotate "$TEXT" --coder "$CODER" coding --quote "$2" --code "$1"
}

# relation TYPE FROM TO OPTION…
relation ()
{
  relation_type=$1
  relation_from=$2
  relation_to=$3
  shift 3
  a add --coder "$CODER" relation "$TEXT" --from "$relation_from" --to "$relation_to" \
    --type "$relation_type" "$@"
}
