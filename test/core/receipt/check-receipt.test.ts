import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { verifyLogProof } from "#app/core/custody/tlog-proof.ts";
import { officeOnlyPolicy } from "#app/core/custody/trust-policy.ts";
import { toUtf8 } from "#app/core/encoding.ts";
import { checkReceipt, type ReceiptCheck } from "#app/core/receipt/check-receipt.ts";
import { logProofOf } from "#app/core/receipt/format-receipt.ts";
import { parseReceipt, tidyReceipt } from "#app/core/receipt/parse-receipt.ts";
import { CLERK, INSPECTOR, madeKey, WORKED_LOG } from "#test/core/custody/made-keys.ts";
import { withBitFlipped } from "#test/core/custody/made-log.ts";
import {
  DIGESTS,
  madeReceipt,
  received,
  SHOWN,
  STORY,
  stored,
  textOf,
  type Told,
} from "./made-receipt.ts";
import { processorMillis } from "#test/support/processor-time.ts";

const OFFICE = { logs: [WORKED_LOG.key] };
const FORGER = madeKey("ed25519", WORKED_LOG.name, 7);

const made = (told?: Told) => textOf(madeReceipt(told));
const TEXT = made();

/** The faults of a receipt: what they are about, and their code. */
function faultsOf(check: ReceiptCheck): readonly unknown[] {
  return check.findings.flatMap((finding) =>
    finding.state === "fails" ? [[...Object.values(finding.part), finding.code]] : [],
  );
}

const faults = (text: string | Uint8Array) => faultsOf(checkReceipt(text, OFFICE));

describe("a receipt that the office made", () => {
  test("reads like this", () => {
    expect(TEXT.slice(0, TEXT.indexOf("\nWhat this shows"))).toBe(`Bearwitness receipt, version 1

Log              custody.example.gov/log1
Report received  2026-01-15 17:05:05 UTC
Files            3
Signed by        the office only, no independent witness
Key fingerprint  06e3 fd8f da29 bb60 ab59 557d e61e db0a
                 ecdb 2311 34be 30e7 5b45 5f8e 1b79 2fa9

File 1
  SHA-256        ${DIGESTS[0]}
  received       2026-01-15 17:01:01 UTC
  sealed         2026-01-15 17:03:03 UTC

File 2
  SHA-256        ${DIGESTS[1]}
  received       2026-01-15 17:04:04 UTC
  sealed         not yet when this was made

File 3
  SHA-256        ${DIGESTS[2]}
  received       2026-01-15 17:07:07 UTC
  sealed         not yet when this was made
`);
    const words = TEXT.slice(0, TEXT.indexOf("-----BEGIN")).split("\n");
    expect(Math.max(...words.map((line) => line.length))).toBeLessThan(82);
  });

  test("is genuine with the office's key, and says what it shows", () => {
    const check = checkReceipt(TEXT, OFFICE);
    if (check.kind !== "genuine") throw new Error(JSON.stringify(check));
    expect(check.facts.files.map(({ sha256 }) => sha256)).toEqual(DIGESTS);
    expect(check.facts.files[0]?.sealedAt).toBe("2026-01-15T17:03:03.021Z");
    expect(check.checkpoint.size).toBe(STORY.length);
    expect(check.findings.every(({ state }) => state === "holds")).toBe(true);
  });

  test("is not called the office's as long as nobody vouches for the key", () => {
    const check = checkReceipt(TEXT);
    expect(check.kind).toBe("genuine-key-not-confirmed");
    expect(check.findings[0]).toMatchObject({ part: { name: "key" }, state: "unconfirmed" });
  });

  test("can be of a report without files", () => {
    const story = STORY.map((event) =>
      event.ev === "report.received" ? { ...event, obj: { files: 0, items: [] } } : event,
    );
    expect(checkReceipt(made({ story, shown: [5] }), OFFICE)).toMatchObject({
      kind: "genuine",
      facts: { files: [] },
    });
  });

  test("has proofs that a reader of C2SP tlog-proofs takes", () => {
    const receipt = madeReceipt();
    for (const record of receipt.records) {
      const outcome = verifyLogProof({
        proof: logProofOf(record, receipt),
        leaf: record.leaf,
        policy: officeOnlyPolicy([WORKED_LOG.key]),
      });
      expect(outcome.kind).toBe("verified");
    }
  });

  test("is read back as it was written", () => {
    const parsed = parseReceipt(toUtf8(TEXT));
    expect(parsed).toEqual({ kind: "parsed", receipt: madeReceipt(), text: TEXT });
  });

  test("survives what mail and forms do to line ends and to spaces behind them", () => {
    const pasted = `\ufeff\r\n\r\n${TEXT.replaceAll("\n", "  \r\n")}\r\n\r\n`;
    expect(checkReceipt(pasted, OFFICE).kind).not.toBe("genuine");
    expect(tidyReceipt(pasted)).toBe(TEXT);
    expect(tidyReceipt(TEXT)).toBe(TEXT);
  });
});

describe("cosigned by witnesses", () => {
  const cosigned = made({ cosigners: [CLERK, INSPECTOR] });

  test("names them and when they signed", () => {
    expect(cosigned).toContain(`Signed by        the office, and others
Cosigned by      clerk.example.gov/witness, 2026-01-15 18:00:00 UTC
Cosigned by      inspector.example.gov/witness, 2026-01-15 18:00:00 UTC
`);
  });

  test("a witness's key is only believed where the reader has it from elsewhere", () => {
    const states = (witnesses: (typeof CLERK.key)[]) =>
      checkReceipt(cosigned, { ...OFFICE, witnesses })
        .findings.filter(({ part }) => part.name === "cosigner")
        .map(({ state }) => state);
    expect(states([])).toEqual(["unconfirmed", "unconfirmed"]);
    expect(states([CLERK.key])).toEqual(["holds", "unconfirmed"]);
    expect(states([CLERK.key, INSPECTOR.key])).toEqual(["holds", "holds"]);
    expect(checkReceipt(cosigned, OFFICE).kind).toBe("genuine");
  });

  test("a line that was taken away, added or changed places is named", () => {
    const [office = "", clerk = "", inspector = ""] = cosigned.match(/^— .*\n/gm) ?? [];
    const fault = [["checkpoint", "not-signed"]];
    expect(faults(cosigned.replace(clerk, ""))).toEqual(fault);
    expect(faults(cosigned.replace(office, ""))).toEqual(fault);
    expect(faults(cosigned.replace(clerk + inspector, inspector + clerk))).toEqual(fault);
    expect(faults(TEXT.replace("-----END CHECKPOINT", `${clerk}-----END CHECKPOINT`))).toEqual(
      fault,
    );
  });

  test("a witness that vouches for no time, or one that no calendar has, does not hold", () => {
    const receipt = madeReceipt({ cosigners: [CLERK], time: 253_402_300_800 });
    const text = made({ cosigners: [CLERK] });
    const theirs = receipt.checkpoint.split("\n").at(-2) ?? "";
    const ours =
      madeReceipt({ cosigners: [CLERK] })
        .checkpoint.split("\n")
        .at(-2) ?? "";
    expect(faults(text.replace(ours, theirs))).toEqual([
      ["cosigner", CLERK.name, "signature-fails"],
    ]);
    expect(() => textOf(receipt)).toThrow("did not cosign");
  });
});

describe("forgeries are named", () => {
  test("signed by a key of one's own", () => {
    expect(faults(made({ signer: FORGER }))).toEqual([["key", "other-key"]]);
    expect(checkReceipt(made({ signer: FORGER })).kind).toBe("genuine-key-not-confirmed");
  });

  test("of another log", () => {
    const other = madeKey("ed25519", "custody.example.org/log1", 7);
    expect(faults(made({ signer: other }))).toEqual([["key", "other-log"]]);
  });

  test("the key exchanged for another", () => {
    const line = (text: string) => /BEGIN KEYS-----\n(.*)\n/.exec(text)?.[1] ?? "";
    const text = TEXT.replace(line(TEXT), line(made({ signer: FORGER })));
    expect(faults(text)).toEqual([
      ["key", "other-key"],
      ["checkpoint", "not-signed"],
    ]);
    expect(faultsOf(checkReceipt(text))).toEqual([["checkpoint", "not-signed"]]);
  });

  test("a digest edited in the words", () => {
    expect(faults(TEXT.replace(DIGESTS[1], DIGESTS[2]))).toEqual([["file", 2, "words-changed"]]);
  });

  test("a time edited in the words", () => {
    const text = TEXT.replace("received       2026-01-15 17:07", "received       2026-01-15 16:07");
    expect(faults(text)).toEqual([["file", 3, "words-changed"]]);
    expect(faults(TEXT.replace("Files            3", "Files            4"))).toEqual([
      ["text", "words-changed"],
    ]);
  });

  test("a digest edited in a record, the record's words with it", () => {
    const block = /BEGIN RECORD 4-----\n([^-]*)-----/.exec(TEXT)?.[1] ?? "";
    const leaf = Buffer.from(block, "base64").toString();
    const edited = Buffer.from(leaf.replace(DIGESTS[1], DIGESTS[2])).toString("base64");
    const lines = `${edited.match(/.{1,76}/g)?.join("\n") ?? ""}\n`;
    expect(faults(TEXT.replace(block, lines).replace(DIGESTS[1], DIGESTS[2]))).toEqual([
      ["record", 4, "not-in-log"],
    ]);
  });

  test("a record swapped for that of another file of the same log", () => {
    const [a, b, c, d] = SHOWN;
    // The proof is right for what it shows; that the report came with another file is what tells.
    expect(() => made({ shown: [a, b, c, 2, 7] })).toThrow("1 more than the files shown");
    const swapped = (from: number, to: number) => {
      const [one, other] = [from, to].map(
        (number) => new RegExp(`BEGIN RECORD ${number}-----\n([^-]*)-----`).exec(TEXT)?.[1] ?? "",
      );
      return TEXT.replace(one ?? "", other ?? "");
    };
    expect(faults(swapped(2, 4))).toEqual([["record", 2, "not-in-log"]]);
    expect(d).toBe(4);
  });

  test("another checkpoint of the same office", () => {
    const other = madeReceipt({ nonce: 1 });
    const text = TEXT.replace(madeReceipt().checkpoint, other.checkpoint);
    expect(faults(text)).toEqual(SHOWN.map((_, at) => ["record", at + 1, "not-in-log"]));
  });

  test("a checkpoint of another size with the old signature", () => {
    expect(faults(TEXT.replace("log1\n8\n", "log1\n9\n"))).toEqual([
      ["checkpoint", "signature-fails"],
    ]);
  });

  test("a file that came with the report left out", () => {
    expect(() => made({ shown: [5, 1, 3, 7] })).toThrow("1 more than the files shown");
  });

  test("a file shown twice, out of order, or sealed as something else", () => {
    expect(() => made({ shown: [5, 1, 3, 4, 4] })).toThrow("order");
    expect(() => made({ shown: [5, 4, 1, 3] })).toThrow("order");
    expect(() => made({ shown: [5, 1, 4, 3] })).toThrow("not that of a file");
    expect(() => made({ shown: [1, 3, 4] })).toThrow("first record");
    const wrong = STORY.map((event) => (event.ev === "item.stored" ? stored("itm_a", 2) : event));
    expect(() => made({ story: wrong })).toThrow("file 1 was not stored");
    const odd = [...STORY.slice(0, 7), { ...received("itm_c", 0), obj: { sha256: "x" } }];
    expect(() => made({ story: odd })).toThrow("not that of a file");
  });

  test.each([
    ["cut short", (text: string) => text.slice(0, -200), ["text", "cannot-be-read"]],
    ["without keys", (text: string) => without(text, "KEYS"), ["text", "cannot-be-read"]],
    ["without its end", (text: string) => without(text, "CHECKPOINT"), ["text", "cannot-be-read"]],
    [
      "without a proof",
      (text: string) => without(text, "PROOF 2"),
      ["record", 2, "cannot-be-read"],
    ],
    ["with a part twice", (text: string) => text + block(text, "KEYS"), ["text", "cannot-be-read"]],
    ["with words between", (text: string) => text + "Paid.\n", ["text", "cannot-be-read"]],
    [
      "with a part of one's own",
      (text: string) => `${text}${block(text, "KEYS").replaceAll("KEYS", "NOTES")}`,
      ["record", 6, "cannot-be-read"],
    ],
  ])("%s", (_, change, fault) => {
    expect(faults(change(TEXT))).toEqual([fault]);
  });

  function block(text: string, label: string): string {
    return new RegExp(`\n-----BEGIN ${label}-----\n[^]*-----END ${label}-----\n`).exec(text)![0];
  }

  function without(text: string, label: string): string {
    return text.replace(block(text, label), "");
  }

  test.each(["", "hello", "-----BEGIN PGP MESSAGE-----", "\u0000", `x${TEXT.slice(0, 31)}`])(
    "%j is no receipt",
    (text) => {
      expect(checkReceipt(text).kind).toBe("not-a-receipt");
    },
  );
});

describe("what is pasted only to keep the office busy", () => {
  const million = (text: string) => text.repeat(1_000_000 / text.length);

  test.each([
    ["spaces", `${million(" ")}x`],
    ["empty lines", `x${million("\n")}x`],
    ["one endless record", TEXT.replace("BEGIN RECORD 1-----\n", `$&${million("A")}`)],
    ["a tower of parts", million("-----BEGIN KEYS-----\n-----END KEYS-----\n")],
    ["a tower of proofs", TEXT.replace("index 5\n", `$&${million(`${"A".repeat(43)}=\n`)}`)],
    [
      "a tower of signatures",
      TEXT.replace("\n-----END CHECKPOINT", `${million("\n— a AAAAAAAA")}$&`),
    ],
  ])("%s are refused at once", (_, pasted) => {
    const before = processorMillis();
    expect(checkReceipt(tidyReceipt(pasted), OFFICE).kind).not.toBe("genuine");
    expect(processorMillis() - before).toBeLessThan(3_000);
  });

  test("as many witnesses as fit take no longer than a breath", () => {
    const cosigners = Array.from({ length: 32 }, (_, index) =>
      madeKey("ml-dsa-44-cosigner", `witness-${index}`, index),
    );
    const text = made({ cosigners });
    const before = processorMillis();
    expect(checkReceipt(text, OFFICE).kind).toBe("genuine");
    expect(processorMillis() - before).toBeLessThan(3_000);
  });
});

describe("any single bit that changes is found", () => {
  test.each([
    ["signed by the office only", made()],
    ["cosigned", made({ cosigners: [CLERK, INSPECTOR] })],
  ])(
    "%s",
    (_, text) => {
      const bytes = toUtf8(text);
      fc.assert(
        fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
          const check = checkReceipt(withBitFlipped(bytes, bit), OFFICE);
          expect(["altered", "not-a-receipt"]).toContain(check.kind);
          // Without a key to compare with, it must be found all the same.
          expect(["altered", "not-a-receipt"]).toContain(
            checkReceipt(withBitFlipped(bytes, bit)).kind,
          );
        }),
        { numRuns: 1_500 },
      );
    },
    300_000,
  );

  test("any run of bytes that is lost or comes twice is found", () => {
    const bytes = toUtf8(TEXT);
    fc.assert(
      fc.property(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 500 }),
        fc.boolean(),
        (at, length, twice) => {
          const end = Math.min(bytes.length, at + length);
          const changed = [
            ...bytes.subarray(0, twice ? end : at),
            ...bytes.subarray(twice ? at : end),
          ];
          const { kind } = checkReceipt(Uint8Array.from(changed));
          expect(["altered", "not-a-receipt"]).toContain(kind);
        },
      ),
      { numRuns: 500 },
    );
  });
});
