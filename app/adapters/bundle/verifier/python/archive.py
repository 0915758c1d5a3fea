import struct
import zlib

from .entries import ALL_32, ArchiveProblem, archive_fault, faults_of_entry, parse_entry, wide_fields
from .names import ReadProblem, altered, clashing_paths
from .text import LARGEST_COUNT, printable

# A stored ZIP or ZIP64 archive, read more strictly than unzip does: every byte belongs to exactly one entry, and nothing
# may be there that two programs could read in two ways. Nothing is ever unpacked, so nothing can be unpacked elsewhere.

LOCAL, DESCRIPTOR = 0x04034B50, 0x08074B50
END, END_64, LOCATOR = 0x06054B50, 0x06064B50, 0x07064B50
ALL_16 = 0xFFFF
LARGEST_DIRECTORY = 256 * 1024 * 1024
PIECE = 256 * 1024


class ArchiveBag:
    """A bundle in an archive: `list` finds its files, `open` reads one piece by piece."""

    def __init__(self, file, size):
        self._file, self._size, self._placed = file, size, {}

    def list(self):
        try:
            entries, end = self._directory()
        except ArchiveProblem as problem:
            return {}, [archive_fault("the archive cannot be read: %s" % problem, problem.is_cut)], None
        faults = [one for entry in entries for one in faults_of_entry(entry)]
        for _, later in clashing_paths([entry.name for entry in entries]):
            words = "the archive holds this name twice"
            faults.append(altered("clashing-names", printable(later), words))
        top = entries[0].name.split("/")[0] if entries else ""
        if top == "" or not all(entry.name.startswith(top + "/") for entry in entries):
            faults.append(archive_fault("the archive does not hold one folder with all in it"))
        if faults:
            return {}, faults, None
        faults = self._place(entries, end, top)
        if faults:
            return {}, faults, top
        return {path: entry.size for path, (entry, _) in self._placed.items()}, [], top

    def open(self, path):
        entry, start = self._placed[path]
        total = 0
        for at in range(0, entry.size, PIECE):
            data = self._read(start + at, min(PIECE, entry.size - at), path)
            total = zlib.crc32(data, total)
            yield data
        if total != entry.crc:
            raise ReadProblem("its check sum in the archive does not fit")

    def _read(self, offset, length, path=None):
        try:
            self._file.seek(offset)
            data = self._file.read(length)
        except OSError:
            raise ReadProblem("it cannot be read")
        if len(data) != length:
            raise ReadProblem("it became shorter while it was read")
        return data

    def _directory(self):
        offset, size, count = self._place_of_directory()
        if size > LARGEST_DIRECTORY:
            raise ArchiveProblem("its directory is larger than any bundle's")
        data, entries, at = self._read(offset, size), [], 0
        for number in range(count):
            try:
                entry, at = parse_entry(data, at)
            except ArchiveProblem as problem:
                raise ArchiveProblem("entry %d of its directory: %s" % (number + 1, problem))
            entries.append(entry)
        if at != size:
            raise ArchiveProblem("its directory holds more than its entries")
        return entries, offset

    def _place_of_directory(self):
        if self._size < 22:
            raise ArchiveProblem("it is too short to be an archive", True)
        end_at = self._size - 22
        end = struct.unpack("<IHHHHIIH", self._read(end_at, 22))
        if end[0] != END or end[7] != 0:
            length = min(self._size, 22 + ALL_16)
            if struct.pack("<I", END) in self._read(self._size - length, length):
                raise ArchiveProblem("there are bytes after its end, or a comment")
            if self._read(0, 4) == struct.pack("<I", LOCAL):
                raise ArchiveProblem("its end is missing", True)
            raise ArchiveProblem("it is not a ZIP archive")
        if end[1] or end[2]:
            raise ArchiveProblem("it is one of several volumes")
        count, size, offset = end[4], end[5], end[6]
        if end[3] != count:
            raise ArchiveProblem("its end record disagrees with itself")
        large = self._large_place(end_at)
        if large:
            agrees = (
                count in (ALL_16, large[2]) and size in (ALL_32, large[1]) and offset in (ALL_32, large[0])
            )
            if not agrees:
                raise ArchiveProblem("its two end records disagree")
            offset, size, count = large
            end_at -= 76
        if offset + size != end_at:
            raise ArchiveProblem("its directory does not end where its end record begins")
        if count * 46 > size:
            raise ArchiveProblem("its directory is too short for its entries")
        return offset, size, count

    def _large_place(self, end_at):
        if end_at < 76:
            return None
        data = self._read(end_at - 76, 76)
        if struct.unpack_from("<I", data, 56)[0] != LOCATOR:
            return None
        record = struct.unpack("<IQHHIIQQQQ", data[:56])
        _, volume, told, volumes = struct.unpack("<IIQI", data[56:])
        if record[0] != END_64 or told != end_at - 76 or record[1] != 44:
            raise ArchiveProblem("its ZIP64 end record is not where its locator says")
        if record[4] or record[5] or volume or volumes != 1:
            raise ArchiveProblem("it is one of several volumes")
        count, size, offset = record[7], record[8], record[9]
        if max(count, size, offset) > LARGEST_COUNT:
            raise ArchiveProblem("its ZIP64 end record has numbers beyond any file")
        if record[6] != count:
            raise ArchiveProblem("its ZIP64 end record disagrees with itself")
        return offset, size, count

    def _place(self, entries, end, top):
        """Finds each entry's bytes. Entries follow one another without a gap, up to the directory."""
        in_order, expected = sorted(entries, key=lambda entry: entry.offset), 0
        for number, entry in enumerate(in_order):
            following = in_order[number + 1].offset if number + 1 < len(in_order) else end
            try:
                if entry.offset != expected:
                    raise ArchiveProblem("it overlaps another entry, or bytes before it belong to none")
                start = self._start_of(entry, following)
            except ArchiveProblem as problem:
                return [altered("archive-refused", printable(entry.name), str(problem))]
            self._placed[entry.name[len(top) + 1 :]] = (entry, start)
            expected = following
        if expected != end:
            return [archive_fault("bytes before its directory belong to no entry")]
        return []

    def _start_of(self, entry, following):
        """Where the bytes begin, once local header and data descriptor agree with the directory."""
        if entry.offset + 30 > following:
            raise ArchiveProblem("its header overlaps the next entry")
        header = struct.unpack("<IHHHHHIIIHH", self._read(entry.offset, 30))
        if header[0] != LOCAL:
            raise ArchiveProblem("its header is not where the directory says")
        start = entry.offset + 30 + header[9] + header[10]
        if start + entry.size > following:
            raise ArchiveProblem("its bytes overlap the next entry")
        rest = self._read(entry.offset + 30, header[9] + header[10])
        if rest[: header[9]] != entry.name.encode("utf-8"):
            raise ArchiveProblem("its two names differ")
        if header[2] != entry.flags or header[3] != entry.method:
            raise ArchiveProblem("its two headers differ")
        told = [header[6]] + wide_fields(rest[header[9] :], [header[8], header[7]])
        is_described = entry.flags & 8 != 0
        if told != [entry.crc, entry.size, entry.size] and not (is_described and not any(told)):
            raise ArchiveProblem("its two headers differ")
        at = start + entry.size
        if is_described:
            self._check_descriptor(entry, at, following - at)
        elif at != following:
            raise ArchiveProblem("bytes after it belong to no entry")
        return start

    def _check_descriptor(self, entry, at, length):
        if length not in (16, 24):
            raise ArchiveProblem("bytes after it belong to no entry")
        found = struct.unpack("<IIQQ" if length == 24 else "<IIII", self._read(at, length))
        if found != (DESCRIPTOR, entry.crc, entry.size, entry.size):
            raise ArchiveProblem("what follows its bytes does not agree with the directory")
