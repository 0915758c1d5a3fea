from .text import from_utf8, is_count, parse_hash, sha256

# The log's tree: RFC 6962 section 2.1, its proofs by RFC 9162 section 2.1.


def leaf_hash(record):
    return sha256(b"\0" + record)


def node_hash(left, right):
    return sha256(b"\1" + left + right)


def verify_inclusion(index, size, leaf, proof, root):
    """Whether the proof leads from the leaf at this place to the root (section 2.1.3.2)."""
    if not is_count(index) or not is_count(size) or index >= size or len(leaf) != 32:
        return False
    place, last, total = index, size - 1, leaf
    for beside in proof:
        if last == 0 or len(beside) != 32:
            return False
        if place & 1 or place == last:
            total = node_hash(beside, total)
            # The right edge has no neighbour on its right: up to where there is one on its left.
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            total = node_hash(total, beside)
        place, last = place >> 1, last >> 1
    return last == 0 and total == root


def verify_consistency(first, second, first_root, second_root, proof):
    """Whether the tree of `first` leaves is the beginning of that of `second` (section 2.1.4.2); from 0 never."""
    if not is_count(first) or not is_count(second) or first == 0 or first > second:
        return False
    if first == second:
        return not proof and first_root == second_root
    if not proof or any(len(one) != 32 for one in proof):
        return False
    # A first tree that is one complete subtree is its own start, and the proof leaves it out.
    path = list(proof) if first & (first - 1) else [first_root] + list(proof)
    place, last = first - 1, second - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = path[0]
    for beside in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = node_hash(beside, old), node_hash(beside, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, beside)
        place, last = place >> 1, last >> 1
    return last == 0 and old == first_root and new == second_root


def hashes_of(proof):
    """The hashes of a consistency file; None where a line of it is none."""
    lines = (from_utf8(proof) or "?").split("\n") if proof else [""]
    hashes = [parse_hash(line) for line in lines[:-1]]
    return None if lines[-1] != "" or None in hashes else hashes
