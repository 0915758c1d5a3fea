import re

from .text import from_utf8

# Values by the Distinguished Encoding Rules (ITU-T X.690), as much as a time stamp needs.

INTEGER, OCTETS, OID, UTF8, TIME, SEQUENCE, SET = 0x02, 0x04, 0x06, 0x0C, 0x18, 0x30, 0x31


class Der:
    """One value by ITU-T X.690: its identifier octet, what it holds, and all its octets."""

    def __init__(self, tag, content, whole):
        self.tag, self.content, self.whole = tag, content, whole


def der_values(data):
    """The values that stand one after another in these octets, or None."""
    values, at = [], 0
    while at < len(data):
        start, tag = at, data[at]
        if tag & 0x1F == 0x1F or at + 1 >= len(data):
            return None
        length, at = data[at + 1], at + 2
        if length >= 0x80:
            count = length & 0x7F
            octets = data[at : at + count]
            if not 1 <= count <= 3 or len(octets) < count or octets[0] == 0:
                return None
            length, at = int.from_bytes(octets, "big"), at + count
            if length < 0x80:
                return None
        if at + length > len(data):
            return None
        values.append(Der(tag, data[at : at + length], data[start : at + length]))
        at += length
    return values


def members_of(value, tag):
    """The members of a value that must have this tag; none where it has another."""
    return (der_values(value.content) if value is not None and value.tag == tag else None) or []


def part(values, at):
    return values[at] if len(values) > at else None


def only(values):
    return values[0] if values is not None and len(values) == 1 else None


def content_of(value, tag):
    return value.content if value is not None and value.tag == tag else None


def integer_of(value):
    data = content_of(value, INTEGER)
    if not data or len(data) > 1 and data[0] == (0xFF if data[1] >= 0x80 else 0):
        return None
    return int.from_bytes(data, "big", signed=True)


def oid_of(value):
    data = content_of(value, OID)
    arcs, arc, begun = [], 0, False
    for octet in data or b"":
        if not begun and octet == 0x80:
            return None
        arc, begun = arc << 7 | octet & 0x7F, octet >= 0x80
        if not begun:
            arcs.append(arc)
            arc = 0
    if begun or not arcs:
        return None
    root = min(arcs[0] // 40, 2)
    return ".".join(map(str, [root, arcs[0] - root * 40] + arcs[1:]))


def der_text(value):
    data, text = value.content, None
    if value.tag == UTF8:
        text = from_utf8(data)
    elif value.tag in (0x12, 0x13, 0x14, 0x16, 0x1A):
        text = data.decode("latin-1")
    elif value.tag == 0x1E and len(data) % 2 == 0:
        text = data.decode("utf-16-be", "replace")
    elif value.tag == 0x1C and len(data) % 4 == 0:
        text = data.decode("utf-32-be", "replace")
    return None if text is None else re.sub("[\x00-\x1f\x7f-\x9f]", "\ufffd", text)
