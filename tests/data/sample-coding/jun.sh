#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# How Jun Lee coded the English text of the sample study, independently of Mina Park and before
# the two met; run study.sh first. He selects more around a claim than she does, misses some,
# and differs in types, claimants and positions: this is what agreement is measured on.
. "$(dirname "$0")/common.sh"

start_at 1793782800 5000 # 2026-11-04 09:00 UTC
CODER=jun
TEXT=$BRIEF

a new "$STUDY" --coder jun --name "Jun Lee"

# Claims: from promise to procedure

claim act asserted "The two defence ministries signed the Honolulu Annex" \
  --quote "On Feb. 14, 2031, the Ministry of National Defense of the Republic of Korea (ROK) and the U.S. Department of Defense signed the Honolulu Annex" \
  --subjects "ROK Ministry of National Defense" --subjects "U.S. Department of Defense" \
  --form agreement --events "Signing of the Honolulu Annex" --factuality CT+ \
  --horizon "Feb. 14, 2031" --horizon.edtf 2031-02-14 \
  --issues 'code="Joint nuclear planning" position=none_expressed' --certainty 5 \
  --attributes.arena bilateral --attributes.verifiable true
claim assertion asserted "The annex completes the framework of the DCG" \
  --quote "The annex completes the framework of the Deterrence Consultative Group (DCG)" \
  --subjects "Deterrence Consultative Group" --factuality CT+ \
  --issues "code=Institutionalisation position=none_expressed" --certainty 4
claim commitment asserted "The DCG Secretariat commits the allies to a handbook by mid-2031" \
  --quote "The DCG Secretariat announced that the two countries “will complete a common planning handbook by mid-2031”" \
  --subjects "ROK and United States" --claimants "DCG Secretariat" \
  --attribution 'actors="DCG Secretariat" kind=communication mode=mixed' --form announcement \
  --horizon "by mid-2031" --horizon.edtf ../2031-06 --horizon.anchor document \
  --issues 'code="Joint nuclear planning" position=support' --outcome open \
  --scenarios 'scenario="Planned deterrence" role=goal consistency=C' --certainty 4 \
  --attributes.arena bilateral --attributes.salience high --cue "horizon=by mid-2031"
handbook=$id
claim schedule asserted "The fifth plenary meeting is in Seoul in June" \
  --quote "the fifth plenary meeting will take place in Seoul in June of this year" \
  --subjects "Deterrence Consultative Group" --claimants "DCG Secretariat" \
  --attribution 'actors="DCG Secretariat" kind=communication mode=indirect' \
  --events "Fifth plenary meeting of the DCG" --horizon "in June of this year" \
  --horizon.edtf 2031-06 --horizon.anchor document --outcome open --certainty 5
claim evaluation asserted "The annex turns a promise into a procedure" \
  --quote "The annex replaces that promise with a procedure" \
  --claimants "Halla Centre for Strategic Foresight" \
  --issues 'code="Joint nuclear planning" position=support' --certainty 3
claim forecast asserted "The two countries will likely agree on rules and rehearse them in the second half of 2031" \
  --quote "Both countries are likely to agree on rules for combining ROK conventional strikes with U.S. nuclear operations, and they may begin to rehearse these rules in the second half of 2031" \
  --subjects "Republic of Korea" --subjects "United States" --factuality PR+ \
  --likelihood likely --likelihood.low 55 --likelihood.high 80 --likelihood.lexicon icd203 \
  --likelihood.basis listed --horizon "in the second half of 2031" --horizon.edtf 2031-41 \
  --issues 'code="Joint nuclear planning" position=none_expressed' --outcome open \
  --scenarios 'scenario="Planned deterrence" role=path consistency=C' --certainty 4 \
  --attributes.arena bilateral --cue likelihood=likely
claim forecast supposed "The handbook is adopted and the secure line passes its trial" \
  --quote "the handbook is adopted on time and the secure line passes its trial in July" \
  --events "Trial of the secure line" --horizon "in July" --horizon.edtf 2031-07 \
  --factuality Uu --scenarios 'scenario="Planned deterrence" role=condition consistency=CC' \
  --certainty 4
conditions=$id
claim forecast asserted "The DCG could enter operational planning in 2031" --quote "the DCG" \
  --occurrence 2 \
  --quote "could enter the phase of operational planning before the end of the year" \
  --subjects "Deterrence Consultative Group" --factuality PS+ --likelihood could \
  --likelihood.low 20 --likelihood.high 55 --likelihood.lexicon icd203 \
  --likelihood.basis coder --horizon "before the end of the year" --horizon.edtf 2031 \
  --horizon.anchor document --issues 'code="Joint nuclear planning" position=support' \
  --outcome open --scenarios 'scenario="Planned deterrence" role=outcome consistency=CC' \
  --certainty 4 --attributes.arena bilateral --attributes.salience high --cue likelihood=could
planning=$id
claim forecast asserted "Without both conditions Steadfast Lantern will hardly have a nuclear scenario" \
  --quote "Steadfast Lantern" --occurrence 1 \
  --quote "is unlikely to contain a nuclear scenario at all" \
  --subjects "ROK and United States" --events "Steadfast Lantern 2031" --factuality PR- \
  --likelihood unlikely --likelihood.low 20 --likelihood.high 45 --likelihood.lexicon icd203 \
  --likelihood.basis listed --horizon "in August" --horizon.edtf 2031-08 \
  --issues 'code="Nuclear exercises" position=none_expressed' --outcome open --certainty 4 \
  --cue likelihood=unlikely
claim intention asserted "The ROK Strategic Command intends to open a joint cell" \
  --quote "The command, set up last October, intends to open a joint operations cell with U.S. Strategic Command by the second half of 2031" \
  --subjects "ROK Strategic Command" --horizon "by the second half of 2031" \
  --horizon.edtf 2031-41 --issues 'code="Joint nuclear planning" position=support' \
  --outcome open --certainty 4 --attributes.arena bilateral
claim act asserted "The National Assembly approved the budget in December 2030" \
  --quote "the National Assembly approved the necessary budget last December" \
  --subjects "National Assembly" --form vote --horizon "last December" --horizon.edtf 2030-12 \
  --horizon.anchor document --factuality CT+ --certainty 5 --attributes.arena domestic
claim commitment asserted "The ROK promises its best people for the cell" \
  --quote "“We will put our best people in that room,”" --subjects "ROK Strategic Command" \
  --claimants "Noh Jae-min" --addressees "United States" \
  --attribution 'actors="Noh Jae-min" kind=communication mode=direct' --said "in January" \
  --said.edtf 2031-01 --said.anchor document \
  --issues 'code="Burden sharing" position=support' --certainty 4
claim evaluation asserted "Good people are not enough" \
  --quote "Good people alone will not be enough" --polarity - --certainty 4 \
  --issues 'code="Information sharing" position=support'
claim forecast asserted "The cell will not be able to produce a common plan" \
  --quote "it cannot produce a common plan as long as the two commands file the same intelligence under different rules of secrecy" \
  --subjects "ROK Strategic Command" --subjects "U.S. Strategic Command" --polarity - \
  --factuality PR- --issues 'code="Information sharing" position=support' --certainty 3
relation condition "$conditions" "$planning" --cue type=If

# Claims: North Korea

claim assertion asserted "North Korea opposes the DCG" \
  --quote "North Korea has opposed the DCG since the day of its foundation" \
  --subjects "North Korea" --factuality CT+ \
  --issues 'code="Joint nuclear planning" position=rejection' \
  --stances 'holder="North Korea" target="Deterrence Consultative Group" value=-2' --certainty 4
claim evaluation asserted "North Korea calls the annex a war plan" \
  --quote 'the Korean Central News Agency (KCNA) called the annex "a war plan with a signature under it"' \
  --claimants "North Korea" \
  --attribution 'actors="North Korea" kind=communication mode=direct' --frames Warmongering \
  --said "Two days after the signing" --said.edtf 2031-02-16 --said.anchor event \
  --issues 'code="Joint nuclear planning" position=rejection' \
  --stances 'holder="North Korea" target="ROK and United States" value=-2' --certainty 5
claim threat asserted "North Korea threatens a launch for every rehearsal" \
  --quote "warned that Pyongyang would 'answer every rehearsal with a launch'" \
  --subjects "North Korea" --claimants "North Korea" --addressees "ROK and United States" \
  --attribution 'actors="North Korea" kind=communication mode=mixed' \
  --issues 'code="Nuclear exercises" position=rejection' \
  --scenarios 'scenario="Spiral of provocation" role=driver consistency=C' --certainty 5 \
  --attributes.salience high
threat=$id
claim forecast asserted "North Korea will probably escalate in 2031" \
  --quote "There is a high possibility that North Korea will escalate its military provocations in 2031" \
  --subjects "North Korea" --factuality PR+ --likelihood "high possibility" \
  --likelihood.low 80 --likelihood.high 95 --likelihood.lexicon icd203 \
  --likelihood.basis coder --horizon "in 2031" --horizon.edtf 2031 --outcome open \
  --extent "escalate" --extent.direction increase \
  --scenarios 'scenario="Spiral of provocation" role=path consistency=CC' --certainty 5 \
  --attributes.arena regional --attributes.salience high --cue "likelihood=high possibility"
escalate=$id
claim act asserted "North Korea fired missiles and closed waters" \
  --quote "it fired two short-range missiles into the East Sea and closed the waters north of Baengnyeong Island to shipping for nine days" \
  --subjects "North Korea" --form test --events "Missile launch of December 2030" \
  --horizon "Last December" --horizon.edtf 2030-12 --horizon.anchor document --factuality CT+ \
  --certainty 5 --attributes.verifiable true
claim forecast asserted "Pyongyang may want to divide the allies and delay the handbook" \
  --quote "the leadership in Pyongyang may be seeking to frighten the South Korean public, to divide Seoul from Washington and to delay the completion of the handbook" \
  --subjects "North Korea" --factuality PS+ --likelihood may --likelihood.low 20 \
  --likelihood.high 55 --likelihood.lexicon icd203 --likelihood.basis study \
  --scenarios 'scenario="Spiral of provocation" role=goal consistency=C' --certainty 3 \
  --cue likelihood=may
claim report asserted "The ministry reports that Pyongyang expects a trade of exercises for tests" \
  --quote "Pyongyang believed that the United States would sooner or later trade its exercises for a halt to long-range missile tests" \
  --subjects "North Korea" --claimants "Ministry of Unification" \
  --attribution 'actors="Ministry of Unification" kind=communication mode=indirect' \
  --said "in February" --said.edtf 2031-02 --said.anchor document \
  --issues 'code="Exercises for a freeze" position=none_expressed' --certainty 3
claim forecast supposed "Washington offers a trade" --quote "Washington made such an offer" \
  --subjects "United States" --addressees "North Korea" --factuality Uu \
  --scenarios 'scenario="Bargain over exercises" role=condition consistency=CC' --certainty 5
offer=$id
claim forecast asserted "North Korea would accept a freeze" \
  --quote "North Korea would probably accept a freeze, because it could reverse the freeze within weeks" \
  --subjects "North Korea" --factuality PR+ --likelihood probably --likelihood.low 55 \
  --likelihood.high 80 --likelihood.lexicon icd203 --likelihood.basis listed \
  --frames Reversibility --issues 'code="Exercises for a freeze" position=support' \
  --outcome open --scenarios 'scenario="Bargain over exercises" role=path consistency=C' \
  --certainty 4 --cue likelihood=probably
accept=$id
claim forecast supposed "The allies postpone the exercise" \
  --quote "the allies merely postponed the August exercise" --subjects "ROK–U.S. alliance" \
  --events "Steadfast Lantern 2031" --factuality Uu --certainty 4
postponed=$id
claim demand asserted "Pyongyang would demand a permanent end to drills" \
  --quote "to demand a permanent end to joint drills" --subjects "North Korea" \
  --claimants "North Korea" --addressees "ROK–U.S. alliance" \
  --attribution 'actors="North Korea" kind=prospective mode=indirect' \
  --issues 'code="Nuclear exercises" position=rejection' --likelihood "highly likely" \
  --likelihood.low 80 --likelihood.high 95 --likelihood.lexicon icd203 \
  --likelihood.basis listed --certainty 3 --cue "likelihood=highly likely"
permanent=$id
claim forecast asserted "A nuclear test is possible if China signals cover" \
  --quote "A further nuclear test cannot be ruled out, provided that China lets it be known in advance that it will block new sanctions" \
  --subjects "North Korea" --subjects China --factuality PS+ \
  --likelihood "cannot be ruled out" --likelihood.low 5 --likelihood.high 20 \
  --likelihood.lexicon icd203 --likelihood.basis coder \
  --issues 'code="Nuclear test" position=none_expressed' --outcome open \
  --scenarios 'scenario="Spiral of provocation" role=outcome consistency=C' --certainty 4 \
  --attributes.salience high --cue "likelihood=cannot be ruled out"
claim forecast asserted "A limited incident at sea may come in spring 2032" \
  --quote "North Korea may provoke a limited incident near the Northern Limit Line next spring, when the crab season brings hundreds of boats into disputed waters" \
  --subjects "North Korea" --factuality PS+ --likelihood may --likelihood.low 20 \
  --likelihood.high 55 --likelihood.lexicon icd203 --likelihood.basis study \
  --horizon "next spring" --horizon.edtf 2032-21 --horizon.anchor document --outcome open \
  --scenarios 'scenario="Spiral of provocation" role=outcome consistency=CC' --certainty 5 \
  --cue likelihood=may
relation supports "$threat" "$escalate"
relation condition "$offer" "$accept" --cue type=If
relation condition "$postponed" "$permanent"

# Claims: Japan, China and Russia

claim evaluation asserted "Japan’s foreign minister welcomes the annex" \
  --quote "Foreign Minister Aoki Reiko welcomed the annex as “a contribution to the security of the whole region”" \
  --claimants "Aoki Reiko" --attribution 'actors="Aoki Reiko" kind=communication mode=mixed' \
  --said "Late in February" --said.edtf 2031-02 --said.anchor document \
  --issues 'code="Japanese participation" position=support' \
  --stances 'holder=Japan target="ROK and United States" value=2' --certainty 5
claim demand asserted "Japan wants to be informed beforehand" \
  --quote "Tokyo be informed ‘before decisions are taken, not after’" --subjects Japan \
  --claimants "Aoki Reiko" --addressees "ROK and United States" \
  --attribution 'actors="Aoki Reiko" kind=communication mode=mixed' \
  --issues 'code="Information sharing" position=support' --certainty 4
claim recommendation asserted "Japan should attend as an observer" \
  --quote "Japan attend the June plenary as an observer" --subjects Japan \
  --claimants "Japanese Ministry of Defense" --addressees "ROK and United States" \
  --attribution 'actors="Japanese Ministry of Defense" kind=communication mode=indirect' \
  --horizon June --horizon.edtf 2031-06 \
  --issues 'code="Japanese participation" position=support' --certainty 4
observer=$id
claim report asserted "A survey finds 58 percent against a Japanese part" \
  --quote "58 percent of respondents rejected any Japanese part in the planning of nuclear operations" \
  --subjects "Japanese public" --claimants "Setouchi Shimbun" \
  --attribution 'actors="Setouchi Shimbun" kind=communication mode=paraphrase' \
  --extent "58 percent" --extent.low 58 --extent.high 58 --extent.unit percent \
  --issues 'code="Japanese participation" position=none_expressed' --certainty 4 \
  --attributes.arena domestic --attributes.verifiable true
survey=$id
claim evaluation asserted "Diet members find a second forum superfluous" \
  --quote "several members of the Diet argue that the existing dialogue between Tokyo and Washington makes a second forum superfluous" \
  --claimants "Members of the Diet" \
  --attribution 'actors="Members of the Diet" kind=communication mode=indirect' \
  --issues 'code="Japanese participation" position=rejection' --certainty 5
claim evaluation asserted "The ROK government worries about enlargement" \
  --quote "a rapid enlargement would weaken its own voice in the group" \
  --claimants "Republic of Korea" \
  --attribution 'actors="Republic of Korea" kind=communication mode=indirect' \
  --issues 'code="Japanese participation" position=rejection' --certainty 4
claim forecast asserted "Japanese officers may join the warning cell in spring 2032" \
  --quote "Japanese officers" \
  --quote "may join the warning cell of Working Group No. 2 as early as next spring" \
  --subjects Japan --factuality PS+ --likelihood may --likelihood.low 20 \
  --likelihood.high 55 --likelihood.lexicon icd203 --likelihood.basis study \
  --horizon "next spring" --horizon.edtf 2032-21 --horizon.anchor document --outcome open \
  --issues 'code="Japanese participation" position=support' \
  --scenarios 'scenario="Wider circle" role=path consistency=C' --certainty 4 --cue likelihood=may
claim demand asserted "China demands an end to nuclear planning" \
  --quote "the Chinese Foreign Ministry demanded that the two countries “stop at once all nuclear planning on China’s doorstep”" \
  --subjects "ROK and United States" --claimants China --addressees "ROK and United States" \
  --attribution "actors=China kind=communication mode=mixed" --said "On 3 March" \
  --said.edtf 2031-03-03 --frames "Sphere of influence" \
  --issues 'code="Joint nuclear planning" position=rejection' \
  --stances 'holder=China target="ROK and United States" value=-2' --certainty 5 \
  --attributes.salience high
claim forecast asserted "Beijing fears the DCG would be used over Taiwan" \
  --quote "the DCG would be turned against China in a crisis over Taiwan" \
  --subjects "Deterrence Consultative Group" --claimants "Officials in Beijing" \
  --attribution 'actors="Hangang Ilbo" kind=communication mode=indirect' \
  --attribution 'actors="Officials in Beijing" kind=belief mode=indirect' \
  --issues 'code="Containment of China" position=support' --certainty 4
taiwan=$id
claim evaluation asserted "The belief is wrong because the annex covers only the peninsula" \
  --quote "this belief is mistaken; the annex is confined to the Korean Peninsula" \
  --claimants "Halla Centre for Strategic Foresight" \
  --issues 'code="Containment of China" position=rejection' --certainty 4
mistaken=$id
claim forecast supposed "Japan becomes a member" --quote "If Japan becomes a member" \
  --subjects Japan --factuality Uu --certainty 5
member=$id
claim forecast asserted "China will see containment" \
  --quote "China will almost certainly treat the group as one more link in a chain of containment" \
  --subjects China --factuality PR+ --likelihood "almost certainly" --likelihood.low 95 \
  --likelihood.high 99 --likelihood.lexicon icd203 --likelihood.basis listed --outcome open \
  --issues 'code="Containment of China" position=support' \
  --scenarios 'scenario="Wider circle" role=outcome consistency=C' --certainty 5 \
  --cue "likelihood=almost certainly"
containment=$id
claim threat asserted "China threatens to cut rare earth exports" \
  --quote "the threat that its Ministry of Commerce made in November: to restrict exports of rare earths to the ROK" \
  --subjects China --claimants China --addressees "Republic of Korea" \
  --attribution "actors=China kind=communication mode=paraphrase" \
  --issues 'code="Economic coercion" position=support' --said "in November" \
  --said.edtf 2030-11 --said.anchor document --certainty 4
claim forecast asserted "Chinese and Russian bombers will likely patrol again" \
  --quote "Chinese and Russian bombers are likely to fly another joint patrol along the edge of the ROK’s air defence identification zone" \
  --subjects China --subjects Russia --factuality PR+ --likelihood likely \
  --likelihood.low 55 --likelihood.high 80 --likelihood.lexicon icd203 \
  --likelihood.basis listed --outcome open --certainty 5 --cue likelihood=likely
claim evaluation asserted "Russia calls the annex nuclearisation" \
  --quote "«a step towards the nuclearisation of Northeast Asia»" \
  --claimants "Russian Foreign Ministry" \
  --attribution 'actors="Russian Foreign Ministry" kind=communication mode=direct' \
  --issues 'code="Joint nuclear planning" position=rejection' --certainty 5
claim forecast asserted "Russia will hardly station nuclear weapons in North Korea" \
  --quote "It is nonetheless unlikely that Russia will station nuclear weapons of its own in North Korea as long as China objects" \
  --subjects Russia --factuality PR- --likelihood unlikely --likelihood.low 20 \
  --likelihood.high 45 --likelihood.lexicon icd203 --likelihood.basis listed \
  --issues 'code="Russian support" position=none_expressed' --outcome open --certainty 4 \
  --cue likelihood=unlikely
relation contradicts "$survey" "$observer"
relation contradicts "$mistaken" "$taiwan"
relation condition "$member" "$containment" --cue type=If

# Claims: what the allies should do

claim recommendation asserted "Do not bargain with the exercise" \
  --quote "the exercise should not become a bargaining chip" --strength "should not" \
  --strength.value strong_against \
  --issues 'code="Exercises for a freeze" position=rejection' --certainty 5 \
  --attributes.salience high
claim recommendation asserted "Do not suspend Steadfast Lantern for a freeze" \
  --quote "Suspending Steadfast Lantern in return for a freeze that North Korea can undo at will is not desirable" \
  --addressees "Republic of Korea" --strength "not desirable" \
  --strength.value strong_against \
  --issues 'code="Exercises for a freeze" position=rejection' --certainty 5
claim recommendation asserted "Fix and publish the exercise calendar" \
  --quote "The ROK–U.S. alliance should instead fix its calendar of exercises for three years and publish it" \
  --addressees "ROK and United States" --strength should --strength.value strong_for \
  --issues 'code="Nuclear exercises" position=support' --certainty 5
calendar=$id
claim forecast asserted "A known calendar makes drills look harmless and cheap" \
  --quote "a single drill will no longer look like an answer to a single provocation, and" \
  --quote "the political price of holding it will fall" --factuality CT+ \
  --issues 'code="Nuclear exercises" position=support' --certainty 4
price=$id
claim recommendation asserted "Send China and Russia one message" \
  --quote "one consistent message from Seoul to China and Russia is advisable: the DCG is a response to North Korea’s nuclear arsenal, and it will shrink if that arsenal shrinks" \
  --addressees "Republic of Korea" --strength advisable --strength.value weak_for \
  --issues 'code="Openness towards neighbours" position=support' --certainty 5
claim recommendation asserted "Admit Japan step by step" \
  --quote "Japan should be admitted step by step" --strength should \
  --strength.value strong_for --issues 'code="Japanese participation" position=support' \
  --certainty 5
claim demand asserted "The opposition wants Japan kept out" \
  --quote "The opposition Reform Alliance demands that the government refuse any Japanese role in the DCG" \
  --subjects "Reform Alliance" --claimants "Reform Alliance" --addressees "ROK government" \
  --attribution 'actors="Reform Alliance" kind=communication mode=indirect' \
  --issues 'code="Japanese participation" position=rejection' --certainty 5 \
  --attributes.arena domestic
claim threat asserted "The opposition threatens to block the budget" \
  --quote "it has threatened to block the supplementary defence budget if it is ignored" \
  --subjects "Reform Alliance" --claimants "Reform Alliance" --addressees "ROK government" \
  --attribution 'actors="Reform Alliance" kind=communication mode=indirect' \
  --issues 'code="Burden sharing" position=rejection' --certainty 4
claim forecast asserted "A new U.S. administration may review the annex" \
  --quote "The next U.S. administration may review the annex after the presidential election of November 2032, regardless of which party wins" \
  --subjects "United States" --factuality PS+ --likelihood may --likelihood.low 20 \
  --likelihood.high 55 --likelihood.lexicon icd203 --likelihood.basis study \
  --horizon "November 2032" --horizon.edtf 2032-11 --outcome open \
  --issues "code=Institutionalisation position=none_expressed" --certainty 5 --cue likelihood=may
claim forecast supposed "The procedures have been written into standing orders" \
  --quote "the procedures of the DCG have by then been written into the standing orders of both commands" \
  --subjects "Deterrence Consultative Group" --factuality Uu --certainty 5
written=$id
claim forecast asserted "A review would leave the procedures intact" \
  --quote "a review would probably leave them intact" --subjects "United States" \
  --factuality PR+ --likelihood probably --likelihood.low 55 --likelihood.high 80 \
  --likelihood.lexicon icd203 --likelihood.basis listed --outcome open --certainty 5 \
  --cue likelihood=probably
intact=$id
claim recommendation asserted "Codify by the end of 2031" \
  --quote "The DCG Secretariat should therefore complete the codification by the end of 2031, and the ROK should prepare to bear a larger share of the cost" \
  --addressees "DCG Secretariat" --addressees "Republic of Korea" --strength should \
  --strength.value strong_for --horizon "by the end of 2031" --horizon.edtf ../2031-12 \
  --issues "code=Institutionalisation position=support" --certainty 4
claim evaluation asserted "The annex is one step towards planned deterrence" \
  --quote "The Honolulu Annex has brought the alliance one step closer to a deterrent that is planned rather than promised" \
  --issues 'code="Joint nuclear planning" position=support' --extent "one step closer" \
  --extent.direction increase --certainty 5
relation supports "$price" "$calendar"
relation condition "$written" "$intact" --cue type=If

# Mentions

mention name "Republic of Korea" "Republic of Korea (ROK)"
mention name "U.S. Department of Defense" "U.S. Department of Defense"
mention name "Deterrence Consultative Group" "Deterrence Consultative Group (DCG)"
mention name "DCG Secretariat" "The DCG Secretariat announced"
mention nominal "ROK and United States" "the two countries" 1
mention nominal "ROK–U.S. alliance" "Both countries"
mention name "ROK–U.S. Combined Forces Command" "ROK–U.S. Combined Forces Command"
mention name "ROK Strategic Command" "ROK Strategic Command"
mention name "National Assembly" "National Assembly" 1
mention name "Noh Jae-min" "Maj. Gen. Noh Jae-min"
mention name "Korean Central News Agency" KCNA
mention name "North Korea" Pyongyang 1
mention nominal "North Korea" "the leadership in Pyongyang"
mention name "Ministry of Unification" "Ministry of Unification"
mention name "Aoki Reiko" "Aoki Reiko"
mention name "Japanese Ministry of Defense" "Japanese Ministry of Defense"
mention nominal "Japanese public" respondents
mention name "ROK government" "The ROK government"
mention name China "Chinese Foreign Ministry"
mention name "Hangang Ilbo" "Hangang Ilbo"
mention name Russia "Russian Foreign Ministry"
mention name "Reform Alliance" "Reform Alliance"
mention nominal "ROK–U.S. alliance" "the alliance"

# Codings and a memo

coding "Provocation" "fired two short-range missiles into the East Sea and closed the waters north of Baengnyeong Island to shipping for nine days"
coding "Maritime tension" "a limited incident near the Northern Limit Line"
coding "Domestic legitimacy" "At home the mood is cautious."
coding "Strategic communication" "Such a message costs little and could deprive Beijing of its strongest argument."
coding "Readiness" "A plan that has never been rehearsed deters nobody"

a add --coder jun memo "$BRIEF" --target "$handbook" --title "The Secretariat binds its members" \
  --type question --state open \
  --text "I read “will complete … by mid-2031” as a commitment: the Secretariat speaks for both governments and names a date it can be held to."
