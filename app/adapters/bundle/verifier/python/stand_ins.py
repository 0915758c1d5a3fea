from .text import is_number

# Redacted files that stand in for originals: `bundle.prepared` names each, and its item's records tell how it came to be.


def stand_in_of(subject, told, prepared):
    """SHA-256 of the redacted file that is to be here, or None where it is the original. Without `bundle.prepared` item.json is believed."""
    if prepared is not None:
        named = prepared["obj"].get("stand_ins")
        found = named.get(subject) if isinstance(named, dict) else None
        return found if isinstance(found, str) else None
    if not isinstance(told, dict) or "derivative" not in told:
        return None
    return told["sha256"] if isinstance(told.get("sha256"), str) else ""


def recorded_stand_ins(records, sha256, received):
    """The redactions with this file that the records allow to be handed out, or a problem in words."""
    made = [
        one
        for one in records
        if one["ev"] == "item.redacted" and one["obj"].get("child_sha256") == sha256
    ]
    if not made:
        return [], "no record tells of a redacted file with its SHA-256"
    of_it = [one for one in made if same(one["obj"].get("parent_sha256"), received)]
    if not of_it:
        return [], "it was made of another file than the one received"
    found = []
    for one in of_it:
        redaction = one["obj"].get("redaction")
        about = [other for other in records if same(other["obj"].get("redaction"), redaction)]
        accepted = [
            other
            for other in about
            if other["ev"] == "item.redaction_reviewed"
            and other["obj"].get("accepted") is True
            and other["obj"].get("child_sha256") == sha256
        ]
        is_taken_back = any(other["ev"] == "item.redaction_withdrawn" for other in about)
        if accepted and not is_taken_back:
            name = one["obj"].get("kind")
            texts = [value if isinstance(value, str) else "" for value in (redaction, name)]
            found.append(texts + [one["seq"], accepted[0]["seq"]])
    if not found:
        return [], "by the records no second person accepted it, or it was taken back"
    return found, None


def is_told(item, found, received):
    """Whether item.json says of what the file was made, as one of the redactions found has it."""
    native = item.get("native")
    told = native.get("derivative") if isinstance(native, dict) else None
    parent = told.get("parent") if isinstance(told, dict) else None
    if not isinstance(parent, dict) or not same(parent.get("sha256"), received):
        return False
    said = [told.get(name) for name in ("redaction", "name", "made", "accepted")]
    return any(
        all(map(same, said, one)) and is_number(said[2]) and is_number(said[3]) for one in found
    )


def same(one, other):
    """Equal as JSON has it: texts with texts, numbers with numbers, and what is not there with what is not there."""
    return type(one) is not bool and type(other) is not bool and one == other
