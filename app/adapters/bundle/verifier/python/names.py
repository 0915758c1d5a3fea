import re

from .text import printable

# Names that every system reads alike, and how faults are told.

LONGEST_PATH = 180
LONGEST_PART = 64
DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|\Z)", re.IGNORECASE)


class ReadProblem(Exception):
    """A file of the bundle that is there and cannot be read."""


def fault(kind, code, path, detail):
    """One thing wrong. `altered`: what is there is not what was packed. `incomplete`: it is not there."""
    found = {"kind": kind, "code": code, "detail": detail}
    if path is not None:
        found["path"] = path
    return found


def altered(code, path, detail):
    return fault("altered", code, path, detail)


def missing(path, detail, code="missing"):
    return fault("incomplete", code, path, detail)


def length_of(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def problem_of_path(path):
    """Why a path may not stand in a bundle, or None."""
    if length_of(path) > LONGEST_PATH:
        return "it is longer than %d characters" % LONGEST_PATH
    for name in path.split("/"):
        problem = problem_of_part(name)
        if problem:
            return problem
    return None


def problem_of_part(name):
    if name == "":
        return "it has an empty part"
    if name.startswith("."):
        return "a part of it starts with a dot"
    if length_of(name) > LONGEST_PART:
        return "a part of it is longer than %d characters" % LONGEST_PART
    if not re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}", name):
        return "it has characters other than A-Z a-z 0-9 . _ -"
    # Windows drops a dot at the end, so that two names become one.
    if name.endswith("."):
        return "a part of it ends with a dot"
    if DEVICE.match(name):
        return "a part of it is the name of a Windows device"
    return None


def clashing_paths(paths):
    """Pairs of paths that are one file where case does not count."""
    seen, clashes = {}, []
    for path in paths:
        folded = path.lower()
        if folded in seen:
            clashes.append((seen[folded], path))
        else:
            seen[folded] = path
    return clashes


def faults_of_names(paths):
    faults = []
    for path in paths:
        problem = problem_of_path(path)
        if problem:
            faults.append(altered("unsafe-name", printable(path), problem))
    for first, later in clashing_paths(paths):
        words = "it is the same as %s where case does not count" % printable(first)
        faults.append(altered("clashing-names", printable(later), words))
    return faults
