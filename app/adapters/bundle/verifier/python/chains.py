from .records import parse_record
from .text import Unreadable, to_base64url
from .trees import leaf_hash

# One subject's history: nothing may be missing between its records, up to the one that `bundle.prepared` names.


class Chain:
    """The records of one subject, oldest first, held against each other and against the last one that is named."""

    def __init__(self, subject, leaves, head):
        self.records, self.faults, self.gaps = [], [], []
        self._last = None
        reached, at_head = -1, None
        for line, leaf in enumerate(leaves, 1):
            record = self._take(line, leaf, subject)
            if record is None:
                continue
            reached = max(reached, record["sseq"])
            if head and record["sseq"] == head["sseq"]:
                at_head = self._last[1]
        if head and reached < head["sseq"]:
            self.gaps.append((reached + 1, int(head["sseq"])))
        elif head and at_head is not None and at_head != head["h"]:
            words = "the record at sseq %d is not the one that the head names" % head["sseq"]
            self.faults.append((len(leaves), "head-differs", words))
        self.completeness = "complete to bundle.prepared" if head else "tail unknown"
        if self.gaps:
            self.completeness = "gap at sseq %d" % self.gaps[0][0]
        elif self.faults:
            self.completeness = "broken"

    def _take(self, line, leaf, subject):
        def say(words, fault="link"):
            self.faults.append((line, fault, words))

        try:
            record = parse_record(leaf)
        except Unreadable as problem:
            say(str(problem), "unreadable")
            return None
        if record["subj"] != subject:
            say("the record is about " + record["subj"])
            return None
        last, name, sseq = self._last, record["subj"], record["sseq"]
        following = 0 if last is None else last[0]["sseq"] + 1
        if sseq > following:
            self.gaps.append((following, sseq - 1))
            places = str(following) if following == sseq - 1 else "%d to %d" % (following, sseq - 1)
            say("%s has no record at sseq %s" % (name, places))
        elif sseq < following:
            say("%s already has a record at sseq %d" % (name, sseq))
        elif last is not None and record["sprev"] != last[1]:
            say(
                "sprev is not the hash of %s at sseq %d: one of the two was altered" % (name, last[0]["sseq"])
            )
        if last is not None:
            if record["log"] != last[0]["log"]:
                say("the record is of log " + record["log"])
            if record["seq"] <= last[0]["seq"]:
                say("seq does not grow")
            if record["ts"] < last[0]["ts"]:
                say("ts is before the record above")
        self.records.append(record)
        self._last = (record, to_base64url(leaf_hash(leaf)))
        return record
