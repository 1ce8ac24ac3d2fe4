#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeded faults in joining, resolving, stamping and merging, each of which the tests must find.

Usage: join-mutants.py [--only WORD]

Copies the sources, builds the tests there once, then makes one change at a time, builds and runs
the tests until one fails. Ends with 0 when every fault was found. Takes some minutes, and is
therefore not part of the suite:

    python3 tests/core/join-mutants.py
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
JOINS = "60000"
PROGRAMS = ("test-join-properties", "test-resolve", "test-join", "test-undo-join")

JOIN = "app/team/actant-join.c"
RESOLVE = "app/team/actant-resolve.c"
FIELD = "app/team/actant-resolve-field.c"
STAMP = "app/team/actant-stamp.c"
MERGE = "app/team/actant-merge.c"
REVS = "app/model/actant-revs.c"
CHANGE = "app/model/actant-change-set.c"

# What is wrong, where, what stands there, what is put in its place.
MUTANTS = (
    ("a dominated version is added", JOIN,
     "        case ACTANT_REVS_AFTER:\n          return;", "        case ACTANT_REVS_AFTER:\n          break;"),
    ("a dominated version stays", JOIN,
     "          g_ptr_array_remove_index (bodies, i);\n          continue;", "          i++;\n          continue;"),
    ("of equal revs the first wins", JOIN,
     "          if (actant_value_equal (bodies->pdata[i], body))\n            return;", "          return;"),
    ("equal versions are kept twice", JOIN,
     "          if (actant_value_equal (bodies->pdata[i], body))\n            return;\n", ""),
    ("of concurrent versions the last wins", JOIN,
     "        case ACTANT_REVS_CONCURRENT:\n        default:\n          break;\n        }\n      i++;",
     "        case ACTANT_REVS_CONCURRENT:\n        default:\n          g_ptr_array_remove_index (bodies, i);\n"
     "          continue;\n        }\n      i++;"),
    ("versions are not sorted", JOIN, "  if (bodies->len > 1)\n    g_ptr_array_sort", "  if (bodies->len > 9)\n    g_ptr_array_sort"),
    ("the oldest is shown", JOIN, "\"modified\")) >= 0)", "\"modified\")) < 0)"),
    ("of one moment the lesser is shown", JOIN, "\"modified\")) >= 0)", "\"modified\")) > 0)"),
    ("stored versions are not joined", JOIN,
     "  for (guint i = 0; i < actant_record_get_n_versions (record); i++)\n    add_body (",
     "  for (guint i = 1; i < actant_record_get_n_versions (record); i++)\n    add_body ("),
    ("records that only one side has are left out", JOIN,
     "  if (known == 0)\n    {\n", "  if (known == 0 && joining->records->len > 0)\n    return TRUE;\n  if (known == 0)\n    {\n"),
    ("records without an id come twice", JOIN, "  if (id == NULL && is_known_source (joining, record))", "  if (FALSE && is_known_source (joining, record))"),
    ("news are not looked for in both", REVS, "  gboolean b_leads = has_news (b, a);", "  gboolean b_leads = has_news (b, NULL);"),
    ("equal counts are news", REVS, "        > actant_revs_get (b, actant_value_get_key (a, i)))\n      return TRUE;",
     "        >= actant_revs_get (b, actant_value_get_key (a, i)))\n      return TRUE;"),
    ("the maximum of revs is of one side", REVS, "      if (count > actant_revs_get (max, replica))", "      if (count < actant_revs_get (max, replica))"),
    ("what both have seen is what either has", REVS, "      gint64 count = MIN (", "      gint64 count = MAX ("),
    ("an edit has no rev of its own", STAMP, "  revs = actant_revs_bump (seen, stream->replica, ++stream->count);", "  revs = seen != NULL ? actant_value_ref (seen) : actant_revs_bump (seen, stream->replica, 1);"),
    ("a stream covers what it wrote unseen", STAMP,
     "  if (would_cover (stream, after, seen))", "  if (FALSE && would_cover (stream, after, seen))"),
    ("versions with the edited rev get no mark", STAMP,
     "order == ACTANT_REVS_BEFORE || order == ACTANT_REVS_EQUAL\n", "FALSE && order == ACTANT_REVS_EQUAL\n"),
    ("settling covers the shown version only", STAMP, "  if (settles)\n    seen = find_max (before);", "  if (FALSE)\n    seen = find_max (before);"),
    ("every edit settles", STAMP, "  if (settles)\n    seen = find_max (before);", "  if (before != NULL || settles)\n    seen = find_max (before);"),
    ("an edited body may hide behind a later one", STAMP,
     "  g_ptr_array_add (bodies, date_last (body, bodies));", "  g_ptr_array_add (bodies, (date_last, g_steal_pointer (&body)));"),
    ("a base may be older than what both have seen", RESOLVE,
     "        == ACTANT_REVS_EQUAL)\n      {\n        if (found", "        != ACTANT_REVS_CONCURRENT)\n      {\n        if (found"),
    ("two may have seen more than all", RESOLVE, "        if (!same)\n          return FALSE;", "        if (!same && i > 99)\n          return FALSE;"),
    ("any of two bases will do", RESOLVE, "        if (found != NULL)\n          return NULL;", ""),
    ("a base typed over its rev is one", RESOLVE, "!is_marked (found, bodies) ? found : NULL", "(is_marked (found, bodies) || TRUE) ? found : NULL"),
    ("the rev of a result is of one side", RESOLVE, "actant_revs_max (max, values[i]);", "actant_revs_max (max, values[0]);"),
    ("the earlier modification counts", RESOLVE, "gboolean wants_least = strcmp (name, \"created\") == 0;",
     "gboolean wants_least = strcmp (name, \"rev\") != 0;"),
    ("the later creation counts", RESOLVE, "gboolean wants_least = strcmp (name, \"created\") == 0;", "gboolean wants_least = FALSE;"),
    ("the earlier deletion counts", RESOLVE, "      if (actant_value_compare (values[i], latest) > 0)", "      if (actant_value_compare (values[i], latest) < 0)"),
    ("a clash is resolved", RESOLVE, "  if (resolving.clashes != 0 || resolving.extras_clash)", "  if (resolving.extras_clash)"),
    ("a clash of unknown members is resolved", RESOLVE, "  if (resolving.clashes != 0 || resolving.extras_clash)", "  if (resolving.clashes != 0)"),
    ("fields that hang together are taken apart", RESOLVE, "  if (!leads)\n    return;", "  if (leads || !leads)\n    return;"),
    ("passages are merged by segment", RESOLVE, "  gboolean whole = strcmp (", "  gboolean whole = FALSE && strcmp ("),
    ("of two changes the last wins", FIELD, "        return FALSE;\n      *taken = sides->values[i];", "        continue;\n      *taken = sides->values[i];"),
    ("what one side took out stays", FIELD, "        kept = has_item (sides->values[i], item);", "        kept = has_item (sides->values[i], item) || i > 0;"),
    ("what one side added is left out", FIELD, "  for (guint i = 0; i < sides->n; i++)\n    for (guint k = 0; k < actant_value_get_n_items (sides->values[i]); k++)\n      {\n        const ActantValue *item = actant_value_get_item (sides->values[i], k);\n\n        if (!has_item (sides->base, item)\n            &&",
     "  for (guint i = 1; i < sides->n; i++)\n    for (guint k = 0; k < actant_value_get_n_items (sides->values[i]); k++)\n      {\n        const ActantValue *item = actant_value_get_item (sides->values[i], k);\n\n        if (!has_item (sides->base, item)\n            &&"),
    ("one issue gets two positions", FIELD, "  if (has_clash (sides, type->item))", "  if (FALSE && has_clash (sides, type->item))"),
    ("an order is lost", FIELD, "        || (type->ordered && !keeps_order (sides->values[i], sides->base)))", "        || (FALSE && !keeps_order (sides->values[i], sides->base)))"),
    ("of a map only the base's keys count", FIELD, "  for (guint i = 0; i < sides->n; i++)\n    add_keys (keys, sides->values[i]);", "  (void) add_keys;"),
    ("what was typed over a rev gets no mark", MERGE, "      marked |= needs_mark;", "      marked |= FALSE && needs_mark;"),
    ("what took a file's place counts as coming from it", MERGE, "merging->relation == ACTANT_MERGE_BASE_LAST_SEEN || bodies->len > 1", "bodies->len > 1"),
    ("of two versions with one rev both come from the base", MERGE, "merging->relation == ACTANT_MERGE_BASE_LAST_SEEN || bodies->len > 1", "merging->relation == ACTANT_MERGE_BASE_LAST_SEEN"),
    ("nothing is resolved", MERGE, "  return actant_resolve_record (named, record);", "  return actant_resolve_record (NULL, record);"),
    ("another text alone is a change", MERGE, "                                           lookup (named_records, record), record);", "                                           lookup (merging->base, record), record);"),
    ("undo takes back what others changed since", CHANGE, "      if (!actant_value_equal (actant_value_get_member_at (body, i), new))", "      if (FALSE && !actant_value_equal (actant_value_get_member_at (body, i), new))"),
    ("undo of a settlement brings nothing back", CHANGE, "  if (has_same_versions (now, after))\n    return take_versions (before, body);", "  if (has_same_versions (now, after))\n    return take_versions (after, body);"),
)


def run(*words, folder, limit=None, **more):
    try:
        return subprocess.run(words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, timeout=limit, env={**os.environ, **more})
    except subprocess.TimeoutExpired as error:
        return subprocess.CompletedProcess(words, 124, str(error.stdout), "")


def find_killer(build):
    """The first test that fails; None when all are content."""
    for program in PROGRAMS:
        more = {"ACTANT_TEST_LONG": JOINS} if program == "test-join-properties" else {}
        if run(f"tests/core/{program}", folder=build, limit=180, **more).returncode != 0:
            return program
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    mutants = [mutant for mutant in MUTANTS if args.only in mutant[0]]
    survivors = 0

    with tempfile.TemporaryDirectory() as folder:
        source, build = pathlib.Path(folder) / "source", pathlib.Path(folder) / "build"
        shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns("_*", ".git"))
        targets = [f"tests/core/{program}" for program in PROGRAMS]
        for words in (("meson", "setup", str(build), str(source)), ("ninja", "-C", str(build), *targets)):
            done = run(*words, folder=folder)
            if done.returncode != 0:
                sys.exit(f"the tests do not build: {done.stdout[-2000:]}")
        killer = find_killer(build)
        if killer is not None:
            sys.exit(f"{killer} fails without a fault")

        for words, name, old, new in mutants:
            path = source / name
            text = path.read_text(encoding="utf-8")
            if text.count(old) != 1:
                sys.exit(f"“{words}”: its place in {name} is there {text.count(old)} times")
            path.write_text(text.replace(old, new), encoding="utf-8")
            done = run("ninja", "-C", str(build), *targets, folder=folder)
            if done.returncode != 0:
                sys.exit(f"“{words}” does not build: {done.stdout[-2000:]}")
            killer = find_killer(build)
            print(f"{killer or 'SURVIVES':22} {words}", flush=True)
            survivors += killer is None
            path.write_text(text, encoding="utf-8")
    print(f"{len(mutants)} faults, {len(mutants) - survivors} found")
    return survivors > 0


if __name__ == "__main__":
    sys.exit(main())
