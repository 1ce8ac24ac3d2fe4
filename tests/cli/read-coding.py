#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""read-coding.py FOLDER MADE: the tables of tests/data/brief-coding in FOLDER as calls of actant-cli,
a line of JSON each as record-call.py writes them. MADE is what code.sh printed: label and id of each
record in the order it was made.

Reads the tables on its own, so that a mistake of code.sh is not repeated here."""
import json
import os
import re
import sys

SCENARIOS = ["group", "escalation", "tokyo", "beijing", "bargain"]


class Coding:
    def __init__(self, folder, made):
        self.folder = folder
        self.ids = {}
        with open(made, encoding="utf-8") as file:
            self.made = [line.split() for line in file]
        for label, record in self.made:
            if label != "-" and self.ids.setdefault(label, record) != record:
                sys.exit(f"{label} is made twice")
        self.ratings = {words[0]: words[1:] for words in self.rows("ratings.txt")}

    def lines(self, table):
        with open(os.path.join(self.folder, table), encoding="utf-8") as file:
            return [line.strip() for line in file if not line.startswith("#")]

    def rows(self, table, columns=0):
        """The words of each line of a flat table, the last column taking the rest."""
        return [line.split(None, columns - 1) for line in self.lines(table) if line]

    def blocks(self, table):
        """Head and (slot, value) pairs of each block, ids in the place of labels."""
        for block in "\n".join(self.lines(table)).split("\n\n"):
            head, *lines = [line for line in block.split("\n") if line] or [""]
            options = []
            for line in lines:
                slot, text = line.split(None, 1)
                text = re.sub("@([a-z][a-z_]*)", lambda match: self.ids[match.group(1)], text)
                options += [(slot, value) for value in text.split(" | ")]
            if head:
                yield head.split(), options

    def emit(self, command, words, options, label=None):
        printed = self.ids.get(words[-1], words[-1])
        if label is not None:
            made, printed = self.made.pop(0)
            if made != label:
                sys.exit(f"{label} is in the tables, {made} was made")
        argv = [command] + words
        for slot, value in options:
            argv += ["--" + slot, value]
        print(json.dumps([argv, printed], ensure_ascii=False))

    def rated(self, label):
        for scenario, cell in zip(SCENARIOS, self.ratings.pop(label), strict=True):
            role, _, rating = cell.rpartition(":")
            yield "scenarios", (f"scenario={self.ids[scenario]} consistency={rating}"
                                + (f" role={role}" if role else ""))

    def study(self):
        for (kind, label), options in self.blocks("study.txt"):
            if kind == "text":
                self.emit("describe", ["TEXT"], options, label)
            else:
                self.emit("add", [kind, "STUDY"], options, label)

    def claims(self):
        for (_, label, kind, standing, *ranges), options in self.blocks("claims.txt"):
            options += [("type", kind), ("standing", standing)]
            options += [("range", place) for place in ranges]
            self.emit("annotate", ["TEXT", "claim"], options + list(self.rated(label)), label)
        if self.ratings:
            sys.exit(f"rated, but no claims: {sorted(self.ratings)}")

    def relations(self):
        for sense, start, end, cue, group in self.rows("relations.txt"):
            options = [("type", sense), ("from", self.ids[start]), ("to", self.ids[end])]
            options += [("cue", "type=" + cue)] if cue != "-" else []
            options += [("group", group), ("join", "all")] if group != "-" else []
            self.emit("add", ["relation", "TEXT"], options, "-")

    def passages(self):
        for place, mode, actors in self.rows("mentions.txt", 3):
            options = [("range", place), ("mode", mode)]
            options += [("actors", actor) for actor in actors.split(" | ")]
            self.emit("annotate", ["TEXT", "mention"], options, "-")
        for place, code in self.rows("codings.txt", 2):
            self.emit("annotate", ["TEXT", "coding"], [("range", place), ("code", code)], "-")

    def rest(self):
        for (_, label), options in self.blocks("memos.txt"):
            self.emit("add", ["memo", "TEXT"], options, label)
        for (_, label), options in self.blocks("signposts.txt"):
            self.emit("edit", ["STUDY", self.ids[label]], options)
        if self.made:
            sys.exit(f"made, but not in the tables: {self.made}")


def main():
    coding = Coding(*sys.argv[1:])
    coding.study()
    coding.claims()
    coding.relations()
    coding.passages()
    coding.rest()


main()
