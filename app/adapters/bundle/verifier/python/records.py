import re

from .text import (
    ABSENT,
    WHITE_SPACE,
    Unreadable,
    canonical_json,
    from_base64url,
    from_utf8,
    is_count,
    is_number,
    number_text,
    order_of,
    read_json,
    sha256,
    to_base64url,
)
from .trees import leaf_hash

# Custody records, one JSON object each, hashed as the exact bytes that were stored.

MEMBERS = "_sd,_sd_alg,actor,ev,log,nonce,obj,prev,seq,sprev,sseq,subj,ts,v"
NO_PREVIOUS = to_base64url(bytes(32))
ORIGIN = re.compile("[^" + WHITE_SPACE + "+]{1,255}")
EVENT = re.compile(r"[a-z]+\.[a-z_]+")
SUBJECT = re.compile(r"(?:itm|rpt|cas|bun|usr|key|sys)_[A-Za-z0-9]{1,64}")
PSEUDONYM = re.compile(r"[A-Za-z0-9._:-]{1,64}")
INSTANT = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})\.[0-9]{3}Z")


def is_instant(text):
    """A moment in UTC, to the millisecond, that the calendar has."""
    match = INSTANT.fullmatch(text) if isinstance(text, str) else None
    if not match:
        return False
    year, month, day, hour, minute, second = map(int, match.groups())
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return 1 <= month <= 12 and 1 <= day <= days[month - 1] and hour < 24 and minute < 60 and second < 60


def parse_record(data):
    """Reads a record strictly: exactly the members of version 1, in the canonical spelling."""
    text = from_utf8(data)
    if text is None:
        raise Unreadable("the record is not UTF-8")
    try:
        record = read_json(text)
        canonical = canonical_json(record)
    except ValueError:
        raise Unreadable("the record is not JSON")
    if canonical != text:
        raise Unreadable("the record is not in canonical form (RFC 8785)")
    if not isinstance(record, dict):
        raise Unreadable("the record is not a JSON object")
    problem = problem_of_members(record)
    if problem:
        raise Unreadable(problem)
    return record


def problem_of_members(record):
    if not is_number(record.get("v")) or record["v"] != 1:
        return "the record's version is not 1"
    if ",".join(sorted(record, key=order_of)) != MEMBERS:
        return "the record's members are not exactly those of version 1"
    if not is_text(record["log"], ORIGIN):
        return "log is not an origin"
    if not is_instant(record["ts"]):
        return "ts is not a UTC time in milliseconds"
    if not is_text(record["ev"], EVENT):
        return "ev is not the name of an event"
    if not is_text(record["subj"], SUBJECT):
        return "subj is not the id of a subject"
    if not is_octets(record["nonce"], 16):
        return "nonce is not 16 bytes in base64url"
    if not isinstance(record["obj"], dict):
        return "obj is not an object"
    if record["_sd_alg"] != "sha-256":
        return "_sd_alg is not sha-256"
    digests = record["_sd"]
    if (
        not isinstance(digests, list)
        or not all(is_octets(digest, 32) for digest in digests)
        or any(one >= other for one, other in zip(digests, digests[1:]))
    ):
        return "_sd is not a sorted list of different digests"
    return problem_of_actor(record["actor"]) or problem_of_links(record) or problem_of_numbers(record["obj"], "obj")


def problem_of_actor(actor):
    if not isinstance(actor, dict):
        return "actor is not an object"
    if set(actor) - {"kind", "id", "role"}:
        return "actor has a member besides kind, id and role"
    if actor.get("kind") not in ("public", "user", "system", "witness-operator"):
        return "actor.kind is not known"
    if not is_text(actor.get("id"), PSEUDONYM):
        return "actor.id is not a pseudonym"
    if "role" in actor and not is_text(actor["role"], PSEUDONYM):
        return "actor.role is not the code of a role"
    return None


def problem_of_links(record):
    seq, sseq, prev, sprev = record["seq"], record["sseq"], record["prev"], record["sprev"]
    if not is_count(seq):
        return "seq is not a count"
    if not is_count(sseq) or sseq > seq:
        return "sseq is not a count up to seq"
    if not is_octets(prev, 32):
        return "prev is not 32 bytes in base64url"
    if seq == 0 and prev != NO_PREVIOUS:
        return "prev of the first record is not 32 zero bytes"
    if sseq == 0:
        return None if sprev is None else "sprev of a subject's first record is not null"
    return None if is_octets(sprev, 32) else "sprev is not 32 bytes in base64url"


def problem_of_numbers(value, path):
    if is_number(value) and not is_count(abs(value)):
        return "%s is %s: only whole numbers below 2^53 may stand in a record" % (path, number_text(value))
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, member in members:
        problem = problem_of_numbers(member, "%s.%s" % (path, name))
        if problem:
            return problem
    return None


def is_text(value, pattern):
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def is_octets(value, length):
    data = from_base64url(value) if isinstance(value, str) else None
    return data is not None and len(data) == length


def lines_of(data):
    """Records as they stand, each with its hash in hex; and whether the last one too ends with LF."""
    parts = data.split(b"\n")
    return [(leaf, leaf_hash(leaf).hex()) for leaf in parts[:-1]], parts[-1] == b""


def disclosures_in(text, records, tell):
    """Reads disclosures and tells every line that belongs to none of the records. By text: (name, value)."""
    by_seq = {record["seq"]: record for record in records}
    found = {}
    lines = text.split("\n")
    if lines.pop() != "":
        tell("its last line does not end with LF")
    for number, line in enumerate(lines, 1):
        match = re.fullmatch(r'\{"seq":(0|[1-9][0-9]*),"d":"([A-Za-z0-9_-]+)"\}', line)
        if not match:
            tell('line %d: it is not {"seq":n,"d":"..."}' % number)
            continue
        seq, disclosure = match.groups()
        record = by_seq.get(int(seq)) if len(seq) < 17 else None
        if record is None:
            tell("line %d: there is no record %s" % (number, seq))
        elif to_base64url(sha256(disclosure.encode("ascii"))) not in record["_sd"]:
            words = "its digest is not in _sd of record %s: it was changed, or is of another record" % seq
            tell("line %d: %s" % (number, words))
        else:
            try:
                found[disclosure] = parse_disclosure(disclosure)
            except Unreadable as problem:
                tell("line %d: %s" % (number, problem))
    return found


def parse_disclosure(written):
    data = from_base64url(written)
    text = None if data is None else from_utf8(data)
    if text is None:
        raise Unreadable("the disclosure is not base64url of UTF-8")
    try:
        parts = read_json(text)
    except ValueError:
        raise Unreadable("the disclosure does not hold JSON")
    if not isinstance(parts, list) or len(parts) != 3:
        raise Unreadable("the disclosure is not an array of salt, name and value")
    if not isinstance(parts[0], str) or not isinstance(parts[1], str):
        raise Unreadable("the disclosure's salt and name are not text")
    return parts[1], parts[2]


def heads_of(prepared):
    """The last record of each item as `bundle.prepared` names it, or None."""
    heads = prepared["obj"].get("heads", ABSENT)
    if not isinstance(heads, dict):
        return None
    for head in heads.values():
        if not isinstance(head, dict) or not is_number(head.get("sseq")) or not isinstance(head.get("h"), str):
            return None
    return heads
