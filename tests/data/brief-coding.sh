#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# brief-coding.sh [NUMBER…]: how one coder tags a real policy brief, kinu-co-24-19.txt in the
# folder STUDY, with ACTANT_CLI. The numbers say in which order the claims are tagged; what they
# say does not depend on it. Quotes are a few words each: the brief itself is not given away.
. "$(dirname "$0")/sample-coding/common.sh"

start_at "${BRIEF_EPOCH:-1709200000}" "${BRIEF_SEED:-100}"
CODER=mina
TEXT=$STUDY/kinu-co-24-19.txt

a new "$STUDY" --coder "$CODER" --name "Mina Park" --title "Reactions to the NCG"

# The codebook

actor ()
{
  a add --coder "$CODER" actor "$STUDY" --name "$@"
}
actor "Republic of Korea" --aliases ROK --type state --country KOR
actor "United States" --aliases U.S. --type state --country USA
actor "North Korea" --aliases "the North" --type state --country PRK
actor Japan --type state --country JPN
actor China --type state --country CHN
actor "Ministry of National Defense" --aliases MND --type body --parent ROK --country KOR
actor "Department of Defense" --aliases DOD --type body --parent U.S. --country USA
actor "Korean military" --type body --parent ROK --country KOR
actor "Nuclear Consultative Group" --aliases NCG --type igo --members ROK --members U.S.
actor "Kim Minsung" --aliases "Kim, Minsung" --type person --office "Research Fellow"
for issue in "Nuclear planning" "Joint exercises" "Trilateral cooperation"; do
  a add --coder "$CODER" code "$STUDY" --name "$issue" --use issue
done
a add --coder "$CODER" code "$STUDY" --name Provocation --use theme
a describe "$TEXT" --coder "$CODER" --title "The NCG and its neighbours" --authors "Kim, Minsung" \
  --publisher "Korea Institute for National Unification" --date 2024-02-29 --language en

# tag NUMBER: one claim; its id is in $claim_NUMBER
tag ()
{
  case $1 in
  1) claim act asserted "The ministries open a new phase of talks" \
    --quote "entered a new phase of discussions" --subjects MND --subjects DOD --claimants MND \
    --claimants DOD --attribution 'actors=MND actors=DOD kind=communication mode=indirect' \
    --said.edtf 2024-02-14 --form announcement --factuality CT+ ;;
  2) claim evaluation asserted "The NCG grows quickly" \
    --quote "has been rapidly evolving into a comprehensive interagency mechanism" --subjects NCG \
    --issues 'code="Nuclear planning" position=support' --certainty 4 ;;
  3) claim forecast asserted "Both agree on guidelines" \
    --quote "Both countries are expected to establish guidelines" --subjects ROK --subjects U.S. \
    --likelihood expected --likelihood.basis none --horizon "by mid-2024" \
    --horizon.edtf ../2024-06 --horizon.anchor document --outcome open ;;
  4) claim forecast asserted "Both plan for nuclear use" \
    --quote "they are likely to develop an action plan for nuclear use" --subjects ROK \
    --subjects U.S. --likelihood likely --likelihood.low 55 --likelihood.high 80 \
    --likelihood.lexicon icd203 --likelihood.basis listed --cue likelihood=likely ;;
  5) claim assertion presupposed "Until now Washington answered alone" \
    --quote "marks a departure from a framework where the U.S." \
    --quote "retaliates against a North Korean nuclear attack" --subjects U.S. \
    --objects 'actor="North Korea" role=target' --stances 'holder=U.S. target="the North" value=-2' \
    --note "Broken by a page header." ;;
  6) claim schedule asserted "The summer exercise is held" \
    --quote "the Ulchi Freedom Shield (UFS) exercise will be conducted" --form exercise \
    --subjects ROK --subjects U.S. --horizon "In August" --horizon.edtf 2024-08 \
    --issues "Joint exercises" ;;
  7) claim intention asserted "Seoul wants a Strategic Command" \
    --quote "is pursuing the establishment of a Strategic Command" --subjects "Korean military" \
    --horizon.edtf 2024-41 ;;
  8) claim forecast supposed "The NCG's work goes well" \
    --quote "processes under the NCG are carried out smoothly" --subjects NCG --factuality Uu ;;
  9) claim forecast supposed "The two commands work together" \
    --quote "a collaborative system between the Strategic Commands of both countries" \
    --subjects ROK --subjects U.S. --factuality Uu ;;
  10) claim forecast asserted "The NCG nears operational planning" \
    --quote "may be evaluated as having moved one step closer" --subjects NCG --likelihood may \
    --extent "one step closer" --extent.direction increase --cue "extent=one step closer" ;;
  11) claim report asserted "The North resists" --quote "North Korea continues to resist" \
    --subjects "North Korea" --addressees NCG --stances 'target=NCG value=-2' ;;
  12) claim forecast asserted "The North escalates this year" \
    --quote "there is a high possibility that it will escalate its offensive" \
    --subjects "the North" --likelihood "high possibility" --likelihood.low 55 \
    --likelihood.high 80 --likelihood.basis coder --horizon "in 2024" --horizon.edtf 2024 \
    --cue "likelihood=high possibility" --outcome open \
    --outcome.criteria "A launch, a shelling or a nuclear test" ;;
  13) claim evaluation asserted "The exercise plan declares a nuclear confrontation" \
    --quote "explicit declaration of nuclear confrontation" --claimants "North Korea" \
    --attribution 'actors="North Korea" kind=communication mode=direct' --addressees ROK \
    --addressees U.S. --issues 'code="Joint exercises" position=rejection' \
    --said "in last December" --said.edtf 2023-12 --said.anchor document ;;
  14) claim forecast asserted "The North presses both" \
    --quote "may seek to increase pressure on the ROK and the U.S." --subjects "North Korea" \
    --objects ROK --objects U.S. --likelihood may --factuality PS+ ;;
  15) claim report asserted "Japan joining has long been a topic" \
    --quote "the possibility of Japan's participation in the ROK-U.S. NCG has" \
    --quote "been consistently raised since the early stages" --subjects Japan \
    --issues "Trilateral cooperation" --note "Broken by a page header." ;;
  16) claim forecast asserted "Japan takes some part" \
    --quote "direct or indirect participation in NCG related activities may be considered" \
    --subjects Japan --likelihood may --issues 'code="Trilateral cooperation" position=support' ;;
  17) claim report asserted "China is wary" --quote "China expressed its concerns regarding the NCG meeting" \
    --subjects China --claimants China --attribution 'China' \
    --issues 'code="Nuclear planning" position=conditional_rejection' ;;
  18) claim intention asserted "China wants the NCG confined" \
    --quote "To prevent such expansion of roles" --subjects China --confidence moderate ;;
  19) claim forecast asserted "China criticises more" \
    --quote "China may escalate its criticism of the NCG" --subjects China --likelihood may \
    --likelihood.low 20 --likelihood.high 55 --likelihood.basis study ;;
  20) claim recommendation asserted "Do not bargain the exercises away" \
    --quote "considering the discontinuation of joint exercises in the future" \
    --quote "is not desirable" --polarity - --strength "not desirable" \
    --strength.value weak_against --issues 'code="Joint exercises" position=support' ;;
  21) claim recommendation asserted "Seoul speaks with one voice" \
    --quote "it is important for the ROK government to send a consistent message" \
    --addressees ROK --strength important --strength.value strong_for ;;
  22) claim recommendation asserted "Seoul stresses continuity" \
    --quote "It would be advisable for the ROK to emphasize the significance" --addressees ROK \
    --objects 'actor=U.S. role=recipient' --strength advisable --strength.value weak_for ;;
  *)
    echo "there is no claim $1" >&2
    exit 1
    ;;
  esac
  eval "claim_$1=\$id"
}

[ $# -gt 0 ] || set -- 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22
for number in "$@"; do
  tag "$number"
done

# What holds between claims

# shellcheck disable=SC2154 # set by tag
{
  relation condition "$claim_8" "$claim_10" --group g1 --join all --cue type=If
  relation condition "$claim_9" "$claim_10" --group g1 --join all --cue type=If
  relation purpose "$claim_18" "$claim_19" --cue type="To prevent"
  relation instance "$claim_13" "$claim_12" --cue type="For instance"
}

mention name "North Korea" "North Korea" 1
mention name China "China" 2
mention name NCG "Nuclear Consultative Group"
mention nominal "Kim, Minsung" "Research Fellow"
coding Provocation "low— to high—intensity provocations"
