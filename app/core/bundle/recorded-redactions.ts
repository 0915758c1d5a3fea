import type { JsonObject } from "../json.ts";
import type { BundleExhibit } from "./content.ts";
import type { Standing } from "../redaction/redaction-log.ts";
import { disclosedText, type ShownRecord } from "./shown-records.ts";

/** A redaction as the custody records of its item tell it. */
export interface RecordedRedaction {
  readonly id: string;
  /** As its file is called, such as `redacted-1`. */
  readonly name: string;
  readonly planSha256: string;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly reviewedBy: string;
  readonly standing: Standing;
  /** Of the redacted file; empty where none was made. */
  readonly sha256: string;
}

/** Every redaction that the records tell of, in the order in which they were asked for; later acts belong to the next bundle. */
export function recordedRedactions(custody: readonly ShownRecord[]): readonly RecordedRedaction[] {
  const found = new Map<string, RecordedRedaction>();
  for (const shown of custody) {
    const { ev, obj, ts } = shown.record;
    const id = text(obj, "redaction");
    const one = found.get(id);
    const who = disclosedText(shown, "actor_name") ?? "";
    if (ev === "item.redaction_asked") {
      const [name, planSha256] = [text(obj, "kind"), text(obj, "plan_sha256")];
      const made = { reviewedBy: "", standing: "not-made", sha256: "" } as const;
      found.set(id, { id, name, planSha256, askedBy: who, askedAt: ts, ...made });
    } else if (one !== undefined) {
      found.set(id, { ...one, ...changed(ev, obj, who) });
    }
  }
  return [...found.values()];
}

function changed(ev: string, obj: JsonObject, who: string): Partial<RecordedRedaction> {
  switch (ev) {
    case "item.redacted":
      return { standing: "unreviewed", sha256: text(obj, "child_sha256") };
    case "item.redaction_reviewed":
      return { standing: obj["accepted"] === true ? "accepted" : "sent-back", reviewedBy: who };
    case "item.redaction_withdrawn":
      return { standing: "withdrawn" };
    default:
      return {};
  }
}

function text(obj: JsonObject, member: string): string {
  const value = obj[member];
  return typeof value === "string" ? value : "";
}

/** The files with parts covered that may stand in for an exhibit's, by name and digest, or that one of them is here; empty where there is none. */
export function counterpartWords({
  exhibit,
  custody,
}: {
  readonly exhibit: Pick<BundleExhibit, "item" | "standIn">;
  readonly custody: readonly ShownRecord[];
}): string {
  if (exhibit.standIn !== undefined) {
    return `The file here is the redacted one. SHA-256 of the file as received: ${exhibit.item.sha256}`;
  }
  return recordedRedactions(custody)
    .filter(({ standing }) => standing === "accepted")
    .map(({ name, sha256 }) => `${name}, SHA-256 ${sha256}`)
    .join("; ");
}
