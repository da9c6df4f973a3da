#!/usr/bin/env python3
"""bench.py IACSLINT [PATH]

Prints figures, asserts none:
  1. `iacslint check PATH`, all rules, against `clang -fsyntax-only` over the same files with the same flags
  2. three changed files through `iacslint check --staged`
PATH is a tree of C; without one, the firmware in Fixtures/ is measured. Without a compile_commands.json in it, one is
made that gives every file each folder that holds a header, and both tools get it.
"""

import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
ROUNDS = 3
JOBS = os.cpu_count() or 1


class Cost:
    """What one command took: wall and CPU time in seconds, the largest resident set of one process in MB."""

    def __init__(self, wall, cpu, memory):
        self.wall, self.cpu, self.memory = wall, cpu, memory


def run(command, folder):
    """Runs a command to its end, its output thrown away; returns its exit code and cost."""
    start = time.perf_counter()
    null = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=folder, stdout=null, stderr=null)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss: bytes on macOS, KiB elsewhere
    return process.returncode, Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6)


def run_all(commands):
    """Runs (command, folder) pairs, JOBS at a time, as one cost."""
    start = time.perf_counter()
    with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
        costs = [cost for _, cost in pool.map(lambda pair: run(*pair), commands)]
    return Cost(time.perf_counter() - start, sum(c.cpu for c in costs), max(c.memory for c in costs))


def find_clang():
    for name in ["clang-19", "clang-18", "clang-17", "clang"]:
        if shutil.which(name):
            return name
    sys.exit("bench: no clang found to compare with.")


def profiles():
    """`audit`, which brings the rules in preview, and every profile that a rule names: together, all rules."""
    names = {"audit"}
    for rule in (REPOSITORY / "Rules").glob("*.md"):
        named = re.search(r"^profiles: *\[(.*)\]", rule.read_text(), re.MULTILINE)
        if named:
            names.update(name.strip() for name in named.group(1).split(",") if name.strip())
    return sorted(names)


def compile_database(root, scratch):
    """The folder of the database for the tree, and its entries."""
    existing = root / "compile_commands.json"
    if existing.exists():
        entries = json.loads(existing.read_text())
        for entry in entries:
            entry.setdefault("arguments", shlex.split(entry.get("command", "")))
        return root, entries
    headers = sorted({str(header.parent) for header in root.rglob("*.h")})
    flags = [f"-I{folder}" for folder in headers]
    entries = [
        {"directory": str(root), "file": str(file), "arguments": ["cc", *flags, "-c", str(file)]}
        for file in sorted(root.rglob("*.c"))
    ]
    (scratch / "compile_commands.json").write_text(json.dumps(entries))
    return scratch, entries


def clang_command(clang, entry, database):
    """`-fsyntax-only` with the entry's own flags, and the folder to run it in."""
    arguments = list(entry["arguments"][1:])
    if "-o" in arguments:
        at = arguments.index("-o")
        del arguments[at:at + 2]
    arguments = [a for a in arguments if a not in ("-c", entry["file"])]
    return [clang, "-fsyntax-only", "-w", *arguments, entry["file"]], database / entry["directory"]


def median(costs):
    return sorted(costs, key=lambda cost: cost.wall)[len(costs) // 2]


def show(name, cost):
    print(f"  {name:<34} {cost.wall:8.2f} s wall {cost.cpu:8.2f} s CPU {cost.memory:7.0f} MB peak")


def compare(iacslint, root, scratch):
    clang = find_clang()
    database, entries = compile_database(root, scratch)
    check = [iacslint, "check", str(root), "--compile-commands", str(database), "--jobs", str(JOBS)]
    for profile in profiles():
        check += ["--profile", profile]
    compile_all = [clang_command(clang, entry, database) for entry in entries]
    run_all(compile_all)  # once for nothing: both sides find the files in the page cache
    ours, theirs, codes = [], [], set()
    for _ in range(ROUNDS):
        theirs.append(run_all(compile_all))
        code, cost = run(check, root)
        if code not in (0, 1, 3):
            sys.exit(f"bench: '{' '.join(check)}' ended with {code}.")
        ours.append(cost)
        codes.add(code)
    a, b = median(ours), median(theirs)
    print(f"{root}: {len(entries)} translation units, {JOBS} jobs, median of {ROUNDS} rounds, exit code {sorted(codes)}")
    show("iacslint check, all rules", a)
    show(f"{clang} -fsyntax-only", b)
    print(f"  ratio: {a.wall / b.wall:.2f} of the wall time, {a.cpu / b.cpu:.2f} of the CPU time")


def hook(iacslint, root, scratch):
    """Three changed files of the tree in a repository of their own, as the commit hook checks them."""
    repository = scratch / "repository"
    shutil.copytree(root, repository, ignore=shutil.ignore_patterns(".git", ".build"), symlinks=True)
    git = ["git", "-c", "user.name=bench", "-c", "user.email=bench@localhost"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "before", "--no-verify"]):
        subprocess.run(git + command, cwd=repository, check=True, stdout=subprocess.DEVNULL)
    sources = sorted(repository.rglob("*.c"), key=lambda file: file.stat().st_size)
    middle = len(sources) // 2
    changed = sources[max(0, middle - 1):middle + 2]
    for file in changed:
        with file.open("a") as text:
            text.write("\nint bench_added_line;\n")
    subprocess.run(git + ["add", "-A"], cwd=repository, check=True)
    times = [run([iacslint, "check", "--staged"], repository)[1].wall for _ in range(ROUNDS)]
    print(f"  {len(changed)} changed files through the hook: {statistics.median(times):.2f} s")


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    iacslint = str(pathlib.Path(sys.argv[1]).resolve())
    default = REPOSITORY / "Fixtures" / "rtu-firmware"
    root = pathlib.Path(sys.argv[2] if len(sys.argv) == 3 else default).resolve()
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        compare(iacslint, root, scratch)
        hook(iacslint, root, scratch)


main()
