import { IDENTITY_FIELDS, OPENING_PURPOSES, type Opening } from "#app/core/identity/opening.ts";
import { parseInstant } from "#app/core/instant.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import type { Problem } from "#app/ui/form/problem.ts";

type AskedOpening = Omit<Opening, "boxId" | "boxSha256" | "reportId">;

const LONGEST_DELAY_MILLIS = 366 * 86_400_000;

/** Reads what somebody wants to see of a reporter's identity; every fault beside its field. */
export function openingOfForm(
  fields: FormFields,
  chosen: readonly string[],
  now: number,
):
  | { readonly ok: true; readonly opening: AskedOpening }
  | { readonly ok: false; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const named = IDENTITY_FIELDS.filter((field) => chosen.includes(field));
  if (named.length === 0) problems.push({ field: "fields", message: "Choose what you need." });
  const toldAs = OPENING_PURPOSES.find((one) => one === fields["told-as"]);
  if (toldAs === undefined) {
    problems.push({ field: "told-as", message: "Choose what the reporter will be told." });
  }
  const legalAuthority = (fields["authority"] ?? "").trim();
  if (legalAuthority === "" || legalAuthority.length > 500) {
    problems.push({
      field: "authority",
      message: "Name the law, order or consent, in at most 500 characters.",
    });
  }
  const delay = delayOf(fields, now);
  if (delay !== undefined && "field" in delay) problems.push(delay);
  if (toldAs === undefined || problems.length > 0 || (delay !== undefined && "field" in delay)) {
    return { ok: false, problems };
  }
  const emergency = fields["emergency"] === "on";
  return { ok: true, opening: { fields: named, toldAs, legalAuthority, delay, emergency } };
}

function delayOf(fields: FormFields, now: number): Opening["delay"] | Problem {
  const order = (fields["order"] ?? "").trim();
  const day = (fields["until"] ?? "").trim();
  if (order === "" && day === "") return undefined;
  if (order === "" || order.length > 300) {
    return { field: "order", message: "Name the court and the order, in at most 300 characters." };
  }
  const until = /^\d{4}-\d{2}-\d{2}$/.test(day) ? parseInstant(`${day}T00:00:00.000Z`) : undefined;
  const millis = until === undefined ? NaN : Date.parse(until);
  if (until === undefined || !(millis > now && millis < now + LONGEST_DELAY_MILLIS)) {
    return { field: "until", message: "Write a day to come, at most a year away." };
  }
  return { order, until };
}
