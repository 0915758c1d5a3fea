from .chains import Chain
from .notes import parse_key
from .records import lines_of, parse_record
from .signatures import verify_ed25519
from .text import Unreadable, from_base64, printable

# A log has one key at a time. Where it was replaced, records say which key signed which part of it.

KEYS_PATH = "data/60-log/log-keys.jsonl"


class KeyHistory:
    """The keys of the log as (key, first size, last size or None), by the records in `log-keys.jsonl`."""

    def __init__(self, data, origin, tell):
        self.terms, self.leaves = [], []
        if data is None:
            return
        lines, is_whole = lines_of(data)
        if not is_whole:
            tell("key", KEYS_PATH, "its last line does not end with LF")
        records = []
        for number, (leaf, digest) in enumerate(lines, 1):
            try:
                record = parse_record(leaf)
            except Unreadable as problem:
                tell("key", KEYS_PATH, "line %d: %s" % (number, problem))
                continue
            if origin is not None and record["log"] != origin:
                tell("key", KEYS_PATH, "line %d: the record is of log %s" % (number, printable(record["log"])))
            records.append(record)
            self.leaves.append((record["seq"], bytes.fromhex(digest)))
        if not records:
            return
        chain = Chain(records[0]["subj"], [leaf for leaf, _ in lines], None)
        for line, _, words in chain.faults:
            tell("key", KEYS_PATH, "line %d: %s" % (line, words))
        for first, _ in chain.gaps:
            tell("key", KEYS_PATH, "a record of the log's keys is missing at sseq %d" % first)
        problems = self._read(records)
        for seq, words in problems:
            tell("key", KEYS_PATH, "record %d: %s" % (seq, words))
        if len(self.terms) + len(problems) != len(records):
            tell("key", KEYS_PATH, "it has a record that is of none of the log's keys")

    def _read(self, records):
        problems = []
        for record in records:
            if record["ev"] not in ("key.created", "key.rotated") or record["obj"].get("purpose") != "log":
                continue
            try:
                key = self._next_key(record) if self.terms else first_key(record)
            except Unreadable as problem:
                problems.append((record["seq"], str(problem)))
                continue
            # That one checkpoint at which the key is replaced has both signatures.
            size = record["seq"] + 1
            if self.terms:
                self.terms[-1] = self.terms[-1][:2] + (size,)
            self.terms.append((key, size if len(self.terms) else 1, None))
        return problems

    def _next_key(self, record):
        facts, old = record["obj"], self.terms[-1][0]
        if record["ev"] == "key.created":
            raise Unreadable("the log has a key, and this names one as its first")
        key = key_in(record)
        if key is None:
            raise Unreadable("the next key does not read")
        if facts.get("replaces") != old.written:
            raise Unreadable("it does not replace the key in force")
        if any(term[0].written == key.written for term in self.terms):
            raise Unreadable("the next key is one that the log had already")
        written = facts.get("old_key_signature")
        signature = from_base64(written) if isinstance(written, str) else None
        text = "bearwitness/key-rotation/v1\n%s\n%s\n" % (old.written, key.written)
        if signature is None or not verify_ed25519(old.public_key, text.encode("utf-8"), signature):
            raise Unreadable("the key in force has not signed the next one")
        return key

    def ends(self):
        return [end for _, _, end in self.terms if end is not None]

    def replaced_at(self, fingerprint):
        """Where the reader named an earlier key: the size at which it was replaced. That key signed the next one."""
        named = [end for key, _, end in self.terms if fingerprint and key.fingerprint().startswith(fingerprint)]
        return named[0] if named else None

    def is_key_of_size(self, public_keys, size):
        """Whether one of these keys was the log's at that size; always where no history is known."""
        in_force = [key for key, first, last in self.terms if first <= size and (last is None or size <= last)]
        return not self.terms or any(key.public_key in public_keys for key in in_force)

    def check(self, key, policy, size, tell):
        """Holds the bundle's key and policy against the history."""
        # Where the policy has more keys and the history is gone, that is told as missing.
        if key is None or not self.terms:
            return
        known = {term[0].public_key: term for term in self.terms}
        for one in policy.logs if policy is not None else []:
            if one.name == key.name and one.public_key != key.public_key and one.public_key not in known:
                words = "it names another key of this log, and no record says when that one signed"
                tell("key", "data/60-log/policy.tlog", words)
        if key.public_key not in known:
            tell("key", KEYS_PATH, "it does not lead to the key of log-key.vkey")
            return
        _, first, last = known[key.public_key]
        if size < first:
            words = "the key signs from %d records on, and the checkpoint is of %d" % (first, size)
            tell("key", "data/60-log/checkpoint.note", words)
        elif last is not None and size > last:
            words = "the key was replaced at %d records, and the checkpoint is of %d" % (last, size)
            tell("key", "data/60-log/checkpoint.note", words)


def first_key(record):
    if record["ev"] != "key.created":
        raise Unreadable("a key is replaced before any is named")
    key = key_in(record)
    if key is None:
        raise Unreadable("the log's first key does not read")
    return key


def key_in(record):
    written = record["obj"].get("vkey")
    try:
        key = parse_key(written) if isinstance(written, str) else None
    except Unreadable:
        return None
    return key if key is not None and key.kind == "ed25519" and key.name == record["log"] else None
