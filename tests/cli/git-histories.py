#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random histories of four people in one git repository, with the real git and the real driver.

Usage: git-histories.py [--histories N] [--seed S]

Four working trees of one repository, a branch each. They edit records of one file, commit, merge,
rebase, cherry-pick, stash, and have the driver killed midway. Each edit writes a word of its own and
remembers which words its author could see, so that it is known what must be there: a word is found
in some version of its record, or somebody who knew it wrote over it. Every committed file must be
valid, hold each id once and each record that a side had.
"""
import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

NAME = "a.txt.mina.annotations.json"
FIELDS = ("gist", "note", "form")
PEOPLE = 4
STEPS = 9
CLI = os.environ["ACTANT_CLI"]


class Lost(Exception):
    pass


class World:
    def __init__(self, folder, seed):
        self.folder = folder
        self.random = random.Random(seed)
        self.words = {}       # word -> (record, field, words that its author could see)
        self.replicas = 0
        self.clashes = 0
        self.merges = 0
        self.env = dict(os.environ, HOME=folder, GIT_CONFIG_NOSYSTEM="1", LC_ALL="C.UTF-8",
                        GIT_CONFIG_GLOBAL=os.path.join(folder, "gitconfig"), GIT_EDITOR="true")
        for key in [key for key in self.env if key.startswith("GIT_") and "CONFIG" not in key
                    and key != "GIT_EDITOR"]:
            del self.env[key]
        with open(os.path.join(folder, "gitconfig"), "w", encoding="utf-8") as file:
            file.write("[user]\n name = T\n email = t@example.org\n[init]\n defaultBranch = p0\n"
                       "[gc]\n auto = 0\n[core]\n fsync = none\n[advice]\n detachedHead = false\n")

    def tree(self, person):
        return os.path.join(self.folder, f"p{person}")

    def git(self, person, *words, fine=(0,)):
        done = subprocess.run(["git", "-C", self.tree(person), *words], env=self.env,
                              capture_output=True, text=True)
        if fine is not None and done.returncode not in fine:
            raise Lost(f"git {words} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        return done

    def cli(self, *words, fine=(0,)):
        done = subprocess.run([CLI, *words], env=self.env, capture_output=True, text=True)
        if done.returncode not in fine:
            raise Lost(f"actant-cli {words} ended with {done.returncode}:\n"
                       f"{done.stdout}{done.stderr}")
        return done

    def set_up(self):
        os.mkdir(self.tree(0))
        self.git(0, "init", "-q")
        self.cli("new", self.tree(0), "--coder", "mina")
        with open(os.path.join(self.tree(0), "a.txt"), "w", encoding="utf-8") as file:
            file.write("Alder warns. Birch yields. Cedar stays.\n")
        for start in (0, 13):
            self.cli("annotate", os.path.join(self.tree(0), "a.txt"), "--coder", "mina", "claim",
                     "--range", f"{start}:{start + 5}")
        self.cli("git-setup", self.tree(0))
        self.git(0, "add", "-A")
        self.git(0, "commit", "-q", "-m", "root")
        self.git(0, "tag", "root")
        for person in range(1, PEOPLE):
            self.git(0, "worktree", "add", "-q", "-b", f"p{person}", self.tree(person))

    # The file

    def load(self, person):
        with open(os.path.join(self.tree(person), NAME), encoding="utf-8") as file:
            return parse(file.read())

    def store(self, person, data):
        with open(os.path.join(self.tree(person), NAME), "w", encoding="utf-8") as file:
            json.dump(data, file, ensure_ascii=False, indent=1)
            file.write("\n")

    def bump(self, revs):
        self.replicas += 1
        return {**revs, f"r{self.replicas:05d}": 1}

    def seen(self, body):
        words = set()
        for field in FIELDS:
            if field in body:
                words |= {body[field]} | self.words[body[field]][2]
        return words

    def new_word(self, record, field, seen):
        word = f"{field}{len(self.words)}"
        self.words[word] = (record, field, frozenset(seen))
        return word

    def edit(self, person):
        data = self.load(person)
        record = self.random.choice(data["annotations"])
        if self.random.random() < 0.1:
            record = json.loads(json.dumps(record))
            record = {"id": f"0192f3a1-0000-7000-8000-{len(self.words):012d}", "kind": "claim",
                      "segments": record["segments"], "rev": {}}
            data["annotations"].append(record)
        field = self.random.choice(FIELDS)
        record[field] = self.new_word(record["id"], field, self.seen(record))
        record["rev"] = self.bump(record.get("rev", {}))
        record["modified"] = f"2027-01-01T{len(self.words) // 3600:02d}:" \
                             f"{len(self.words) // 60 % 60:02d}:{len(self.words) % 60:02d}Z"
        self.store(person, data)

    def settle(self, person):
        """Whoever meets versions writes what is to hold, mostly."""
        data = self.load(person)
        for record in data["annotations"]:
            versions = record.pop("versions", [])
            if versions and self.random.random() < 0.3:
                record["versions"] = versions
                continue
            if not versions:
                continue
            self.clashes += 1
            seen = self.seen(record).union(*(self.seen(version) for version in versions))
            revs = dict(record["rev"])
            for version in versions:
                for replica, count in version.get("rev", {}).items():
                    revs[replica] = max(count, revs.get(replica, 0))
            for field in FIELDS:
                record[field] = self.new_word(record["id"], field, seen)
            record["rev"] = self.bump(revs)
        self.store(person, data)

    # What must be there

    def present(self, person):
        words = set()
        for record in self.load(person)["annotations"]:
            for body in [record, *record.get("versions", [])]:
                words |= {body[field] for field in FIELDS if field in body}
        return words

    def held(self, person):
        """All that the branch holds: what is there, and what that has seen."""
        words = set(self.present(person))
        for word in list(words):
            words |= self.words[word][2]
        return words

    def check(self, person, wanted, ids, what):
        there = self.present(person)
        here = {record["id"] for record in self.load(person)["annotations"]}
        if not ids <= here:
            raise Lost(f"{what}: records {ids - here} are lost")
        over = set()
        for word in self.held(person):
            record, field, seen = self.words[word]
            over |= {old for old in seen if self.words[old][:2] == (record, field)}
        if not wanted <= there | over:
            raise Lost(f"{what}: {sorted(wanted - there - over)} are lost")

    def ids(self, person):
        return {record["id"] for record in self.load(person)["annotations"]}

    # What people do

    def commit(self, person, message):
        self.git(person, "commit", "-q", "-a", "-m", message, fine=(0, 1))

    def conclude(self, person, result, wanted, ids, what):
        """After git stopped or not: everything is there; then on."""
        self.merges += 1
        self.check(person, wanted, ids, what)
        self.settle(person)
        self.check(person, wanted, ids, what + ", settled")
        return result.returncode

    def merge(self, person, other, *options):
        wanted = self.held(person) | self.held(other)
        ids = self.ids(person) | self.ids(other)
        done = self.git(person, *options, "merge", "-q", f"p{other}", fine=(0, 1, 2))
        if done.returncode == 2:  # git 2.4x ends a merge whose driver was killed, and changes nothing
            if "died of signal" not in done.stderr or self.git(person, "status", "-s", "-uno").stdout:
                raise Lost(f"the merge ended with 2:\n{done.stdout}{done.stderr}")
            done = self.git(person, "merge", "-q", f"p{other}", fine=(0, 1))
        elif options:
            self.cli("join", "--from-index", self.tree(person), fine=(0, 1))
        self.conclude(person, done, wanted, ids, f"merge {done.stderr}")
        self.commit(person, "merged")

    def rebase(self, person, other):
        merges = self.git(person, "rev-list", "--merges", "--count", f"p{other}..p{person}").stdout
        if int(merges) > 0:      # rebase leaves out what was written in merges
            return self.merge(person, other)
        wanted = self.held(person) | self.held(other)
        ids = self.ids(person) | self.ids(other)
        done = self.git(person, "rebase", "-q", f"p{other}", fine=(0, 1))
        while done.returncode == 1:
            self.settle(person)
            self.git(person, "add", "-A")
            done = self.git(person, "rebase", "--continue", fine=(0, 1))
            if "No changes" in done.stdout + done.stderr:
                done = self.git(person, "rebase", "--skip", fine=(0, 1))
        self.conclude(person, done, wanted, ids, "rebase")
        self.commit(person, "rebased")

    def cherry_pick(self, person, other):
        commits = self.git(other, "rev-list", "--no-merges", f"root..p{other}").stdout.split()
        if not commits:
            return
        wanted, ids = self.held(person), self.ids(person)
        done = self.git(person, "cherry-pick", self.random.choice(commits), fine=(0, 1))
        self.conclude(person, done, wanted, ids, "cherry-pick")
        if done.returncode == 1:
            self.git(person, "commit", "-q", "--allow-empty", "-a", "-m", "picked")
        else:
            self.commit(person, "settled")

    def stash(self, person, other):
        self.edit(person)
        wanted, ids = self.held(person) | self.held(other), self.ids(person) | self.ids(other)
        self.git(person, "stash", "-q")
        self.merge(person, other)
        done = self.git(person, "stash", "pop", "-q", fine=(0, 1))
        self.conclude(person, done, wanted, ids, "stash")
        self.git(person, "add", "-A")
        self.commit(person, "popped")
        if done.returncode == 1:
            self.git(person, "stash", "drop", "-q")

    def step(self):
        person, other = self.random.sample(range(PEOPLE), 2)
        what = self.random.random()
        if what < 0.5:
            self.edit(person)
            self.commit(person, "edited")
        elif what < 0.74:
            self.merge(person, other)
        elif what < 0.82:
            self.rebase(person, other)
        elif what < 0.89:
            self.cherry_pick(person, other)
        elif what < 0.94:
            self.stash(person, other)
        else:
            self.merge(person, other, "-c", "merge.actant.driver=kill -9 $$")

    def check_commits(self):
        """Every tree of the history."""
        commits = self.git(0, "rev-list", "root..p0").stdout.split()
        if not commits:
            return
        done = subprocess.run(["git", "-C", self.tree(0), "cat-file", "--batch"], env=self.env,
                              input="".join(f"{commit}:{NAME}\n" for commit in commits),
                              capture_output=True, text=True, check=True)
        for text in done.stdout.split(" blob ")[1:]:
            length = int(text.split("\n", 1)[0])
            body = text.split("\n", 1)[1].encode()[:length].decode()
            parse(body)

    def history(self):
        self.words.clear()
        for person in range(PEOPLE):
            self.git(person, "reset", "-q", "--hard", "root")
        for _ in range(STEPS):
            self.step()
        for other in range(1, PEOPLE):
            self.merge(0, other)
        self.check_commits()
        self.cli("check", self.tree(0), fine=(0, 1))


def parse(text):
    """The file: valid, every id once, no version with an id."""
    def unique(pairs):
        if len({key for key, _ in pairs}) != len(pairs):
            raise Lost(f"a key twice in {text}")
        return dict(pairs)

    try:
        data = json.loads(text, object_pairs_hook=unique)
    except ValueError as error:
        raise Lost(f"not valid: {error}\n{text}") from error
    ids = [record["id"] for record in data["annotations"]]
    if len(set(ids)) != len(ids):
        raise Lost(f"an id twice in {text}")
    return data


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--histories", type=int,
                        default=2000 if os.environ.get("ACTANT_TEST_LONG") else 200)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    args = parser.parse_args()

    if shutil.which("git") is None:
        print("git is not installed")
        return 77
    print(f"seed {args.seed}", flush=True)
    # In memory where there is such a place: the disk's own time is no part of this.
    place = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=place) as folder:
        world = World(folder, args.seed)
        world.set_up()
        for number in range(args.histories):
            try:
                world.history()
            except Lost as error:
                print(f"history {number} of seed {args.seed}: {error}")
                return 1
        print(f"{args.histories} histories, {world.merges} merges, {world.clashes} clashes settled")
    return 0


if __name__ == "__main__":
    sys.exit(main())
