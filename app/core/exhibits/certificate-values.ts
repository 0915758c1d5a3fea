import type { ListedExhibit } from "../bundle/exhibit-list.ts";
import { inUtc } from "../bundle/office-time.ts";
import type { BundlePlan } from "../bundle/payload.ts";
import type { CustodyRecord } from "../custody/record.ts";
import type { Json } from "../json.ts";
import { inFours, keyFingerprint } from "../receipt/key-fingerprint.ts";
import { paperField, type PaperField } from "./certificate.ts";
import {
  coveredAndWhy,
  redactedDigest,
  redactionValue,
  unredactedDigest,
} from "./redaction-values.ts";
import { fromRecords, recordsCited, recordsOf, whenOf, type RecordValue } from "./record-values.ts";

/** The fields of one certificate beside its signer's, and the records that they rely on. */
export interface CertificateValues {
  readonly fields: readonly PaperField[];
  readonly seqs: readonly number[];
}

interface About {
  readonly plan: BundlePlan;
  readonly exhibits: readonly ListedExhibit[];
}

type Line = readonly [label: string, found?: Found, lines?: number];
type Found = RecordValue | { readonly value: string; readonly source: string } | undefined;

/** What each certificate asks for that a record, the log or the bundle may say. A line without a value is left to its signer. */
const LINES: Readonly<Record<string, (about: About) => readonly Line[]>> = {
  "C-1": (about) => [
    ["Digest at receipt and at later checks", digestsChecked(about), 4],
    ["Programs that read the file, with versions", examinedWith(about), 4],
    ["Steps", undefined, 4],
    ["Findings", undefined, 4],
  ],
  "C-2": ({ plan }) => [
    ["What is sent", { value: `Bundle ${plan.content.bundleId}`, source: "bag-info.txt" }],
    ["Pages of the report"],
    ["Day of arraignment on the indictment"],
    ["To be filed by (20 days after it, where CPL 190.30(2-a) governs)"],
    ["Received by (name, office)"],
    ["Received on"],
    ["Pages received"],
    ["Digest seen by the recipient"],
  ],
  "C-3": (about) => [
    ["When each file was received", received(about), 4],
    ["Regular practice under which it is kept", undefined, 3],
    ["Notice given on"],
  ],
  "C-4": (about) => [
    ["Period of the records shown", period(about)],
    ["Faults in these records", faults(about), 4],
    ["Checks of the clock in this period"],
    ["Last check of the whole log"],
  ],
  "C-5": (about) => [
    ["Digest at receipt", received(about, digestOf), 4],
    ["Digests compared, when, and with what result", digestsChecked(about), 4],
    ["Algorithm", { value: "SHA-256 and SHA-512 (FIPS 180-4)", source: "item.json" }],
    ["Compared by (person)"],
  ],
  "C-6": (about) => [
    ["Received", received(about)],
    [
      "Stored",
      fromRecords(about.exhibits, ["item.stored"], (all) => all.map(whenOf).join("; ")),
      2,
    ],
    ["Opened, played or downloaded", accesses(about), 3],
    ["Checks of the bytes", digestsChecked(about), 4],
    ["Records of the chain", chain(about), 2],
    ["Held by whom before it was received"],
  ],
  "C-7": ({ exhibits }) => [
    ["Unredacted digest", redactionValue(exhibits, unredactedDigest), 4],
    ["Redacted digest", redactionValue(exhibits, redactedDigest), 4],
    ["What was covered, and why", redactionValue(exhibits, coveredAndWhy), 4],
  ],
  "C-8": (about) => [
    ["Copies made from the file", derived(about), 4],
    ["Frame or range", undefined, 2],
    ["Settings", undefined, 2],
  ],
  "C-9": () => [["Language"], ["Parts that are unclear", undefined, 3]],
  "C-10": () => [
    ["Where I was"],
    ["What was shown to me, by digest"],
    ["Differences", undefined, 3],
  ],
  "C-11": (about) => [
    ["How and when it reached the office", received(about, channelOf), 3],
    ["Device"],
    ["When it was made"],
    ["Edited, and how", undefined, 2],
  ],
  "C-12": ({ plan }) => [
    ["Log", { value: plan.content.log.origin, source: "checkpoint.note" }],
    ["Fingerprint of the key", fingerprint(plan), 2],
    [
      "Size of the signed state in this bundle",
      { value: `${plan.content.log.size} records`, source: "checkpoint.note" },
    ],
    ["Period of use"],
    ["Held by"],
  ],
  "C-13": () => [
    ["Authority"],
    ["Method"],
    ["First person"],
    ["Second person"],
    ["Check afterwards"],
  ],
  "C-14": ({ plan, exhibits }) => [
    [
      "What was given",
      {
        value: `Bundle ${plan.content.bundleId}: ${exhibits.length} exhibits`,
        source: "exhibit-list.csv",
      },
    ],
    ["Prepared", { value: inUtc(plan.content.baggingDate), source: "bundle.prepared" }],
    ["Given on, and how"],
    ["What is withheld, and why", undefined, 4],
    ["Inquiries made", undefined, 4],
  ],
};

/** The values of the certificate of this id over these exhibits of the bundle. */
export function certificateValues(id: string, about: About): CertificateValues {
  const lines = Object.hasOwn(LINES, id) ? (LINES[id]?.(about) ?? []) : [];
  return {
    fields: lines.map(([label, found, height]) => paperField(label, found, height)),
    seqs: lines.flatMap(([, found]) => (found !== undefined && "seqs" in found ? found.seqs : [])),
  };
}

function received(
  { exhibits }: About,
  say: (record: CustodyRecord, exhibit: ListedExhibit) => string = whenOf,
): Found {
  return fromRecords(exhibits, ["item.received"], ([first], one) =>
    first === undefined ? "" : say(first, one),
  );
}

function digestOf(_: CustodyRecord, { exhibit }: ListedExhibit): string {
  return `SHA-256 ${exhibit.item.sha256}`;
}

function channelOf(record: CustodyRecord): string {
  const channel = textOf(record.obj["channel"]);
  return [channel === undefined ? undefined : `by ${channel}`, whenOf(record)]
    .filter((part) => part !== undefined)
    .join(", ");
}

/** Each time the stored bytes were read and compared, and what came of it. */
function digestsChecked({ exhibits }: About): Found {
  return fromRecords(exhibits, ["item.stored", "item.verified", "item.fixity_failed"], (all) =>
    all.map((record) => `${whenOf(record)} ${outcomeOf(record)}`).join("; "),
  );
}

function outcomeOf({ ev, obj }: CustodyRecord): string {
  if (ev === "item.fixity_failed") return "NOT the same";
  if (ev === "item.stored")
    return obj["matches_receipt"] === true ? "read back, the same" : "stored";
  return textOf(obj["result"]) ?? "compared";
}

function examinedWith({ exhibits }: About): Found {
  return fromRecords(exhibits, ["item.metadata_extracted"], (all) =>
    all
      .map(({ obj }) => [textOf(obj["tool"]), textOf(obj["tool_version"])])
      .map((parts) => parts.filter((part) => part !== undefined).join(" "))
      .join("; "),
  );
}

function accesses({ exhibits }: About): Found {
  return fromRecords(exhibits, ["item.viewed", "item.streamed", "item.downloaded"], (all) => {
    const count = (ev: string) => all.filter((record) => record.ev === ev).length;
    return (
      `${count("item.viewed")} times viewed, ${count("item.streamed")} played, ` +
      `${count("item.downloaded")} downloaded; each stands in the custody report`
    );
  });
}

function chain({ exhibits }: About): Found {
  const seqs = exhibits.flatMap(({ custody }) => custody.map(({ record }) => record.seq));
  const value = exhibits
    .map(
      ({ exhibit, custody }) =>
        `${exhibit.number}: ${custody.length} records, none missing between them`,
    )
    .join("\n");
  return { value, source: recordsCited(seqs), seqs };
}

function derived({ exhibits }: About): Found {
  return fromRecords(exhibits, ["item.derived"], (all) =>
    all
      .map(({ obj }) => [textOf(obj["kind"]), textOf(obj["tool"]), textOf(obj["tool_version"])])
      .map((parts) => parts.filter((part) => part !== undefined).join(", "))
      .join("; "),
  );
}

function period({ exhibits }: About): Found {
  const times = exhibits
    .flatMap(({ custody }) => custody.map(({ record }) => record))
    .toSorted((one, other) => one.seq - other.seq);
  const [first] = times;
  const last = times.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const seqs = [first.seq, last.seq];
  return { value: `${whenOf(first)} to ${whenOf(last)}`, source: recordsCited(seqs), seqs };
}

/** What went wrong with these exhibits. That no record says so is said as just that. */
function faults({ exhibits }: About): Found {
  const found = exhibits.flatMap((one) =>
    recordsOf(one, "item.fixity_failed", "item.not_derived", "item.quarantined").map((record) => ({
      text: `${one.exhibit.number}: ${record.ev}, ${whenOf(record)}`,
      seq: record.seq,
    })),
  );
  const count = exhibits.reduce((sum, { custody }) => sum + custody.length, 0);
  if (found.length === 0) {
    return {
      value: `None of the ${count} custody records of these exhibits tells of one. What else happened in the system stands in the log, not here.`,
      source: "custody.jsonl of each exhibit",
    };
  }
  const seqs = found.map(({ seq }) => seq);
  return { value: found.map(({ text }) => text).join("\n"), source: recordsCited(seqs), seqs };
}

function fingerprint({ signed }: BundlePlan): Found {
  if (signed.key === undefined) return undefined;
  return { value: inFours(keyFingerprint(signed.key)), source: "log-key.pem" };
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
