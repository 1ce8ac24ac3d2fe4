#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""compare-suggest.py SUGGESTED CODED: how much of what a coder did in a text actant-cli suggests.

SUGGESTED is what "actant-cli suggest --json" printed before anything was coded, CODED the coder's
annotation file. Prints a line for each kind; exits 1 when less is found than is asked for."""
import json
import sys

# Kind: the least part of what was coded that must be found, and the most that may be found besides,
# in percent. Horizons such as "always" are no dates; most attributions are verbs of a phrase.
BOUNDS = {"mention": (100, 5), "likelihood": (90, 0), "horizon": (50, 30), "attribution": (30, 20),
          "condition": (100, 0)}


def places(coded):
    """Where what a suggestion could find was coded, by kind."""
    found = {kind: set() for kind in BOUNDS}
    all_mentions = set()
    for record in coded["annotations"]:
        for segment in record["segments"] if record["kind"] == "mention" else []:
            place = (segment["start"], segment["end"])
            all_mentions.add(place)
            if record["mode"] == "name":
                found["mention"].add(place)
        for cue in record.get("cues", []) if record["kind"] == "claim" else []:
            kind = "horizon" if cue["slot"] == "said" else cue["slot"]
            if kind in found:
                found[kind].add((cue["start"], cue["end"]))
    for record in coded["relations"]:
        if record["type"] in ("condition", "irrespective"):
            found["condition"] |= {(cue["start"], cue["end"]) for cue in record["cues"]}
    return found, all_mentions


def touches(place, others):
    return any(place[0] < end and start < place[1] for start, end in others)


def wrong_dates(suggestions, coded):
    """Suggested dates that are not those of the slot whose words they stand on."""
    for record in coded["annotations"]:
        for cue in record.get("cues", []):
            for s in suggestions:
                if cue["slot"] in ("said", "horizon") and s["kind"] == "horizon" \
                        and touches((cue["start"], cue["end"]), [(s["start"], s["end"])]) \
                        and s.get("value") != record[cue["slot"]].get("edtf"):
                    yield f"{s['words']}: {s.get('value')}, coded was {record[cue['slot']]}"


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        suggestions = [json.loads(line) for line in file]
    with open(sys.argv[2], encoding="utf-8") as file:
        annotations = json.load(file)
    wanted, all_mentions = places(annotations)
    # Titles and the headings of the brief are not coded.
    ends = [place for kind in wanted for place in wanted[kind] if kind != "mention"]
    first, last = min(ends)[0], max(ends)[1]
    wrong = list(wrong_dates(suggestions, annotations))
    print("\n".join(wrong) or "every date is as coded")
    failed = bool(wrong)
    for kind, (least, most) in BOUNDS.items():
        got = {(s["start"], s["end"]) for s in suggestions if s["kind"] == kind}
        hits = sum(touches(place, got) for place in wanted[kind])
        coded = wanted[kind] | (all_mentions if kind == "mention" else set())
        besides = [p for p in got if first <= p[0] < last and not touches(p, coded)]
        recall = 100 * hits // len(wanted[kind])
        noise = 100 * len(besides) // max(1, len(got))
        failed |= recall < least or noise > most
        print(f"{kind}: {hits} of {len(wanted[kind])} are suggested ({recall} %), "
              f"{len(besides)} of {len(got)} suggestions are none ({noise} %)")
    sys.exit(failed)


main()
