import { logKeyPem } from "#app/core/bundle/log-key-pem.ts";
import { ownPolicy } from "#app/core/bundle/signed-log-files.ts";
import { addSignature } from "#app/core/custody/signed-note.ts";
import { formatVerifierKey } from "#app/core/custody/verifier-key.ts";
import { toUtf8 } from "#app/core/encoding.ts";
import { InventedLog } from "#test/core/bundle/invented-bundle.ts";
import { CLERK, madeKey } from "#test/core/custody/made-keys.ts";
import { change } from "./meddlings.ts";
import type { Unpacked } from "./unpacked.ts";

// Every way to meddle with what binds a bundle to the signed log, once all manifests are made to fit.

export const LOG = "data/60-log";
export const BODY = `${LOG}/checkpoint.body`;
export const NOTE = `${LOG}/checkpoint.note`;
export const SIG = `${LOG}/checkpoint.sig`;
export const PEM = `${LOG}/log-key.pem`;
export const VKEY = `${LOG}/log-key.vkey`;
export const POLICY = `${LOG}/policy.tlog`;
/** Where the proof of a record stands. */
export const proof = (seq: number) => `${LOG}/proofs/${seq}.tlog-proof`;
export const CONSISTENCY = `${LOG}/consistency-6-13.txt`;
export const EARLIER = `${LOG}/checkpoint-6.note`;

export const FORGER = madeKey("ed25519", InventedLog.origin, 666);

/** A file of the bundle as text. */
export const textOf = (files: Unpacked, path: string) => String(files.get(path));

/** Puts a file of another bundle in the place of this one's. */
export function take(files: Unpacked, path: string, from: Unpacked, its = path): void {
  files.set(path, from.get(its) ?? Buffer.alloc(0));
}

/** What a forger with a key of their own can do to the files of the log without rewriting a record. */
function signAgain(files: Unpacked, signer = FORGER): void {
  const before = textOf(files, NOTE);
  const body = textOf(files, BODY);
  const line = { ...signer, signature: signer.sign(toUtf8(body)) };
  const [dropped] = before.split("\n").slice(4);
  const after = addSignature(before, line).replace(`${dropped ?? ""}\n`, "");
  files.set(NOTE, Buffer.from(after));
  files.set(SIG, Buffer.from(line.signature));
  files.set(VKEY, Buffer.from(`${formatVerifierKey(signer.key)}\n`));
  files.set(PEM, Buffer.from(logKeyPem(signer.key)));
  for (const path of files.keys()) {
    if (path.startsWith(`${LOG}/proofs/`))
      change(files, path, (text) => text.replace(before, after));
  }
  for (const path of [EARLIER, CONSISTENCY]) files.delete(path);
}

const withBitTurned = (bytes: Buffer | undefined) =>
  Buffer.from((bytes ?? Buffer.alloc(0)).map((byte, at) => (at === 9 ? byte ^ 1 : byte)));

/** The bundle as it was, and the same one with its log signed when that had grown by more records. */
interface Others {
  readonly whole: Unpacked;
  readonly grown: Unpacked;
}

type Meddling = (files: Unpacked, others: Others) => void;

/** Each with the file that must be named, and the code that must be among those told. */
export const LOG_MEDDLINGS: readonly (readonly [string, Meddling, string, string])[] = [
  ["the checkpoint's text is edited", (files) => { change(files, BODY, (text) => text.replace("\n13\n", "\n12\n")); }, BODY, "checkpoint"],
  ["the checkpoint's text is removed", (files) => files.delete(BODY), BODY, "missing"],
  ["the note's text is edited", (files) => { change(files, NOTE, (text) => text.replace("\n13\n", "\n14\n")); }, NOTE, "checkpoint"],
  ["text and note are edited alike", (files) => {
    for (const path of [BODY, NOTE]) change(files, path, (text) => text.replace("\n13\n", "\n14\n"));
  }, NOTE, "checkpoint"],
  ["the note is removed", (files) => files.delete(NOTE), NOTE, "missing"],
  ["the note is none", (files) => files.set(NOTE, Buffer.from("signed\n")), NOTE, "checkpoint"],
  ["the raw signature has a bit turned", (files) => files.set(SIG, withBitTurned(files.get(SIG))), SIG, "checkpoint"],
  ["the raw signature is removed", (files) => files.delete(SIG), SIG, "missing"],
  ["the checkpoint is swapped for a later one of the same log", (files, { grown }) => {
    for (const path of [BODY, NOTE, SIG]) take(files, path, grown);
  }, NOTE, "checkpoint"],
  ["the checkpoint is swapped and bag-info.txt made to fit", (files, { grown }) => {
    for (const path of [BODY, NOTE, SIG]) take(files, path, grown);
    change(files, "bag-info.txt", (text) => text.replace("X-Custody-Size: 13", "X-Custody-Size: 16"));
  }, proof(0), "proof"],
  ["the checkpoint is swapped in the proofs too", (files, { grown, whole }) => {
    for (const path of [BODY, NOTE, SIG]) take(files, path, grown);
    change(files, "bag-info.txt", (text) => text.replace("X-Custody-Size: 13", "X-Custody-Size: 16"));
    for (const path of files.keys()) {
      if (path.startsWith(`${LOG}/proofs/`)) change(files, path, (text) => text.replace(textOf(whole, NOTE), textOf(grown, NOTE)));
    }
  }, proof(0), "proof"],
  ["X-Custody-Size is edited", (files) => { change(files, "bag-info.txt", (text) => text.replace("X-Custody-Size: 13", "X-Custody-Size: 99")); }, NOTE, "checkpoint"],
  ["another key signs the checkpoint again", (files) => {
    const body = textOf(files, BODY);
    const [dropped] = textOf(files, NOTE).split("\n").slice(4);
    change(files, NOTE, (text) => addSignature(text, { ...FORGER, signature: FORGER.sign(toUtf8(body)) }).replace(`${dropped ?? ""}\n`, ""));
  }, NOTE, "checkpoint"],
  ["another key signs again and takes the place of the log's", (files) => { signAgain(files); }, POLICY, "policy"],
  ["the same, and the policy is made to fit", (files) => {
    signAgain(files);
    files.set(POLICY, Buffer.from(ownPolicy(FORGER.key)));
  }, POLICY, "policy"],
  ["the key is replaced for openssl", (files) => files.set(PEM, Buffer.from(logKeyPem(FORGER.key))), PEM, "key"],
  ["the key is replaced for other programs", (files) => files.set(VKEY, Buffer.from(`${formatVerifierKey(FORGER.key)}\n`)), PEM, "key"],
  ["the key is not one", (files) => files.set(VKEY, Buffer.from("key\n")), VKEY, "key"],
  ["the key is a witness's", (files) => files.set(VKEY, Buffer.from(`${formatVerifierKey(CLERK.key)}\n`)), VKEY, "key"],
  ["the key is removed", (files) => files.delete(VKEY), VKEY, "missing"],
  ["a proof is removed", (files) => files.delete(proof(3)), proof(3), "missing"],
  ["a proof is that of another record", (files, { whole }) => { take(files, proof(3), whole, proof(4)); }, proof(3), "proof"],
  ["a proof has the place of another record", (files) => { change(files, proof(3), (text) => text.replace("index 3\n", "index 4\n")); }, proof(3), "proof"],
  ["a hash of a proof is edited", (files) => { change(files, proof(3), (text) => editHash(text, 2)); }, proof(3), "proof"],
  ["a hash of a proof is dropped", (files) => { change(files, proof(3), (text) => text.replace(/(index 3\n)[^\n]*\n/, "$1")); }, proof(3), "proof"],
  ["data is put beside a proof", (files) => { change(files, proof(3), (text) => text.replace("index", "extra aGk=\nindex")); }, proof(3), "proof"],
  ["a proof is added", (files, { grown }) => { take(files, proof(11), grown, proof(10)); }, proof(11), "proof"],
  ["a file is put among the proofs", (files) => files.set(`${LOG}/proofs/more.txt`, Buffer.from("x")), `${LOG}/proofs/more.txt`, "proof"],
  ["a record is replaced in every list", (files) => {
    for (const path of [`${LOG}/events.jsonl`, "data/10-exhibits/GJ-002/custody.jsonl"]) {
      change(files, path, (text) => text.replace('"channel":"web-form","declared_type":"video', '"channel":"web-farm","declared_type":"video'));
    }
  }, proof(5), "proof"],
  ["the policy is edited", (files) => { change(files, POLICY, (text) => `# no witness is needed\n${text}`); }, POLICY, "policy"],
  ["the policy wants a witness", (files) => { change(files, POLICY, (text) => text.replace("quorum none", `witness clerk ${formatVerifierKey(CLERK.key)}\nquorum clerk`)); }, POLICY, "policy"],
  ["the policy names another log's key", (files) => files.set(POLICY, Buffer.from(ownPolicy(FORGER.key))), POLICY, "policy"],
  ["the policy is none", (files) => files.set(POLICY, Buffer.from("quorum all of them\n")), POLICY, "policy"],
  ["the policy is removed", (files) => files.delete(POLICY), POLICY, "missing"],
  ["a hash of the consistency proof is edited", (files) => { change(files, CONSISTENCY, (text) => editHash(text, 1)); }, CONSISTENCY, "consistency"],
  ["a line of the consistency proof is dropped", (files) => { change(files, CONSISTENCY, (text) => text.slice(45)); }, CONSISTENCY, "consistency"],
  ["the consistency proof is no list of hashes", (files) => files.set(CONSISTENCY, Buffer.from("AAAA\n")), CONSISTENCY, "consistency"],
  ["the consistency proof is given another size", (files, { whole }) => {
    take(files, `${LOG}/consistency-6-12.txt`, whole, CONSISTENCY);
    files.delete(CONSISTENCY);
  }, `${LOG}/consistency-6-12.txt`, "consistency"],
  ["the consistency proof is given another beginning", (files, { whole }) => {
    take(files, `${LOG}/consistency-5-13.txt`, whole, CONSISTENCY);
    take(files, `${LOG}/checkpoint-5.note`, whole, EARLIER);
    for (const path of [CONSISTENCY, EARLIER]) files.delete(path);
  }, `${LOG}/checkpoint-5.note`, "consistency"],
  ["the consistency proof is removed", (files) => files.delete(CONSISTENCY), CONSISTENCY, "missing"],
  ["the earlier checkpoint is removed", (files) => files.delete(EARLIER), EARLIER, "missing"],
  ["the consistency proof and the earlier checkpoint are removed", (files) => {
    for (const path of [CONSISTENCY, EARLIER]) files.delete(path);
  }, CONSISTENCY, "missing"],
  ["the earlier checkpoint is edited", (files) => { change(files, EARLIER, (text) => editHash(text, 3)); }, EARLIER, "consistency"],
  ["the earlier checkpoint is of another key", (files) => files.set(EARLIER, Buffer.from(new InventedLog().sign(0, FORGER))), EARLIER, "consistency"],
  ["all of it is removed", (files) => { strip(files); }, NOTE, "missing"],
  ["all of it is removed and the format is put back", (files) => {
    strip(files);
    change(files, "bag-info.txt", (text) => text.replace("bearwitness-bundle/2", "bearwitness-bundle/1"));
  }, NOTE, "checkpoint"],
  ["the format is put back", (files) => { change(files, "bag-info.txt", (text) => text.replace("bearwitness-bundle/2", "bearwitness-bundle/1")); }, "bag-info.txt", "bag-info"],
  ["the format is one of the future", (files) => { change(files, "bag-info.txt", (text) => text.replace("bearwitness-bundle/2", "bearwitness-bundle/3")); }, "bag-info.txt", "bag-info"],
]; // prettier-ignore

/** Another hash in that line of a text, still in base 64. */
export function editHash(text: string, line: number): string {
  return text
    .split("\n")
    .map((one, at) => (at + 1 === line ? `${one.startsWith("A") ? "B" : "A"}${one.slice(1)}` : one))
    .join("\n");
}

/** Takes away all that the first format does not have. */
export function strip(files: Unpacked): void {
  const kept = ["events.jsonl", "disclosures.jsonl", "heads.csv"].map((name) => `${LOG}/${name}`);
  for (const path of [...files.keys()]) {
    if (path.startsWith(`${LOG}/`) && !kept.includes(path)) files.delete(path);
  }
}
