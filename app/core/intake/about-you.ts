import type { FormFields, Parsed, Problem } from "./problem.ts";
import { isBlank, lines, oneLine } from "./typed-text.ts";

const CONTACT_LIMIT = 500;

/** How a reporter may be reached, the one that asks least first. All three are read and worked on alike. */
export const REACHES = ["anonymous", "only-here", "contact"] as const;
/** `anonymous`: not at all; `only-here`: by messages that only the receipt code opens; `contact`: by what they left of themselves. */
export type Reach = (typeof REACHES)[number];

/** The reporter's choice. Contact details are not here: they are sealed apart on arrival. */
export interface AboutYou {
  readonly choice: Reach;
}

export const CONTACT_WAYS = ["email", "call", "text"] as const;
/** The way that a reporter prefers; empty where they did not say. */
export type ContactWay = (typeof CONTACT_WAYS)[number] | "";

/** What the reporter gave to be reached by; exists in memory only, until it is sealed. Empty texts were not given. */
export interface Contact {
  readonly name: string;
  /** Of a reporter who is an officer; asked of nobody else. */
  readonly badge: string;
  readonly email: string;
  readonly phone: string;
  readonly way: ContactWay;
  /** When it is safe to write or to call. */
  readonly times: string;
  /** The language to speak in. */
  readonly language: string;
  /** `yes` for somebody who asks for an interpreter. */
  readonly interpreter: "yes" | "";
  /** The reporter's lawyer, and how to reach them. */
  readonly lawyer: string;
  readonly notes: string;
}

export type AboutYouForm =
  | { readonly choice: "anonymous" }
  | { readonly choice: "only-here" }
  | { readonly choice: "contact"; readonly contact: Contact }
  /** Contact sealed earlier is kept: the page cannot show it again, so empty fields must not erase it. */
  | { readonly choice: "keep-contact" };

/**
 * Reads the page "About you". Only contact needs more, and that is one way to reach the person: an address, a number, a lawyer, or words that
 * say how. What was typed beside another choice is not in the answer.
 */
export function parseAboutYou(fields: FormFields, hasSealedContact: boolean): Parsed<AboutYouForm> {
  const choice = REACHES.find((one) => one === fields["choice"]);
  if (choice === undefined) {
    return { ok: false, problems: [{ field: "choice", code: "choose-reach" }] };
  }
  if (choice !== "contact") return { ok: true, value: { choice } };
  const contact = contactOf(fields);
  const given = Object.values(contact).some((text: string) => !isBlank(text));
  if (!given && hasSealedContact) return { ok: true, value: { choice: "keep-contact" } };
  const problems = contactProblems(contact);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { choice, contact } };
}

function contactOf(fields: FormFields): Contact {
  const read = (name: string): string => oneLine(fields[name] ?? "");
  return {
    name: read("name"),
    badge: read("contact-badge"),
    email: read("email"),
    phone: read("phone"),
    way: CONTACT_WAYS.find((one) => one === fields["contact-way"]) ?? "",
    times: read("contact-times"),
    language: read("contact-language"),
    interpreter: fields["contact-interpreter"] === "yes" ? "yes" : "",
    lawyer: read("contact-lawyer"),
    notes: lines(fields["contact-notes"] ?? ""),
  };
}

function contactProblems(contact: Contact): Problem[] {
  const { name, badge, email, phone, way, times, language, lawyer, notes } = contact;
  const problems: Problem[] = [];
  if (isBlank(email + phone + lawyer + notes)) {
    problems.push({ field: "email", code: "contact-needs-one-way" });
  } else if (way === "email" && email === "") {
    problems.push({ field: "email", code: "way-needs-email" });
  } else if ((way === "call" || way === "text") && phone === "") {
    problems.push({ field: "phone", code: "way-needs-phone" });
  }
  if (email !== "" && !/^[^\s@]+@[^\s@]+$/.test(email)) {
    problems.push({ field: "email", code: "email-not-read" });
  }
  for (const [field, text] of [
    ["name", name],
    ["contact-badge", badge],
    ["email", email],
    ["phone", phone],
    ["contact-times", times],
    ["contact-language", language],
    ["contact-lawyer", lawyer],
    ["contact-notes", notes],
  ] as const) {
    if (text.length > CONTACT_LIMIT) problems.push({ field, code: "contact-too-long" });
  }
  return problems;
}
