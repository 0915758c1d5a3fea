import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { disclosureDigest } from "#app/core/custody/disclosure.ts";
import type { CustodyEvent, EventType } from "#app/core/custody/event.ts";
import { EVENT_CATALOGUE } from "#app/core/custody/event.ts";
import type { RecordPlace } from "#app/core/custody/record.ts";
import { buildRecord, parseRecord, saltsFor } from "#app/core/custody/record.ts";
import { fromBase64url, fromHex, fromUtf8, toHex, toUtf8 } from "#app/core/encoding.ts";
import type { Instant } from "#app/core/instant.ts";
import type { JsonObject } from "#app/core/json.ts";
import { seededBytes } from "./made-log.ts";
import {
  WORKED_LEAF_HASHES,
  WORKED_LEAVES,
  WORKED_ORIGINAL_NAME,
  WORKED_SUBMITTER,
} from "./worked-vector.ts";

const EVENT_TYPES = Object.keys(EVENT_CATALOGUE) as EventType[];

function placeOf(event: Partial<CustodyEvent>, place: Partial<RecordPlace> = {}): RecordPlace {
  const whole: CustodyEvent = {
    ev: "item.viewed",
    subj: "itm_a",
    actor: { kind: "user", id: "usr_1" },
    obj: {},
    ...event,
  };
  return {
    event: whole,
    log: "custody.example.gov/log1",
    seq: 0,
    ts: "2026-01-15T17:00:00.000Z" as Instant,
    sseq: 0,
    sprev: null,
    prev: null,
    nonce: seededBytes(1),
    salts: Array.from({ length: saltsFor(whole.ev) }, (_, slot) => seededBytes(slot + 2)),
    ...place,
  };
}

function bytesFromText(text: string | undefined): Uint8Array {
  const bytes = text === undefined ? undefined : fromBase64url(text);
  if (bytes === undefined) throw new Error("the worked vector is not base64url");
  return bytes;
}

describe("the worked vector", () => {
  test("its records are read as they stand", () => {
    for (const text of WORKED_LEAVES) expect(parseRecord(toUtf8(text))).toMatchObject({ ok: true });
  });

  test("record 0 is built again to the byte, with its disclosures", () => {
    const built = buildRecord(
      placeOf(
        {
          ev: "item.received",
          subj: "itm_A",
          actor: { kind: "system", id: "svc-intake" },
          obj: {
            size: 18,
            sha256: "3aeb7a90b4a14f6efdcdb1a9574366522d0ebc963950dba1d6d992bab6865293",
          },
          disclosures: [
            { name: "original_name", value: "IMG_0001.JPG" },
            { name: "submitter", value: "W-3" },
          ],
        },
        {
          nonce: bytesFromText("TMY8qSdMvn2UhoMplt9sjA"),
          salts: [bytesFromText("F6Zd5z-Q9VrJdEIimXo9tQ"), bytesFromText("FYx_KJvmrwFxFeXYqha1Uw")],
        },
      ),
    );
    expect(fromUtf8(built.leaf)).toBe(WORKED_LEAVES[0]);
    expect(toHex(built.leafHash)).toBe(WORKED_LEAF_HASHES[0]);
    expect(built.disclosures).toEqual([
      { name: "original_name", disclosure: WORKED_ORIGINAL_NAME },
      { name: "submitter", disclosure: WORKED_SUBMITTER },
    ]);
  });

  test("record 1 is built again to the byte on top of record 0", () => {
    const first = fromHex(WORKED_LEAF_HASHES[0]) ?? null;
    const second = JSON.parse(WORKED_LEAVES[1]) as { obj: JsonObject };
    const built = buildRecord(
      placeOf(
        {
          ev: "item.hashed",
          subj: "itm_A",
          actor: { kind: "system", id: "svc-intake" },
          obj: second.obj,
        },
        {
          seq: 1,
          sseq: 1,
          prev: first,
          sprev: first,
          ts: "2026-01-15T17:01:00.000Z" as Instant,
          nonce: bytesFromText("UTR9RhoB4Tj1UBtL7kx5ew"),
        },
      ),
    );
    expect(fromUtf8(built.leaf)).toBe(WORKED_LEAVES[1]);
  });
});

test.each(EVENT_TYPES)("every %s carries the same number of digests, disclosed or not", (ev) => {
  const names = EVENT_CATALOGUE[ev];
  const used = fc.subarray([...names]);
  fc.assert(
    fc.property(used, (some) => {
      const disclosures = some.map((name) => ({ name, value: "something" }));
      const built = buildRecord(placeOf({ ev, disclosures }));
      expect(built.record._sd).toHaveLength(names.length);
      expect(built.disclosures.map(({ name }) => name)).toEqual(some);
      for (const { disclosure } of built.disclosures) {
        expect(built.record._sd).toContain(disclosureDigest(disclosure));
      }
      expect(parseRecord(built.leaf)).toEqual({ ok: true, value: built.record });
    }),
    { numRuns: 20 },
  );
});

describe("an event is refused when", () => {
  const refused: readonly [string, Partial<CustodyEvent>, string][] = [
    ["it holds a fraction", { obj: { seconds: 1.5 } }, "obj.seconds is 1.5"],
    ["a fraction is deep inside", { obj: { a: [{ b: 0.1 }] } }, "obj.a.0.b is 0.1"],
    ["a number reaches 2^53", { obj: { size: 2 ** 53 } }, "obj.size is 9007199254740992"],
    ["a number is none", { obj: { size: NaN } }, "NaN cannot be written"],
    [
      "it discloses a name not listed",
      { disclosures: [{ name: "statement", value: "" }] },
      "may not",
    ],
    [
      "it discloses a name twice",
      {
        disclosures: [
          { name: "reason", value: 1 },
          { name: "reason", value: 2 },
        ],
      },
      "twice",
    ],
    ["its subject is no id", { subj: "itm_" }, "subj is not"],
    ["its actor is a name", { actor: { kind: "user", id: "Jane Doe" } }, "actor.id is not"],
    [
      "its actor's role is a phrase",
      { actor: { kind: "user", id: "u", role: "the boss" } },
      "role",
    ],
  ];
  test.each(refused)("%s", (_, event, message) => {
    expect(() => buildRecord(placeOf(event))).toThrow(message);
  });

  test.each(["name", "firstName", "e-mail", "Phone", "home_address", "client_addr", "file_name"])(
    "a member is called %s, at any depth",
    (key) => {
      const obj = { list: [{ [key]: "x" }] };
      expect(() => buildRecord(placeOf({ obj }))).toThrow(`${key} is personal by its name`);
    },
  );

  test.each(["someone@example.org", "+1 212 555 0100", "(212) 555-0100"])(
    "a value is %s, and the message does not repeat it",
    (value) => {
      const build = () => buildRecord(placeOf({ obj: { code: value } }));
      expect(build).toThrow("obj.code looks like");
      expect(build).not.toThrow(value);
    },
  );
});

test("codes, digests, versions, decimal text and times are no personal facts", () => {
  const obj = {
    sha256: "0".repeat(64),
    version: "8.17.4.0",
    latitude: "-40.7127753",
    offset: "+05:30",
    at: "2026-01-15T17:00:00.000Z",
    reason_code: "duplicate",
    largest: Number.MAX_SAFE_INTEGER,
  };
  expect(buildRecord(placeOf({ obj })).record.obj).toEqual(obj);
});

test("a record is refused at a place that cannot be", () => {
  const hash = new Uint8Array(32);
  const refused: readonly [Partial<RecordPlace>, string][] = [
    [{ seq: -1 }, "seq is not a count"],
    [{ seq: 1, sseq: 2, sprev: hash, prev: hash }, "sseq is not a count up to seq"],
    [{ seq: 0, prev: hash.with(0, 1) }, "32 zero bytes"],
    [{ seq: 1, sseq: 1, prev: hash, sprev: null }, "sprev is not 32 bytes"],
    [{ seq: 1, sseq: 0, prev: hash, sprev: hash }, "sprev of a subject's first record is not null"],
    [{ prev: new Uint8Array(31) }, "prev is not 32 bytes"],
    [{ nonce: new Uint8Array(15) }, "nonce is not 16 bytes"],
    [{ salts: [] }, "takes 2 salts"],
    [{ salts: [seededBytes(1), new Uint8Array(15)] }, "16 random bytes"],
    [{ salts: [seededBytes(1), seededBytes(1)] }, "sorted list of different digests"],
    [{ ts: "2026-02-31T00:00:00.000Z" as Instant }, "ts is not a UTC time"],
    [{ log: "two words" }, "log is not an origin"],
  ];
  for (const [place, message] of refused) {
    expect(() => buildRecord(placeOf({}, place))).toThrow(message);
  }
});

describe("a record is not read when", () => {
  const good = WORKED_LEAVES[0];
  const changed: readonly [string, string][] = [
    ["a line end follows", `${good}\n`],
    ["a byte order mark stands before it", `\ufeff${good}`],
    ["a member stands twice", good.replace('"v":1', '"v":1,"v":1')],
    [
      "its members are not sorted",
      good.replace('"sseq":0,"subj":"itm_A"', '"subj":"itm_A","sseq":0'),
    ],
    ["a number is spelled otherwise", good.replace('"size":18', '"size":18.0')],
    ["a number is a fraction", good.replace('"size":18', '"size":18.5')],
    ["a member is missing", good.replace('"sprev":null,', "")],
    ["a member is added", good.replace('"v":1', '"v":1,"w":1')],
    ["its version is another", good.replace('"v":1', '"v":2')],
    ["its subject is of no known kind", good.replace("itm_A", "abc_A")],
    ["its actor has another member", good.replace('"kind":"system"', '"kind":"system","nick":"x"')],
    ["its actor is of another kind", good.replace('"kind":"system"', '"kind":"robot"')],
    ["its digests are not sorted", good.replace("E4MVSODJ", "z4MVSODJ")],
    ["a digest is not 32 bytes", good.replace("E4MVSODJ", "E4MVSOD")],
    ["it holds a lone surrogate", good.replace("svc-intake", "svc-\\ud800")],
    ["it is a list", "[]"],
    ["it is no JSON", good.slice(1)],
    ["it is nested without end", "[".repeat(50_000) + "]".repeat(50_000)],
  ];
  test.each(changed)("%s", (_, text) => {
    expect(text).not.toBe(good);
    expect(parseRecord(toUtf8(text))).toMatchObject({ ok: false });
  });

  test("it is not UTF-8", () => {
    expect(parseRecord(Uint8Array.of(0xff))).toEqual({
      ok: false,
      problem: "the record is not UTF-8",
    });
  });
});

test("reading never throws, whatever the bytes are", () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), fc.json().map(toUtf8)), (bytes) => {
      expect(parseRecord(bytes).ok).toBe(false);
    }),
  );
});
