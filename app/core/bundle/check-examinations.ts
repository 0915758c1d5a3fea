import type { CustodyRecord } from "../custody/record.ts";
import type { Json, JsonObject } from "../json.ts";
import { recordedExaminations, shownFirstOf, type RecordedExamination } from "./examinations.ts";

/**
 * What is wrong with `examinations` and `assessment` of an `item.json`, held against the item's records; empty where nothing is. Each examination
 * listed has its record, none that is recorded is left out, the one shown first is the right one, and each says what its record says that it found.
 */
export function problemsOfExaminations(
  item: JsonObject,
  records: readonly CustodyRecord[],
): readonly string[] {
  const { examinations: listed, assessment = null } = item;
  if (!Array.isArray(listed) || !listed.every(isObject)) {
    return ["it does not list the examinations of the file"];
  }
  const recorded = recordedExaminations(records);
  const first = shownFirstOf(recorded);
  const problems = recorded
    .filter(({ number }) => listed.filter((one) => one.number === number).length !== 1)
    .map(({ number }) => `examination ${number} is recorded, and not listed once`);
  const numbers = listed.map(({ number }) => Number(number));
  if (numbers.some((number, index) => index > 0 && number <= (numbers[index - 1] ?? 0))) {
    problems.push("examinations are not in their order");
  }
  for (const one of listed) {
    const record = recorded.find(({ number }) => number === one.number);
    const which = `examination ${typeof one.number === "number" ? one.number : "without a number"}`;
    if (record === undefined) {
      problems.push(`${which} is listed, and no record under the head tells of it`);
      continue;
    }
    const isFirst = record.number === first;
    const found = isFirst ? assessment : (one.assessment ?? null);
    problems.push(
      ...differingFacts(one, record).map((name) => `${which}: ${name} is not as recorded`),
      ...differingFinds(found, record).map(
        (name) => `${which}: what it found (${name}) is not as recorded`,
      ),
    );
    if (one.shownFirst !== isFirst) {
      problems.push(`${which}: the one shown first is ${first ?? "none"} by the records`);
    }
  }
  if (first === undefined && assessment !== null) {
    problems.push("it tells what an examination found, and no record tells of one");
  }
  return problems;
}

function differingFacts(one: JsonObject, { facts }: RecordedExamination): readonly string[] {
  return Object.entries(facts)
    .filter(([name, value]) => !isSame(one[name], value))
    .map(([name]) => name);
}

/** What a record keeps of what was found, by the member that tells it. A record of an earlier version keeps less. */
const FINDS: Readonly<Record<string, (told: Json) => Json | undefined>> = {
  media_type: member("mediaType"),
  time_level: levelOf("bestTime"),
  place_level: levelOf("bestPlace"),
  location_status: member("locationStatus"),
  credentials: (told) => {
    const credentials = member("credentials")(told);
    return isObject(credentials) ? credentials.state : credentials;
  },
  problems: member("problems"),
};

function differingFinds(told: Json, { obj, facts }: RecordedExamination): readonly string[] {
  // One that found nothing may have left nothing to tell.
  if (told === null) return facts.state === "failed" ? [] : ["all of it"];
  return Object.entries(FINDS)
    .filter(([name, found]) => {
      const [kept, shown] = [obj[name], found(told)];
      // What this audience may not see is not there to be compared.
      if (kept === undefined || shown === undefined || isSame(kept, shown)) return false;
      // Records of before the two were told apart say `absent` of a file that was not read whole.
      return !(name === "location_status" && kept === "absent" && shown === "unread");
    })
    .map(([name]) => name);
}

function member(name: string) {
  return (told: Json): Json | undefined => (isObject(told) ? told[name] : undefined);
}

function levelOf(name: string) {
  return (told: Json): Json | undefined => {
    const best = member(name)(told);
    return isObject(best) ? best.level : best;
  };
}

/** Of texts, numbers and lists of them alone: what is nested otherwise is never what a record keeps. */
function isSame(one: Json | undefined, other: Json | undefined): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one !== undefined && one === other;
  return one.length === other.length && one.every((part, index) => part === other[index]);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
