import type { Json, JsonObject } from "../json.ts";

/**
 * Member names that can only hold what belongs in a disclosure (evidence-standards 1.2), spelled without
 * case and separators. A guard against slips, not a proof: the rule stays with whoever writes an event.
 */
const PERSONAL_NAMES = new Set([
  "name", "names", "firstname", "lastname", "middlename", "fullname", "displayname", "username",
  "actorname", "submitter", "witness", "reporter", "recipient", "signature",
  "email", "emailaddress", "mail", "phone", "phonenumber", "telephone", "mobile",
  "address", "street", "homeaddress", "postaladdress", "birthdate", "dateofbirth", "dob", "ssn",
  "ip", "ipaddress", "clientip", "clientaddr", "remoteaddr", "useragent",
  "originalname", "filename", "title", "casetitle", "statement", "note", "notes", "legalauthority",
]); // prettier-ignore

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^(?:\+\d[\d ().-]{6,}|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4})$/;

/**
 * Why these facts may not stand in a record's `obj`, or undefined when nothing speaks against it:
 * numbers must be whole and below 2^53 (1.2), because readers differ on all others.
 */
export function problemOfNumbers(value: Json, path = "obj"): string | undefined {
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    return `${path} is ${String(value)}: only whole numbers below 2^53 may stand in a record`;
  }
  return firstProblem(value, path, problemOfNumbers);
}

/** Why these facts look personal, or undefined; the answer never repeats the value. */
export function problemOfPrivacy(value: Json, path = "obj"): string | undefined {
  if (typeof value === "string" && (EMAIL.test(value) || PHONE.test(value))) {
    return `${path} looks like an address or number of a person: use a disclosure`;
  }
  if (isObject(value)) {
    const name = Object.keys(value).find((key) => PERSONAL_NAMES.has(plain(key)));
    if (name !== undefined) return `${path}.${name} is personal by its name: use a disclosure`;
  }
  return firstProblem(value, path, problemOfPrivacy);
}

function firstProblem(
  value: Json,
  path: string,
  problemOf: (member: Json, path: string) => string | undefined,
): string | undefined {
  if (value === null || typeof value !== "object") return undefined;
  for (const [name, member] of Object.entries<Json>(value)) {
    const problem = problemOf(member, `${path}.${name}`);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function isObject(value: Json): value is JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, "");
}
