from .notes import parse_checkpoint, parse_key, parse_note, verify_note
from .text import Unreadable, parse_count

# Whose signatures the office asks for (C2SP tlog-policy), and who signed.


class PolicyProblems(Exception):
    """Everything that is wrong with a policy: (line, words), line 0 where nothing could be pointed at."""

    def __init__(self, problems):
        Exception.__init__(self)
        self.problems = problems


class Policy:
    """Reads a policy and names everything that is wrong with it, not just the first."""

    def __init__(self, data):
        self.logs, self.witnesses, self.groups = [], [], []
        self.problems, self.line = [], 0
        self.defined, self.members, self.keys, self.quorums = set(), set(), set(), []
        parts = data.split(b"\n")
        for line in [part + b"\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else []):
            self.line += 1
            self._read(line)
        if not self.quorums:
            self.problems.append((0, "there is no quorum line"))
        if self.problems:
            raise PolicyProblems(self.problems)
        self.quorum = None if self.quorums[0] == "none" else self.quorums[0]

    def _say(self, words):
        self.problems.append((self.line, words))

    def _read(self, line):
        ended = line.endswith(b"\n")
        line = line[:-1] if ended else line
        if any(octet < 0x20 and octet != 0x09 or octet == 0x7F for octet in line):
            self._say("it holds a control character")
            return
        if not ended:
            self._say("the last line does not end")
        words = [word.decode("utf-8", "surrogateescape") for word in line.replace(b"\t", b" ").split(b" ") if word]
        if not words or words[0].startswith("#"):
            return
        readers = {"log": self._log, "witness": self._witness, "group": self._group, "quorum": self._quorum}
        if words[0] in readers:
            readers[words[0]](words[1:])
        else:
            self._say("it begins with none of log, witness, group and quorum")

    def _log(self, words):
        if not 1 <= len(words) <= 2:
            self._say("a log has a key and perhaps a URL")
            return
        key = self._key(words[0], ("ed25519",))
        if key:
            self.logs.append(key)

    def _witness(self, words):
        if not 2 <= len(words) <= 3:
            self._say("a witness has a name, a key and perhaps a URL")
            self.defined.update(words[:1])
            return
        self._define(words[0])
        key = self._key(words[1], ("ed25519-cosigner", "ml-dsa-44-cosigner"))
        if key:
            self.witnesses.append((words[0], key))

    def _group(self, words):
        if len(words) < 3:
            self._say("a group has a name, a number, any or all, and members")
            self.defined.update(words[:1])
            return
        name, many, listed = words[0], words[1], words[2:]
        for member in listed:
            if member not in self.defined:
                self._say("no witness or group %s stands above" % shown(member))
            elif member in self.members:
                self._say("%s is a member already" % shown(member))
            self.members.add(member)
        threshold = {"any": 1, "all": len(listed)}.get(many, parse_count(many))
        if threshold is None or not 1 <= threshold <= len(listed):
            self._say("any, all or 1 to %d of the members can count" % len(listed))
        self._define(name)
        self.groups.append((name, threshold or 1, listed))

    def _quorum(self, words):
        if len(words) != 1:
            self._say("a quorum has one name")
        elif words[0] != "none" and words[0] not in self.defined:
            self._say("no witness or group %s stands above" % shown(words[0]))
        if self.quorums:
            self._say("there is a quorum line already")
        self.quorums.append(words[0] if words else "none")

    def _define(self, name):
        if name == "none":
            self._say("none is no name for a witness or group")
        elif name in self.defined:
            self._say("%s stands above already" % shown(name))
        self.defined.add(name)

    def _key(self, written, kinds):
        try:
            key = parse_key(written)
        except Unreadable as problem:
            self._say(str(problem))
            return None
        if key.kind not in kinds:
            self._say("a key of type %s is of no use here" % key.kind)
        if key.public_key in self.keys:
            self._say("the same public key stands above already")
        self.keys.add(key.public_key)
        return key


def shown(name):
    return "".join("\ufffd" if 0xD800 <= ord(one) < 0xE000 else one for one in name)


def evaluate_quorum(policy, cosigned):
    """Whether enough witnesses saw the checkpoint: what kind of answer, their names, one sentence for people."""
    present = [(name, key) for name, key in policy.witnesses if name in cosigned]
    witnesses = [name for name, _ in present]
    seen = set(witnesses)
    # Groups name only what stands before them, so one pass settles them all.
    for name, threshold, members in policy.groups:
        if sum(member in seen for member in members) >= threshold:
            seen.add(name)
    by = ", ".join(key.name for _, key in present)
    if policy.quorum is None:
        sentence = "signed by the office only: the policy asks for no witness"
        if by:
            sentence = "signed by the office only, as far as the policy asks; cosigned besides by " + by
        return {"kind": "office-only", "witnesses": witnesses, "sentence": sentence}
    is_met = policy.quorum in seen
    sentence = "signed by the office and cosigned by %s: %s for the policy" % (
        by or "no known witness",
        "enough" if is_met else "not enough",
    )
    return {"kind": "met" if is_met else "not-met", "witnesses": witnesses, "sentence": sentence}


def verify_checkpoint(note, policy):
    """Who signed a checkpoint, by the policy: ("signed", quorum), ("fails", key), or None where the log's key did not."""
    try:
        origin = parse_checkpoint(parse_note(note)[0]).origin
    except Unreadable:
        return None
    log_keys = [key for key in policy.logs if key.name == origin]
    if not log_keys:
        return None
    outcome = verify_note(note, log_keys + [key for _, key in policy.witnesses])
    if outcome[0] == "fails":
        return outcome
    if outcome[0] != "verified" or not any(key in log_keys for key, _ in outcome[2]):
        return None
    # A cosignature without a time counts for nothing.
    times = {key: time for key, time in outcome[2] if time}
    return ("signed", evaluate_quorum(policy, {name for name, key in policy.witnesses if key in times}))
