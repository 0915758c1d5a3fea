import hashlib
import re

from .names import ReadProblem, altered, faults_of_names, missing
from .text import TRIMMED, from_utf8, order_of, printable

# The bag (BagIt 1.0, RFC 8493, with the narrower rules of docs/bundle-format.md): every file is read once and hashed.

ALGORITHMS = (("sha256", 64), ("sha512", 128))
DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
# A text that is longer is an attack, not a case.
LONGEST_TEXT = 256 * 1024 * 1024


class Bag:
    """The files of a bundle, what was found wrong so far, and what was read of it."""

    def __init__(self, holder, on_progress):
        self._holder, self._on_progress = holder, on_progress
        self.sizes, self.faults, self.top = holder.list()
        self.faults = list(self.faults)
        self.digests, self.info = {}, []

    def tell(self, code, path, detail, kind="altered"):
        found = altered(code, path, detail)
        found["kind"] = kind
        self.faults.append(found)

    def read(self, path):
        """The bytes of a file that a bundle must have; None, and told, where they cannot be had."""
        if path not in self.sizes:
            self.faults.append(missing(printable(path), "a bundle has this file"))
            return None
        if self.sizes[path] > LONGEST_TEXT:
            self.tell("unreadable", printable(path), "it is too long to be read")
            return None
        data = bytearray()
        try:
            for piece in self._holder.open(path):
                if len(data) + len(piece) > self.sizes[path]:
                    break
                data += piece
        except ReadProblem as problem:
            self.tell("unreadable", printable(path), str(problem))
            return None
        return bytes(data)

    def text(self, path):
        data = self.read(path)
        text = None if data is None else from_utf8(data)
        if data is not None and text is None:
            self.tell("unreadable", printable(path), "it is not UTF-8")
        return text

    def check(self):
        """Declaration, names, manifests, tag manifests, every file's digests, Payload-Oxum."""
        if not self.sizes:
            if not self.faults:
                self.faults.append(missing("bagit.txt", "there is nothing at all"))
            return
        self.faults += faults_of_names(list(self.sizes))
        if "bagit.txt" not in self.sizes:
            self.faults.append(missing("bagit.txt", "without it this is not a bag"))
        else:
            data = self.read("bagit.txt")
            if data is not None and data != DECLARATION.encode("ascii"):
                self.tell("declaration", "bagit.txt", "it is not the declaration of a BagIt 1.0 bag in UTF-8")
        if "fetch.txt" in self.sizes:
            self.tell("fetch-file", "fetch.txt", "files to be fetched from elsewhere are refused")
        payload, tags = self._manifests("manifest"), self._manifests("tagmanifest")
        self._hash_all()
        in_payload = [path for path in self.sizes if path.startswith("data/")]
        self._compare(payload, in_payload)
        if tags:
            beside = [path for path in self.sizes if not path.startswith("data/") and not is_tag_manifest(path)]
            self._compare(tags, beside)
        self._read_info(in_payload)

    def _hash_all(self):
        total, done = sum(self.sizes.values()), 0
        for path, size in self.sizes.items():
            hashers, length, problem = [hashlib.new(name) for name, _ in ALGORITHMS], 0, None
            try:
                for piece in self._holder.open(path):
                    for hasher in hashers:
                        hasher.update(piece)
                    length, done = length + len(piece), done + len(piece)
                    self._on_progress(done, total)
            except ReadProblem as read:
                problem = str(read)
            # A wrong check sum is told after the last byte; the digests then still say which of the two is wrong.
            if length == size:
                self.digests[path] = {name: hasher.hexdigest() for (name, _), hasher in zip(ALGORITHMS, hashers)}
            elif problem is None:
                problem = "its length changed while it was read"
            if problem is not None:
                self.tell("unreadable", printable(path), problem)

    def _manifests(self, kind):
        read, absent, faults = [], [], []
        names = ["%s-%s.txt" % (kind, name) for name, _ in ALGORITHMS]
        for (algorithm, length), path in zip(ALGORITHMS, names):
            if path not in self.sizes:
                absent.append(path)
                continue
            text = self.text(path)
            if text is not None:
                read.append((path, algorithm, read_manifest(path, text, length, faults)))
        for path in absent:
            self.faults.append(missing(path, "a bundle has this manifest", "manifest-missing"))
        for path in self.sizes:
            if re.fullmatch(kind + r"-[^/]+\.txt", path) and path not in names:
                self.tell("manifest-line", printable(path), "its algorithm is not SHA-256 or SHA-512")
        self.faults += faults
        return read

    def _compare(self, manifests, paths):
        there, listed = set(paths), {}
        for _, _, digests in manifests:
            listed.update(dict.fromkeys(digests))
        for path in listed:
            lists = [one for one in manifests if path in one[2]]
            silent = [one for one in manifests if path not in one[2]]
            if silent:
                words = "%s lists it, %s does not" % (names_of(lists), names_of(silent))
                self.tell("manifests-disagree", printable(path), words)
            if path not in there:
                words = "it is listed in %s and not there" % names_of(lists)
                self.faults.append(missing(printable(path), words))
                continue
            if path not in self.digests:
                continue
            differ = [one for one in lists if one[2][path] != self.digests[path][one[1]]]
            if differ and len(differ) < len(lists):
                fit = [one for one in lists if one not in differ]
                words = "it fits %s but not %s" % (names_of(fit), names_of(differ))
                self.tell("manifests-disagree", printable(path), words)
            elif differ:
                self.tell("changed", printable(path), "it does not have the digest in " + names_of(differ))
        for path in paths:
            if path not in listed:
                self.tell("extra", printable(path), "it is not listed in " + names_of(manifests))

    def _read_info(self, payload):
        if "bag-info.txt" not in self.sizes:
            self.faults.append(missing("bag-info.txt", "a bundle has this file"))
        else:
            text = self.text("bag-info.txt")
            pairs = [] if text is None else parse_info(text)
            if pairs is None:
                self.tell("bag-info", "bag-info.txt", "a line of it has no label")
            self.info = pairs or []
        told = [value for label, value in self.info if label.lower() == "payload-oxum"]
        real = "%d.%d" % (sum(self.sizes[path] for path in payload), len(payload))
        if len(told) > 1:
            self.tell("oxum", "bag-info.txt", "it gives Payload-Oxum twice")
        elif not told:
            self.tell("oxum", "bag-info.txt", "it gives no Payload-Oxum")
        elif told[0] != real:
            # Fewer files than told is what a missing file looks like, and no sign of a change.
            files = re.fullmatch(r"[0-9]{1,15}", (told[0].split(".") + [""])[1])
            kind = "incomplete" if files and int(files.group()) > len(payload) else "altered"
            words = "Payload-Oxum says %s, the payload is %s" % (printable(told[0]), real)
            self.tell("oxum", "bag-info.txt", words, kind)


def is_tag_manifest(path):
    return re.fullmatch(r"tagmanifest-[^/]+\.txt", path) is not None


def names_of(manifests):
    return " and ".join(path for path, _, _ in manifests)


def read_manifest(path, text, length, faults):
    """What a manifest lists, by path. A line that does not read is told and left out."""

    def say(words, code="manifest-line"):
        faults.append(altered(code, path, words))

    digests, before = {}, ""
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    else:
        say("its last line does not end with LF")
    for number, line in enumerate(lines, 1):
        match = re.fullmatch("([0-9A-Fa-f]+)([ \t]+)([^\n\r\u2028\u2029]+)", line)
        if not match:
            say("line %d: it is not a digest, a gap and a path" % number)
            continue
        digest, gap, written = match.groups()
        if len(digest) != length:
            say("line %d: its digest does not have %d hexadecimal digits" % (number, length))
            continue
        listed = re.sub(r"%(0[AaDd]|25)", lambda one: chr(int(one.group(1), 16)), written)
        if gap != "  " or digest != digest.lower() or listed != written:
            say("line %d: %s is not written as this format writes it" % (number, printable(listed)))
        if not belongs(path, listed):
            say("line %d: %s may not be listed here" % (number, printable(listed)))
            continue
        if listed in digests:
            say("line %d: %s is listed twice" % (number, printable(listed)))
        if order_of(listed) <= order_of(before):
            say("line %d: %s is not in order" % (number, printable(listed)), "manifest-order")
        before = listed
        digests[listed] = digest.lower()
    return digests


def belongs(manifest, path):
    """Payload manifests list payload alone; tag manifests neither payload nor one another; neither leads outside."""
    if path[:1] in ("/", "~") or "\\" in path or re.match(r"[A-Za-z]:", path):
        return False
    if any(name in ("", ".", "..") for name in path.split("/")):
        return False
    if manifest.startswith("manifest-"):
        return path.startswith("data/")
    return not path.startswith("data/") and not is_tag_manifest(path)


def parse_info(text):
    """Labels and values in the order found, continued lines joined; None where a line has no label."""
    found = []
    for line in re.split(r"\r\n|\r|\n", text):
        if line.strip(TRIMMED) == "":
            continue
        if line[0] in " \t" and found:
            found[-1] = (found[-1][0], found[-1][1] + " " + line.strip(TRIMMED))
            continue
        label, colon, value = line.partition(":")
        if colon == "" or label == "":
            return None
        found.append((label, value.strip(TRIMMED)))
    return found
