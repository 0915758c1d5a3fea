from .chains import Chain
from .examinations import problems_of_examinations
from .log import EVENTS
from .names import fault, missing
from .records import disclosures_in, lines_of
from .stand_ins import is_told, recorded_stand_ins, stand_in_of
from .text import ABSENT, canonical_json, is_number, printable, read_json

# Each exhibit, by its own files and by the records of the whole bundle.

EXHIBITS = "data/10-exhibits/"
ITEM_FORMAT = "bearwitness-item/2"
FIRST_ITEM_FORMAT = "bearwitness-item/1"


class Exhibit:
    """One exhibit's files, held against its records, and those against what `bundle.prepared` names."""

    def __init__(self, number, natives, bag, log):
        self.number, self.faults, self._log = number, [], log
        folder = EXHIBITS + number
        self.item_path, self.custody_path = folder + "/item.json", folder + "/custody.jsonl"
        item_text, custody = bag.text(self.item_path), bag.read(self.custody_path)
        disclosures = bag.text(folder + "/disclosures.jsonl")
        item = None if item_text is None else self._read_item(item_text)
        native = self._native_of(folder, natives)
        self.hashes, self.records, self.completeness = [], [], "tail unknown"
        if custody is not None:
            self._check_chain(custody, item)
            # Without the records, nothing can be said about what belongs to them.
            if disclosures is not None:
                self._check_disclosures(folder + "/disclosures.jsonl", disclosures, item)
        if native is not None:
            self._check_native(folder, native, bag.sizes[native], bag.digests.get(native), item)
        if item is not None and item.get("format") == ITEM_FORMAT and custody is not None:
            for problem in problems_of_examinations(item, self.records):
                self._say("examination", self.item_path, problem)
        subject = None if item is None else item.get("item")
        if subject is None and self.records:
            subject = self.records[0]["subj"]
        self.item = subject if isinstance(subject, str) else None

    def _say(self, code, path, words, kind="altered"):
        self.faults.append(fault(kind, code, path, words))

    def _read_item(self, text):
        try:
            item = read_json(text)
        except ValueError:
            self._say("item", self.item_path, "it is not JSON")
            return None
        # A bundle that was asked for before this was recorded may be of either.
        prepared = None if self._log is None else self._log.prepared
        recorded = None if prepared is None else prepared["obj"].get("item_format")
        formats = [recorded] if isinstance(recorded, str) else [FIRST_ITEM_FORMAT, ITEM_FORMAT]
        if not isinstance(item, dict) or item.get("format") not in formats:
            words = "it is not of format " + " or ".join(map(printable, formats))
            self._say("item", self.item_path, words)
            return None
        if item.get("exhibit") != self.number:
            self._say("item", self.item_path, "it is about another exhibit")
        return item

    def _native_of(self, folder, natives):
        if not natives:
            self.faults.append(missing(folder + "/native", "the original is not there"))
            return None
        if len(natives) > 1:
            self._say("layout", printable(natives[1]), "an exhibit has one original, here are more")
        return natives[0]

    def _check_chain(self, custody, item):
        lines, is_whole = lines_of(custody)
        if not is_whole:
            self._say("record", self.custody_path, "its last line does not end with LF")
        self.hashes = [digest for _, digest in lines]
        subject = None if item is None else item.get("item")
        if not isinstance(subject, str):
            known = self._log.events.get(self.hashes[0]) if self._log and self.hashes else None
            subject = None if known is None else known["subj"]
        heads = None if self._log is None else self._log.heads
        head = None if heads is None or subject is None else heads.get(subject)
        chain = Chain(subject or "", [leaf for leaf, _ in lines], head)
        for line, kind, words in chain.faults:
            code = "record" if kind == "unreadable" else "chain"
            self._say(code, self.custody_path, "line %d: %s" % (line, words))
        for first, last in chain.gaps:
            places = "sseq %d" % first if first == last else "sseq %d to %d" % (first, last)
            self._say("chain", self.custody_path, "gap at " + places, "incomplete")
        self.records, self.completeness = chain.records, chain.completeness
        if head is not None and self.records and self.records[-1]["sseq"] > head["sseq"]:
            self._say("heads", self.custody_path, "it goes on after the head that bundle.prepared names")
        if heads is not None and subject is not None and head is None:
            self._say("heads", self.custody_path, "bundle.prepared does not name " + printable(subject))

    def _check_disclosures(self, path, text, item):
        found = disclosures_in(text, self.records, lambda words: self._say("disclosure", path, words))
        name = None if item is None else item.get("originalName")
        if name is None:
            return
        written = name.get("disclosure") if isinstance(name, dict) else None
        known = found.get(written) if isinstance(written, str) else None
        recorded = spelled(known[1]) if known is not None and known[0] == "original_name" else None
        if recorded is None or recorded != spelled(name.get("value")):
            words = "originalName is not what a disclosure of this item says"
            self._say("item", self.item_path, words)

    def _check_native(self, folder, path, size, digests, item):
        told = None if item is None else item.get("native")
        if item is not None and not isinstance(told, dict):
            self._say("item", self.item_path, "it does not say what the original is")
        elif item is not None:
            if not isinstance(told.get("path"), str) or folder + "/" + told["path"] != path:
                self._say("item", self.item_path, "it names another file as the original")
            is_same_file = digests is None or (
                told.get("sha256") == digests["sha256"]
                and told.get("sha512") == digests["sha512"]
                and is_number(told.get("size"))
                and told["size"] == size
            )
            if not is_same_file:
                self._say("native", printable(path), "it is not the file that item.json describes")
        if not self.records:
            return
        if self.records[0]["ev"] != "item.received":
            self._say("native", self.custody_path, "its first record is not item.received")
            return
        prepared = None if self._log is None else self._log.prepared
        stand_in = stand_in_of(self.records[0]["subj"], told, prepared)
        if stand_in is not None:
            self._check_stand_in(path, digests, item, stand_in)
            return
        if isinstance(told, dict) and "derivative" in told:
            words = "it calls the file a redacted one, and bundle.prepared names none"
            self._say("item", self.item_path, words)
        if digests is not None and recorded_sha256(self.records) != digests["sha256"]:
            words = "it is not the file whose SHA-256 was recorded when it was received"
            self._say("native", printable(path), words)

    def _check_stand_in(self, path, digests, item, sha256):
        if digests is not None and digests["sha256"] != sha256:
            words = "it is not the redacted file that bundle.prepared names"
            self._say("native", printable(path), words)
        found, problem = recorded_stand_ins(self.records, sha256, recorded_sha256(self.records))
        if problem is not None:
            self._say("native", printable(path), problem)
        elif item is not None and not is_told(item, found, recorded_sha256(self.records)):
            words = "it does not say, as the records do, what the file was made of"
            self._say("item", self.item_path, words)


def spelled(value):
    """The one spelling of a value, or None where it has none, as text with half of a character has not."""
    try:
        return canonical_json(value)
    except ValueError:
        return None


def recorded_sha256(records):
    """The SHA-256 that the log has of an original: taken on arrival, or when a file that came in parts was sealed."""
    received = records[0]["obj"]
    if "sha256" in received or received.get("hashed") != "when-sealed":
        return received.get("sha256")
    hashed = [record for record in records[1:] if record["ev"] == "item.hashed"]
    return hashed[0]["obj"].get("sha256") if hashed else None


def verify_exhibits(bag, log):
    """Each exhibit that has a folder, in the order in which their files stand."""
    natives = {}
    for path in bag.sizes:
        parts = path[len(EXHIBITS) :].split("/") if path.startswith(EXHIBITS) else []
        if len(parts) < 2:
            continue
        natives.setdefault(parts[0], [])
        if parts[1] == "native" and len(parts) > 2:
            natives[parts[0]].append(path)
    return [Exhibit(number, files, bag, log) for number, files in natives.items()]


def faults_of_whole(exhibits, log):
    """What only shows over all exhibits: records that stand in one list and not in the other, items left out."""
    if log is None:
        return []
    faults, in_exhibits = [], set()
    for one in exhibits:
        for number, digest in enumerate(one.hashes, 1):
            in_exhibits.add(digest)
            if digest not in log.events:
                words = "line %d: the record does not stand in %s" % (number, EVENTS)
                path = EXHIBITS + printable(one.number) + "/custody.jsonl"
                faults.append(fault("altered", "events", path, words))
    # Where an item's whole list is missing, one fault about its head says so.
    items = {one.item for one in exhibits if one.records}
    for digest, record in log.events.items():
        subject = record["subj"]
        if digest in in_exhibits or subject.startswith("bun_"):
            continue
        if subject not in items and log.heads is not None and subject in log.heads:
            continue
        words = "record %d stands in no exhibit's list" % record["seq"]
        faults.append(fault("altered", "events", EVENTS, words))
    for item in log.heads or {}:
        if item not in items:
            words = "bundle.prepared names %s, and no exhibit here has its records" % printable(item)
            faults.append(fault("incomplete", "heads", EVENTS, words))
    return faults
