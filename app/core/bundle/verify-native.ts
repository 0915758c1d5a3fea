import type { CustodyRecord } from "../custody/record.ts";
import type { Json, JsonObject } from "../json.ts";
import type { ReadDigests } from "./bag-files.ts";
import type { BagEntry } from "./bag-reader.ts";
import { printable } from "./fault.ts";
import type { exhibitPaths } from "./layout.ts";
import { recordedSha256 } from "./recorded-digest.ts";
import { recordedStandIns, standInsNamed } from "./stand-in.ts";
import type { Report } from "./verify-exhibit.ts";

interface Known {
  readonly item: JsonObject | undefined;
  readonly records: readonly CustodyRecord[];
  /** The record that prepared the bundle; undefined where it is missing or bad. */
  readonly prepared: CustodyRecord | undefined;
  readonly report: Report;
  readonly paths: ReturnType<typeof exhibitPaths>;
}

/**
 * The file in `native` is the one that item.json describes; and the one that was received, or where `bundle.prepared` names a redacted file in its place,
 * that one, made of what was received and accepted by a second person.
 */
export function checkNative(
  native: BagEntry,
  digests: ReadDigests | undefined,
  known: Known,
): void {
  const { item, records, report, paths } = known;
  const told = item?.native;
  if (item !== undefined) {
    if (!isObject(told)) report("item", paths.item, "it does not say what the original is");
    else {
      if (typeof told.path !== "string" || `${paths.folder}/${told.path}` !== native.path) {
        report("item", paths.item, "it names another file as the original");
      }
      const same =
        digests === undefined ||
        (told.sha256 === digests.sha256 &&
          told.sha512 === digests.sha512 &&
          told.size === native.size);
      if (!same)
        report("native", printable(native.path), "it is not the file that item.json describes");
    }
  }
  const [received] = records;
  if (received === undefined) return;
  if (received.ev !== "item.received") {
    report("native", paths.custody, "its first record is not item.received");
    return;
  }
  const standIn = standInOf(received.subj, known);
  if (standIn !== undefined) {
    checkStandIn(native, digests, { ...known, sha256: standIn });
    return;
  }
  if (isObject(told) && told.derivative !== undefined) {
    report("item", paths.item, "it calls the file a redacted one, and bundle.prepared names none");
  }
  if (digests !== undefined && recordedSha256(records) !== digests.sha256) {
    const detail = "it is not the file whose SHA-256 was recorded when it was received";
    report("native", printable(native.path), detail);
  }
}

/** SHA-256 of the redacted file that is to be here; undefined where it is the original. Without `bundle.prepared` item.json is believed, as far as the records bear it out. */
function standInOf(subject: string, { item, prepared }: Known): string | undefined {
  const named = standInsNamed(prepared);
  if (named !== undefined) return named.get(subject);
  const told = item?.native;
  if (!isObject(told) || told.derivative === undefined) return undefined;
  return typeof told.sha256 === "string" ? told.sha256 : "";
}

function checkStandIn(
  native: BagEntry,
  digests: ReadDigests | undefined,
  known: Known & { readonly sha256: string },
): void {
  const { item, records, report, paths, sha256 } = known;
  if (digests !== undefined && digests.sha256 !== sha256) {
    const detail = "it is not the redacted file that bundle.prepared names";
    report("native", printable(native.path), detail);
  }
  const { found, problem } = recordedStandIns(records, sha256);
  if (problem !== undefined) {
    report("native", printable(native.path), problem);
    return;
  }
  if (item === undefined) return;
  const told = isObject(item.native) ? item.native.derivative : undefined;
  const parent = isObject(told) ? told.parent : undefined;
  const isTold =
    isObject(told) &&
    isObject(parent) &&
    parent.sha256 === recordedSha256(records) &&
    found.some(
      ({ redaction, name, made, accepted }) =>
        told.redaction === redaction &&
        told.name === name &&
        told.made === made &&
        told.accepted === accepted,
    );
  if (!isTold) {
    report("item", paths.item, "it does not say, as the records do, what the file was made of");
  }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
