import hashlib

# ML-DSA-44 as FIPS 204 has it: what a witness may sign with that expects quantum computers. Only the check.

PRIME = 8380417
SIZE = 4  # rows and columns of the matrix
GAMMA_1 = 2 ** 17
GAMMA_2 = (PRIME - 1) // 88
BETA = 78
MOST_HINTS = 80
ONES = 39


def reversed_octet(number):
    return int("{:08b}".format(number)[::-1], 2)


ZETAS = [pow(1753, reversed_octet(number), PRIME) for number in range(256)]


def to_ntt(values):
    """Algorithm 41."""
    values, at, length = list(values), 0, 128
    while length >= 1:
        for start in range(0, 256, 2 * length):
            at += 1
            for j in range(start, start + length):
                turned = ZETAS[at] * values[j + length] % PRIME
                values[j + length] = (values[j] - turned) % PRIME
                values[j] = (values[j] + turned) % PRIME
        length //= 2
    return values


def from_ntt(values):
    """Algorithm 42."""
    values, at, length = list(values), 256, 1
    while length < 256:
        for start in range(0, 256, 2 * length):
            at -= 1
            for j in range(start, start + length):
                kept = values[j]
                values[j] = (kept + values[j + length]) % PRIME
                values[j + length] = (values[j + length] - kept) * ZETAS[at] % PRIME
        length *= 2
    return [value * 8347681 % PRIME for value in values]


def matrix_entry(rho, row, column):
    """One polynomial of the matrix A (algorithm 30): numbers from a stream, those too large left out."""
    length = 1008
    while True:
        stream = hashlib.shake_128(rho + bytes([column, row])).digest(length)
        values = (int.from_bytes(stream[at : at + 3], "little") & 0x7FFFFF for at in range(0, length, 3))
        found = [value for value in values if value < PRIME]
        if len(found) >= 256:
            return found[:256]
        length *= 2


def challenge_polynomial(seed):
    """Algorithm 29: 39 coefficients of 1 or -1 among 256."""
    stream = hashlib.shake_256(seed).digest(2048)
    signs, at = int.from_bytes(stream[:8], "little"), 8
    values = [0] * 256
    for i in range(256 - ONES, 256):
        while stream[at] > i:
            at += 1
        j = stream[at]
        at += 1
        values[i] = values[j]
        values[j] = PRIME - 1 if signs & 1 else 1
        signs >>= 1
    return values


def unpacked(data, bits):
    number = int.from_bytes(data, "little")
    return [number >> bits * at & (1 << bits) - 1 for at in range(256)]


def hints_of(data):
    """Algorithm 21, or None where the hints are not in their one spelling."""
    hints, at = [[0] * 256 for _ in range(SIZE)], 0
    for row in range(SIZE):
        end = data[MOST_HINTS + row]
        if end < at or end > MOST_HINTS:
            return None
        first = at
        while at < end:
            if at > first and data[at - 1] >= data[at]:
                return None
            hints[row][data[at]] = 1
            at += 1
    return None if any(data[at:MOST_HINTS]) else hints


def with_hint(hint, value):
    """Algorithm 40: the high part of a number, set right by its hint."""
    low = value % (2 * GAMMA_2)
    if low > GAMMA_2:
        low -= 2 * GAMMA_2
    if value - low == PRIME - 1:
        high, low = 0, low - 1
    else:
        high = (value - low) // (2 * GAMMA_2)
    if not hint:
        return high
    return (high + (1 if low > 0 else -1)) % 44


def verify_ml_dsa_44(public_key, message, signature):
    """Whether this is the key's signature of the message, without a context (algorithms 3 and 8)."""
    if len(public_key) != 1312 or len(signature) != 2420:
        return False
    seed, hints = signature[:32], hints_of(signature[2336:])
    z = [
        [GAMMA_1 - value for value in unpacked(signature[32 + 576 * at : 608 + 576 * at], 18)]
        for at in range(SIZE)
    ]
    if hints is None or any(abs(value) >= GAMMA_1 - BETA for one in z for value in one):
        return False
    rho = public_key[:32]
    known = hashlib.shake_256(public_key).digest(64) + b"\0\0" + message
    mu = hashlib.shake_256(known).digest(64)
    challenge = to_ntt(challenge_polynomial(seed))
    z = [to_ntt([value % PRIME for value in one]) for one in z]
    packed = b""
    for row in range(SIZE):
        high = [value << 13 for value in unpacked(public_key[32 + 320 * row : 352 + 320 * row], 10)]
        total = [-a * b for a, b in zip(challenge, to_ntt(high))]
        for column in range(SIZE):
            entry = matrix_entry(rho, row, column)
            total = [value + a * b for value, a, b in zip(total, entry, z[column])]
        plain = from_ntt([value % PRIME for value in total])
        number = 0
        for at in range(256):
            number |= with_hint(hints[row][at], plain[at]) << 6 * at
        packed += number.to_bytes(192, "little")
    return hashlib.shake_256(mu + packed).digest(32) == seed
