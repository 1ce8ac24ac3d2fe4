#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""record-call.py ARGUMENT…: runs $REAL_CLI with the arguments and appends a line of JSON with
them and the first line it printed to $CALLS."""
import json
import os
import subprocess
import sys

done = subprocess.run([os.environ["REAL_CLI"]] + sys.argv[1:], stdout=subprocess.PIPE, check=False)
with open(os.environ["CALLS"], "a", encoding="utf-8") as file:
    file.write(json.dumps([sys.argv[1:], done.stdout.decode().strip()]) + "\n")
sys.stdout.buffer.write(done.stdout)
sys.exit(done.returncode)
