import re

from .given import continues_given
from .growth import check_earlier
from .log_keys import KeyHistory
from .notes import parse_checkpoint, parse_key, parse_note, verify_note
from .proofs import parse_proof
from .policy import Policy, PolicyProblems, verify_checkpoint
from .stamps import check_stamps
from .text import ABSENT, Unreadable, from_utf8, in_fours, printable, sha256
from .trees import verify_inclusion

# The signed state of the log: who signed it, that every record shown is in it, and that it continues earlier bundles'.

LOG = "data/60-log/"
BODY, NOTE, SIG = LOG + "checkpoint.body", LOG + "checkpoint.note", LOG + "checkpoint.sig"
PEM, VKEY, POLICY, LOG_KEYS = LOG + "log-key.pem", LOG + "log-key.vkey", LOG + "policy.tlog", LOG + "log-keys.jsonl"
SIGNED_FILES = (BODY, NOTE, SIG, PEM, VKEY, POLICY)
PROOFS = LOG + "proofs/"


def has_signed_log(paths):
    return any(path in SIGNED_FILES or path.startswith(PROOFS) for path in paths)


class SignedLog:
    """The signed log of a bundle; `report` is None where there is no checkpoint that reads."""

    def __init__(self, bag, log, info, fingerprint, given):
        self._bag, self._log, self._fingerprint = bag, log, fingerprint
        self._prepared = None if log is None else log.prepared
        self._files = {path: bag.read(path) for path in SIGNED_FILES}
        self._origin, self._size = info.get("X-Custody-Origin"), info.get("X-Custody-Size")
        self._history = self._read_history()
        self.report, self._key = None, self._read_key()
        replaced_at = self._history.replaced_at(fingerprint)
        is_confirmed = replaced_at is None and self._is_named()
        self._policy = self._read_policy()
        self._note, self._checkpoint = None, None
        if not self._read_head():
            return
        self._check_signature()
        quorum = self._read_quorum()
        self._history.check(self._key, self._policy, self._checkpoint.size, self._say)
        self.report = {
            "origin": printable(self._checkpoint.origin),
            "size": self._checkpoint.size,
            "isKeyConfirmed": is_confirmed,
            "keysReplacedAt": self._history.ends(),
            "proved": 0 if log is None else self._check_proofs(),
            "continues": self._check_earlier(),
        }
        if given is not None:
            size = continues_given(given, bag, self._known_keys(), self._history, self._checkpoint)
            self.report.update({} if size is None else {"continuesGiven": size})
        self.report["timestamps"] = check_stamps(bag, self._files[BODY])
        if self._key is not None:
            self.report["fingerprint"] = in_fours(self._key.fingerprint())
        if replaced_at is not None:
            self.report["namedKeyReplacedAt"] = replaced_at
        if quorum is not None:
            self.report["quorum"] = dict(
                quorum,
                witnesses=[printable(name) for name in quorum["witnesses"]],
                sentence=printable(quorum["sentence"]),
            )

    def _say(self, code, path, words, kind="altered"):
        self._bag.tell(code, printable(path), words, kind)

    def _read_history(self):
        """It must be there where the policy has more than one key of this log: else a replaced key would look like the only one."""
        keys, data = [], self._files[POLICY]
        if data is not None:
            try:
                keys = Policy(data).logs
            except PolicyProblems:
                pass
        is_needed = sum(key.name == self._origin for key in keys) > 1
        if not is_needed and LOG_KEYS not in self._bag.sizes:
            return KeyHistory(None, None, self._say)
        return KeyHistory(self._bag.read(LOG_KEYS), self._origin, self._say)

    def _read_key(self):
        vkey, pem = self._files[VKEY], self._files[PEM]
        if vkey is None:
            return None
        line = re.fullmatch("([^\n]*)\n", from_utf8(vkey) or "")
        try:
            key = parse_key(line.group(1) if line else "")
        except Unreadable:
            key = None
        if key is None or key.kind != "ed25519":
            self._say("key", VKEY, "it is not one line with the key of a log")
            return None
        if self._origin is not None and key.name != self._origin:
            self._say("key", VKEY, "it is the key of the log " + printable(key.name))
        if pem is not None and pem != key.pem().encode("ascii"):
            self._say("key", PEM, "it is not the key of log-key.vkey")
        return key

    def _is_named(self):
        if self._key is None or self._fingerprint is None:
            return False
        real = self._key.fingerprint()
        if real.startswith(self._fingerprint):
            return True
        self._say("key", PEM, "its fingerprint is %s, not the one that was named" % in_fours(real))
        return False

    def _read_policy(self):
        data = self._files[POLICY]
        if data is None:
            return None
        recorded = ABSENT if self._prepared is None else self._prepared["obj"].get("policy_sha256", ABSENT)
        if recorded is not ABSENT and recorded != sha256(data).hex():
            self._say("policy", POLICY, "it is not the policy that bundle.prepared names by its SHA-256")
        try:
            policy = Policy(data)
        except PolicyProblems as found:
            for line, words in found.problems:
                self._say("policy", POLICY, ("line %d: " % line if line else "") + printable(words))
            return None
        key = self._key
        names = [one for one in policy.logs if key and one.name == key.name and one.public_key == key.public_key]
        if key is not None and not names:
            self._say("policy", POLICY, "it does not name the key of log-key.vkey")
        return policy

    def _read_head(self):
        data, body = self._files[NOTE], self._files[BODY]
        if data is None:
            return False
        try:
            text, self._signatures = parse_note(data)
            checkpoint = parse_checkpoint(text)
        except Unreadable as problem:
            self._say("checkpoint", NOTE, str(problem))
            return False
        if body is not None and body != text.encode("utf-8"):
            self._say("checkpoint", BODY, "it is not the text that checkpoint.note signs")
        if checkpoint.extensions:
            self._say("checkpoint", NOTE, "it has lines that no witness vouches for")
        if self._origin is not None and checkpoint.origin != self._origin:
            self._say("checkpoint", NOTE, "it is of the log " + printable(checkpoint.origin))
        if self._size is not None and self._size != str(checkpoint.size):
            words = "it covers %d records, and bag-info.txt says %s" % (checkpoint.size, printable(self._size))
            self._say("checkpoint", NOTE, words)
        if self._prepared is not None and self._prepared["seq"] >= checkpoint.size:
            self._say("checkpoint", NOTE, "it ends before bundle.prepared")
        self._note, self._checkpoint = data.decode("utf-8"), checkpoint
        return True

    def _check_signature(self):
        key, sig = self._key, self._files[SIG]
        if key is None:
            return
        lines = [octets for name, key_id, octets in self._signatures if (name, key_id) == (key.name, key.key_id)]
        if not lines:
            self._say("checkpoint", NOTE, "the key of log-key.vkey has not signed it")
            return
        if verify_note(self._note, [key])[0] != "verified":
            self._say("checkpoint", NOTE, "the log's signature does not fit it")
        if sig is not None and sig != lines[0]:
            self._say("checkpoint", SIG, "it is not the log's signature in checkpoint.note")

    def _read_quorum(self):
        outcome = None if self._policy is None else verify_checkpoint(self._note, self._policy)
        if outcome is None:
            return None
        if outcome[0] == "fails":
            if self._key is None or outcome[1].key_id != self._key.key_id:
                self._say("checkpoint", NOTE, "the signature of %s does not fit it" % printable(outcome[1].name))
            return None
        if outcome[1]["kind"] == "not-met":
            self._say("quorum", NOTE, printable(outcome[1]["sentence"]), "incomplete")
        return outcome[1]

    def _check_proofs(self):
        """Every record has its proof, and no proof is of a record that is not shown."""
        shown = [(record["seq"], bytes.fromhex(digest)) for digest, record in self._log.events.items()]
        expected, proved = set(), 0
        for seq, leaf in shown + self._history.leaves:
            path = "%s%d.tlog-proof" % (PROOFS, seq)
            expected.add(path)
            data = self._bag.read(path)
            if data is None:
                continue
            problem = self._problem_of_proof(data, seq, leaf)
            if problem is None:
                proved += 1
            else:
                self._say("proof", path, problem)
        for path in self._bag.sizes:
            if path.startswith(PROOFS) and path not in expected:
                self._say("proof", path, "it is of no record that stands in events.jsonl or log-keys.jsonl")
        return proved

    def _problem_of_proof(self, data, seq, leaf):
        try:
            has_extra, index, hashes, note = parse_proof(data)
        except Unreadable as problem:
            return str(problem)
        if has_extra:
            return "it holds data that nobody signed"
        if index != seq:
            return "it is of record %d" % index
        if note != self._note:
            return "it does not end with checkpoint.note"
        if verify_inclusion(index, self._checkpoint.size, leaf, hashes, self._checkpoint.root):
            return None
        return "it does not prove that the record is in the signed log"

    def _check_earlier(self):
        named = ABSENT if self._prepared is None else self._prepared["obj"].get("continues_size", ABSENT)
        return check_earlier(self._bag, named, self._known_keys(), self._history, self._checkpoint)

    def _known_keys(self):
        # A key that was replaced since may stand in the policy beside the one in use.
        return ([] if self._key is None else [self._key]) + ([] if self._policy is None else self._policy.logs)
