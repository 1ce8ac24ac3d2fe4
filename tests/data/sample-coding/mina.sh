#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# How Mina Park coded the two texts of the sample study; run study.sh first.
. "$(dirname "$0")/common.sh"

start_at 1793696400 2000 # 2026-11-03 09:00 UTC
CODER=mina
TEXT=$BRIEF

# Claims: from promise to procedure

claim act asserted "The ROK and U.S. defence ministries signed the Honolulu Annex" \
  --quote "the Ministry of National Defense of the Republic of Korea (ROK) and the U.S. Department of Defense signed the Honolulu Annex" \
  --subjects "ROK Ministry of National Defense" --subjects "U.S. Department of Defense" \
  --form agreement --events "Signing of the Honolulu Annex" --factuality CT+ \
  --horizon "On Feb. 14, 2031" --horizon.edtf 2031-02-14 \
  --issues 'code="Joint nuclear planning" position=none_expressed' \
  --stances 'holder="Republic of Korea" target="United States" value=2' \
  --scenarios 'scenario="Planned deterrence" role=premise consistency=CC' --certainty 5 \
  --attributes.arena bilateral --attributes.verifiable true \
  --cue "horizon=On Feb. 14, 2031" --cue "type=signed"
signed=$id
claim assertion asserted "The DCG has grown into a standing body within three years" \
  --quote "In less than three years the DCG has grown from a forum for exchanging views into a standing body with three working groups, a secure line between the capitals and a small staff of its own" \
  --subjects "Deterrence Consultative Group" --factuality CT+ \
  --issues "code=Institutionalisation position=none_expressed" \
  --extent "from a forum for exchanging views into a standing body" --extent.direction increase \
  --scenarios 'scenario="Planned deterrence" role=driver consistency=C' --certainty 5 \
  --attributes.arena bilateral --attributes.verifiable true
grown=$id
claim schedule asserted "The two countries will complete a common planning handbook by mid-2031" \
  --quote "the two countries “will complete a common planning handbook by mid-2031”" \
  --subjects "ROK and United States" --claimants "DCG Secretariat" \
  --attribution 'actors="DCG Secretariat" kind=communication mode=mixed' --form announcement \
  --horizon "by mid-2031" --horizon.edtf ../2031-06 --horizon.anchor document --factuality CT+ \
  --issues 'code="Joint nuclear planning" position=support' --outcome open \
  --outcome.criteria "The plenary adopts a handbook on or before 30 June 2031" \
  --scenarios 'scenario="Planned deterrence" role=signpost consistency=CC' --certainty 4 \
  --attributes.arena bilateral --attributes.verifiable true --attributes.salience high \
  --note "Bare “will” in an announcement: schedule, not commitment (see memo)." \
  --cue "horizon=by mid-2031" --cue "attribution=The DCG Secretariat announced that"
handbook=$id
claim schedule asserted "The fifth plenary meeting takes place in Seoul in June 2031" \
  --quote "the fifth plenary meeting will take place in Seoul in June of this year" \
  --subjects "Deterrence Consultative Group" --claimants "DCG Secretariat" \
  --attribution 'actors="DCG Secretariat" kind=communication mode=indirect' --form announcement \
  --events "Fifth plenary meeting of the DCG" --horizon "in June of this year" \
  --horizon.edtf 2031-06 --horizon.anchor document --factuality CT+ --outcome open \
  --certainty 5 --attributes.verifiable true --cue "horizon=June of this year"
claim evaluation asserted "The handbook is more important than its title suggests" \
  --quote "The handbook matters more than its modest title suggests" \
  --issues 'code="Joint nuclear planning" position=support' --factuality CT+ --certainty 4 \
  --scenarios 'scenario="Planned deterrence" role=driver consistency=C'
matters=$id
claim assertion supposed "North Korea uses a nuclear weapon" \
  --quote "North Korea used a nuclear weapon" --subjects "North Korea" --factuality Uu \
  --claimants "United States" \
  --attribution 'actors="United States" kind=control mode=paraphrase' --certainty 4
nk_uses=$id
claim commitment asserted "The United States would answer a nuclear attack with nuclear weapons in a way it alone chooses" \
  --quote "the United States would answer with its own, at a time and in a manner that Washington alone would choose" \
  --subjects "United States" --claimants "United States" --addressees "Republic of Korea" \
  --attribution 'actors="United States" kind=control mode=paraphrase' \
  --objects 'actor="North Korea" role=target' \
  --stances 'holder="United States" target="North Korea" value=-2' \
  --stances 'holder="United States" target="Republic of Korea" value=2' --certainty 4 \
  --attributes.arena bilateral --cue "attribution=rested on a promise"
promise=$id
claim evaluation asserted "The annex replaces a promise with a procedure" \
  --quote "The annex replaces that promise with a procedure" --factuality CT+ \
  --issues 'code="Joint nuclear planning" position=support' \
  --issues "code=Institutionalisation position=support" --certainty 4 \
  --scenarios 'scenario="Planned deterrence" role=driver consistency=CC'
procedure=$id
claim forecast asserted "Both countries agree on rules for combining conventional strikes with nuclear operations" \
  --quote "Both countries are likely to agree on rules for combining ROK conventional strikes with U.S. nuclear operations" \
  --subjects "ROK and United States" --factuality PR+ --likelihood likely --likelihood.low 55 \
  --likelihood.high 80 --likelihood.lexicon icd203 --likelihood.basis listed \
  --issues 'code="Joint nuclear planning" position=none_expressed' --outcome open \
  --scenarios 'scenario="Planned deterrence" role=path consistency=CC' --certainty 5 \
  --attributes.arena bilateral --attributes.salience high --cue likelihood=likely
claim forecast asserted "The allies begin to rehearse the rules in the second half of 2031" \
  --quote "they may begin to rehearse these rules in the second half of 2031" \
  --subjects "ROK and United States" --factuality PS+ --likelihood may --likelihood.low 20 \
  --likelihood.high 55 --likelihood.lexicon icd203 --likelihood.basis study \
  --horizon "in the second half of 2031" --horizon.edtf 2031-41 \
  --issues 'code="Nuclear exercises" position=none_expressed' --outcome open \
  --scenarios 'scenario="Planned deterrence" role=path consistency=C' --certainty 4 \
  --cue likelihood=may --cue "horizon=the second half of 2031"
claim forecast supposed "The handbook is adopted on time" \
  --quote "the handbook is adopted on time" --subjects "Deterrence Consultative Group" \
  --horizon "on time" --horizon.edtf ../2031-06 --horizon.anchor claim --factuality Uu \
  --issues 'code="Joint nuclear planning" position=none_expressed' --outcome open \
  --scenarios 'scenario="Planned deterrence" role=condition consistency=CC' --certainty 4
adopted=$id
claim forecast supposed "The secure line passes its trial in July" \
  --quote "the secure line passes its trial in July" --events "Trial of the secure line" \
  --horizon "in July" --horizon.edtf 2031-07 --factuality Uu --outcome open \
  --issues 'code="Information sharing" position=none_expressed' \
  --scenarios 'scenario="Planned deterrence" role=condition consistency=CC' --certainty 5 \
  --cue "horizon=in July"
line=$id
claim forecast asserted "The DCG enters the phase of operational planning before the end of 2031" \
  --quote "the DCG" --occurrence 2 \
  --quote "could enter the phase of operational planning before the end of the year" \
  --subjects "Deterrence Consultative Group" --factuality PS+ --likelihood could \
  --likelihood.basis none --horizon "before the end of the year" --horizon.edtf ../2031-12 \
  --horizon.anchor document --issues 'code="Joint nuclear planning" position=none_expressed' \
  --outcome open --outcome.criteria "The DCG or a ministry declares the phase opened" \
  --scenarios 'scenario="Planned deterrence" role=outcome consistency=CC' --certainty 4 \
  --attributes.arena bilateral --attributes.salience high \
  --note "Broken by a footnote and a page header." --cue likelihood=could
planning=$id
claim forecast supposed "The handbook is adopted on time and the line passes its trial" \
  --quote "both conditions are met" --factuality Uu --certainty 4 \
  --scenarios 'scenario="Planned deterrence" role=condition consistency=CC'
both_met=$id
claim forecast asserted "Steadfast Lantern contains a nuclear scenario" \
  --quote "the annual exercise Steadfast Lantern" \
  --quote "is unlikely to contain a nuclear scenario at all" \
  --subjects "ROK–U.S. Combined Forces Command" --events "Steadfast Lantern 2031" \
  --factuality PR- --likelihood unlikely --likelihood.low 20 --likelihood.high 45 \
  --likelihood.lexicon icd203 --likelihood.basis listed --horizon "in August" \
  --horizon.edtf 2031-08 --issues 'code="Nuclear exercises" position=none_expressed' \
  --outcome open --scenarios 'scenario="Planned deterrence" role=signpost consistency=I' \
  --certainty 4 --attributes.verifiable false --cue likelihood=unlikely
no_scenario=$id
claim schedule asserted "The Combined Forces Command conducts Steadfast Lantern in August" \
  --quote "the ROK–U.S. Combined Forces Command will conduct in August under a script drafted by Working Group No. 3" \
  --subjects "ROK–U.S. Combined Forces Command" --form exercise \
  --events "Steadfast Lantern 2031" --horizon "in August" --horizon.edtf 2031-08 \
  --factuality CT+ --outcome open --certainty 5 --cue "horizon=in August"
claim intention asserted "The ROK Strategic Command wants to open a joint operations cell by the second half of 2031" \
  --quote "intends to open a joint operations cell with U.S. Strategic Command by the second half of 2031" \
  --subjects "ROK Strategic Command" --claimants "ROK Strategic Command" \
  --attribution 'actors="ROK Strategic Command" kind=inferred mode=paraphrase' \
  --objects 'actor="U.S. Strategic Command" role=recipient' \
  --horizon "by the second half of 2031" --horizon.edtf ../2031-12 --factuality CT+ \
  --issues 'code="Joint nuclear planning" position=support' --outcome open \
  --scenarios 'scenario="Planned deterrence" role=path consistency=C' --certainty 4 \
  --attributes.arena bilateral --cue type=intends
cell=$id
claim act asserted "The National Assembly approved the budget of the cell" \
  --quote "the National Assembly approved the necessary budget last December" \
  --subjects "National Assembly" --form vote --horizon "last December" --horizon.edtf 2030-12 \
  --horizon.anchor document --factuality CT+ --certainty 5 --attributes.arena domestic \
  --attributes.verifiable true \
  --scenarios 'scenario="Planned deterrence" role=driver consistency=C' \
  --cue "horizon=last December"
budget=$id
claim commitment asserted "The ROK Strategic Command will staff the cell with its best people" \
  --quote "We will put our best people in that room" --subjects "ROK Strategic Command" \
  --claimants "Noh Jae-min" --addressees "U.S. Strategic Command" \
  --attribution 'actors="Noh Jae-min" kind=communication mode=direct' --form statement \
  --said "in January" --said.edtf 2031-01 --said.anchor document --factuality CT+ \
  --issues 'code="Joint nuclear planning" position=support' \
  --stances 'holder="ROK Strategic Command" target="U.S. Strategic Command" value=2' \
  --certainty 4 --cue "type=assured" --cue "said=in January"
claim forecast supposed "The cell opens on schedule" --quote "the cell opens on schedule" \
  --subjects "ROK Strategic Command" --factuality Uu --certainty 5
on_schedule=$id
claim assertion asserted "The cell cannot produce a common plan" \
  --quote "it cannot produce a common plan" --polarity - --subjects "ROK Strategic Command" \
  --factuality CT- --issues 'code="Information sharing" position=support' \
  --scenarios 'scenario="Planned deterrence" role=constraint consistency=I' --certainty 4 \
  --note "“Cannot” is ability, not likelihood."
no_plan=$id
claim assertion supposed "The two commands keep different secrecy rules for the same intelligence" \
  --quote "the two commands file the same intelligence under different rules of secrecy" \
  --subjects "ROK Strategic Command" --subjects "U.S. Strategic Command" --factuality Uu \
  --issues 'code="Information sharing" position=none_expressed' \
  --scenarios 'scenario="Planned deterrence" role=constraint consistency=I' --certainty 4
secrecy=$id
claim evaluation asserted "Different secrecy rules are the weakest part of the framework" \
  --quote "This is the weakest joint in the whole framework" --factuality CT+ \
  --issues 'code="Information sharing" position=support' --certainty 4
weakest=$id

relation condition "$nk_uses" "$promise" --cue type=if
relation condition "$adopted" "$planning" --group timely --join all --cue type=If
relation condition "$line" "$planning" --group timely --join all --cue type=and
relation negative_condition "$both_met" "$no_scenario" --cue type=Unless
relation concession "$on_schedule" "$no_plan" --cue "type=Even if"
relation condition "$secrecy" "$no_plan" --cue "type=as long as"
relation supports "$procedure" "$matters"
relation elaborates "$grown" "$signed"
relation enables "$budget" "$cell"
relation supports "$no_plan" "$weakest"

# Claims: North Korea

claim report asserted "North Korea has opposed the DCG from its foundation" \
  --quote "North Korea has opposed the DCG since the day of its foundation" \
  --subjects "North Korea" --objects 'actor="Deterrence Consultative Group" role=target' \
  --stances 'holder="North Korea" target="Deterrence Consultative Group" value=-2' \
  --factuality CT+ --horizon "since the day of its foundation" --horizon.edtf 2028-10/.. \
  --horizon.anchor event --events "Gyeongju Declaration" --certainty 5 \
  --scenarios 'scenario="Spiral of provocation" role=driver consistency=C' \
  --attributes.arena regional
opposed=$id
claim evaluation asserted "KCNA: the annex is a signed war plan" \
  --quote '"a war plan with a signature under it"' --claimants "Korean Central News Agency" \
  --subjects "ROK and United States" \
  --attribution 'actors="Korean Central News Agency" kind=communication mode=direct' \
  --form statement --said "Two days after the signing" --said.edtf 2031-02-16 \
  --said.anchor event --events "Signing of the Honolulu Annex" --frames Warmongering \
  --issues 'code="Joint nuclear planning" position=rejection' \
  --stances 'holder="North Korea" target="ROK and United States" value=-2' --certainty 5 \
  --attributes.arena regional --attributes.verifiable true \
  --cue "said=Two days after the signing" --cue "attribution=called the annex"
war_plan=$id
claim threat asserted "North Korea will answer every rehearsal with a missile launch" \
  --quote "Pyongyang would 'answer every rehearsal with a launch'" --subjects "North Korea" \
  --claimants "Korean Central News Agency" --addressees "ROK and United States" \
  --attribution 'actors="Korean Central News Agency" kind=communication mode=mixed' \
  --form statement --said "Two days after the signing" --said.edtf 2031-02-16 \
  --said.anchor event --issues 'code="Nuclear exercises" position=rejection' \
  --stances 'holder="North Korea" target="ROK and United States" value=-2' --outcome open \
  --scenarios 'scenario="Spiral of provocation" role=driver consistency=CC' --certainty 5 \
  --attributes.arena regional --attributes.salience high --cue type=warned
launch_threat=$id
claim forecast asserted "North Korea escalates military provocations in 2031, mostly around Steadfast Lantern" \
  --quote "North Korea will escalate its military provocations in 2031, above all in the weeks around Steadfast Lantern" \
  --subjects "North Korea" --addressees "ROK and United States" --factuality PR+ \
  --likelihood "high possibility" --likelihood.low 55 --likelihood.high 80 \
  --likelihood.lexicon icd203 --likelihood.basis study --horizon "in 2031" --horizon.edtf 2031 \
  --extent "escalate its military provocations" --extent.direction increase \
  --events "Steadfast Lantern 2031" \
  --stances 'holder="North Korea" target="ROK and United States" value=-2' --outcome open \
  --outcome.criteria "More launches and closures in 2031 than in 2030" \
  --scenarios 'scenario="Spiral of provocation" role=path consistency=CC' --certainty 5 \
  --attributes.arena regional --attributes.verifiable true --attributes.salience high \
  --cue "likelihood=a high possibility" --cue "horizon=in 2031"
escalate=$id
claim act asserted "North Korea fired two short-range missiles after the fourth plenary" \
  --quote "it fired two short-range missiles into the East Sea" --subjects "North Korea" \
  --form test --events "Missile launch of December 2030" \
  --events "Fourth plenary meeting of the DCG" --horizon "Last December" \
  --horizon.edtf 2030-12 --horizon.anchor document --factuality CT+ \
  --extent "two short-range missiles" --extent.low 2 --extent.high 2 --extent.unit missiles \
  --stances 'holder="North Korea" target="ROK and United States" value=-2' --certainty 5 \
  --scenarios 'scenario="Spiral of provocation" role=premise consistency=C' \
  --attributes.verifiable true --cue "horizon=Last December"
fired=$id
claim act asserted "North Korea closed waters north of Baengnyeong Island for nine days" \
  --quote "closed the waters north of Baengnyeong Island to shipping for nine days" \
  --subjects "North Korea" --horizon "Last December" --horizon.edtf 2030-12 \
  --horizon.anchor document --factuality CT+ --extent "for nine days" --extent.low 9 \
  --extent.high 9 --extent.unit days --certainty 5 \
  --scenarios 'scenario="Spiral of provocation" role=signpost consistency=C' \
  --attributes.verifiable true
closed=$id
claim intention asserted "The North Korean leadership wants to frighten South Koreans, divide the allies and delay the handbook" \
  --quote "seeking to frighten the South Korean public, to divide Seoul from Washington and to delay the completion of the handbook" \
  --subjects "North Korean leadership" --claimants "North Korean leadership" \
  --attribution 'actors="North Korean leadership" kind=inferred mode=paraphrase' \
  --objects 'actor="South Korean public" role=affected' \
  --objects 'actor="ROK and United States" role=target' --factuality PS+ --likelihood may \
  --likelihood.basis none --issues 'code="Joint nuclear planning" position=rejection' \
  --scenarios 'scenario="Spiral of provocation" role=goal consistency=C' --certainty 3 \
  --cue "likelihood=may be" --cue type=seeking
aims=$id
claim forecast asserted "The United States trades exercises for a halt to long-range missile tests" \
  --quote "the United States would sooner or later trade its exercises for a halt to long-range missile tests" \
  --subjects "United States" --claimants "North Korea" \
  --attribution 'actors="Ministry of Unification" kind=communication mode=indirect' \
  --attribution 'actors="North Korea" kind=belief mode=indirect' \
  --said "in February" --said.edtf 2031-02 --said.anchor document --factuality CT+ \
  --horizon "sooner or later" --horizon.edtf 2031-03/.. \
  --issues 'code="Exercises for a freeze" position=none_expressed' --outcome open \
  --scenarios 'scenario="Bargain over exercises" role=premise consistency=CC' --certainty 4 \
  --attributes.arena bilateral \
  --note "The ministry reports, Pyongyang believes: certain for Pyongyang only." \
  --cue "attribution=The Ministry of Unification reported in February that" \
  --cue "attribution=Pyongyang believed that" --cue "horizon=sooner or later"
trade=$id
claim forecast supposed "The United States offers to trade exercises for a halt to tests" \
  --quote "Washington made such an offer" --subjects "United States" \
  --addressees "North Korea" --factuality Uu \
  --issues 'code="Exercises for a freeze" position=none_expressed' \
  --scenarios 'scenario="Bargain over exercises" role=condition consistency=CC' --certainty 5
offer=$id
claim forecast asserted "North Korea accepts a freeze" \
  --quote "North Korea would probably accept a freeze" --subjects "North Korea" \
  --factuality PR+ --likelihood probably --likelihood.low 55 --likelihood.high 80 \
  --likelihood.lexicon icd203 --likelihood.basis listed \
  --issues 'code="Exercises for a freeze" position=none_expressed' --outcome open \
  --scenarios 'scenario="Bargain over exercises" role=path consistency=CC' --certainty 5 \
  --cue likelihood=probably
accept=$id
claim assertion asserted "North Korea could reverse a freeze within weeks" \
  --quote "it could reverse the freeze within weeks" --subjects "North Korea" \
  --factuality CT+ --frames Reversibility \
  --issues 'code="Exercises for a freeze" position=rejection' \
  --extent "within weeks" --certainty 4 \
  --scenarios 'scenario="Bargain over exercises" role=driver consistency=C' \
  --note "“Could” is ability here, not likelihood."
reverse=$id
claim forecast supposed "The allies postpone the August exercise" \
  --quote "the allies merely postponed the August exercise" --subjects "ROK and United States" \
  --events "Steadfast Lantern 2031" --horizon August --horizon.edtf 2031-08 --factuality Uu \
  --issues 'code="Nuclear exercises" position=none_expressed' \
  --scenarios 'scenario="Bargain over exercises" role=condition consistency=C' --certainty 5
postponed=$id
claim forecast asserted "North Korea celebrates the delay and demands a permanent end to drills" \
  --quote "Pyongyang would be highly likely to celebrate the delay as a victory and to demand a permanent end to joint drills" \
  --subjects "North Korea" --addressees "ROK and United States" --factuality PR+ \
  --likelihood "highly likely" --likelihood.low 80 --likelihood.high 95 \
  --likelihood.lexicon icd203 --likelihood.basis listed \
  --issues 'code="Nuclear exercises" position=none_expressed' --outcome open \
  --scenarios 'scenario="Bargain over exercises" role=outcome consistency=C' --certainty 5 \
  --cue "likelihood=highly likely"
celebrate=$id
claim forecast asserted "North Korea carries out a further nuclear test" \
  --quote "A further nuclear test cannot be ruled out" --subjects "North Korea" \
  --factuality PS+ --likelihood "cannot be ruled out" --likelihood.basis none \
  --issues 'code="Nuclear test" position=none_expressed' --outcome open \
  --scenarios 'scenario="Spiral of provocation" role=outcome consistency=C' --certainty 4 \
  --attributes.verifiable true --attributes.salience high \
  --cue "likelihood=cannot be ruled out"
test=$id
claim forecast supposed "China signals that it will block new sanctions" \
  --quote "China lets it be known in advance that it will block new sanctions" \
  --subjects China --addressees "North Korea" --factuality Uu \
  --issues 'code="Nuclear test" position=none_expressed' \
  --scenarios 'scenario="Spiral of provocation" role=condition consistency=CC' --certainty 5
signal=$id
claim evaluation asserted "Without a Chinese signal a nuclear test brings the regime more loss than gain" \
  --quote "the regime has much to lose and little to learn from another explosion" \
  --subjects "North Korean leadership" --factuality CT+ \
  --issues 'code="Nuclear test" position=rejection' \
  --scenarios 'scenario="Spiral of provocation" role=constraint consistency=I' --certainty 3
lose=$id
claim forecast supposed "August passes quietly" --quote "August passes quietly" \
  --subjects "North Korea" --horizon August --horizon.edtf 2031-08 --factuality Uu --certainty 4
quiet=$id
claim forecast asserted "North Korea provokes a limited incident near the Northern Limit Line in spring 2032" \
  --quote "North Korea may provoke a limited incident near the Northern Limit Line next spring" \
  --subjects "North Korea" --factuality PS+ --likelihood may --likelihood.low 20 \
  --likelihood.high 55 --likelihood.lexicon icd203 --likelihood.basis study \
  --horizon "next spring" --horizon.edtf 2032-21 --horizon.anchor document \
  --extent "a limited incident" --outcome open \
  --stances 'holder="North Korea" target="Republic of Korea" value=-2' \
  --scenarios 'scenario="Spiral of provocation" role=outcome consistency=C' --certainty 5 \
  --attributes.verifiable true --cue likelihood=may --cue "horizon=next spring"
incident=$id

relation supports "$war_plan" "$opposed"
relation supports "$launch_threat" "$escalate"
relation supports "$fired" "$escalate"
relation means "$fired" "$aims" --cue "type=By such steps"
relation means "$closed" "$aims" --cue "type=By such steps"
relation condition "$offer" "$accept" --cue type=If
relation justifies "$reverse" "$accept" --cue type=because
relation condition "$postponed" "$celebrate" --cue type=If
relation condition "$signal" "$test" --cue "type=provided that"
relation contradicts "$lose" "$test"
relation concession "$quiet" "$incident" --cue "type=even if"

# Claims: Japan

claim report asserted "Japan has wanted a seat in the DCG from the start" \
  --quote "Japan has sought a place at the table from the start" --subjects Japan \
  --stances 'holder=Japan target="Deterrence Consultative Group" value=1' --factuality CT+ \
  --scenarios 'scenario="Wider circle" role=driver consistency=CC' --certainty 5 \
  --attributes.arena regional
seat=$id
claim evaluation asserted "Aoki: the annex contributes to the security of the whole region" \
  --quote "“a contribution to the security of the whole region”" --claimants "Aoki Reiko" \
  --attribution 'actors="Aoki Reiko" kind=communication mode=direct' --form statement \
  --said "Late in February" --said.edtf 2031-02 --said.anchor document \
  --issues 'code="Joint nuclear planning" position=support' \
  --stances 'holder=Japan target="ROK and United States" value=1' --certainty 4 \
  --cue "said=Late in February"
claim demand asserted "Aoki: Japan must be informed before decisions are taken" \
  --quote "Tokyo be informed ‘before decisions are taken, not after’" --subjects "ROK and United States" \
  --claimants "Aoki Reiko" --addressees "ROK and United States" \
  --attribution 'actors="Aoki Reiko" kind=communication mode=mixed' \
  --objects 'actor=Japan role=recipient' --said "Late in February" --said.edtf 2031-02 \
  --said.anchor document --issues 'code="Japanese participation" position=support' \
  --scenarios 'scenario="Wider circle" role=driver consistency=C' --certainty 4 \
  --cue "type=asked that"
claim demand asserted "The Japanese Ministry of Defense proposes that Japan observe the June plenary" \
  --quote "Japan attend the June plenary as an observer" --subjects Japan \
  --claimants "Japanese Ministry of Defense" --addressees "ROK and United States" \
  --attribution 'actors="Japanese Ministry of Defense" kind=communication mode=indirect' \
  --events "Fifth plenary meeting of the DCG" --horizon "June" --horizon.edtf 2031-06 \
  --issues 'code="Japanese participation" position=support' --outcome open \
  --scenarios 'scenario="Wider circle" role=signpost consistency=CC' --certainty 4 \
  --attributes.arena regional --attributes.verifiable true --cue "type=has since proposed that"
observer=$id
claim evaluation asserted "58 percent of Japanese respondents reject any Japanese part in nuclear planning" \
  --quote "58 percent of respondents rejected any Japanese part in the planning of nuclear operations" \
  --subjects "Japanese public" --claimants "Japanese public" \
  --attribution 'actors="Setouchi Shimbun" kind=communication mode=paraphrase' \
  --attribution 'actors="Japanese public" kind=belief mode=indirect' --form publication \
  --said "last December" --said.edtf 2030-12 --said.anchor document --extent "58 percent" \
  --extent.low 58 --extent.high 58 --extent.unit percent \
  --issues 'code="Japanese participation" position=rejection' \
  --scenarios 'scenario="Wider circle" role=constraint consistency=I' --certainty 4 \
  --attributes.arena domestic --attributes.verifiable true --cue "said=last December"
survey=$id
claim evaluation asserted "Members of the Diet: the U.S.–Japan dialogue makes a second forum superfluous" \
  --quote "the existing dialogue between Tokyo and Washington makes a second forum superfluous" \
  --claimants "Members of the Diet" \
  --attribution 'actors="Members of the Diet" kind=communication mode=indirect' \
  --issues 'code="Japanese participation" position=rejection' \
  --scenarios 'scenario="Wider circle" role=constraint consistency=I' --certainty 5 \
  --attributes.arena domestic --cue "attribution=several members of the Diet argue that"
superfluous=$id
claim evaluation asserted "The ROK government: rapid enlargement would weaken its voice" \
  --quote "a rapid enlargement would weaken its own voice in the group" \
  --claimants "ROK government" \
  --attribution 'actors="ROK government" kind=communication mode=indirect' \
  --objects 'actor="ROK government" role=affected' \
  --issues 'code="Japanese participation" position=conditional_rejection' \
  --scenarios 'scenario="Wider circle" role=constraint consistency=I' --certainty 4 \
  --attributes.arena bilateral --note "A rapid one only; hence conditional." \
  --cue "attribution=has expressed concern that"
claim forecast supposed "Relations between Seoul and Tokyo remain stable" \
  --quote "relations between Seoul and Tokyo remain stable" --subjects "Republic of Korea" \
  --subjects Japan --extent "remain stable" --extent.direction continue --factuality Uu \
  --scenarios 'scenario="Wider circle" role=condition consistency=CC' --certainty 5
stable=$id
claim forecast supposed "Japan’s role is limited to missile warning" \
  --quote "the role on offer is limited to missile warning" --objects "actor=Japan role=affected" \
  --factuality Uu --issues 'code="Japanese participation" position=none_expressed' \
  --scenarios 'scenario="Wider circle" role=condition consistency=C' --certainty 5
limited=$id
claim forecast asserted "Japanese officers join the DCG’s warning cell from spring 2032" \
  --quote "Japanese officers" \
  --quote "may join the warning cell of Working Group No. 2 as early as next spring" \
  --subjects Japan --objects 'actor="DCG Working Group No. 2" role=target' --factuality PS+ \
  --likelihood may --likelihood.low 20 --likelihood.high 55 --likelihood.lexicon icd203 \
  --likelihood.basis study --horizon "as early as next spring" --horizon.edtf 2032-03/.. \
  --horizon.anchor document --issues 'code="Japanese participation" position=none_expressed' \
  --outcome open --scenarios 'scenario="Wider circle" role=path consistency=CC' --certainty 5 \
  --attributes.arena regional --note "Broken by a page header." --cue likelihood=may \
  --cue "horizon=next spring"
officers=$id
claim forecast asserted "Japan becomes a full member before 2033" \
  --quote "Full membership is highly unlikely before 2033" --subjects Japan --factuality PR- \
  --likelihood "highly unlikely" --likelihood.low 5 --likelihood.high 20 \
  --likelihood.lexicon icd203 --likelihood.basis listed --horizon "before 2033" \
  --horizon.edtf ../2032 --issues 'code="Japanese participation" position=none_expressed' \
  --outcome open --scenarios 'scenario="Wider circle" role=outcome consistency=I' \
  --certainty 5 --cue "likelihood=highly unlikely" --cue "horizon=before 2033"
membership=$id
claim evaluation asked "Is partial Japanese participation worth the quarrel in both parliaments?" \
  --quote "Is half a seat worth the quarrel that it would cause in both parliaments" \
  --issues 'code="Japanese participation" position=none_expressed' --factuality Uu \
  --certainty 4 --attributes.arena domestic
worth=$id
claim evaluation asserted "Early shared warning saves more lives than declarations" \
  --quote "a warning shared three minutes earlier saves more lives than any declaration" \
  --factuality CT+ --frames "Protection of life" \
  --issues 'code="Japanese participation" position=conditional_support' \
  --extent "three minutes earlier" --extent.low 3 --extent.high 3 --extent.unit minutes \
  --certainty 4
lives=$id

relation supports "$observer" "$seat"
relation contradicts "$survey" "$observer"
relation supports "$superfluous" "$survey"
relation condition "$stable" "$officers" --group warning --join all --cue type=If
relation condition "$limited" "$officers" --group warning --join all --cue type=and
relation elaborates "$membership" "$officers"
relation responds_to "$lives" "$worth"

# Claims: China and Russia

claim demand asserted "China demands a stop to all nuclear planning at its borders" \
  --quote "“stop at once all nuclear planning on China’s doorstep”" \
  --subjects "ROK and United States" --claimants "Chinese Foreign Ministry" \
  --addressees "ROK and United States" \
  --attribution 'actors="Chinese Foreign Ministry" kind=communication mode=mixed' \
  --form statement --said "On 3 March" --said.edtf 2031-03-03 --frames "Sphere of influence" \
  --issues 'code="Joint nuclear planning" position=rejection' \
  --stances 'holder=China target="ROK and United States" value=-2' --certainty 5 \
  --scenarios 'scenario="Wider circle" role=driver consistency=C' \
  --attributes.arena regional --attributes.verifiable true --attributes.salience high \
  --cue "said=On 3 March" --cue "type=demanded that the two countries"
claim forecast asserted "The DCG is turned against China in a crisis over Taiwan" \
  --quote "the DCG would be turned against China in a crisis over Taiwan" \
  --subjects "Deterrence Consultative Group" --claimants "Officials in Beijing" \
  --attribution 'actors="Hangang Ilbo" kind=communication mode=indirect' \
  --attribution 'actors="Officials in Beijing" kind=belief mode=indirect' \
  --objects 'actor=China role=target' --factuality CT+ \
  --issues 'code="Containment of China" position=support' \
  --scenarios 'scenario="Wider circle" role=driver consistency=C' --certainty 4 \
  --attributes.arena regional --cue "attribution=The Hangang Ilbo reported that" \
  --cue "attribution=officials in Beijing believed that"
taiwan=$id
claim evaluation asserted "The Chinese belief is mistaken for now" \
  --quote "For the time being this belief is mistaken" --addressees China --factuality CT+ \
  --issues 'code="Containment of China" position=rejection' --certainty 5 \
  --horizon "For the time being" --horizon.edtf 2031-03/..
mistaken=$id
claim assertion asserted "The annex is confined to the Korean Peninsula" \
  --quote "the annex is confined to the Korean Peninsula" --factuality CT+ \
  --issues 'code="Containment of China" position=rejection' --certainty 5 \
  --attributes.verifiable true
confined=$id
claim forecast supposed "Japan becomes a member of the DCG" --quote "Japan becomes a member" \
  --subjects Japan --factuality Uu \
  --issues 'code="Japanese participation" position=none_expressed' \
  --scenarios 'scenario="Wider circle" role=condition consistency=CC' --certainty 5
member=$id
claim forecast asserted "China treats the DCG as part of a chain of containment" \
  --quote "China will almost certainly treat the group as one more link in a chain of containment" \
  --subjects China --objects 'actor="Deterrence Consultative Group" role=target' \
  --factuality PR+ --likelihood "almost certainly" --likelihood.low 95 --likelihood.high 99 \
  --likelihood.lexicon icd203 --likelihood.basis listed \
  --issues 'code="Containment of China" position=none_expressed' --outcome open \
  --stances 'holder=China target="Deterrence Consultative Group" value=-2' \
  --scenarios 'scenario="Wider circle" role=outcome consistency=CC' --certainty 5 \
  --attributes.arena regional --cue "likelihood=almost certainly"
containment=$id
claim forecast asserted "China restricts rare earth exports as threatened" \
  --quote "it may carry out the threat that its Ministry of Commerce made in November" \
  --subjects China --objects 'actor="Republic of Korea" role=affected' --factuality PS+ \
  --likelihood may --likelihood.low 20 --likelihood.high 55 --likelihood.lexicon icd203 \
  --likelihood.basis study --issues 'code="Economic coercion" position=none_expressed' \
  --outcome open --scenarios 'scenario="Wider circle" role=outcome consistency=C' \
  --certainty 4 --attributes.verifiable true --cue likelihood=may
carry_out=$id
claim threat asserted "China’s Ministry of Commerce threatens to restrict rare earth exports" \
  --quote "to restrict exports of rare earths to the ROK" \
  --subjects "Chinese Ministry of Commerce" --claimants "Chinese Ministry of Commerce" \
  --addressees "Republic of Korea" \
  --attribution 'actors="Chinese Ministry of Commerce" kind=communication mode=paraphrase' \
  --said "in November" --said.edtf 2030-11 --said.anchor document \
  --issues 'code="Economic coercion" position=support' \
  --stances 'holder=China target="Republic of Korea" value=-2' --certainty 5 \
  --scenarios 'scenario="Wider circle" role=signpost consistency=C' \
  --attributes.arena bilateral --cue "said=in November" --cue "type=the threat"
rare_earths=$id
claim forecast supposed "The allies explain the limits of the annex to China before August" \
  --quote "the allies explain the limits of the annex to Beijing before August" \
  --subjects "ROK and United States" --addressees China --horizon "before August" \
  --horizon.edtf ../2031-07 --factuality Uu \
  --issues 'code="Openness towards neighbours" position=none_expressed' \
  --scenarios 'scenario="Spiral of provocation" role=constraint consistency=I' --certainty 5 \
  --cue "horizon=before August"
explain=$id
claim forecast asserted "Chinese and Russian bombers fly another joint patrol near the ROK" \
  --quote "Chinese and Russian bombers are likely to fly another joint patrol along the edge of the ROK’s air defence identification zone" \
  --subjects "China and Russia" --objects 'actor="Republic of Korea" role=target' \
  --factuality PR+ --likelihood likely --likelihood.low 55 --likelihood.high 80 \
  --likelihood.lexicon icd203 --likelihood.basis listed --outcome open \
  --stances 'holder="China and Russia" target="Republic of Korea" value=-1' \
  --scenarios 'scenario="Spiral of provocation" role=path consistency=C' --certainty 5 \
  --attributes.verifiable true --cue likelihood=likely
patrol=$id
claim evaluation asserted "Russia: the annex is a step towards a nuclear Northeast Asia" \
  --quote "«a step towards the nuclearisation of Northeast Asia»" \
  --claimants "Russian Foreign Ministry" --subjects "ROK and United States" \
  --attribution 'actors="Russian Foreign Ministry" kind=communication mode=direct' \
  --form statement --frames Warmongering \
  --issues 'code="Joint nuclear planning" position=rejection' \
  --stances 'holder=Russia target="ROK and United States" value=-1' --certainty 5 \
  --attributes.arena regional --cue "attribution=described the annex as"
claim commitment asserted "Russia promises North Korea every assistance under the treaty" \
  --quote "“every assistance” under the treaty between the two countries" --subjects Russia \
  --claimants "Russian Foreign Ministry" --addressees "North Korea" \
  --attribution 'actors="Russian Foreign Ministry" kind=control mode=mixed' \
  --issues 'code="Russian support" position=support' \
  --stances 'holder=Russia target="North Korea" value=2' \
  --scenarios 'scenario="Spiral of provocation" role=driver consistency=C' --certainty 4 \
  --cue "type=promised Pyongyang"
claim assertion asserted "Russia profits from the quarrel in any case" \
  --quote "Moscow profits from the quarrel whatever its outcome" --subjects Russia \
  --factuality CT+ --certainty 4 \
  --scenarios 'scenario="Spiral of provocation" role=driver consistency=C'
profits=$id
claim assertion asserted "Tension ties North Korea’s arms factories to Russian orders" \
  --quote "each round of tension ties North Korea’s arms factories more closely to Russian orders" \
  --subjects Russia --objects 'actor="North Korea" role=affected' --factuality CT+ \
  --issues 'code="Russian support" position=none_expressed' --extent "more closely" \
  --extent.direction increase --certainty 4
ties=$id
claim forecast asserted "Russia stations nuclear weapons in North Korea" \
  --quote "Russia will station nuclear weapons of its own in North Korea" --subjects Russia \
  --objects 'actor="North Korea" role=recipient' --factuality PR- --likelihood unlikely \
  --likelihood.low 20 --likelihood.high 45 --likelihood.lexicon icd203 \
  --likelihood.basis listed --issues 'code="Russian support" position=none_expressed' \
  --outcome open --scenarios 'scenario="Spiral of provocation" role=outcome consistency=I' \
  --certainty 5 --cue likelihood=unlikely
station=$id
claim assertion supposed "China objects to Russian nuclear weapons in North Korea" \
  --quote "China objects" --subjects China --addressees Russia --factuality Uu --certainty 5
objects=$id
claim forecast asserted "China’s objection would last" \
  --quote "Beijing would object for long" --subjects China --claimants "Russian officials" \
  --attribution 'actors="European diplomat in Seoul" kind=communication mode=indirect' \
  --attribution 'actors="Russian officials" kind=belief mode=indirect' --factuality PR- \
  --certainty 3 --cue "attribution=According to a European diplomat in Seoul" \
  --cue "attribution=Russian officials doubt that"

relation contradicts "$mistaken" "$taiwan"
relation justifies "$confined" "$mistaken"
relation condition "$member" "$containment" --cue type=If
relation condition "$member" "$carry_out" --cue type=If
relation responds_to "$carry_out" "$rare_earths"
relation negative_condition "$explain" "$patrol" --cue type=Unless
relation justifies "$ties" "$profits" --cue type=since
relation condition "$objects" "$station" --cue "type=as long as"

# Claims: what the allies should do

claim recommendation asserted "The exercise should not be used as a bargaining chip" \
  --quote "the exercise should not become a bargaining chip" --addressees "ROK and United States" \
  --strength "should not" --strength.value strong_against \
  --issues 'code="Exercises for a freeze" position=rejection' \
  --issues 'code="Nuclear exercises" position=support' \
  --scenarios 'scenario="Bargain over exercises" role=counter consistency=II' --certainty 5 \
  --attributes.salience high --cue "strength=should not"
chip=$id
claim assertion asserted "Unrehearsed plans do not deter" \
  --quote "A plan that has never been rehearsed deters nobody" --factuality CT+ \
  --frames Readiness --issues 'code="Nuclear exercises" position=support' --certainty 5
nobody=$id
claim recommendation asserted "Suspending Steadfast Lantern for a reversible freeze is not desirable" \
  --quote "Suspending Steadfast Lantern in return for a freeze that North Korea can undo at will is not desirable" \
  --addressees "ROK and United States" --strength "not desirable" \
  --strength.value weak_against --frames Reversibility \
  --issues 'code="Exercises for a freeze" position=rejection' \
  --scenarios 'scenario="Bargain over exercises" role=counter consistency=II' --certainty 5 \
  --attributes.salience high --cue "strength=not desirable"
suspending=$id
claim recommendation asserted "The alliance should fix and publish its exercise calendar for three years" \
  --quote "The ROK–U.S. alliance should instead fix its calendar of exercises for three years and publish it" \
  --subjects "ROK–U.S. alliance" --addressees "ROK–U.S. alliance" --strength should \
  --strength.value strong_for --issues 'code="Nuclear exercises" position=support' \
  --extent "for three years" --extent.low 3 --extent.high 3 --extent.unit years \
  --scenarios 'scenario="Planned deterrence" role=recommendation consistency=C' --certainty 5 \
  --cue strength=should
calendar=$id
claim forecast supposed "The exercise calendar is known in advance" \
  --quote "the calendar is known in advance" --factuality Uu --certainty 5
known=$id
claim forecast asserted "A single drill no longer looks like an answer to a provocation" \
  --quote "a single drill will no longer look like an answer to a single provocation" \
  --polarity - --factuality CT- --issues 'code="Nuclear exercises" position=support' \
  --extent "no longer" --extent.direction stop --certainty 4
drill=$id
claim forecast asserted "The political price of holding a drill falls" \
  --quote "the political price of holding it will fall" --factuality CT+ \
  --issues 'code="Nuclear exercises" position=support' --extent "will fall" \
  --extent.direction decrease --certainty 4
price=$id
claim recommendation asserted "Seoul should send China and Russia one consistent message" \
  --quote "one consistent message from Seoul to China and Russia is advisable" \
  --subjects "Republic of Korea" --addressees "Republic of Korea" \
  --objects 'actor="China and Russia" role=recipient' --strength advisable \
  --strength.value weak_for --issues 'code="Openness towards neighbours" position=support' \
  --scenarios 'scenario="Spiral of provocation" role=recommendation consistency=I' \
  --certainty 5 --attributes.arena regional --cue strength=advisable
message=$id
claim forecast supposed "North Korea’s nuclear arsenal shrinks" \
  --quote "that arsenal shrinks" --subjects "North Korea" --claimants "Republic of Korea" \
  --attribution 'actors="Republic of Korea" kind=prospective mode=indirect' --factuality Uu \
  --certainty 4
arsenal=$id
claim commitment asserted "The DCG will shrink with North Korea’s arsenal" \
  --quote "it will shrink" --subjects "Deterrence Consultative Group" \
  --claimants "Republic of Korea" --addressees "China and Russia" \
  --attribution 'actors="Republic of Korea" kind=prospective mode=indirect' \
  --extent "will shrink" --extent.direction decrease \
  --issues 'code="Openness towards neighbours" position=support' --certainty 3 \
  --note "What Seoul is advised to say, not what it said."
shrink=$id
claim commitment asserted "Seoul briefs Chinese diplomats after every plenary meeting" \
  --quote "to brief Chinese diplomats after every plenary meeting" \
  --subjects "Republic of Korea" --claimants "Republic of Korea" --addressees China \
  --attribution 'actors="Republic of Korea" kind=control mode=indirect' --form statement \
  --issues 'code="Openness towards neighbours" position=support' \
  --stances 'holder="Republic of Korea" target=China value=1' --certainty 5 \
  --cue "type=Seoul has pledged"
claim recommendation asserted "Seoul should keep its pledge to brief China" \
  --quote "it should keep" --subjects "Republic of Korea" --addressees "Republic of Korea" \
  --strength should --strength.value strong_for \
  --issues 'code="Openness towards neighbours" position=support' --certainty 4 \
  --cue strength=should
keep=$id
claim forecast supposed "China does not return the courtesy" \
  --quote "Beijing does not return the courtesy" --polarity - --subjects China \
  --factuality Uu --certainty 5
courtesy=$id
claim recommendation asserted "Japan should be admitted step by step" \
  --quote "Japan should be admitted step by step" --objects 'actor=Japan role=affected' \
  --addressees "ROK and United States" --strength should --strength.value strong_for \
  --issues 'code="Japanese participation" position=conditional_support' \
  --scenarios 'scenario="Wider circle" role=recommendation consistency=CC' --certainty 5 \
  --cue strength=should
admitted=$id
claim evaluation asserted "Observer status for Japan in June is a good beginning" \
  --quote "Observer status in June would be a sound beginning" --horizon "in June" \
  --horizon.edtf 2031-06 --events "Fifth plenary meeting of the DCG" \
  --issues 'code="Japanese participation" position=conditional_support' \
  --scenarios 'scenario="Wider circle" role=recommendation consistency=C' --certainty 5
sound=$id
claim recommendation supposed "The National Assembly is consulted before Japan is admitted" \
  --quote "the National Assembly is consulted first" --objects 'actor="National Assembly" role=recipient' \
  --issues 'code="Parliamentary consent" position=support' --factuality Uu --certainty 4 \
  --attributes.arena domestic
consulted=$id
claim demand asserted "The Reform Alliance demands that the government refuse any Japanese role" \
  --quote "the government refuse any Japanese role in the DCG" --subjects "ROK government" \
  --claimants "Reform Alliance" --addressees "ROK government" \
  --attribution 'actors="Reform Alliance" kind=communication mode=indirect' \
  --objects 'actor=Japan role=affected' --frames "Historical grievance" \
  --issues 'code="Japanese participation" position=rejection' \
  --stances 'holder="Reform Alliance" target="ROK government" value=-1' \
  --stances 'holder="Reform Alliance" target=Japan value=-2' --certainty 5 \
  --scenarios 'scenario="Wider circle" role=constraint consistency=II' \
  --attributes.arena domestic --cue "type=demands that"
refuse=$id
claim threat asserted "The Reform Alliance will block the supplementary defence budget" \
  --quote "to block the supplementary defence budget" --subjects "Reform Alliance" \
  --claimants "Reform Alliance" --addressees "ROK government" \
  --attribution 'actors="Reform Alliance" kind=communication mode=indirect' \
  --issues 'code="Japanese participation" position=rejection' --outcome open \
  --stances 'holder="Reform Alliance" target="ROK government" value=-2' --certainty 5 \
  --attributes.arena domestic --attributes.verifiable true --cue "type=has threatened"
block=$id
claim assertion supposed "The government ignores the demand of the Reform Alliance" \
  --quote "it is ignored" --subjects "ROK government" --claimants "Reform Alliance" \
  --attribution 'actors="Reform Alliance" kind=communication mode=indirect' --factuality Uu \
  --certainty 4
ignored=$id
claim forecast asserted "The next U.S. administration reviews the annex" \
  --quote "The next U.S. administration may review the annex after the presidential election of November 2032" \
  --subjects "Next U.S. administration" --factuality PS+ --likelihood may --likelihood.low 20 \
  --likelihood.high 55 --likelihood.lexicon icd203 --likelihood.basis study \
  --events "U.S. presidential election of 2032" \
  --horizon "after the presidential election of November 2032" --horizon.edtf 2032-11/.. \
  --horizon.anchor event --issues "code=Institutionalisation position=none_expressed" \
  --outcome open --scenarios 'scenario="Bargain over exercises" role=driver consistency=C' \
  --certainty 5 --attributes.salience high --cue likelihood=may
review=$id
claim forecast supposed "The procedures are in the standing orders of both commands by November 2032" \
  --quote "the procedures of the DCG have by then been written into the standing orders of both commands" \
  --subjects "ROK and United States" --horizon "by then" --horizon.edtf ../2032-11 \
  --horizon.anchor claim --factuality Uu \
  --issues "code=Institutionalisation position=none_expressed" \
  --scenarios 'scenario="Planned deterrence" role=condition consistency=CC' --certainty 5 \
  --cue "horizon=by then"
written=$id
claim forecast asserted "A review leaves the procedures intact" \
  --quote "a review would probably leave them intact" --subjects "Next U.S. administration" \
  --factuality PR+ --likelihood probably --likelihood.low 55 --likelihood.high 80 \
  --likelihood.lexicon icd203 --likelihood.basis listed \
  --issues "code=Institutionalisation position=support" --outcome open \
  --scenarios 'scenario="Planned deterrence" role=outcome consistency=CC' --certainty 5 \
  --cue likelihood=probably
intact=$id
claim forecast supposed "The procedures are not in the standing orders by November 2032" \
  --quote "they have not" --polarity - --subjects "ROK and United States" --factuality Uu \
  --issues "code=Institutionalisation position=none_expressed" --certainty 5
not_written=$id
claim forecast asserted "One signature undoes three years of work" \
  --quote "a single signature could undo three years of work" \
  --subjects "Next U.S. administration" --factuality PS+ --likelihood could \
  --likelihood.basis none --frames Reversibility \
  --issues "code=Institutionalisation position=support" --outcome open \
  --scenarios 'scenario="Planned deterrence" role=counter consistency=II' --certainty 4 \
  --cue likelihood=could
undo=$id
claim recommendation asserted "The DCG Secretariat should complete codification by the end of 2031" \
  --quote "The DCG Secretariat should therefore complete the codification by the end of 2031" \
  --subjects "DCG Secretariat" --addressees "DCG Secretariat" --strength should \
  --strength.value strong_for --horizon "by the end of 2031" --horizon.edtf ../2031-12 \
  --issues "code=Institutionalisation position=support" --outcome open \
  --scenarios 'scenario="Planned deterrence" role=recommendation consistency=CC' \
  --certainty 5 --cue strength=should --cue "horizon=by the end of 2031"
codify=$id
claim recommendation asserted "The ROK should prepare to pay a larger share" \
  --quote "the ROK should prepare to bear a larger share of the cost" \
  --subjects "Republic of Korea" --addressees "Republic of Korea" --strength should \
  --strength.value strong_for --issues 'code="Burden sharing" position=support' \
  --extent "a larger share" --extent.direction increase --certainty 5 --cue strength=should
claim evaluation asserted "The annex brought the alliance one step closer to planned deterrence" \
  --quote "The Honolulu Annex has brought the alliance one step closer to a deterrent that is planned rather than promised" \
  --objects 'actor="ROK–U.S. alliance" role=affected' --factuality CT+ \
  --issues 'code="Joint nuclear planning" position=support' --extent "one step closer" \
  --extent.direction increase --certainty 5 \
  --scenarios 'scenario="Planned deterrence" role=driver consistency=C'
closer=$id
claim evaluation asserted "The annex has not made the peninsula safe" \
  --quote "It has not made the peninsula safe" --polarity - --factuality CT- \
  --issues 'code="Joint nuclear planning" position=ambivalent' --certainty 5
safe=$id

relation justifies "$nobody" "$chip"
relation supports "$suspending" "$chip"
relation justifies "$reverse" "$suspending"
relation alternative "$suspending" "$calendar" --cue type=instead
relation condition "$known" "$drill" --cue type=If
relation condition "$known" "$price" --cue type=If
relation condition "$arsenal" "$shrink" --cue type=if
relation concession "$courtesy" "$keep" --cue "type=even if"
relation enables "$message" "$explain"
relation condition "$consulted" "$sound" --cue "type=provided that"
relation instance "$sound" "$admitted"
relation contradicts "$refuse" "$admitted"
relation condition "$ignored" "$block" --cue type=if
relation condition "$written" "$intact" --cue type=If
relation condition "$not_written" "$undo" --cue type=If
relation explains "$review" "$codify"
relation supports "$undo" "$codify" --cue type=therefore
relation concession "$closer" "$safe"

# Mentions: the first name of each actor in each section, and what stands for it

mention name "ROK Ministry of National Defense" "Ministry of National Defense of the Republic of Korea"
mention name "U.S. Department of Defense" "U.S. Department of Defense"
mention name "Deterrence Consultative Group" "Deterrence Consultative Group" 2
mention nominal "ROK and United States" "the two governments"
mention name "Deterrence Consultative Group" DCG 2
mention name "DCG Secretariat" "DCG Secretariat" 1
mention nominal "ROK and United States" "the two countries" 1
mention name "North Korea" "North Korea" 1
mention name "United States" "United States" 1
mention name "United States" Washington 1
mention nominal "ROK and United States" "Both countries"
mention pronoun "ROK and United States" they 1
mention name "ROK–U.S. Combined Forces Command" "ROK–U.S. Combined Forces Command"
mention name "DCG Working Group No. 3" "Working Group No. 3"
mention name "ROK Strategic Command" "ROK Strategic Command"
mention name "U.S. Strategic Command" "U.S. Strategic Command"
mention name "National Assembly" "National Assembly" 1
mention name "Noh Jae-min" "the command’s deputy commander, Maj. Gen. Noh Jae-min"
mention nominal "ROK Strategic Command" "The command"
mention name "Korean Central News Agency" "Korean Central News Agency (KCNA)"
mention name "North Korea" Pyongyang 1
mention nominal "North Korean leadership" "the leadership in Pyongyang"
mention nominal "South Korean public" "the South Korean public"
mention name "Ministry of Unification" "Ministry of Unification"
mention nominal "ROK and United States" "the allies" 1
mention nominal "North Korean leadership" "the regime"
mention name "Aoki Reiko" "Foreign Minister Aoki Reiko"
mention name Japan Tokyo 1
mention name "Japanese Ministry of Defense" "Japanese Ministry of Defense"
mention name "Setouchi Shimbun" "Setouchi Shimbun"
mention nominal "Japanese public" "58 percent of respondents"
mention nominal "Members of the Diet" "several members of the Diet"
mention name "ROK government" "The ROK government"
mention name "DCG Working Group No. 2" "Working Group No. 2"
a annotate "$TEXT" --coder mina mention --quote We --occurrence 2 --actors "Seo Ha-eun" \
  --actors "Amélie Rochat" --mode pronoun
mention name "Chinese Foreign Ministry" "Chinese Foreign Ministry"
mention name "Hangang Ilbo" "Hangang Ilbo"
mention nominal "Officials in Beijing" "officials in Beijing"
mention name "Chinese Ministry of Commerce" "its Ministry of Commerce"
mention nominal "China and Russia" "Chinese and Russian bombers"
mention name "Russian Foreign Ministry" "Russian Foreign Ministry"
mention name Russia Moscow
mention nominal "European diplomat in Seoul" "a European diplomat in Seoul"
mention nominal "Russian officials" "Russian officials"
mention name "ROK–U.S. alliance" "The ROK–U.S. alliance"
mention name "Reform Alliance" "The opposition Reform Alliance"
mention pronoun "Reform Alliance" "it has threatened"
mention nominal "Next U.S. administration" "The next U.S. administration"
mention nominal "ROK–U.S. alliance" "the alliance"

# Codings

coding "Provocation" "it fired two short-range missiles into the East Sea and closed the waters north of Baengnyeong Island to shipping for nine days"
coding "Maritime tension" "Clashes at sea deserve more attention than they receive"
coding "Maritime tension" "when the crab season brings hundreds of boats into disputed waters"
coding "Domestic legitimacy" "In a survey published by the Setouchi Shimbun last December, 58 percent of respondents rejected any Japanese part in the planning of nuclear operations, and several members of the Diet argue that the existing dialogue between Tokyo and Washington makes a second forum superfluous."
coding "Domestic legitimacy" "it has threatened to block the supplementary defence budget if it is ignored"
coding "Strategic communication" "Yet perceptions shape policy."
coding "Strategic communication" "one consistent message from Seoul to China and Russia is advisable: the DCG is a response to North Korea’s nuclear arsenal, and it will shrink if that arsenal shrinks"
coding "Strategic communication" "on neighbours who have been told the truth in good time"
coding "Readiness" "A plan that has never been rehearsed deters nobody, and readiness is lost faster than it is gained."
coding "Readiness" "on officers who have practised together"
coding "Information sharing" "a secure line between the capitals"
coding "Joint nuclear planning" "sets out who advises whom, and in what order, once a nuclear crisis breaks out on the Korean Peninsula"
coding "Historical grievance" "it would be unwise to treat a question of history as if it were one of engineering"

# Memos

a add --coder mina memo "$BRIEF" --target "$handbook" --title "Schedule or commitment?" \
  --type question --state open \
  --text "The Secretariat announces that the two countries “will complete” the handbook. Bare “will” with a date is a schedule by our rule, but the Secretariat may be binding its members. Ask Jun."
a add --coder mina memo "$BRIEF" --target "$trade" --title "Who is sure of the trade?" \
  --type method --state settled \
  --text "Factuality is read for the last source: Pyongyang holds it for certain, the ministry only reports it, the authors do not say."
a add --coder mina memo "$BRIEF" --target "$worth" --title "A question that the authors answer" \
  --type method --state settled \
  --text "“Is half a seat worth the quarrel” is coded as asked, although the authors answer it in the next sentence; the answer stands in the reason they give, which responds to it."

# The Korean commentary

TEXT=$COMMENTARY

claim act asserted "한미 국방부가 「호놀룰루 부속서」에 서명하였다" \
  --quote "한국 국방부와 미국 국방부가 2월 14일 「호놀룰루 부속서」에 서명하면서" \
  --subjects "한국 국방부" --subjects "미국 국방부" --form agreement \
  --events "Signing of the Honolulu Annex" --horizon "2월 14일" --horizon.edtf 2031-02-14 \
  --factuality CT+ --scenarios 'scenario="Planned deterrence" role=premise consistency=CC' \
  --certainty 5 --attributes.verifiable true --cue "horizon=2월 14일"
claim schedule asserted "한미가 2031년 하반기부터 공동 기획 절차를 연습한다" \
  --quote "올해 하반기부터 한미가 공동 기획 절차를 실제로 연습하게 될 것" --subjects 한미 \
  --claimants 국방부 --attribution "actors=국방부 kind=communication mode=direct" \
  --form statement --said "서명 직후" --said.edtf 2031-02-14~ --said.anchor event \
  --horizon "올해 하반기부터" --horizon.edtf 2031-41 --horizon.anchor document \
  --issues 'code="Nuclear exercises" position=support' --outcome open \
  --scenarios 'scenario="Planned deterrence" role=path consistency=CC' --certainty 4 \
  --cue "horizon=올해 하반기부터"
claim threat asserted "북한이 모든 연습에 발사로 답하겠다고 위협하였다" \
  --quote "모든 연습에 발사로 답하겠다" --subjects 북한 --claimants 북한 --addressees 한미 \
  --attribution "actors=북한 kind=communication mode=indirect" \
  --issues 'code="Nuclear exercises" position=rejection' \
  --stances 'holder=북한 target=한미 value=-2' --outcome open \
  --scenarios 'scenario="Spiral of provocation" role=driver consistency=CC' --certainty 5 \
  --attributes.arena regional --cue "type=위협하였다"
ko_threat=$id
claim act asserted "북한이 지난해 12월 단거리 미사일 두 발을 발사하였다" \
  --quote "동해로 단거리 미사일 두 발을 발사하고" --subjects 북한 --form test \
  --events "Missile launch of December 2030" --events "제4차 본회의" \
  --horizon "지난해 12월" --horizon.edtf 2030-12 --horizon.anchor document --factuality CT+ \
  --extent "단거리 미사일 두 발" --extent.low 2 --extent.high 2 --extent.unit 발 \
  --certainty 5 --attributes.verifiable true --cue "horizon=지난해 12월"
ko_fired=$id
claim forecast asserted "북한이 8월 연습을 전후하여 도발 강도를 높인다" \
  --quote "북한이 8월 ‘굳건한 등불’ 연습을 전후하여 도발의 강도를 높일 가능성이 높다" \
  --subjects 북한 --factuality PR+ --likelihood "가능성이 높다" --likelihood.low 55 \
  --likelihood.high 80 --likelihood.lexicon icd203 --likelihood.basis study \
  --events "굳건한 등불" --horizon "8월 ‘굳건한 등불’ 연습을 전후하여" \
  --horizon.edtf 2031-08~ --horizon.anchor event --extent "도발의 강도를 높일" \
  --extent.direction increase --outcome open \
  --scenarios 'scenario="Spiral of provocation" role=path consistency=CC' --certainty 5 \
  --attributes.arena regional --attributes.salience high --cue "likelihood=가능성이 높다"
ko_escalate=$id
claim intention asserted "북한 지도부는 한국 사회의 불안을 키우고 한미 사이를 벌려 지침서 완성을 늦추려 한다" \
  --quote "북한 지도부는 한국 사회의 불안을 키우고 한미 사이의 틈을 벌려 공동 기획 지침서의 완성을 늦추려는 것" \
  --subjects "북한 지도부" --claimants "북한 지도부" \
  --attribution 'actors="북한 지도부" kind=inferred mode=paraphrase' \
  --objects 'actor="한국 사회" role=affected' --objects "actor=한미 role=target" \
  --factuality PR+ --issues 'code="Joint nuclear planning" position=rejection' \
  --scenarios 'scenario="Spiral of provocation" role=goal consistency=C' --certainty 4 \
  --cue "factuality=판단된다"
claim forecast supposed "한미가 연습을 예정대로 실시한다" \
  --quote "한미가 연습을 예정대로 실시하면" --subjects 한미 --events "굳건한 등불" \
  --factuality Uu --issues 'code="Nuclear exercises" position=none_expressed' --certainty 5
ko_held=$id
claim forecast asserted "북한이 해상 도발과 위성항법 교란을 앞세운다" \
  --quote "북한은 미사일보다 책임 소재를 가리기 어려운 해상 도발과 위성항법 교란을 앞세울 것" \
  --subjects 북한 --factuality PR+ --likelihood "전망된다" --likelihood.basis none \
  --outcome open --scenarios 'scenario="Spiral of provocation" role=path consistency=C' \
  --certainty 4 --cue "likelihood=전망된다"
ko_sea=$id
claim forecast supposed "8월 연습이 연기된다" --quote "연습이 연기될 경우" --subjects 한미 \
  --events "굳건한 등불" --factuality Uu \
  --scenarios 'scenario="Bargain over exercises" role=condition consistency=C' --certainty 5
ko_postponed=$id
claim forecast asserted "북한이 연기를 승리로 선전하고 연습의 영구 중단을 요구한다" \
  --quote "평양은 이를 자신의 승리로 선전하고 연습의 영구 중단을 요구할 공산이 크다" \
  --subjects 평양 --addressees 한미 --factuality PR+ --likelihood "공산이 크다" \
  --likelihood.low 55 --likelihood.high 80 --likelihood.lexicon icd203 \
  --likelihood.basis coder --issues 'code="Nuclear exercises" position=none_expressed' \
  --outcome open --scenarios 'scenario="Bargain over exercises" role=outcome consistency=C' \
  --certainty 5 --cue "likelihood=공산이 크다"
ko_celebrate=$id
claim forecast asserted "북한이 미국의 차기 행정부와 장거리 미사일 시험 중단을 놓고 거래한다" \
  --quote "미국의 차기 행정부와 장거리 미사일 시험 중단을 놓고 거래할 수 있다" \
  --subjects 북한 --claimants 북한 --addressees 국회 \
  --attribution "actors=통일부 kind=communication mode=indirect" \
  --attribution "actors=북한 kind=belief mode=indirect" \
  --issues 'code="Exercises for a freeze" position=none_expressed' --factuality PS+ \
  --scenarios 'scenario="Bargain over exercises" role=premise consistency=CC' --certainty 4 \
  --note "보고(통일부) 안의 믿음(북한). 보고의 수신자는 국회." --cue "attribution=보고하였다"
claim demand asserted "중국이 한미의 핵 기획을 즉각 중단하라고 요구하였다" \
  --quote "“중국의 문 앞에서 벌이는 모든 핵 기획을 즉각 중단하라”" --subjects "한미 양국" \
  --claimants "중국 외교부" --addressees "한미 양국" \
  --attribution 'actors="중국 외교부" kind=communication mode=direct' --form statement \
  --said "3월 3일" --said.edtf 2031-03-03 --frames "Sphere of influence" \
  --issues 'code="Joint nuclear planning" position=rejection' \
  --stances 'holder=중국 target=한미 value=-2' --certainty 5 --attributes.verifiable true \
  --cue "said=3월 3일"
claim forecast supposed "일본이 정식 회원국이 된다" \
  --quote "일본이 정식 회원국으로 참여한다면" --subjects 일본 --factuality Uu \
  --issues 'code="Japanese participation" position=none_expressed' \
  --scenarios 'scenario="Wider circle" role=condition consistency=CC' --certainty 5
ko_member=$id
claim forecast asserted "중국이 협의그룹을 대중국 포위망의 일부로 간주한다" \
  --quote "중국은 협의그룹을 대중국 포위망의 일부로 간주할 것이 거의 확실하다" --subjects 중국 \
  --objects "actor=협의그룹 role=target" --factuality PR+ --likelihood "거의 확실하다" \
  --likelihood.low 95 --likelihood.high 99 --likelihood.lexicon icd203 \
  --likelihood.basis coder --issues 'code="Containment of China" position=none_expressed' \
  --scenarios 'scenario="Wider circle" role=outcome consistency=CC' --outcome open \
  --certainty 5 --cue "likelihood=거의 확실하다"
ko_containment=$id
claim forecast supposed "러시아가 정찰위성 기술을 더 넘겨준다" \
  --quote "러시아가 정찰위성 기술을 추가로 넘겨준다면" --subjects 러시아 \
  --objects "actor=북한 role=recipient" --factuality Uu \
  --issues 'code="Russian support" position=none_expressed' \
  --scenarios 'scenario="Spiral of provocation" role=condition consistency=C' --certainty 5
ko_satellite=$id
claim forecast asserted "북한이 내년 봄까지 하루 두 차례 이상의 관측 능력을 갖춘다" \
  --quote "북한은 내년 봄까지 동해와 서해를 하루 두 차례 이상 관측하는 능력을 갖추게 될 것" \
  --subjects 북한 --factuality CT+ --horizon "내년 봄까지" --horizon.edtf ../2032-05 \
  --horizon.anchor document --extent "하루 두 차례 이상" --extent.low 2 \
  --extent.unit "a day" --outcome open \
  --scenarios 'scenario="Spiral of provocation" role=outcome consistency=C' --certainty 4 \
  --cue "horizon=내년 봄까지"
ko_observe=$id
claim recommendation asserted "연습을 협상의 대가로 내놓지 말아야 한다" \
  --quote "연습을 협상의 대가로 내놓는 것은 바람직하지 않다" --addressees 정부 \
  --strength "바람직하지 않다" --strength.value weak_against --frames Reversibility \
  --issues 'code="Exercises for a freeze" position=rejection' \
  --scenarios 'scenario="Bargain over exercises" role=counter consistency=II' --certainty 5 \
  --cue "strength=바람직하지 않다"
ko_chip=$id
claim evaluation asserted "되돌릴 수 있는 동결과 준비태세를 맞바꾸는 거래는 공정하지 않다" \
  --quote "되돌릴 수 있는 동결과 되돌리기 어려운 준비태세를 맞바꾸는 거래는 공정하지 않기 때문이다" \
  --polarity - --factuality CT- --frames Reversibility \
  --issues 'code="Exercises for a freeze" position=rejection' --certainty 5
ko_unfair=$id
claim recommendation asserted "국회의 동의를 먼저 구하고 일본의 참여를 단계적으로 추진해야 한다" \
  --quote "일본의 참여는 단계적으로 추진하되 국회의 동의를 먼저 구하는 것이 바람직하다" \
  --addressees 정부 --objects "actor=일본 role=affected" --objects "actor=국회 role=recipient" \
  --strength 바람직하다 --strength.value weak_for \
  --issues 'code="Japanese participation" position=conditional_support' \
  --issues 'code="Parliamentary consent" position=support' \
  --scenarios 'scenario="Wider circle" role=recommendation consistency=CC' --certainty 5 \
  --cue "strength=바람직하다"

relation supports "$ko_threat" "$ko_escalate"
relation supports "$ko_fired" "$ko_escalate"
relation condition "$ko_held" "$ko_sea" --cue "type=만약" --cue "type=실시하면"
relation condition "$ko_postponed" "$ko_celebrate" --cue "type=경우"
relation condition "$ko_member" "$ko_containment" --cue "type=참여한다면"
relation condition "$ko_satellite" "$ko_observe" --cue "type=넘겨준다면"
relation justifies "$ko_unfair" "$ko_chip" --cue "type=때문이다"

mention name "ROK Ministry of National Defense" "한국 국방부"
mention name "U.S. Department of Defense" "미국 국방부"
mention name "Deterrence Consultative Group" "억제협의그룹(DCG)"
mention name "North Korean leadership" "북한 지도부"
mention name "Ministry of Unification" 통일부
mention name "Chinese Foreign Ministry" "중국 외교부"
mention name "Chinese Ministry of Commerce" "중국 상무부"
mention nominal "Shanghai scholar" "상하이의 한 국제정치학자"
mention name "Russian Foreign Ministry" "러시아 외교부"
mention name Russia 모스크바 1
mention name "ROK–U.S. alliance" 한미동맹
mention nominal "China and Russia" "두 나라" 1
mention name "Reform Alliance" "야당인 개혁연합"
mention nominal "Next U.S. administration" "새 행정부"

coding "Provocation" "백령도 북방 해역의 통항을 아흐레 동안 막았다"
coding "Grey zone" "책임 소재를 가리기 어려운 해상 도발과 위성항법 교란"
coding "Openness towards neighbours" "“한국이 먼저 설명해 준다면 반대할 명분이 절반은 사라진다”"
coding "Strategic communication" "그 문서를 이웃에게 읽어 주는 일은 이제 시작이다"
