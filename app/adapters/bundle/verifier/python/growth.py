from .notes import CONSISTENCY, CONSISTENCY_PATH, EARLIER_NOTE, EARLIER_PATH, parse_checkpoint, verify_note
from .text import Unreadable, is_number
from .trees import hashes_of, verify_consistency

# That the signed log continues the one of an earlier bundle of the case.


def check_earlier(bag, named, keys, history, checkpoint):
    """The sizes that the log is proved to continue. `named` is what `bundle.prepared` says of them, if it says anything."""
    continues, used = [], set()
    if is_number(named) and named > 0:
        # Neither can be taken away unnoticed: the record that names them is under the log's signature.
        for path in (CONSISTENCY_PATH % (named, checkpoint.size), EARLIER_PATH % named):
            if path not in bag.sizes:
                bag.read(path)
    for path in bag.sizes:
        match = CONSISTENCY.fullmatch(path)
        if not match:
            continue
        first, second = map(int, match.groups())
        note_path = EARLIER_PATH % first
        used.add(note_path)
        proof, note = bag.read(path), bag.read(note_path)
        if proof is None or note is None:
            continue
        try:
            earlier = read_earlier(note, first, keys, history, checkpoint)
        except Unreadable as problem:
            bag.tell("consistency", note_path, str(problem))
            continue
        problem = problem_of_growth(earlier, second, checkpoint, proof)
        if problem is not None:
            bag.tell("consistency", path, problem)
        elif is_number(named) and named != first:
            bag.tell("consistency", path, "bundle.prepared names another earlier state of the log")
        else:
            continues.append(first)
    for path in bag.sizes:
        match = EARLIER_NOTE.fullmatch(path)
        if match and path not in used:
            bag.read(CONSISTENCY_PATH % (int(match.group(1)), checkpoint.size))
    return continues


def read_earlier(note, first, keys, history, checkpoint):
    """The earlier checkpoint, signed by a key that was the log's at that size."""
    outcome = verify_note(note, keys)
    if outcome[0] == "malformed":
        raise Unreadable(outcome[1])
    if outcome[0] == "not-signed":
        raise Unreadable("the log's key has not signed it")
    if outcome[0] == "fails":
        raise Unreadable("the log's signature does not fit it")
    earlier = parse_checkpoint(outcome[1])
    if earlier.origin != checkpoint.origin:
        raise Unreadable("it is of another log")
    if not history.is_key_of_size([key.public_key for key, _ in outcome[2]], earlier.size):
        raise Unreadable("the key that signed it was not the log's at that size")
    if earlier.size != first:
        raise Unreadable("it covers %d records" % earlier.size)
    return earlier


def problem_of_growth(earlier, second, checkpoint, proof):
    if second != checkpoint.size:
        return "it does not lead to the size of checkpoint.note"
    hashes = hashes_of(proof)
    if hashes is None:
        return "a line of it is not a hash in base 64"
    if verify_consistency(earlier.size, second, earlier.root, checkpoint.root, hashes):
        return None
    return "it does not prove that the log only grew"
