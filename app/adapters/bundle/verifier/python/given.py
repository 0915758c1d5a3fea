from .notes import CONSISTENCY, CONSISTENCY_PATH, EARLIER_NOTE, EARLIER_PATH, parse_checkpoint, parse_note, verify_note
from .text import Unreadable, from_utf8, printable
from .trees import hashes_of, verify_consistency

# A state of the log that the reader kept from another day: whether the bundle's log is that one, only longer.

GIVEN = "the earlier checkpoint that you gave"
TWO_LOGS = "%s has as many records and another root: there are two versions of this log" % GIVEN
GIVEN_NOTE = "data/60-log/checkpoint.note"


class Given:
    """What a reader gives: a note or the three lines of its text, and the proof where the bundle carries none."""

    def __init__(self, checkpoint, proof=None):
        self.checkpoint, self.proof = checkpoint, proof


def read_given(data):
    """(checkpoint, note or None)."""
    note = data if "\n\n" in (from_utf8(data) or "") else None
    return parse_checkpoint(data if note is None else parse_note(note)[0]), note


def continues_given(given, bag, keys, history, checkpoint):
    """The size of the log in what was given, where it is proved to be the beginning of this one; else None, and the reason is told."""

    def altered(path, words):
        bag.tell("consistency", path, words)

    try:
        earlier, note = read_given(given.checkpoint)
    except Unreadable as problem:
        return altered(None, "%s does not read: %s" % (GIVEN, problem))
    if earlier.origin != checkpoint.origin:
        return altered(None, "%s is of another log, %s" % (GIVEN, printable(earlier.origin)))
    # A text alone needs no signature: it is whoever kept it that vouches for it.
    unsigned = None if note is None else problem_of_given(note, earlier.size, keys, history)
    if unsigned is not None:
        return altered(None, unsigned)
    if earlier.size > checkpoint.size:
        words = "it covers %d records, and %s %d: the log was cut back, or what you gave is the later of the two"
        return altered(GIVEN_NOTE, words % (checkpoint.size, GIVEN, earlier.size))
    if earlier.size == checkpoint.size:
        return earlier.size if earlier.root == checkpoint.root else altered(GIVEN_NOTE, TWO_LOGS)
    own = {path: bag.read(path) for path in bag.sizes if CONSISTENCY.fullmatch(path) or EARLIER_NOTE.fullmatch(path)}
    path = CONSISTENCY_PATH % (earlier.size, checkpoint.size)
    proof = own.get(path) if given.proof is None else given.proof
    if proof is None:
        words = "without it nobody can say whether the log continues %s: ask the office for it"
        bag.tell("consistency", path, words % GIVEN, "incomplete")
        return None
    hashes = hashes_of(proof)
    if hashes is not None and verify_consistency(
        earlier.size, checkpoint.size, earlier.root, checkpoint.root, hashes
    ):
        return earlier.size
    kept = own.get(EARLIER_PATH % earlier.size)
    if kept is not None and is_other_root(kept, earlier.root):
        return altered(EARLIER_PATH % earlier.size, TWO_LOGS)
    where, what = (path, "it") if given.proof is None else (None, "the proof that you gave")
    return altered(where, "%s does not prove that the log continues %s" % (what, GIVEN))


def is_other_root(note, root):
    try:
        return read_given(note)[0].root != root
    except Unreadable:
        return False


def problem_of_given(note, size, keys, history):
    outcome = verify_note(note, keys)
    if outcome[0] == "fails":
        return "the log's signature does not fit " + GIVEN
    if outcome[0] != "verified":
        return "the log's key has not signed " + GIVEN
    if history.is_key_of_size([key.public_key for key, _ in outcome[2]], size):
        return None
    return "the key that signed %s was not the log's at that size" % GIVEN
