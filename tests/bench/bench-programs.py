#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What people wait for: whole runs of actant-cli on studies of 10,000 and 100,000 claims.

Usage: bench-programs.py ACTANT-CLI MAKE-STUDY [CLAIMS]

Wall time, CPU time and peak memory (resident, of the process) of each command, medians of five
runs, and how many times more ten times the claims take.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 5
CODER = "bench"

COMMANDS = [
    ("stats", ["stats", "{study}"]),
    ("list", ["list", "{study}"]),
    ("list --json", ["list", "--json", "{study}"]),
    ("list --query", ["list", "--query", "kind:claim type:forecast", "{study}"]),
    ("check", ["check", "{study}"]),
    ("export csv", ["export", "--format", "csv", "--output", "{output}", "{study}"]),
    ("export html", ["export", "--format", "html", "--output", "{output}.html", "{study}"]),
    ("export jsonl", ["export", "--format", "jsonl", "--output", "{output}.jsonl", "{study}"]),
]


def remove(path):
    if os.path.isdir(path):
        shutil.rmtree(path)
    elif os.path.exists(path):
        os.remove(path)


def run_once(program, arguments, environment):
    """Seconds by the clock, seconds of CPU, megabytes."""
    begun = time.monotonic()
    with open(os.devnull, "wb") as nothing:
        process = subprocess.Popen([program] + arguments, stdout=nothing, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    # 1 says that something was found.
    if process.returncode not in (0, 1):
        sys.exit(f"actant-cli {' '.join(arguments)}: exit status {process.returncode}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def run(program, arguments, output, environment):
    costs = []
    for _ in range(RUNS):
        for name in (output, output + ".html", output + ".jsonl"):
            remove(name)
        costs.append(run_once(program, arguments, environment))
    return tuple(statistics.median(column) for column in zip(*costs))


def main():
    program, make_study = sys.argv[1:3]
    most = int(sys.argv[3]) if len(sys.argv) > 3 else 100000
    environment = dict(os.environ, ACTANT_CODER=CODER, LC_ALL="C.UTF-8")
    folder = tempfile.mkdtemp(prefix="actant-bench-")
    output = os.path.join(folder, "output")
    before = {}

    try:
        for n in (most // 10, most):
            study = os.path.join(folder, f"study-{n}")
            os.mkdir(study)
            subprocess.run([make_study, study, str(n)], check=True)
            size = sum(entry.stat().st_size for entry in os.scandir(study)) / 1e6
            print(f"{n} claims, {size:.1f} MB of files")
            for name, template in COMMANDS:
                arguments = [word.format(study=study, output=output) for word in template]
                cost = run(program, arguments, output, environment)
                growth = ""
                if name in before:
                    growth = (f"; ten times the claims: {cost[0] / before[name][0]:.1f} x by the"
                              f" clock, {cost[1] / before[name][1]:.1f} x CPU")
                print(f"  {name:13} {cost[0]:6.2f} s, CPU {cost[1]:6.2f} s, {cost[2]:5.0f} MB"
                      f" ({cost[2] / size:.1f} x the files){growth}", flush=True)
                before[name] = cost
    finally:
        shutil.rmtree(folder)


main()
