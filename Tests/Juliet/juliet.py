#!/usr/bin/env python3
"""Scores iacslint on the NIST Juliet test suite 1.3 for C.

    juliet.py IACSLINT JULIET [--cwe 121,122] [--sample N] [--seed S] [--list missed|false] [--profile NAME]

A case is one flaw in one flow variant: one file (variants 01 to 45), or the files a, b, c … of it (51 to 68). It counts as
found when a finding of the case's family of CWEs lies in a function that holds the flaw (`…_bad`, `badSink`, `badSource`),
and as false when one lies in a function that does the same safely (`good…`). Findings of any other family in a safe
function are told as well. Names serve to score; no rule of iacslint may look at them.
"""
import argparse
import collections
import json
import os
import random
import re
import subprocess
import sys
import tempfile

WRITE = {119, 121, 122, 124, 129, 131, 193, 787, 788, 805, 806, 823}
READ = {119, 125, 126, 127, 129, 170, 193, 788, 805, 823}
CONVERSION = {192, 194, 195, 196, 197, 681, 704}
CLOSE = {404, 459, 771, 772, 773, 775}

# The CWEs that say the same of a case: its own, its parents and children, and siblings that differ only in where the object
# lies (stack, heap) or on which side it is left. Neither found nor false counts what is told of another mistake, though it
# stands in the same line: the call of a banned function (120), or in cases of 476 an allocation that nobody tested (690).
FAMILY = {
    121: WRITE, 122: WRITE, 124: WRITE, 123: WRITE | {123, 822}, 126: READ, 127: READ, 188: READ | WRITE | {188},
    190: {128, 190, 191, 680}, 191: {190, 191}, 680: {128, 190, 680} | WRITE,
    194: CONVERSION, 195: CONVERSION, 196: CONVERSION, 197: CONVERSION, 681: CONVERSION, 369: {369},
    401: {401, 771, 772}, 404: CLOSE, 773: CLOSE, 775: CLOSE, 415: {415, 672, 825, 1341}, 416: {416, 672, 825},
    457: {456, 457, 665, 824, 908, 909}, 665: {456, 457, 665, 908, 909} | READ, 464: {464, 170}, 467: {131, 467, 805, 806},
    468: {468}, 469: {469}, 476: {476}, 690: {252, 476, 690}, 478: {478}, 480: {480, 481, 482, 783}, 481: {480, 481},
    482: {480, 482}, 483: {483}, 484: {484}, 561: {561, 570, 571}, 562: {562, 825}, 563: {563, 1164}, 570: {561, 570, 571},
    571: {561, 570, 571}, 587: {587}, 588: {588, 704, 843}, 590: {590, 761, 762, 763}, 617: {617}, 674: {674},
    685: {628, 685, 686, 688}, 688: {628, 685, 686, 688}, 758: {457, 562, 758, 824, 908}, 761: {590, 761, 763},
    789: {770, 789, 1284}, 835: {834, 835}, 843: {588, 704, 843},
}

Case = collections.namedtuple("Case", "cwe name variant files")


def read_cases(root, wanted):
    """The cases of the wanted CWEs that build on Linux."""
    files = collections.defaultdict(list)
    for folder, _, names in sorted(os.walk(os.path.join(root, "testcases"))):
        for name in sorted(names):
            match = re.fullmatch(r"(CWE(\d+)_.*?_(\d\d))([a-z]|_(?:bad|good\w*))?\.c", name)
            if not match or "w32" in name or int(match[2]) not in wanted:
                continue
            path = os.path.join(folder, name)
            with open(path, errors="replace") as text:
                if re.search(r"#\s*include\s*<(windows|winsock2?|winldap|wincrypt|direct)\.h>", without_windows(text.read())):
                    continue
            files[int(match[2]), match[1], int(match[3])].append(os.path.relpath(path, root))
    return [Case(*key, tuple(paths)) for key, paths in sorted(files.items())]


def without_windows(text):
    """What is read where `_WIN32` is not defined, as far as headers go."""
    return re.sub(r"#ifdef _WIN32.*?#(else|endif)", "", text, flags=re.S)


def is_single(case):
    return len(case.files) == 1


def sample(cases, count, seed):
    """At most `count` cases of each CWE and flow variant."""
    groups = collections.defaultdict(list)
    for case in cases:
        groups[case.cwe, case.variant].append(case)
    choose = random.Random(seed)
    return [case for key in sorted(groups) for case in sorted(choose.sample(groups[key], min(count, len(groups[key]))))]


def analyse(binary, root, files, profile):
    """The findings in the files, with the suite's own support code linked in."""
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as log:
        command = [binary, "check", "--profile", profile, "--output", f"json={log.name}", "testcasesupport", *files]
        run = subprocess.run(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if run.returncode in (2, 4) or run.returncode < 0:
            sys.exit(f"iacslint ended with {run.returncode}:\n{run.stderr[-2000:]}")
        lines = [json.loads(line) for line in open(log.name)]
    return [line for line in lines if line["type"] == "finding" and line.get("symbol")]


def side(function):
    """Whether a function holds the flaw, does the same safely, or neither."""
    name = re.sub(r"^CWE\d+_.*_\d\d[a-z]?_", "", function)
    if re.search(r"good", name, re.I):
        return "good"
    return "bad" if re.search(r"bad", name, re.I) else None


def score(case, findings):
    """(found, false, other): `other` are findings of other families in safe functions."""
    family = FAMILY[case.cwe]
    of_family = [f for f in findings if family & set(f["cwe"])]
    found = [f for f in of_family if side(f["symbol"]) == "bad"]
    false = [f for f in of_family if side(f["symbol"]) == "good"]
    other = [f for f in findings if side(f["symbol"]) == "good" and not family & set(f["cwe"])]
    return found, false, other


def table(title, groups):
    print(f"\n{title:<12}{'cases':>7}{'found':>8}{'false':>8}{'found, silent on the twin':>27}{'other in safe code':>20}")
    for name, scores in groups:
        n = len(scores)
        found = sum(bool(s[0]) for s in scores) / n
        false = sum(bool(s[1]) for s in scores) / n
        both = sum(bool(s[0]) and not s[1] for s in scores) / n
        other = sum(bool(s[2]) for s in scores) / n
        print(f"{name:<12}{n:>7}{found:>8.3f}{false:>8.3f}{both:>27.3f}{other:>20.3f}")


def grouped(results, key):
    groups = collections.defaultdict(list)
    for case, scores in results:
        groups[key(case)].append(scores)
    return sorted(groups.items())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary")
    parser.add_argument("juliet")
    parser.add_argument("--cwe", help="numbers, with commas between; all that are scored by default")
    parser.add_argument("--sample", type=int, help="cases of each CWE and flow variant")
    parser.add_argument("--seed", default="iacslint")
    parser.add_argument("--profile", default="audit", help="as for `check --profile`; by default preview rules count too")
    parser.add_argument("--list", choices=["missed", "false", "other"], help="name the cases")
    arguments = parser.parse_args()

    wanted = {int(n) for n in arguments.cwe.split(",")} if arguments.cwe else set(FAMILY)
    if unknown := wanted - set(FAMILY):
        sys.exit(f"not scored: {sorted(unknown)}")
    cases = read_cases(arguments.juliet, wanted)
    if arguments.sample:
        cases = sample(cases, arguments.sample, arguments.seed)
    binary = os.path.abspath(arguments.binary)

    results = []
    for cwe in sorted({case.cwe for case in cases}):
        of_cwe = [case for case in cases if case.cwe == cwe]
        findings = collections.defaultdict(list)
        # Cases do not depend on one another: slices keep the memory of a run small.
        for start in range(0, len(of_cwe), 400):
            part = [path for case in of_cwe[start:start + 400] for path in case.files]
            for finding in analyse(binary, arguments.juliet, part, arguments.profile):
                findings[finding["path"]].append(finding)
        for case in of_cwe:
            scores = score(case, [f for path in case.files for f in findings[path]])
            results.append((case, scores))
            listed = {"missed": not scores[0], "false": scores[1], "other": scores[2]}
            if arguments.list and listed[arguments.list]:
                print(case.files[0])
                for f in (scores[1] if arguments.list == "false" else scores[2] if arguments.list == "other" else []):
                    print(f"    {f['path'].split('/')[-1]}:{f['line']}: {f['rule']} in {f['symbol']}: {f['message']}")
    for title, part in (("single file", is_single), ("many files", lambda case: not is_single(case))):
        chosen = [result for result in results if part(result[0])]
        if chosen:
            table(title, [(f"CWE-{cwe}", s) for cwe, s in grouped(chosen, lambda case: case.cwe)]
                  + [("all", [scores for _, scores in chosen])])
    table("variant", [(f"{variant:02}", s) for variant, s in grouped(results, lambda case: case.variant)])


if __name__ == "__main__":
    main()
