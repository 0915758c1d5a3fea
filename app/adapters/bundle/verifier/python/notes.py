import re

from .lattice_signatures import verify_ml_dsa_44
from .signatures import verify_ed25519
from .text import Unreadable, from_base64, is_count, note_text, parse_count, parse_hash, sha256, to_base64

# Keys, signed notes, checkpoints and cosignatures of C2SP (signed-note, tlog-checkpoint, tlog-cosignature).

KEY_TYPES = {1: ("ed25519", 32), 4: ("ed25519-cosigner", 32), 6: ("ml-dsa-44-cosigner", 1312)}
KEY_OCTETS = {name: octet for octet, (name, _) in KEY_TYPES.items()}
COSIGNATURE_LENGTHS = {"ed25519-cosigner": 64, "ml-dsa-44-cosigner": 2420}
NOT_IN_NAME = re.compile("[\x00-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000+]")
# SubjectPublicKeyInfo of an Ed25519 key up to the key's own octets (RFC 8410 section 4).
ED25519_DER = bytes.fromhex("302a300506032b6570032100")
MOST_SIGNATURES = 128
# Where a bundle keeps checkpoints of earlier ones, and the proof that the log continues them.
CONSISTENCY = re.compile(r"data/60-log/consistency-(0|[1-9][0-9]{0,15})-(0|[1-9][0-9]{0,15})\.txt")
EARLIER_NOTE = re.compile(r"data/60-log/checkpoint-(0|[1-9][0-9]{0,15})\.note")
CONSISTENCY_PATH = "data/60-log/consistency-%d-%d.txt"
EARLIER_PATH = "data/60-log/checkpoint-%d.note"


class Key:
    """A public key with the name that it signs under."""

    def __init__(self, name, kind, public_key):
        self.name, self.kind, self.public_key = name, kind, public_key
        typed = bytes([KEY_OCTETS[kind]]) + public_key
        self.key_id = sha256(name.encode("utf-8") + b"\n" + typed)[:4].hex()
        self.written = name + "+" + self.key_id + "+" + to_base64(typed)

    def fingerprint(self):
        """SHA-256 of the key as `openssl pkey -pubin -outform DER` writes it."""
        return sha256(ED25519_DER + self.public_key).hex()

    def pem(self):
        body = to_base64(ED25519_DER + self.public_key)
        return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n"


def is_key_name(name):
    return name != "" and not NOT_IN_NAME.search(name) and not re.search("[\ud800-\udfff]", name)


def parse_key(text):
    """Reads a key as C2SP writes it: name, id and octets between plus signs."""
    match = re.fullmatch(r"([^+]+)\+([0-9a-f]{8})\+(.+)", text, re.DOTALL)
    if not match:
        raise Unreadable("the key is not name+id+base64")
    name, key_id, data = match.groups()
    octets = from_base64(data)
    if octets is None:
        raise Unreadable("the key's octets are not base 64")
    if not octets or octets[0] not in KEY_TYPES:
        raise Unreadable("the key is of a type not known here")
    kind, length = KEY_TYPES[octets[0]]
    if not is_key_name(name):
        raise Unreadable("the key's name is empty or holds white space, control characters or +")
    if len(octets) - 1 != length:
        raise Unreadable("the key is not %d octets long" % length)
    if kind == "ml-dsa-44-cosigner" and len(name.encode("utf-8")) > 255:
        raise Unreadable("the name of a cosigner is at most 255 octets")
    key = Key(name, kind, octets[1:])
    if key.key_id != key_id:
        raise Unreadable("the key's id is not that of its name and octets")
    return key


def parse_note(data):
    """A signed note taken apart: its text, and (name, key id, octets) of each signature."""
    whole = note_text(data)
    split = whole.rfind("\n\n")
    if split == -1:
        raise Unreadable("the note has no empty line before signatures")
    lines = whole[split + 2 :]
    if not lines.endswith("\n"):
        raise Unreadable("the last signature has no end")
    signatures = []
    for line in lines[:-1].split("\n"):
        if len(signatures) == MOST_SIGNATURES:
            raise Unreadable("there are more than %d signatures" % MOST_SIGNATURES)
        words = line.split(" ")
        octets = from_base64(words[2]) if len(words) == 3 else None
        if words[0] != "\u2014" or octets is None or len(octets) <= 4 or not is_key_name(words[1]):
            raise Unreadable("signature %d is not one" % (len(signatures) + 1))
        signatures.append((words[1], octets[:4].hex(), octets[4:]))
    return whole[: split + 1], signatures


class Checkpoint:
    """A state of the log: its name, how many records, and the root of their tree."""

    def __init__(self, origin, size, root, extensions):
        self.origin, self.size, self.root, self.extensions = origin, size, root, extensions


def parse_checkpoint(text):
    text = note_text(text)
    if not text.endswith("\n"):
        raise Unreadable("the checkpoint's last line does not end")
    lines = text[:-1].split("\n") + ["", ""]
    origin, size, root = lines[0], parse_count(lines[1]), parse_hash(lines[2])
    extensions = text[:-1].split("\n")[3:]
    if origin == "":
        raise Unreadable("the checkpoint names no log")
    if size is None:
        raise Unreadable("the checkpoint's size is not a plain number below 2^53")
    if root is None:
        raise Unreadable("the checkpoint's root is not 32 bytes in base 64")
    if "" in extensions:
        raise Unreadable("the checkpoint has an empty line")
    return Checkpoint(origin, size, root, extensions)


def cosigned_at(key, text, octets):
    """When a witness says that it saw this checkpoint, in seconds since 1970; None where its signature does not hold."""
    if len(octets) != 8 + COSIGNATURE_LENGTHS[key.kind]:
        return None
    time, signature = int.from_bytes(octets[:8], "big"), octets[8:]
    try:
        checkpoint = parse_checkpoint(text)
    except Unreadable:
        return None
    if not is_count(time):
        return None
    if key.kind == "ed25519-cosigner":
        message = ("cosignature/v1\ntime %d\n" % time + text).encode("utf-8")
        return time if verify_ed25519(key.public_key, message, signature) else None
    name, origin = key.name.encode("utf-8"), checkpoint.origin.encode("utf-8")
    if not 0 < len(origin) <= 255:
        return None
    numbers = [number.to_bytes(8, "big") for number in (time, 0, checkpoint.size)]
    message = b"subtree/v1\n\0" + bytes([len(name)]) + name + numbers[0]
    message += bytes([len(origin)]) + origin + numbers[1] + numbers[2] + checkpoint.root
    return time if verify_ml_dsa_44(key.public_key, message, signature) else None


def verify_line(key, text, octets):
    """The time of a signature that holds, None for one without a time; False where it does not hold."""
    if key.kind == "ed25519":
        return None if verify_ed25519(key.public_key, text.encode("utf-8"), octets) else False
    time = cosigned_at(key, text, octets)
    return False if time is None else time


def verify_note(data, known):
    """What became of a note: ("verified", text, [(key, time)]), ("malformed", why), ("not-signed",) or ("fails", key)."""
    try:
        text, signatures = parse_note(data)
    except Unreadable as problem:
        return ("malformed", str(problem))
    verified = []
    for name, key_id, octets in signatures:
        keys = [key for key in known if key.name == name and key.key_id == key_id]
        if not keys:
            continue
        # Two keys can share name and id: 32 bits are no hash to rely on.
        for key in keys:
            time = verify_line(key, text, octets)
            if time is not False:
                verified.append((key, time))
                break
        else:
            return ("fails", keys[0])
    return ("verified", text, verified) if verified else ("not-signed",)
