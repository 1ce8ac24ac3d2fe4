#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The sample study: its actors, events, codebook, scenarios, fields and texts.
# Mina Park wrote all of it. STUDY holds the two texts; run mina.sh and jun.sh afterwards.
. "$(dirname "$0")/common.sh"

start_at 1793610000 1000 # 2026-11-02 09:00 UTC
CODER=mina

a new "$STUDY" --coder mina --name "Mina Park" \
  --title "Deterrence Consultative Group and its neighbours"

# record KIND OPTION…
record ()
{
  record_kind=$1
  shift
  a add --coder "$CODER" "$record_kind" "$STUDY" "$@"
}

# Actors: states

record actor --name "Republic of Korea" --aliases ROK --aliases "South Korea" --aliases Seoul \
  --aliases 한국 --aliases 서울 --type state --country KOR --sector GOV \
  --identifiers wikidata:Q884 --color "#1a5fb4"
record actor --name "United States" --aliases U.S. --aliases Washington --aliases 미국 \
  --aliases 워싱턴 --type state --country USA --sector GOV --identifiers wikidata:Q30 \
  --color "#613583"
record actor --name "North Korea" --aliases Pyongyang --aliases DPRK --aliases 북한 \
  --aliases 평양 --type state --country PRK --sector GOV --identifiers wikidata:Q423 \
  --color "#a51d2d"
record actor --name Japan --aliases Tokyo --aliases 일본 --type state --country JPN --sector GOV \
  --identifiers wikidata:Q17 --color "#26a269"
record actor --name China --aliases Beijing --aliases 중국 --aliases 베이징 --type state \
  --country CHN --sector GOV --identifiers wikidata:Q148 --color "#e5a50a"
record actor --name Russia --aliases Moscow --aliases 러시아 --aliases 모스크바 --type state \
  --country RUS --sector GOV --identifiers wikidata:Q159 --color "#63452c"

# Actors: collectives and what belongs to the alliance

record actor --name "ROK and United States" --aliases "both countries" \
  --aliases "the two countries" --aliases "the two governments" --aliases "the allies" \
  --aliases 한미 --aliases "한미 양국" --type group --members "Republic of Korea" \
  --members "United States" \
  --note "Use for “both countries” and “the allies”; the alliance only where it is named."
record actor --name "ROK–U.S. alliance" --aliases "the alliance" --aliases 한미동맹 \
  --type organization --members "Republic of Korea" --members "United States"
record actor --name "ROK–U.S. Combined Forces Command" --aliases 한미연합사령부 --type body \
  --parent "ROK–U.S. alliance" --sector MIL
record actor --name "Deterrence Consultative Group" --aliases DCG --aliases "the group" \
  --aliases 억제협의그룹 --aliases 협의그룹 --type igo --members "Republic of Korea" \
  --members "United States" --color "#3d3846"
record actor --name "DCG Secretariat" --aliases "억제협의그룹 사무국" --type body \
  --parent "Deterrence Consultative Group"
record actor --name "DCG Working Group No. 2" --aliases "Working Group No. 2" --type body \
  --parent "Deterrence Consultative Group" --note "Early warning."
record actor --name "DCG Working Group No. 3" --aliases "Working Group No. 3" --type body \
  --parent "Deterrence Consultative Group" --note "Exercises."
record actor --name "China and Russia" --aliases "Chinese and Russian bombers" \
  --aliases "중국과 러시아" --aliases "두 나라" --type group --members China --members Russia

# Actors: Republic of Korea

record actor --name "ROK government" --aliases "the government" --aliases 정부 --type body \
  --parent "Republic of Korea" --country KOR --sector GOV
record actor --name "ROK Ministry of National Defense" \
  --aliases "Ministry of National Defense of the Republic of Korea" --aliases "한국 국방부" \
  --aliases 국방부 --type body --parent "ROK government" --country KOR --sector MIL
record actor --name "Ministry of Unification" --aliases 통일부 --type body \
  --parent "ROK government" --country KOR --sector GOV
record actor --name "ROK Strategic Command" --aliases "the command" --aliases 전략사령부 \
  --type body --parent "ROK Ministry of National Defense" --country KOR --sector MIL
record actor --name "Noh Jae-min" --aliases "Maj. Gen. Noh Jae-min" --aliases 노재민 \
  --type person --parent "ROK Strategic Command" \
  --office "Deputy commander of the ROK Strategic Command" --valid.from 2030-10 --country KOR \
  --sector MIL
record actor --name "National Assembly" --aliases 국회 --type body \
  --parent "Republic of Korea" --country KOR --sector LEG
record actor --name "Reform Alliance" --aliases 개혁연합 --aliases 야당 --type organization \
  --country KOR --sector OPP
record actor --name "South Korean public" --aliases "한국 사회" --type public --country KOR \
  --sector CVL
record actor --name "Hangang Ilbo" --aliases 한강일보 --type organization --country KOR \
  --sector MED

# Actors: United States

record actor --name "U.S. Department of Defense" --aliases "미국 국방부" --type body \
  --parent "United States" --country USA --sector MIL
record actor --name "U.S. Strategic Command" --aliases "미국 전략사령부" --type body \
  --parent "U.S. Department of Defense" --country USA --sector MIL
record actor --name "Next U.S. administration" --aliases "새 행정부" \
  --aliases "미국의 차기 행정부" --type role --parent "United States" --valid.from 2033-01 \
  --country USA --sector GOV

# Actors: North Korea

record actor --name "North Korean leadership" --aliases "the leadership in Pyongyang" \
  --aliases "the regime" --aliases "북한 지도부" --type group --parent "North Korea" \
  --country PRK --sector GOV
record actor --name "Korean Central News Agency" --aliases KCNA --aliases 조선중앙통신 \
  --type organization --parent "North Korea" --country PRK --sector MED

# Actors: Japan

record actor --name "Aoki Reiko" --aliases "Foreign Minister Aoki Reiko" --type person \
  --parent Japan --office "Foreign Minister of Japan" --country JPN --sector GOV
record actor --name "Japanese Ministry of Defense" --aliases "일본 방위성" --type body \
  --parent Japan --country JPN --sector MIL
record actor --name "Members of the Diet" --aliases "several members of the Diet" --type group \
  --country JPN --sector LEG
record actor --name "Japanese public" --aliases respondents --type public --country JPN \
  --sector CVL
record actor --name "Setouchi Shimbun" --type organization --country JPN --sector MED

# Actors: China and Russia

record actor --name "Chinese Foreign Ministry" --aliases "중국 외교부" --type body \
  --parent China --country CHN --sector GOV
record actor --name "Chinese Ministry of Commerce" --aliases "중국 상무부" --type body \
  --parent China --country CHN --sector GOV
record actor --name "Officials in Beijing" --type unspecified --country CHN --sector GOV
record actor --name "Shanghai scholar" --aliases "상하이의 한 국제정치학자" --type unspecified \
  --country CHN --sector EDU
record actor --name "Russian Foreign Ministry" --aliases "러시아 외교부" --type body \
  --parent Russia --country RUS --sector GOV
record actor --name "Russian officials" --type unspecified --country RUS --sector GOV

# Actors: authors and others

record actor --name "Seo Ha-eun" --aliases 서하은 --type person --country KOR --sector EDU \
  --office "Senior Fellow, Halla Centre for Strategic Foresight"
record actor --name "Amélie Rochat" --type person --country FRA --sector EDU \
  --office "Visiting Fellow, Halla Centre for Strategic Foresight"
record actor --name "Mun Ha-rin" --aliases 문하린 --aliases 필자 --type person --country KOR \
  --sector EDU --office "동해안보포럼 연구위원"
record actor --name "Halla Centre for Strategic Foresight" --aliases "the Centre" \
  --type organization --country KOR --sector EDU \
  --note "The publisher, not the claimant: the authors speak for themselves."
record actor --name "European diplomat in Seoul" --aliases "a European diplomat in Seoul" \
  --type unspecified --sector GOV

# Events

record event --name "Gyeongju Declaration" --when 2028-10 --when.text "October 2028" \
  --actors "Republic of Korea" --actors "United States"
record event --name "Founding of the ROK Strategic Command" --when 2030-10 \
  --when.text "last October" --actors "ROK Strategic Command"
record event --name "Fourth plenary meeting of the DCG" --aliases "제4차 본회의" --when 2030-12 \
  --when.text "last December" --actors "Deterrence Consultative Group"
record event --name "Missile launch of December 2030" --when 2030-12 \
  --when.text "last December" --actors "North Korea"
record event --name "Signing of the Honolulu Annex" --aliases "the signing" \
  --aliases "「호놀룰루 부속서」 서명" --when 2031-02-14 --when.text "Feb. 14, 2031" \
  --actors "ROK Ministry of National Defense" --actors "U.S. Department of Defense"
record event --name "Fifth plenary meeting of the DCG" --aliases "6월 본회의" --when 2031-06 \
  --when.text "June of this year" --actors "Deterrence Consultative Group"
record event --name "Trial of the secure line" --when 2031-07 --when.text July \
  --actors "Deterrence Consultative Group"
record event --name "Steadfast Lantern 2031" --aliases "Steadfast Lantern" \
  --aliases "굳건한 등불" --when 2031-08 --when.text August \
  --actors "ROK–U.S. Combined Forces Command"
record event --name "U.S. presidential election of 2032" --when 2032-11 \
  --when.text "November 2032" --actors "United States"

# Codes: headings

record code --name "Extended deterrence" --use theme --codable false --color "#3584e4" \
  --description "How the allies organise nuclear protection."
record code --name "Regional reactions" --use theme --codable false --color "#e66100" \
  --description "What neighbours say and do about it."
record code --name "Alliance politics" --use theme --codable false --color "#9141ac" \
  --description "What keeps the allies together or drives them apart."
record code --name "Justifications" --use frame --codable false --color "#5e5c64" \
  --description "Frames: how a claim is justified."

# Codes: issues

record code --name "Joint nuclear planning" --parent "Extended deterrence" --use issue \
  --statement "The ROK and the United States should plan nuclear operations together." \
  --description "Planning, procedures and handbooks for the use of nuclear weapons by the allies." \
  --rule "Use for the planning itself. For rehearsing the plan use “Nuclear exercises”; for making it last use “Institutionalisation”." \
  --example "Both countries are likely to agree on rules for combining ROK conventional strikes with U.S. nuclear operations." \
  --counter-example "they may begin to rehearse these rules: an exercise, not a plan." \
  --color "#1c71d8" --shortcut p
record code --name "Nuclear exercises" --parent "Extended deterrence" --use issue \
  --statement "Joint exercises with nuclear scenarios should be held as planned." \
  --description "Drills in which the allies rehearse nuclear operations, Steadfast Lantern above all." \
  --rule "Use when holding, postponing or filling an exercise is at stake, but nothing is offered in return." \
  --example "the annual exercise Steadfast Lantern is unlikely to contain a nuclear scenario at all" \
  --counter-example "Suspending Steadfast Lantern in return for a freeze: use “Exercises for a freeze”." \
  --color "#62a0ea" --shortcut x
record code --name "Exercises for a freeze" --parent "Extended deterrence" --use issue \
  --statement "Exercises should be suspended in return for a freeze of North Korean tests." \
  --description "Trading exercises for restraint by North Korea." \
  --rule "Both sides of the trade must be in the claim or plainly meant." \
  --example "the United States would sooner or later trade its exercises for a halt to long-range missile tests" \
  --color "#f66151" --shortcut s
record code --name "Institutionalisation" --parent "Alliance politics" --use issue \
  --statement "The procedures of the DCG should be made to outlast a change of government." \
  --description "Codifying procedures, building standing bodies." \
  --rule "Use when the point is that something lasts." \
  --example "The DCG Secretariat should therefore complete the codification by the end of 2031" \
  --color "#813d9c" --shortcut i
record code --name "Information sharing" --parent "Alliance politics" --use issue \
  --statement "The two commands should handle intelligence under common rules." \
  --description "Secrecy rules, shared pictures and lines between the allies." --color "#c061cb" \
  --shortcut f
record code --name "Burden sharing" --parent "Alliance politics" --use issue \
  --statement "The ROK should bear a larger share of the cost of the alliance." \
  --description "Who pays, who provides forces." --color "#dc8add" --shortcut b
record code --name "Japanese participation" --parent "Regional reactions" --use issue \
  --statement "Japan should take part in the DCG." \
  --description "Japan as informed party, observer, part member or member." \
  --rule "Any degree of taking part counts; write the degree into the gist." \
  --example "Japan attend the June plenary as an observer" \
  --counter-example "China’s reaction to membership: use “Containment of China”." \
  --color "#26a269" --shortcut j
record code --name "Parliamentary consent" --parent "Alliance politics" --use issue \
  --statement "Parliament should be consulted before Japan is admitted." \
  --description "What legislatures have to say in it." --color "#8ff0a4" --shortcut l
record code --name "Containment of China" --parent "Regional reactions" --use issue \
  --statement "The DCG is directed against China." \
  --description "Whether the group aims beyond the Korean Peninsula." \
  --rule "Position is the claimant’s view on whether the statement is true, not on whether it is good." \
  --example "the DCG would be turned against China in a crisis over Taiwan" --color "#e5a50a" \
  --shortcut c
record code --name "Openness towards neighbours" --parent "Regional reactions" --use issue \
  --statement "The allies should explain the limits of the DCG to China and Russia." \
  --description "Briefings, messages, transparency." --color "#f8e45c" --shortcut o
record code --name "Economic coercion" --parent "Regional reactions" --use issue \
  --statement "Trade should be restricted in answer to the DCG." \
  --description "Export bans and the like." --color "#ffbe6f" --shortcut e
record code --name "Nuclear test" --parent "Regional reactions" --use issue \
  --statement "North Korea should carry out a further nuclear test." \
  --description "A further nuclear test and what would make it more or less likely." \
  --color "#a51d2d" --shortcut n
record code --name "Russian support" --parent "Regional reactions" --use issue \
  --statement "Russia should support North Korea against the DCG." \
  --description "Arms, technology, stationing, diplomatic cover." --color "#865e3c" --shortcut r

# Codes: themes

record code --name "Provocation" --parent "Regional reactions" --use theme \
  --description "Launches, closures, incidents meant to press the allies." \
  --rule "Code the passage that describes the provocation, not the comment on it." \
  --example "it fired two short-range missiles into the East Sea" --color "#e01b24" --shortcut v
record code --name "Maritime tension" --parent "Provocation" --use theme \
  --description "Northern Limit Line, closed waters, fishing season." --color "#99c1f1" --shortcut m
record code --name "Grey zone" --parent "Provocation" --use theme \
  --description "Acts below the threshold whose author is hard to prove." --color "#9a9996"
record code --name "Strategic communication" --parent "Alliance politics" --use theme \
  --description "Messages, calendars, pledges to explain." --color "#cdab8f" --shortcut u
record code --name "Domestic legitimacy" --parent "Alliance politics" --use theme \
  --description "Parliaments, surveys, elections." --color "#b5835a" --shortcut d

# Codes: frames

record code --name "Readiness" --parent Justifications --use frame \
  --description "Only what is practised works." \
  --example "A plan that has never been rehearsed deters nobody" --color "#77767b"
record code --name "Reversibility" --parent Justifications --use frame \
  --description "What can be undone quickly is worth less." \
  --example "it could reverse the freeze within weeks" --color "#77767b"
record code --name "Sphere of influence" --parent Justifications --use frame \
  --description "Too close to a great power’s borders." \
  --example "on China’s doorstep" --color "#77767b"
record code --name "Protection of life" --parent Justifications --use frame \
  --description "It saves lives." --color "#77767b"
record code --name "Historical grievance" --parent Justifications --use frame \
  --description "The past between Korea and Japan." --color "#77767b"
record code --name "Warmongering" --parent Justifications --use frame \
  --description "The other side prepares war." \
  --example "a war plan with a signature under it" --color "#77767b"

# Scenarios

record scenario --title "Planned deterrence" \
  --focal-question "Will the DCG reach the phase of operational planning by the end of 2031?" \
  --horizon ../2031 --likelihood likely --likelihood.low 55 --likelihood.high 80 \
  --likelihood.lexicon icd203 --likelihood.basis coder \
  --driving-forces "The annex and its handbook" --driving-forces "Standing staff and a secure line" \
  --critical-uncertainties 'name="Secrecy rules of the two commands" poles="common rules" poles="separate rules"' \
  --critical-uncertainties 'name="U.S. administration after 2032" poles="keeps the annex" poles="reopens it"' \
  --signposts "The handbook is adopted by the plenary in June" \
  --signposts "The secure line passes its trial in July" \
  --signposts "Steadfast Lantern contains a nuclear scenario" \
  --narrative "The handbook is adopted, the line works, the exercise rehearses it, and by winter both commands write the procedures into their standing orders." \
  --color "#1c71d8"
record scenario --title "Spiral of provocation" \
  --focal-question "How far will North Korea go around the August exercise?" \
  --horizon 2031/2032 --likelihood "high possibility" --likelihood.low 55 --likelihood.high 80 \
  --likelihood.lexicon icd203 --likelihood.basis study \
  --driving-forces "Pyongyang’s wish to delay the handbook" \
  --driving-forces "Russian demand for North Korean arms" \
  --critical-uncertainties 'name="China’s signal on sanctions" poles="blocks new sanctions" poles="stays silent"' \
  --signposts "Waters are closed to shipping" --signposts "Boats are harassed in the crab season" \
  --narrative "Launches before the exercise, a closed sea during it, and an incident near the Northern Limit Line the following spring." \
  --color "#a51d2d"
record scenario --title "Bargain over exercises" \
  --focal-question "Will exercises be traded for a freeze?" --horizon ../2033 \
  --driving-forces "A new administration in search of a quick success" \
  --driving-forces "A freeze costs Pyongyang little" \
  --critical-uncertainties 'name="Washington’s offer" poles="made" poles="not made"' \
  --critical-uncertainties 'name="August exercise" poles="held" poles="postponed" poles="suspended"' \
  --signposts "The August exercise is postponed without a reason" \
  --narrative "Washington offers to suspend the exercise, Pyongyang freezes long-range tests, and the procedures of the DCG are never rehearsed." \
  --color "#e5a50a"
record scenario --title "Wider circle" \
  --focal-question "Will Japan join the work of the DCG, and what will China do about it?" \
  --horizon 2032/2033 --driving-forces "Shared missile warning" \
  --driving-forces "Public caution in both countries" \
  --critical-uncertainties 'name="Relations between Seoul and Tokyo" poles=stable poles=strained' \
  --signposts "Japan sits in the June plenary as an observer" \
  --signposts "China announces controls on rare earths" \
  --narrative "Japan starts as an observer and joins the warning cell; China calls it containment and answers with trade." \
  --color "#26a269"

# The study's own fields

record field --name arena --title "Arena" --type choice --choices domestic --choices bilateral \
  --choices regional --choices global --scale nominal --applies-to claim
record field --name verifiable --title "Can be verified from open sources" --type boolean \
  --scale nominal --applies-to claim
record field --name salience --title "Salience for the study" --type choice --choices low \
  --choices medium --choices high --scale ordinal --applies-to claim

# Texts

a describe "$BRIEF" --coder mina \
  --title "Planning Together: The Deterrence Consultative Group after the Honolulu Annex and the Reactions of Its Neighbours" \
  --authors "Seo Ha-eun" --authors "Amélie Rochat" \
  --publisher "Halla Centre for Strategic Foresight" --date 2031-03-12 --language en \
  --encoding UTF-8 \
  --disclaimer "The views expressed are the authors’ own and not those of the Centre."
a describe "$COMMENTARY" --coder mina \
  --title "「호놀룰루 부속서」 이후 북·중·러의 셈법과 우리의 과제" --authors "Mun Ha-rin" \
  --publisher 동해안보포럼 --date 2031-03-20 --language ko --encoding UTF-8 \
  --disclaimer "이 글의 내용은 필자의 개인적 견해이며 동해안보포럼의 공식 입장과 다를 수 있다."

# Memos on the study as a whole

record memo --title "Bands for unlisted terms" --type method --state settled \
  --text "Only “likely”, “unlikely”, “probably”, “highly likely”, “highly unlikely” and “almost certainly” have a band in ICD 203 (basis: listed). We decided: “high possibility” and “가능성이 높다” 55–80, “may” 20–55 (basis: study). “Cannot be ruled out” and “could” get no band (basis: none)."
record memo --title "Seoul, Pyongyang, Beijing" --type method --state settled \
  --text "A capital that acts or speaks is an alias of its state; a capital where something happens is a place and not coded."
