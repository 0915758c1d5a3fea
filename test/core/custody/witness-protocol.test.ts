import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { acceptCosignatures } from "#app/core/custody/accept-cosignatures.ts";
import { cosignatureMessage, formatTimedSignature } from "#app/core/custody/cosignature.ts";
import type { KnownTree } from "#app/core/custody/judge-checkpoint.ts";
import { conflict, judgeCheckpoint, problemOfGrowth } from "#app/core/custody/judge-checkpoint.ts";
import { proveConsistency } from "#app/core/custody/merkle-proof.ts";
import { merkleRoot } from "#app/core/custody/merkle.ts";
import { formatSignatureLine, formatSignedNote } from "#app/core/custody/signed-note.ts";
import { cosignCheckpoint, signCheckpoint } from "#app/core/custody/signer.ts";
import { emptyRoot, leafHash } from "#app/core/custody/tree-hash.ts";
import { verifyCheckpoint } from "#app/core/custody/verify-checkpoint.ts";
import type { VerifierKey } from "#app/core/custody/verifier-key.ts";
import type { WitnessRequest } from "#app/core/custody/witness-protocol.ts";
import { formatWitnessRequest, parseWitnessRequest } from "#app/core/custody/witness-protocol.ts";
import { fromBase64, toBase64, toUtf8 } from "#app/core/encoding.ts";
import { CLERK, INSPECTOR, madeKey, WORKED_LOG } from "./made-keys.ts";
import { withBitFlipped } from "./made-log.ts";
import {
  WORKED_CONSISTENCY_OF_3_WITH_6,
  WORKED_COSIGNATURE,
  WORKED_COSIGNED_AT,
  WORKED_NOTE,
} from "./worked-vector.ts";

const origin = "custody.example.gov/log1";
const leaves = Array.from({ length: 2000 }, (_, index) =>
  leafHash(toUtf8(`record ${String(index)}`)),
);
const others = leaves.with(0, leafHash(toUtf8("another past")));
const time = WORKED_COSIGNED_AT;

const treeOf = (size: number, log = leaves): KnownTree => ({
  size,
  root: merkleRoot(log.slice(0, size)),
});
const noteOf = (size: number, log = leaves) =>
  signCheckpoint({ origin, ...treeOf(size, log) }, [WORKED_LOG]);
const proofOf = (first: number, second: number, log = leaves) =>
  first === 0 ? [] : proveConsistency(log.slice(0, second), first);

function judge(
  request: WitnessRequest,
  known: KnownTree | undefined,
  logKeys: readonly VerifierKey[] = [WORKED_LOG.key],
) {
  const read = parseWitnessRequest(toUtf8(formatWitnessRequest(request)));
  if (!read.ok) throw new Error(read.problem);
  return judgeCheckpoint({ request: read.value, logKeys, known });
}

const grown: WitnessRequest = { old: 3, proof: proofOf(3, 6), note: noteOf(6) };

describe("a request", () => {
  const proof = WORKED_CONSISTENCY_OF_3_WITH_6.map((text) => fromBase64(text) ?? new Uint8Array());
  const written = formatWitnessRequest({ old: 3, proof, note: WORKED_NOTE });

  test("is written to the byte", () => {
    expect(written).toBe(`old 3\n${WORKED_CONSISTENCY_OF_3_WITH_6.join("\n")}\n\n${WORKED_NOTE}`);
  });

  test("is written and read back", () => {
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.array(hash, { maxLength: 63 }), (old, hashes) => {
        const request = { old, proof: hashes, note: WORKED_NOTE };
        const read = parseWitnessRequest(toUtf8(formatWitnessRequest(request)));
        expect(read).toMatchObject({ ok: true, value: request });
        expect(read).toMatchObject({ value: { checkpoint: { origin, size: 6 } } });
      }),
    );
  });

  const [first] = WORKED_CONSISTENCY_OF_3_WITH_6;
  test.each([
    ["nothing", ""],
    ["a checkpoint alone", WORKED_NOTE],
    ["no old size", written.replace("old 3\n", "")],
    ["an old size without a number", written.replace("old 3", "old ")],
    ["a leading zero", written.replace("old 3", "old 03")],
    ["a negative size", written.replace("old 3", "old -3")],
    ["a size that cannot be counted", written.replace("old 3", "old 9007199254740992")],
    ["two spaces", written.replace("old 3", "old  3")],
    ["a hash of 31 bytes", written.replace(first, toBase64(new Uint8Array(31)))],
    ["a hash in a second spelling", written.replace("dRN0=", "dRN1=")],
    ["64 hashes", written.replace(first, Array.from({ length: 61 }, () => first).join("\n"))],
    ["an empty line between hashes", written.replace(first, `${first}\n`)],
    ["no empty line", written.replace("\n\n", "\n")],
    ["a carriage return", written.replaceAll("\n", "\r\n")],
    ["no checkpoint", written.slice(0, written.indexOf("\n\n") + 2)],
    ["a checkpoint without signatures", written.slice(0, written.lastIndexOf("\n\n") + 2)],
    ["a checkpoint that does not read", written.replace("\n6\n", "\n06\n")],
    [
      "a note that is no checkpoint",
      formatSignedNote({ text: "x\n", signatures: [{ ...CLERK, signature: Uint8Array.of(1) }] }),
    ],
  ])("does not read: %s", (_, text) => {
    expect(parseWitnessRequest(text).ok).toBe(false);
  });

  test("what no witness would take is not written", () => {
    const parts = { old: 3, proof, note: WORKED_NOTE };
    expect(() => formatWitnessRequest({ ...parts, old: -1 })).toThrow("size -1");
    const many = Array.from({ length: 64 }, () => new Uint8Array(32));
    expect(() => formatWitnessRequest({ ...parts, proof: many })).toThrow("63 hashes");
    expect(() => formatWitnessRequest({ ...parts, proof: [new Uint8Array(31)] })).toThrow(
      "63 hashes",
    );
  });
});

describe("a witness answers", () => {
  test("200 when the log grew from what the witness cosigned", () => {
    expect(judge(grown, treeOf(3))).toEqual({ status: 200 });
  });

  test("200 to a log that is new to it, without a proof", () => {
    const first = { old: 0, proof: [], note: noteOf(6) };
    expect(judge(first, undefined)).toEqual({ status: 200 });
    expect(judge(first, treeOf(0))).toEqual({ status: 200 });
  });

  test("200 to the same checkpoint again, and to an empty log", () => {
    expect(judge({ old: 6, proof: [], note: noteOf(6) }, treeOf(6))).toEqual({ status: 200 });
    expect(judge({ old: 0, proof: [], note: noteOf(0) }, undefined)).toEqual({ status: 200 });
  });

  test("404 to a log that it does not know", () => {
    const other = madeKey("ed25519", "another.example", 1);
    expect(judge(grown, treeOf(3), [other.key])).toMatchObject({ status: 404 });
    expect(judge(grown, treeOf(3), [])).toMatchObject({ status: 404 });
  });

  test("403 without a trusted signature, or where one fails", () => {
    const stranger = madeKey("ed25519", origin, 2);
    expect(judge(grown, treeOf(3), [stranger.key])).toMatchObject({ status: 403 });
    const forged = { ...WORKED_LOG, sign: stranger.sign };
    const note = signCheckpoint({ origin, ...treeOf(6) }, [forged]);
    expect(judge({ ...grown, note }, treeOf(3))).toMatchObject({ status: 403 });
    const both = signCheckpoint({ origin, ...treeOf(6) }, [WORKED_LOG, forged]);
    expect(judge({ ...grown, note: both }, treeOf(3))).toMatchObject({ status: 403 });
  });

  test("200 where a stranger signed besides, or one of two keys of the log", () => {
    const stranger = madeKey("ed25519", origin, 2);
    const note = signCheckpoint({ origin, ...treeOf(6) }, [stranger, WORKED_LOG]);
    expect(judge({ ...grown, note }, treeOf(3))).toEqual({ status: 200 });
    expect(judge(grown, treeOf(3), [stranger.key, WORKED_LOG.key])).toEqual({ status: 200 });
  });

  test("400 to an old size greater than the checkpoint's", () => {
    expect(judge({ old: 7, proof: [], note: noteOf(6) }, treeOf(7))).toMatchObject({ status: 400 });
  });

  test("409 with its own size where the log believes another", () => {
    const answer = { status: 409, contentType: "text/x.tlog.size" };
    expect(judge(grown, treeOf(4))).toMatchObject({ ...answer, body: "4\n" });
    expect(judge(grown, undefined)).toMatchObject({ ...answer, body: "0\n" });
    const lost = { old: 0, proof: [], note: noteOf(6) };
    expect(judge(lost, treeOf(3))).toMatchObject({ ...answer, body: "3\n" });
    expect(conflict(20852163)).toMatchObject({ ...answer, body: "20852163\n" });
  });

  test("409 to a log rolled back behind what it cosigned", () => {
    const back = { old: 3, proof: proofOf(3, 5), note: noteOf(5) };
    expect(judge(back, treeOf(6))).toMatchObject({ status: 409, body: "6\n" });
    const honest = { old: 6, proof: [], note: noteOf(5) };
    expect(judge(honest, treeOf(6))).toMatchObject({ status: 400 });
  });

  test.each<[string, WitnessRequest, KnownTree | undefined]>([
    [
      "a rewritten log",
      { old: 3, proof: proofOf(3, 6, others), note: noteOf(6, others) },
      treeOf(3),
    ],
    ["no proof", { ...grown, proof: [] }, treeOf(3)],
    ["a proof too long", { ...grown, proof: [...grown.proof, emptyRoot()] }, treeOf(3)],
    ["a proof from another size", { ...grown, proof: proofOf(4, 6) }, treeOf(3)],
    ["a proof from size 0", { old: 0, proof: proofOf(3, 6), note: noteOf(6) }, undefined],
    ["a proof between equal sizes", { old: 6, proof: [emptyRoot()], note: noteOf(6) }, treeOf(6)],
    ["the same size with another root", { old: 6, proof: [], note: noteOf(6, others) }, treeOf(6)],
    [
      "an empty tree with another root",
      {
        old: 0,
        proof: [],
        note: signCheckpoint({ origin, size: 0, root: new Uint8Array(32) }, [WORKED_LOG]),
      },
      undefined,
    ],
  ])("422 to %s", (_, request, known) => {
    expect(judge(request, known)).toMatchObject({ status: 422 });
  });

  test("in this order: who asks, what both know, what the proof shows", () => {
    const stranger = madeKey("ed25519", origin, 2);
    const worst = {
      old: 9,
      proof: [emptyRoot()],
      note: signCheckpoint({ origin, ...treeOf(6, others) }, [stranger]),
    };
    expect(judge(worst, treeOf(3), [])).toMatchObject({ status: 404 });
    expect(judge(worst, treeOf(3))).toMatchObject({ status: 403 });
    const signed = { ...worst, note: noteOf(6, others) };
    expect(judge(signed, treeOf(3))).toMatchObject({ status: 400 });
    expect(judge({ ...signed, old: 4 }, treeOf(3))).toMatchObject({ status: 409 });
    expect(judge({ ...signed, old: 3 }, treeOf(3))).toMatchObject({ status: 422 });
  });

  test("for any two sizes: 200 to the log that grew, never to one changed in a bit", () => {
    const sizes = fc
      .integer({ min: 1, max: 2000 })
      .chain((second) => fc.record({ first: fc.nat(second), second: fc.constant(second) }));
    fc.assert(
      fc.property(sizes, fc.nat(), ({ first, second }, bit) => {
        const request = { old: first, proof: proofOf(first, second), note: noteOf(second) };
        const known = first === 0 ? undefined : treeOf(first);
        expect(judge(request, known)).toEqual({ status: 200 });
        const body = toUtf8(formatWitnessRequest(request));
        const read = parseWitnessRequest(withBitFlipped(body, bit % (body.length * 8)));
        if (read.ok) {
          const logKeys = [WORKED_LOG.key];
          const verdict = judgeCheckpoint({ request: read.value, logKeys, known });
          expect(verdict.status).not.toBe(200);
        }
        if (known === undefined) return;
        const rewritten = {
          old: first,
          proof: proofOf(first, second, others),
          note: noteOf(second, others),
        };
        expect(judge(rewritten, known)).toMatchObject({ status: 422 });
      }),
      { numRuns: 60 },
    );
  });
});

test("a log checks its own growth the same way before it publishes", () => {
  const [known, next] = [treeOf(3), treeOf(6)];
  expect(problemOfGrowth({ known, next, proof: proofOf(3, 6) })).toBeUndefined();
  expect(problemOfGrowth({ known: undefined, next, proof: [] })).toBeUndefined();
  expect(problemOfGrowth({ known: next, next: known, proof: [] })).toContain("only grew");
});

describe("the log takes an answer", () => {
  const text = WORKED_NOTE.slice(0, WORKED_NOTE.indexOf("\n\n") + 1);
  const line = (cosigner: typeof CLERK, at = time) =>
    formatSignatureLine(cosignCheckpoint(text, cosigner, at));
  const witnessKeys = [CLERK.key, INSPECTOR.key];
  const accept = (answer: string, note = WORKED_NOTE, notAfter?: number) =>
    acceptCosignatures({ note, answer: toUtf8(answer), witnessKeys, notAfter });

  test("into its note, below the signatures that are there", () => {
    expect(accept(WORKED_COSIGNATURE)).toEqual({
      ok: true,
      value: { note: `${WORKED_NOTE}${WORKED_COSIGNATURE}`, added: [CLERK.key] },
    });
    const both = accept(`${line(CLERK)}${line(INSPECTOR)}`);
    expect(both).toMatchObject({ ok: true, value: { added: [CLERK.key, INSPECTOR.key] } });
  });

  test("leaving out strangers, and keys that are in the note already", () => {
    const stranger = madeKey("ed25519-cosigner", "stranger.example", 3);
    const answer = `${line(stranger)}${line(CLERK, time + 9)}`;
    expect(accept(line(stranger))).toEqual({ ok: true, value: { note: WORKED_NOTE, added: [] } });
    const once = `${WORKED_NOTE}${WORKED_COSIGNATURE}`;
    expect(accept(answer, once)).toEqual({ ok: true, value: { note: once, added: [] } });
  });

  test("unless it is no answer, fails, or has a time that cannot be true", () => {
    for (const bad of ["", "\n", "sorry\n", WORKED_NOTE]) expect(accept(bad).ok).toBe(false);
    const other = noteOf(6).slice(0, noteOf(6).indexOf("\n\n") + 1);
    const elsewhere = formatSignatureLine(cosignCheckpoint(other, CLERK, time));
    expect(accept(elsewhere)).toEqual({
      ok: false,
      problem: `the cosignature of ${CLERK.name} fails`,
    });
    expect(accept(line(CLERK), WORKED_NOTE, time - 1)).toMatchObject({
      ok: false,
      problem: expect.stringContaining("time"),
    });
    expect(accept(line(CLERK), "no note\n").ok).toBe(false);
    const message = cosignatureMessage({ cosigner: CLERK, time: 0, text });
    const signature = formatTimedSignature({ time: 0, signature: CLERK.sign(message) });
    expect(accept(formatSignatureLine({ ...CLERK, signature })).ok).toBe(false);
  });

  test("and what it takes is what a reader verifies", () => {
    const taken = accept(`${line(INSPECTOR)}${line(CLERK)}`);
    if (!taken.ok) throw new Error(taken.problem);
    const witnesses = [CLERK, INSPECTOR].map(({ key }) => ({
      name: key.name,
      key,
      url: undefined,
    }));
    const members = witnesses.map(({ name }) => name);
    const groups = [{ name: "both", threshold: 2, members }];
    const logs = [{ key: WORKED_LOG.key, url: undefined }];
    const policy = { logs, witnesses, groups, quorum: "both" };
    expect(verifyCheckpoint({ note: taken.value.note, policy }).kind).toBe("verified");
    expect(verifyCheckpoint({ note: WORKED_NOTE, policy }).kind).toBe("quorum-not-met");
  });
});
