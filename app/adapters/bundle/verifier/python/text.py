import base64
import hashlib
import json
import math
import re

# Text, numbers and bytes, read exactly as the format has them.

LARGEST_COUNT = 2 ** 53 - 1
DEEPEST_JSON = 64
# White space as ECMAScript has it; Python's own set is another.
WHITE_SPACE = "\t\n\x0b\x0c\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
TRIMMED = "".join(
    chr(code) for code in range(0x10000) if re.match("[" + WHITE_SPACE + "]", chr(code))
)
# An absent member, which is not the same as null.
ABSENT = object()


class Unreadable(Exception):
    """What was to be read is not what it must be; the text says why."""


def printable(text):
    """Text from a bundle as a terminal may show it: printable ASCII, the rest escaped, cut when long."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) > 480:
        text = units[:480].decode("utf-16-le", "surrogatepass") + "..."
    return re.sub(r"[^\x20-\x7e]", lambda one: "\\u{%x}" % ord(one.group()), text)


def order_of(text):
    """Sorts text by UTF-16 code units, as RFC 8785 and the manifests have it."""
    return text.encode("utf-16-be", "surrogatepass")


def from_utf8(data):
    """The text of these bytes, or None where they are not UTF-8."""
    try:
        return bytes(data).decode("utf-8")
    except UnicodeDecodeError:
        return None


def from_base64(text):
    """Bytes of padded base 64, or None unless the text is the one spelling of its bytes."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (ValueError, UnicodeEncodeError):
        return None
    return data if base64.b64encode(data).decode("ascii") == text else None


def from_base64url(text):
    """Bytes of unpadded base64url (RFC 7515 section 2), or None unless it is their one spelling."""
    if not re.fullmatch(r"[A-Za-z0-9_-]*", text):
        return None
    return from_base64(text.replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4))


def to_base64(data):
    return base64.b64encode(data).decode("ascii")


def to_base64url(data):
    return base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")


def sha256(data):
    return hashlib.sha256(data).digest()


def is_count(value):
    """A whole number from 0 that every program reads alike: below 2^53."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return 0 <= value <= LARGEST_COUNT and value == int(value)


def parse_count(text):
    """A number in decimal without leading zeros, or None."""
    if not re.fullmatch(r"0|[1-9][0-9]{0,15}", text):
        return None
    return int(text) if int(text) <= LARGEST_COUNT else None


def parse_hash(text):
    """32 bytes in base 64, or None."""
    data = from_base64(text)
    return data if data is not None and len(data) == 32 else None


def note_text(data):
    """The characters of a note, checkpoint or proof: UTF-8 without control characters but LF."""
    text = data if isinstance(data, str) else from_utf8(data)
    if text is None:
        raise Unreadable("it is not UTF-8")
    if re.search(r"[\x00-\x09\x0b-\x1f]", text):
        raise Unreadable("it holds a control character")
    return text


def read_json(text):
    """A JSON value (RFC 8259); ValueError where the text is none, or is nested without end."""

    def refuse(name):
        raise ValueError(name + " is not JSON")

    def whole(digits):
        number = int(digits) if len(digits) < 400 else float("inf")
        return number if abs(number) <= LARGEST_COUNT else float(number)

    try:
        return json.loads(text, parse_constant=refuse, parse_int=whole)
    except RecursionError:
        raise ValueError("it is nested without end")
    except OverflowError:
        raise ValueError("it holds a number beyond any")


def canonical_json(value, depth=0):
    """The one spelling of a JSON value (RFC 8785); ValueError where it has none."""
    if depth > DEEPEST_JSON:
        raise ValueError("a value nested this deep cannot be written")
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        if not math.isfinite(value):
            raise ValueError("a number beyond any cannot be written")
        return number_text(value)
    if isinstance(value, str):
        return canonical_text(value)
    if isinstance(value, list):
        return "[" + ",".join(canonical_json(one, depth + 1) for one in value) + "]"
    members = (
        canonical_text(name) + ":" + canonical_json(value[name], depth + 1)
        for name in sorted(value, key=order_of)
    )
    return "{" + ",".join(members) + "}"


def canonical_text(text):
    text.encode("utf-8")  # a lone surrogate has no UTF-8: UnicodeEncodeError is a ValueError
    return json.dumps(text, ensure_ascii=False)


def number_text(value):
    """A number as ECMAScript writes it: the shortest digits that read back as the same number."""
    if isinstance(value, int):
        return str(value)
    if not math.isfinite(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    mantissa, _, exponent = repr(abs(value)).partition("e")
    before, _, after = mantissa.partition(".")
    after = "" if after == "0" else after
    point = len(before) + int(exponent or 0)
    digits = before + after
    point -= len(digits) - len(digits.lstrip("0"))
    digits = digits.lstrip("0").rstrip("0")
    count = len(digits)
    if count <= point <= 21:
        return sign + digits + "0" * (point - count)
    if 0 < point <= 21:
        return sign + digits[:point] + "." + digits[point:]
    if -6 < point <= 0:
        return sign + "0." + "0" * -point + digits
    shown = digits if count == 1 else digits[0] + "." + digits[1:]
    return sign + shown + "e" + ("+" if point > 0 else "-") + str(abs(point - 1))


def is_same(one, other):
    """Whether two values are the same text, number, null or truth; lists member by member; never nested otherwise."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_same_plain, one, other))
    return is_same_plain(one, other)


def is_same_plain(one, other):
    if isinstance(one, (list, dict)) or one is ABSENT or isinstance(one, bool) != isinstance(other, bool):
        return False
    return type(one) is type(other) and one == other or is_number(one) and is_number(other) and one == other


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def in_fours(digits):
    """A fingerprint for reading aloud: groups of four."""
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
