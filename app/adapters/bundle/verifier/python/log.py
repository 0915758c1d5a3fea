import re

from .chains import Chain
from .records import disclosures_in, heads_of, lines_of, parse_record
from .text import ABSENT, LARGEST_COUNT, Unreadable, from_base64url, printable, to_base64url

# `60-log/`: the records of all exhibits and of the bundle itself.

EVENTS = "data/60-log/events.jsonl"
LOG_DISCLOSURES = "data/60-log/disclosures.jsonl"
HEADS = "data/60-log/heads.csv"
INFO = "bag-info.txt"


class BundleLog:
    """The bundle's own view of the log: every record reads, their order is the log's, and the last names the heads."""

    def __init__(self, data, heads_csv, info, tell):
        self._tell, self.events, self.prepared, self.heads = tell, {}, None, None
        lines, is_whole = lines_of(data)
        if not is_whole:
            self._say("record", "its last line does not end with LF")
        own, last = [], None
        for number, (leaf, digest) in enumerate(lines, 1):
            where = "line %d: " % number
            try:
                record = parse_record(leaf)
            except Unreadable as problem:
                self._say("record", where + str(problem))
                continue
            if "X-Custody-Origin" in info and record["log"] != info["X-Custody-Origin"]:
                self._say("record", where + "the record is of log " + printable(record["log"]))
            if last and record["seq"] <= last[0]["seq"]:
                self._say("events", where + "records are not in the order of the log, or one stands twice")
            if last and record["seq"] == last[0]["seq"] + 1 and record["prev"] != last[1]:
                words = "prev is not the hash of the record above: one of the two was altered"
                self._say("chain", where + words)
            if record["subj"].startswith("bun_"):
                own.append(leaf)
            self.events[digest] = record
            last = (record, to_base64url(bytes.fromhex(digest)))
        self._own_chain(own)
        if self.prepared is None:
            return
        if "X-Audience" in info and self.prepared["obj"].get("audience", ABSENT) != info["X-Audience"]:
            self._say("events", "bundle.prepared names another audience than bag-info.txt")
        size = info.get("X-Custody-Size", "")
        is_size = re.fullmatch(r"[0-9]{1,16}", size) is not None and int(size) <= LARGEST_COUNT
        if not is_size or last and int(size) <= last[0]["seq"]:
            self._tell("bag-info", INFO, "X-Custody-Size is not a size that the log can have had")
        self.heads = heads_of(self.prepared)
        if self.heads is None:
            self._say("heads", "bundle.prepared names no heads")
        elif heads_csv is not None and heads_csv != csv_of(self.heads):
            self._tell("heads", HEADS, "it does not say what bundle.prepared says")

    def _say(self, code, words):
        self._tell(code, EVENTS, words)

    def _own_chain(self, own):
        if not own:
            self._say("events", "there is no record of the bundle itself")
            return
        chain = Chain(parse_record(own[0])["subj"], own, None)
        for line, _, words in chain.faults:
            self._say("chain", "record %d of the bundle itself: %s" % (line, words))
        if chain.records and chain.records[-1]["ev"] == "bundle.prepared":
            self.prepared = chain.records[-1]
        else:
            self._say("events", "the bundle's own records do not end with bundle.prepared")

    def check_disclosures(self, text):
        own = [record for record in self.events.values() if record["subj"].startswith("bun_")]
        disclosures_in(text, own, lambda words: self._tell("disclosure", LOG_DISCLOSURES, words))


def csv_of(heads):
    rows = ["item,sseq,leaf_sha256\r\n"]
    for item in sorted(heads):
        digest = from_base64url(heads[item]["h"])
        if digest is None:
            return None
        rows.append("%s,%d,%s\r\n" % (item, heads[item]["sseq"], digest.hex()))
    return "".join(rows)
