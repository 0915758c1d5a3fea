import struct

from .names import altered, fault, problem_of_path
from .text import LARGEST_COUNT, from_utf8, printable

# Entries of a ZIP or ZIP64 archive as its directory has them (APPNOTE 4.3.12 and 4.5.3).

CENTRAL, ALL_32 = 0x02014B50, 0xFFFFFFFF
HARMLESS_EXTRAS = (0x0001, 0x5455, 0x5855, 0x7875)


class ArchiveProblem(Exception):
    """Why an archive does not read; `is_cut` where its end is not there."""

    def __init__(self, words, is_cut=False):
        Exception.__init__(self, words)
        self.is_cut = is_cut


class Entry:
    def __init__(self, name, numbers, mode):
        self.name, self.mode = name, mode
        self.flags, self.method, self.crc, self.stored, self.size, self.offset = numbers


def parse_entry(data, at):
    if at + 46 > len(data):
        raise ArchiveProblem("it is cut short")
    fixed = struct.unpack_from("<IHHHHHHIIIHHHHHII", data, at)
    if fixed[0] != CENTRAL:
        raise ArchiveProblem("it is not an entry")
    name_at, extra_at = at + 46, at + 46 + fixed[10]
    following = extra_at + fixed[11]
    if following > len(data):
        raise ArchiveProblem("it is cut short")
    if fixed[12] != 0:
        raise ArchiveProblem("it carries a comment")
    if fixed[13] != 0:
        raise ArchiveProblem("it is on another volume")
    name = from_utf8(data[name_at:extra_at])
    if name is None:
        raise ArchiveProblem("its name is not UTF-8")
    size, stored, offset = wide_fields(data[extra_at:following], [fixed[9], fixed[8], fixed[16]])
    mode = fixed[15] >> 16 if fixed[1] >> 8 == 3 else 0
    return Entry(name, (fixed[3], fixed[4], fixed[7], stored, size, offset), mode), following


def wide_fields(extra, narrow):
    """Puts the numbers of the ZIP64 extra field where the narrow ones are all ones, in their order."""
    wide, at = None, 0
    while at < len(extra):
        if at + 4 > len(extra):
            raise ArchiveProblem("its extra fields are cut short")
        kind, length = struct.unpack_from("<HH", extra, at)
        if at + 4 + length > len(extra):
            raise ArchiveProblem("its extra fields are cut short")
        if kind not in HARMLESS_EXTRAS:
            raise ArchiveProblem("it has an extra field that other programs may read differently")
        if kind == 1:
            if wide is not None:
                raise ArchiveProblem("it has two ZIP64 fields")
            wide = extra[at + 4 : at + 4 + length]
        at += 4 + length
    fields = []
    for value in narrow:
        if value == ALL_32:
            value = int.from_bytes(wide[:8], "little") if wide is not None and len(wide) >= 8 else -1
            if not 0 <= value <= LARGEST_COUNT:
                raise ArchiveProblem("its ZIP64 field is missing or beyond any file")
            wide = wide[8:]
        fields.append(value)
    return fields


def faults_of_entry(entry):
    kind, problem, faults = entry.mode & 0o170000, None, []
    if entry.method != 0 or entry.stored != entry.size:
        problem = "it is compressed; unpack the archive and verify the folder"
    elif entry.flags & 1:
        problem = "it is encrypted"
    elif entry.flags & ~0x0808:
        problem = "it uses a feature of archives that a bundle does not"
    elif kind not in (0, 0o100000):
        problem = "it is not an ordinary file"
    unsafe = problem_of_path(entry.name)
    if problem:
        faults.append(altered("archive-refused", printable(entry.name), problem))
    if unsafe:
        faults.append(altered("unsafe-name", printable(entry.name), unsafe))
    return faults


def archive_fault(words, is_cut=False):
    if is_cut:
        return fault("incomplete", "archive-truncated", None, words)
    return altered("archive-refused", None, words)
