from .bag import Bag
from .exhibits import faults_of_whole, verify_exhibits
from .log import EVENTS, HEADS, INFO, LOG_DISCLOSURES, BundleLog
from .names import altered, missing
from .signed_log import NOTE, PEM, SignedLog, has_signed_log
from .text import ABSENT, printable

# The whole check, and what is said of it. Every fault is told with its file, and none stops the search for others.

FORMAT = "bearwitness-bundle/2"
UNSIGNED_FORMAT = "bearwitness-bundle/1"
CONFIRMED = "Intact and the log key is the one you named"
NOT_CONFIRMED = "Intact, log signed, key not confirmed"
NOT_SEALED = "not sealed: this version of the format carries no seal yet"


def verify_bundle(holder, fingerprint=None, on_progress=lambda done, total: None, given=None):
    """
    Verifies a bundle. `fingerprint` is the beginning, in hex, of the log key's as the reader has it from elsewhere, `given`
    a state of the log that they have from another day.
    """
    bag = Bag(holder, on_progress)
    bag.check()
    info = dict(bag.info)
    exhibits, log, signed = [], None, None
    if bag.sizes:
        check_info(bag, info)
        log = read_log(bag, info)
        exhibits = verify_exhibits(bag, log)
        bag.faults += [one for exhibit in exhibits for one in exhibit.faults] + faults_of_whole(exhibits, log)
        text = bag.text(LOG_DISCLOSURES)
        if text is not None and log is not None:
            log.check_disclosures(text)
        prepared = None if log is None else log.prepared
        if info.get("X-Bundle-Format") == FORMAT or has_signed_log(bag.sizes):
            signed = SignedLog(bag, log, info, fingerprint, given).report
        elif prepared is not None and "policy_sha256" in prepared["obj"]:
            words = "bundle.prepared names a policy; the signed checkpoint that belongs to it is not here"
            bag.faults.append(missing(NOTE, words, "checkpoint"))
        elif fingerprint is not None:
            words = "a key was named, and this bundle has no signed checkpoint to compare it with"
            bag.faults.append(missing(PEM, words, "key"))
        if signed is None and given is not None:
            words = "there is no signed checkpoint to hold the earlier one against that you gave"
            bag.faults.append(missing(NOTE, words, "consistency"))
    return report_of(bag, info, exhibits, log, signed)


def check_info(bag, info):
    if INFO not in bag.sizes:
        return
    known = info.get("X-Bundle-Format")
    if known == UNSIGNED_FORMAT and has_signed_log(bag.sizes):
        words = "X-Bundle-Format is %s, which has no signed checkpoint; here is one" % UNSIGNED_FORMAT
        bag.tell("bag-info", INFO, words)
    elif known not in (FORMAT, UNSIGNED_FORMAT):
        bag.tell("bag-info", INFO, "X-Bundle-Format is neither %s nor %s" % (FORMAT, UNSIGNED_FORMAT))
    if bag.top is not None and info.get("External-Identifier") != bag.top:
        bag.tell("bag-info", INFO, "External-Identifier is not the name of the folder in the archive")


def read_log(bag, info):
    events, heads = bag.read(EVENTS), bag.text(HEADS)
    return None if events is None else BundleLog(events, heads, info, bag.tell)


def report_of(bag, info, exhibits, log, signed):
    result = result_of(bag.faults, signed)
    report = {
        "result": result,
        "faults": unique(bag.faults),
        "notes": sentences_of(result, signed, info.get("X-Bundle-Format")),
        "files": len(bag.sizes),
        "octets": sum(bag.sizes.values()),
        "exhibits": [],
    }
    for one in exhibits:
        exhibit = {"number": printable(one.number), "records": len(one.records)}
        exhibit["completeness"] = one.completeness
        if one.item is not None:
            exhibit["item"] = printable(one.item)
        report["exhibits"].append(exhibit)
    known = {
        "bundle": info.get("External-Identifier", bag.top),
        "audience": info.get("X-Audience"),
    }
    report.update((name, printable(value)) for name, value in known.items() if value is not None)
    if log is not None and log.prepared is not None:
        report["preparedAt"] = log.prepared["ts"]
    if signed is not None:
        report["log"] = signed
    return report


def result_of(faults, signed):
    if any(one["kind"] == "altered" for one in faults):
        return "Altered"
    if faults:
        return "Incomplete"
    if signed is None:
        return "Intact"
    return CONFIRMED if signed["isKeyConfirmed"] else NOT_CONFIRMED


def unique(faults):
    """A file that a manifest lists and that the format needs is missing once, not twice."""
    seen, kept = set(), []
    for one in faults:
        key = (one["code"], one.get("path"), None if one["code"] == "missing" else one["detail"])
        if key not in seen:
            seen.add(key)
            kept.append(one)
    return kept


def sentences_of(result, signed, known_format):
    """What the result does and does not cover, in words."""
    if signed is None:
        if known_format != UNSIGNED_FORMAT:
            return [NOT_SEALED]
        words = "the log is not signed: this bundle has no checkpoint, as none of the first format has"
        return [words, NOT_SEALED]
    quorum, named = signed.get("quorum"), signed.get("namedKeyReplacedAt")
    notes = ["the log is " + quorum["sentence"] if quorum else "who signed the log cannot be said"]
    for size in signed["keysReplacedAt"]:
        notes.append("the log's key was replaced at %d records; the key before signed the new one" % size)
    if named is not None:
        notes.append(
            "you named a key that was replaced at %d records: ask the office for the new one's fingerprint, "
            "and why it was replaced" % named
        )
    notes += [sentence_of_stamp(stamp) for stamp in signed["timestamps"]]
    if not signed["isKeyConfirmed"] and result not in ("Altered", "Incomplete"):
        notes.append(
            "the key came with the bundle: compare its fingerprint with the cover sheet on paper, "
            "and name it with --fingerprint"
        )
    return notes + [NOT_SEALED]


def sentence_of_stamp(stamp):
    if stamp["isTest"]:
        return stamp["path"] + " is of a TEST authority and proves nothing"
    by = stamp.get("by", "an authority that it does not name")
    words = "%s says %s, by %s; its certificates are not checked here, openssl does that"
    return words % (stamp["path"], stamp["time"], by)


def report_text(report):
    """The result, every fault with its file, what was seen, and what the result does not cover."""
    lines = [report["result"]]
    for one in report["faults"]:
        lines.append("  %s: %s [%s]" % (one.get("path", "the bundle"), one["detail"], one["code"]))
    known = tuple(report.get(name, "?") for name in ("bundle", "audience", "preparedAt"))
    lines.append("bundle %s, audience %s, prepared %s" % known)
    seen = (report["files"], report["octets"], len(report["exhibits"]))
    lines.append("%d files, %d bytes, %d exhibits" % seen)
    for one in report["exhibits"]:
        lines.append("  %s: %d custody records, %s" % (one["number"], one["records"], one["completeness"]))
    log = report.get("log")
    if log is not None:
        words = "custody log %s, signed at %d records, %d proved to be in it"
        lines.append(words % (log["origin"], log["size"], log["proved"]))
        for size in log["continues"]:
            words = "  it continues the log that an earlier bundle of the case shows at %d records"
            lines.append(words % size)
        if "continuesGiven" in log:
            words = "  it continues the log at the %d records of the earlier checkpoint that you gave"
            lines.append(words % log["continuesGiven"])
        lines.append("  log key " + log.get("fingerprint", "?"))
    return "\n".join(lines + report["notes"] + [""])
