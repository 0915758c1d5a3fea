import json
import os
import re
import sys

from .archive import ArchiveBag
from .folders import FolderBag
from .given import GIVEN_NOTE, Given
from .names import ReadProblem
from .report import report_text, verify_bundle
from .text import printable

# What a person types, and what is answered.

HELP = """Usage: python3 verify.py [--fingerprint XXXX XXXX ...] [--earlier FILE] [--consistency FILE] [--json] [BUNDLE]

Checks a bundle: the archive as it was handed over, or the folder it was unpacked to. Without BUNDLE
it checks the folder in which it stands itself. It needs Python 3.8 or later, and no network.
Prints one of these, then every fault with the file it is in:

  Intact and the log key is the one you named
  Intact, log signed, key not confirmed
  Intact                 (a bundle of the first format, whose log is not signed)
  Incomplete, Altered

  --fingerprint XXXX ... the log key's fingerprint as you have it on paper: its first eight
                         groups of four digits, or more of them
  --earlier FILE         an earlier bundle of the same office, or the checkpoint.note or
                         checkpoint.body of one: proves that the custody log only grew since
  --consistency FILE     the proof of that, where the bundle has none from that state of the log
  --json                 prints one JSON object instead of text
  --help                 prints this

Ends with 0 when the bundle is intact, 1 when a problem was found, 2 when it was called wrongly.

What it leaves to others: whether the certificates of a time stamp are to be trusted (openssl ts -verify).
What no program can say: whether a picture is true. And this copy came with the bundle: whoever alters
a bundle can alter this as well. Compare its SHA-256 with the one on the cover sheet on paper, or take
a copy from the office.
"""
FEWEST_DIGITS, ALL_DIGITS = 32, 64
# Below this nobody waits long enough to want to be told.
LONG = 100 * 1024 * 1024
# A note has a line for each signature; what is longer is something else.
LARGEST_NOTE = 1024 * 1024


class WrongUse(Exception):
    pass


def read_order(words):
    """(path, fingerprint or None, whether JSON is wanted, {"--earlier": path, "--consistency": path})."""
    words, paths, named, wants_json, files = list(words), [], None, False, {}
    while words:
        word = words.pop(0)
        if word == "--json":
            wants_json = True
        elif word == "--fingerprint":
            if named is not None:
                raise WrongUse()
            named = digits_of(words.pop(0) if words else "")
            # Groups that were typed as words of their own, as they stand on paper.
            while len(named) < ALL_DIGITS and words and re.fullmatch("[0-9A-Fa-f]{4}", words[0]):
                named += digits_of(words.pop(0))
        elif word in ("--earlier", "--consistency"):
            if word in files or not words or words[0].startswith("-"):
                raise WrongUse()
            files[word] = words.pop(0)
        elif word.startswith("-"):
            raise WrongUse()
        else:
            paths.append(word)
    if len(paths) > 1 or list(files) == ["--consistency"]:
        raise WrongUse()
    if named is not None and not re.fullmatch("[0-9a-f]{%d,%d}" % (FEWEST_DIGITS, ALL_DIGITS), named):
        raise WrongUse()
    path = paths[0] if paths else os.path.dirname(os.path.abspath(__file__))
    return path, named, wants_json, files


def digits_of(typed):
    return re.sub(r"[\s:-]", "", typed).lower()


class Progress:
    """Tells how far a long check has come: on a terminal in place, else a line for each tenth."""

    def __init__(self):
        self._told = 0

    def __call__(self, done, total):
        percent = 100 * done // total if total >= LONG else 0
        is_terminal = sys.stderr.isatty()
        if percent < self._told + (1 if is_terminal else 10):
            return
        self._told = percent
        line = "\r%d %%%s" if is_terminal else "%d %%%s\n"
        sys.stderr.write(line % (percent, "\n" if is_terminal and percent == 100 else ""))
        sys.stderr.flush()


def check(path, fingerprint=None, files=None):
    given = given_by(files or {})
    if os.path.isdir(path):
        return verify_bundle(FolderBag(path), fingerprint, Progress(), given)
    with open(path, "rb") as file:
        size = os.fstat(file.fileno()).st_size
        return verify_bundle(ArchiveBag(file, size), fingerprint, Progress(), given)


def given_by(files):
    if "--earlier" not in files:
        return None
    proof = read_file(files["--consistency"]) if "--consistency" in files else None
    return Given(earlier_checkpoint(files["--earlier"]), proof)


def read_file(path):
    with open(path, "rb") as file:
        return file.read(LARGEST_NOTE)


def earlier_checkpoint(path):
    """The checkpoint in a file, or that of an earlier bundle: the archive, or the folder it was unpacked to."""
    if os.path.isdir(path):
        return read_file(os.path.join(path, GIVEN_NOTE))
    with open(path, "rb") as file:
        if file.read(2) != b"PK":
            return read_file(path)
        bag = ArchiveBag(file, os.fstat(file.fileno()).st_size)
        if GIVEN_NOTE not in bag.list()[0]:
            raise ReadProblem("the earlier bundle has no checkpoint that can be read")
        return b"".join(bag.open(GIVEN_NOTE))


def main(words):
    if "--help" in words:
        sys.stdout.write(HELP)
        return 0
    try:
        path, fingerprint, wants_json, files = read_order(words)
    except WrongUse:
        sys.stderr.write(HELP)
        return 2
    try:
        report = check(path, fingerprint, files)
    except (OSError, ReadProblem) as problem:
        # Not there, or not ours to read, is the caller's mistake; a disk that fails half way is a problem found.
        is_found = isinstance(problem, ReadProblem)
        words = str(problem) if is_found else problem.strerror or "it cannot be read"
        what = path if is_found else problem.filename or path
        sys.stderr.write("%s could not be read: %s\n" % (printable(str(what)), words))
        return 1 if is_found else 2
    sys.stdout.write(json.dumps(report) + "\n" if wants_json else report_text(report))
    return 0 if report["result"].startswith("Intact") else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
