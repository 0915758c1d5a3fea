from .text import Unreadable, from_base64, note_text, parse_count, parse_hash


def parse_proof(data):
    """Takes a proof apart (C2SP tlog-proof): whether it has extra data, index, hashes, and the checkpoint."""
    text = note_text(data)
    split = text.find("\n\n")
    if split == -1:
        raise Unreadable("the proof has no empty line")
    lines = text[:split].split("\n")
    if lines.pop(0) != "c2sp.org/tlog-proof@v1":
        raise Unreadable("the proof is not c2sp.org/tlog-proof@v1")
    has_extra = bool(lines) and lines[0].startswith("extra ")
    if has_extra and not from_base64(lines.pop(0)[6:]):
        raise Unreadable("the proof's extra data is not base 64")
    first = lines.pop(0) if lines else ""
    index = parse_count(first[6:]) if first.startswith("index ") else None
    if index is None:
        raise Unreadable("the proof's index is not a plain number below 2^53")
    if len(lines) > 63:
        raise Unreadable("the proof is too long")
    hashes = [parse_hash(line) for line in lines]
    if None in hashes:
        raise Unreadable("a line of the proof is not a hash in base 64")
    return has_extra, index, hashes, text[split + 2 :]
