import type { CustodyRecord } from "../custody/record.ts";
import { verifySubjectChain } from "../custody/subject-chain.ts";
import { formatLogProof } from "../custody/tlog-proof.ts";
import { HASH_LENGTH } from "../custody/tree-hash.ts";
import { toUtf8 } from "../encoding.ts";
import { rulesFor, type AudienceRules } from "./audience.ts";
import { problemsOfExaminations } from "./check-examinations.ts";
import type { BundleContent, BundleExhibit } from "./content.ts";
import { headsOf } from "./custody-files.ts";
import { itemDocument } from "./item-document.ts";
import { consistencyText, problemOfConsistency, problemOfProof, readStamp } from "./log-proofs.ts";
import { clashingPaths, problemOfSegment } from "./names.ts";
import { isTimeZone } from "./office-time.ts";
import { recordedSha256 } from "./recorded-digest.ts";
import { showRecords, type ShownRecord } from "./shown-records.ts";
import { rulesOf, recordedStandIns, standInsNamed } from "./stand-in.ts";
import { checkSignedLog, type SignedLog } from "./signed-log.ts";
import { earlierSize, ownKeyHistory, signedLogFiles } from "./signed-log-files.ts";
import type { TellLogFault } from "./signed-log-input.ts";

/** Longest neutral description of an exhibit (evidence-standards 9.5). */
export const LONGEST_DESCRIPTION = 120;

/**
 * Everything that forbids making this bundle, in words; empty when nothing does. A bundle that its own
 * verifier would refuse must not come into being.
 */
export function problemsOfContent(content: BundleContent): readonly string[] {
  const problems: string[] = [];
  if (rulesFor(content.audience) === undefined) {
    problems.push(`no allow-list is written for audience ${content.audience} yet`);
  }
  const name = problemOfSegment(content.bundleId);
  if (name !== undefined) problems.push(`the bundle's id cannot name a folder: ${name}`);
  if (!isTimeZone(content.office.timeZone)) {
    problems.push(`${content.office.timeZone} is not a time zone`);
  }
  if (content.exhibits.length === 0) problems.push("there is no exhibit");
  for (const [first, later] of clashingPaths(content.exhibits.map(({ number }) => number))) {
    problems.push(`exhibit numbers ${first} and ${later} are the same but for case`);
  }
  const items = content.exhibits.map(({ item }) => item.id);
  if (new Set(items).size < items.length) problems.push("the same item is an exhibit twice");
  return [
    ...problems,
    ...content.exhibits.flatMap((one) => problemsOfExhibit(one, rulesFor(content.audience))),
    ...problemsOfLog(content),
  ];
}

function problemsOfExhibit(
  exhibit: BundleExhibit,
  rules: AudienceRules | undefined,
): readonly string[] {
  const { number, item, description } = exhibit;
  const problems: string[] = [];
  const name = problemOfSegment(number);
  if (name !== undefined) problems.push(`it cannot name a folder: ${name}`);
  if (description.trim() === "") problems.push("it has no description");
  if (description.length > LONGEST_DESCRIPTION) {
    problems.push(`its description is longer than ${LONGEST_DESCRIPTION} characters`);
  }
  if (!/^[0-9a-f]{64}$/.test(item.sha256))
    problems.push("its SHA-256 is not 64 lower-case hex digits");
  if (!/^[0-9a-f]{128}$/.test(item.sha512))
    problems.push("its SHA-512 is not 128 lower-case hex digits");
  if (!Number.isSafeInteger(item.size) || item.size < 0)
    problems.push("its size is not a count of octets");
  const shown = showRecords(exhibit.custody, []);
  if (shown.ok) problems.push(...problemsOfReceipt(exhibit, shown.value));
  if (shown.ok && rules !== undefined) {
    const custody = shown.value;
    const document = itemDocument({
      exhibit,
      nativeName: "",
      custody,
      rules: rulesOf(exhibit, rules),
    });
    const records = custody.map(({ record }) => record);
    problems.push(...problemsOfExaminations(document, records));
  }
  return problems.map((problem) => `exhibit ${number}: ${problem}`);
}

function problemsOfReceipt(
  exhibit: BundleExhibit,
  shown: readonly ShownRecord[],
): readonly string[] {
  const [first] = shown;
  if (first === undefined) return [];
  if (first.record.ev !== "item.received") return ["its first custody record is not item.received"];
  return recordedSha256(shown.map(({ record }) => record)) === exhibit.item.sha256
    ? []
    : ["its SHA-256 is not the one recorded when it was received"];
}

function problemsOfLog(content: BundleContent): readonly string[] {
  const shown = showRecords(content.log.bundleRecords, []);
  if (!shown.ok) return [`the bundle's own records: ${shown.problem}`];
  const prepared = shown.value.at(-1)?.record;
  if (prepared?.ev !== "bundle.prepared") {
    return ["the bundle's own records do not end with bundle.prepared"];
  }
  const problems = problemsOfChain({
    what: "the bundle's own records",
    subject: prepared.subj,
    leaves: content.log.bundleRecords.map(({ leaf }) => leaf),
    head: undefined,
  });
  if (prepared.log !== content.log.origin) problems.push(`the records are of log ${prepared.log}`);
  if (prepared.obj.audience !== content.audience) {
    problems.push("bundle.prepared names another audience");
  }
  problems.push(...problemsOfSignedLog(content, prepared));
  problems.push(...problemsOfStandIns(content, prepared));
  const heads = headsOf(prepared);
  if (heads === undefined) return [...problems, "bundle.prepared names no heads"];
  for (const exhibit of content.exhibits) {
    const head = heads.get(exhibit.item.id);
    const what = `exhibit ${exhibit.number}`;
    if (head === undefined) {
      problems.push(`${what}: bundle.prepared does not name its head`);
      continue;
    }
    const leaves = exhibit.custody.map(({ leaf }) => leaf);
    problems.push(...problemsOfChain({ what, subject: exhibit.item.id, leaves, head }));
    const read = showRecords(exhibit.custody, []);
    if (!read.ok) problems.push(`${what}: ${read.problem}`);
    else if (read.value.some(({ record }) => record.log !== content.log.origin)) {
      problems.push(`${what}: its records are of another log`);
    }
  }
  if (heads.size > new Set(content.exhibits.map(({ item }) => item.id)).size) {
    problems.push("bundle.prepared names an item that is not in the bundle");
  }
  return problems;
}

/** Each redacted file is named by the record that prepared the bundle, and no other; the records of its item allow it. */
function problemsOfStandIns(content: BundleContent, prepared: CustodyRecord): readonly string[] {
  const named = standInsNamed(prepared);
  const here = new Map(content.exhibits.map((one) => [one.item.id as string, one.standIn?.sha256]));
  const problems = [...here].flatMap(([item, sha256]) =>
    named?.get(item) === sha256 ? [] : [`bundle.prepared names another file of ${item}`],
  );
  for (const { number, standIn, custody } of content.exhibits) {
    const shown = showRecords(custody, []);
    if (standIn === undefined || !shown.ok) continue;
    const records = shown.value.map(({ record }) => record);
    const { found, problem } = recordedStandIns(records, standIn.sha256);
    if (problem !== undefined) problems.push(`exhibit ${number}: the redacted file: ${problem}`);
    else if (!found.some(({ redaction }) => redaction === standIn.redaction)) {
      problems.push(`exhibit ${number}: the redacted file is of another redaction`);
    }
  }
  return problems;
}

/** Held against the same rules as by whoever verifies the bundle. */
function problemsOfSignedLog(content: BundleContent, prepared: CustodyRecord): readonly string[] {
  const { log, exhibits } = content;
  const texts = signedLogFiles(log.checkpoint);
  if (!texts.ok) return [`the checkpoint: ${texts.problem}`];
  const problems: string[] = [];
  const tell: TellLogFault = (_code, path, detail) => {
    problems.push(`${path}: ${detail}`);
  };
  const { terms, records: keyRecords } = ownKeyHistory(log, tell);
  const told = { origin: log.origin, size: String(log.size), prepared, terms };
  const signed = checkSignedLog(texts.value, told, tell);
  if (signed === undefined) return problems;
  for (const { seq, leafHash } of keyRecords) {
    const problem = problemOfOwnProof(content, { seq, leafHash }, signed);
    if (problem !== undefined) problems.push(`the proof of record ${seq}: ${problem}`);
  }
  const shown = showRecords(
    [...exhibits.flatMap(({ custody }) => custody), ...log.bundleRecords],
    [],
  );
  // A record that does not read is told of its exhibit.
  for (const record of shown.ok ? shown.value : []) {
    const { leafHash } = record;
    const problem = problemOfOwnProof(content, { seq: record.record.seq, leafHash }, signed);
    if (problem !== undefined)
      problems.push(`the proof of record ${record.record.seq}: ${problem}`);
  }
  problems.push(...problemsOfEarlier(content, signed));
  for (const { response } of log.checkpoint.timestamps ?? []) {
    const stamp = readStamp(response, texts.value.body);
    if (!stamp.ok) problems.push(`a time stamp: ${stamp.problem}`);
  }
  return problems;
}

function problemOfOwnProof(
  { log: { checkpoint } }: BundleContent,
  { seq, leafHash }: { readonly seq: number; readonly leafHash: Uint8Array },
  signed: SignedLog,
): string | undefined {
  const hashes = checkpoint.inclusion.get(seq);
  if (hashes === undefined) return "there is none";
  if (hashes.some(({ length }) => length !== HASH_LENGTH)) return "it is not made of hashes";
  const text = formatLogProof({ index: seq, hashes, checkpoint: checkpoint.note });
  return problemOfProof(toUtf8(text), { seq, leafHash }, signed);
}

function problemsOfEarlier({ log }: BundleContent, signed: SignedLog): readonly string[] {
  const { earlier } = log.checkpoint;
  if (earlier === undefined) return [];
  const problem = problemOfConsistency(
    {
      first: earlierSize(log) ?? 0,
      second: log.size,
      proof: toUtf8(consistencyText(earlier.proof)),
      note: toUtf8(earlier.note),
    },
    signed,
  );
  return problem === undefined ? [] : [`the earlier checkpoint: ${problem.detail}`];
}

function problemsOfChain(chain: {
  readonly what: string;
  readonly subject: string;
  readonly leaves: readonly Uint8Array[];
  readonly head: { readonly sseq: number; readonly h: string } | undefined;
}): string[] {
  const report = verifySubjectChain(chain);
  const problems = report.faults.map(
    ({ line, detail }) => `${chain.what}: custody record ${line}: ${detail}`,
  );
  for (const gap of report.gaps) {
    problems.push(`${chain.what}: custody records ${gap.from} to ${gap.to} are missing`);
  }
  if (
    chain.head !== undefined &&
    report.records.at(-1)?.sseq !== chain.head.sseq &&
    problems.length === 0
  ) {
    problems.push(`${chain.what}: custody goes on after the head named in bundle.prepared`);
  }
  return problems;
}
