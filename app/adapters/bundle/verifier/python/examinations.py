from .text import ABSENT, is_number, is_same, is_same_plain, number_text

# The examinations that `item.json` tells of, held against the records that tell of them.

EXAMINER = "bearwitness-examiner"


def recorded_examinations(records):
    """(number, what is said of it, the record's facts) of each, in their order."""
    found = []
    for record in records:
        facts = record["obj"]
        if record["ev"] != "item.metadata_extracted" or facts.get("tool") != EXAMINER:
            continue
        number = facts["examination"] if is_number(facts.get("examination")) else 1
        told = {
            "record": record["seq"],
            "at": record["ts"],
            "examinedWith": facts.get("tool_version"),
            "askedBy": facts.get("asked_by"),
            "state": "failed" if facts.get("media_type") is None else "done",
        }
        found.append((number, told, facts))
    return found


def shown_first(recorded):
    """The newest that is done, else the newest."""
    done = [number for number, told, _ in recorded if told["state"] == "done"]
    numbers = done or [number for number, _, _ in recorded]
    return max(numbers) if numbers else None


def problems_of_examinations(item, records):
    """Each examination listed has its record, none recorded is left out, and each says what its record says."""
    listed, assessment = item.get("examinations"), item.get("assessment")
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        return ["it does not list the examinations of the file"]
    recorded = recorded_examinations(records)
    first, problems = shown_first(recorded), []
    for number, _, _ in recorded:
        if sum(is_same_plain(one.get("number", ABSENT), number) for one in listed) != 1:
            problems.append("examination %s is recorded, and not listed once" % number_text(number))
    numbers = [one.get("number") for one in listed]
    if any(is_number(a) and is_number(b) and b <= a for a, b in zip(numbers, numbers[1:])):
        problems.append("examinations are not in their order")
    for one in listed:
        number = one.get("number", ABSENT)
        which = "examination " + (number_text(number) if is_number(number) else "without a number")
        matching = [entry for entry in recorded if is_same_plain(number, entry[0])]
        if not matching:
            problems.append(which + " is listed, and no record under the head tells of it")
            continue
        is_first = matching[0][0] == first
        found = assessment if is_first else one.get("assessment")
        for name, value in matching[0][1].items():
            if not is_same(one.get(name, ABSENT), value):
                problems.append("%s: %s is not as recorded" % (which, name))
        for name in differing_finds(found, matching[0]):
            problems.append("%s: what it found (%s) is not as recorded" % (which, name))
        if one.get("shownFirst") is not is_first:
            shown = "none" if first is None else number_text(first)
            problems.append("%s: the one shown first is %s by the records" % (which, shown))
    if first is None and assessment is not None:
        problems.append("it tells what an examination found, and no record tells of one")
    return problems


def member(told, name):
    return told.get(name, ABSENT) if isinstance(told, dict) else ABSENT


def part_of(told, name, inner):
    value = member(told, name)
    return member(value, inner) if isinstance(value, dict) else value


def differing_finds(told, recorded):
    """What a record keeps of what was found and `item.json` tells otherwise. Older records keep less."""
    if told is None:
        return [] if recorded[1]["state"] == "failed" else ["all of it"]
    shown = {
        "media_type": member(told, "mediaType"),
        "time_level": part_of(told, "bestTime", "level"),
        "place_level": part_of(told, "bestPlace", "level"),
        "location_status": member(told, "locationStatus"),
        "credentials": part_of(told, "credentials", "state"),
        "problems": member(told, "problems"),
    }
    differing = []
    for name, value in shown.items():
        kept = recorded[2].get(name, ABSENT)
        # What this audience may not see is not there to be compared.
        if kept is ABSENT or value is ABSENT or is_same(kept, value):
            continue
        # Records of before the two were told apart say `absent` of a file that was not read whole.
        if name == "location_status" and kept == "absent" and value == "unread":
            continue
        differing.append(name)
    return differing
