import re

from .der import INTEGER, OCTETS, SEQUENCE, SET, TIME
from .der import content_of, der_text, der_values, integer_of, members_of, oid_of, only, part
from .records import is_instant
from .text import Unreadable, printable, sha256

# Time stamps (RFC 3161), read to say which text they are about, when, and by whom. Their certificates are for openssl.

STAMP = re.compile(r"data/60-log/checkpoint(-test-authority)?(?:-[0-9]+)?\.tsr")
SHORT_NAMES = {
    "2.5.4.3": "CN",
    "2.5.4.5": "serialNumber",
    "2.5.4.6": "C",
    "2.5.4.7": "L",
    "2.5.4.8": "ST",
    "2.5.4.10": "O",
    "2.5.4.11": "OU",
    "2.5.4.97": "organizationIdentifier",
    "0.9.2342.19200300.100.1.25": "DC",
    "1.2.840.113549.1.9.1": "emailAddress",
}


def name_text(name):
    """A distinguished name such as `O=Example, CN=Example Time`, or None."""
    if name is None or name.tag != SEQUENCE:
        return None
    parts = der_values(name.content)
    texts = []
    for one in [None] if parts is None else parts:
        if one is None or one.tag != SET:
            return None
        for pair in der_values(one.content) or [None]:
            members = members_of(pair, SEQUENCE)
            oid = oid_of(part(members, 0))
            if oid is None or len(members) < 2:
                return None
            text = der_text(members[1])
            texts.append("%s=%s" % (SHORT_NAMES.get(oid, oid), "?" if text is None else text))
    return ", ".join(texts)


def read_certificate(whole):
    """(subject, issuer, issuer's octets, serial) of a certificate (RFC 5280 section 4.1)."""
    members = members_of(part(members_of(only(der_values(whole)), SEQUENCE), 0), SEQUENCE)
    # The version stands first, but not in certificates of the first one.
    if members and members[0].tag == 0xA0:
        members = members[1:]
    serial, issuer = integer_of(part(members, 0)), part(members, 2)
    subject = name_text(part(members, 4))
    if serial is None or name_text(issuer) is None or subject is None:
        raise Unreadable("a certificate cannot be read")
    return subject, name_text(issuer), issuer.whole, serial


def read_stamp(response, body):
    """(time, by whom or None, whether of a TEST authority) of a time stamp that must be about this text."""
    answer = members_of(only(der_values(response)), SEQUENCE)
    status = integer_of(part(members_of(part(answer, 0), SEQUENCE), 0))
    if status is None or not 0 <= status <= 5 or len(answer) > 2:
        raise Unreadable("the answer is no time-stamp response")
    if len(answer) < 2:
        raise Unreadable("it holds no time stamp")
    token = members_of(answer[1], SEQUENCE)
    signed = members_of(only(members_of(part(token, 1), 0xA0)), SEQUENCE)
    if oid_of(part(token, 0)) != "1.2.840.113549.1.7.2" or not signed:
        raise Unreadable("the token is not signed data")
    content = members_of(part(signed, 2), SEQUENCE)
    octets = content_of(only(members_of(part(content, 1), 0xA0)), OCTETS)
    if oid_of(part(content, 0)) != "1.2.840.113549.1.9.16.1.4" or octets is None:
        raise Unreadable("the token holds no time-stamp")
    algorithm, imprint, time, named = read_stamp_info(octets)
    held = [one for one in signed[3:] if one.tag == 0xA0][:1]
    values = der_values(held[0].content) if held else []
    if values is None:
        raise Unreadable("a certificate cannot be read")
    certificates = [read_certificate(one.whole) for one in values if one.tag == SEQUENCE]
    signer = only(members_of(signed[-1] if len(signed) > 3 else None, SET))
    if signer is None:
        raise Unreadable("the token has not one signature")
    if algorithm != "2.16.840.1.101.3.4.2.1" or imprint != sha256(body):
        raise Unreadable("it is not about this checkpoint")
    # A signature names its certificate by issuer and serial number (RFC 5652 section 5.3).
    number = members_of(part(members_of(signer, SEQUENCE), 1), SEQUENCE)
    issuer, serial = part(number, 0), integer_of(part(number, 1))
    signers = [one[0] for one in certificates if issuer is not None and one[2:] == (issuer.whole, serial)]
    names = [name for one in certificates for name in one[:2]] + [named or ""]
    return time, signers[0] if signers else named, any(map(is_of_tests, names))


def read_stamp_info(octets):
    members = members_of(only(der_values(octets)), SEQUENCE)
    imprint = members_of(part(members, 2), SEQUENCE)
    algorithm = members_of(part(imprint, 0), SEQUENCE)
    digest, time = content_of(part(imprint, 1), OCTETS), stamp_time(part(members, 4))
    known = (oid_of(part(members, 1)), oid_of(part(algorithm, 0)), integer_of(part(members, 3)), digest, time)
    # Parameters are NULL or left out: any other would be another digest.
    strange = len(algorithm) > 1 and len(algorithm[1].whole) != 2
    nonces = [integer_of(one) for one in members[5:] if one.tag == INTEGER]
    if integer_of(part(members, 0)) != 1 or None in known or strange or None in nonces[:1]:
        raise Unreadable("the time-stamp cannot be read")
    names = [one for one in members[5:] if one.tag == 0xA0]
    named = only(members_of(only(members_of(part(names, 0), 0xA0)), 0xA4))
    return known[1], digest, time, name_text(named)


def stamp_time(value):
    data = content_of(value, TIME)
    match = re.fullmatch(
        r"([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})(?:\.([0-9]*[1-9]))?Z",
        (data or b"").decode("latin-1"),
    )
    if not match:
        return None
    year, month, day, hour, minute, second, fraction = match.groups()
    millis = (fraction or "")[:3].ljust(3, "0")
    text = "%s-%s-%sT%s:%s:%s.%sZ" % (year, month, day, hour, minute, second, millis)
    return text if is_instant(text) else None


def is_of_tests(name):
    """Rather one authority too many than one too few: then nothing it signs is called trusted."""
    return "TEST" in name or re.search(r"(?<![^\W\d_])test(?![^\W\d_])", name, re.IGNORECASE) is not None


def check_stamps(bag, body):
    """What each time stamp of the bundle says. Whose signature it has is for openssl to find out."""
    found = []
    for path in bag.sizes:
        match = STAMP.fullmatch(path)
        data = bag.read(path) if match else None
        if data is None:
            continue
        try:
            time, by, is_test = read_stamp(data, body or b"")
        except Unreadable as problem:
            bag.tell("timestamp", path, str(problem))
            continue
        is_named_test = match.group(1) is not None
        if is_test and not is_named_test:
            bag.tell("timestamp", path, "it comes from a TEST authority, and its name does not say so")
        stamp = {"path": path, "time": time, "isTest": is_test or is_named_test}
        if by is not None:
            stamp["by"] = printable(by)
        found.append(stamp)
    return found
