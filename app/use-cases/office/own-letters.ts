import type { OwnLetterVersion } from "#app/adapters/database/own-letter-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import { canonicalJson } from "#app/core/custody/canonical-json.ts";
import { toHex, toUtf8 } from "#app/core/encoding.ts";
import { SYSTEM_SUBJECT, type OwnLetterId } from "#app/core/ids.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import type { Json } from "#app/core/json.ts";
import {
  parseOwnLetter,
  type OwnLetterProblem,
  type OwnLetterText,
} from "#app/core/office/own-letter.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import type { Tools } from "../tools.ts";

type Refused = { readonly kind: "refused"; readonly reason: Refusal };

/** The newest version of every letter that the office words for itself, for everybody at the desk: they hold wording, nothing of any report. */
export async function listOwnLetters(
  tools: Pick<Tools, "read" | "clock">,
  { by }: { readonly by: Person },
): Promise<{ readonly letters: readonly OwnLetterVersion[]; readonly mayWrite: boolean }> {
  const letters = await tools.read(({ ownLetters }) => ownLetters.newest());
  return { letters, mayWrite: mayWrite(by, tools) };
}

/** One letter in all its versions, newest first. */
export async function readOwnLetter(
  tools: Pick<Tools, "read" | "clock">,
  { by, letterId }: { readonly by: Person; readonly letterId: OwnLetterId },
): Promise<
  | {
      readonly kind: "letter";
      readonly newest: OwnLetterVersion;
      readonly versions: readonly OwnLetterVersion[];
      readonly mayWrite: boolean;
    }
  | { readonly kind: "not-found" }
> {
  const versions = await tools.read(({ ownLetters }) => ownLetters.versions(letterId));
  const [newest] = versions;
  if (newest === undefined) return { kind: "not-found" };
  return { kind: "letter", newest, versions, mayWrite: mayWrite(by, tools) };
}

function mayWrite(by: Person, { clock }: Pick<Tools, "clock">): boolean {
  return authorise(by, "letter.manage", OFFICE, clock.now()).allowed;
}

export type WriteLetterOutcome =
  | { readonly kind: "written"; readonly letterId: OwnLetterId }
  /** Nothing differs from the newest version. */
  | { readonly kind: "unchanged"; readonly letterId: OwnLetterId }
  /** Somebody wrote another version since the form was opened. */
  | { readonly kind: "changed-since" }
  | { readonly kind: "problems"; readonly problems: readonly OwnLetterProblem[] }
  | { readonly kind: "not-found" }
  | Refused;

/**
 * Keeps what somebody wrote as a new letter, or as the next version of one. Versions stay for good: a letter that was sent is shown in the one that it was
 * made from.
 */
export async function writeOwnLetter(
  tools: Pick<Tools, "transact" | "clock" | "newId" | "office">,
  input: {
    readonly by: Person;
    readonly fields: FormFields;
    /** The letter that is changed, and the version that the form showed. */
    readonly of?: { readonly letterId: OwnLetterId; readonly version: number } | undefined;
  },
): Promise<WriteLetterOutcome> {
  const { by, fields, of } = input;
  const now = tools.clock.now();
  const decision = authorise(by, "letter.manage", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const parsed = parseOwnLetter(tools.office, fields);
  if (!parsed.ok) return { kind: "problems", problems: parsed.problems };
  const letterId: OwnLetterId = of?.letterId ?? tools.newId("olt");
  return tools.transact(async (stores): Promise<WriteLetterOutcome> => {
    const [newest] = of === undefined ? [] : await stores.ownLetters.versions(letterId);
    if (of !== undefined && newest === undefined) return { kind: "not-found" };
    if (newest !== undefined && newest.version !== of?.version) return { kind: "changed-since" };
    const next = { id: letterId, version: (newest?.version ?? 0) + 1, withdrawn: false };
    const text = parsed.value;
    const same = newest?.withdrawn === false && newest.sha256 === digestOf(text).sha256;
    if (same) return { kind: "unchanged", letterId };
    await write(stores, { ...next, text }, { by, at: now });
    return { kind: "written", letterId };
  });
}

/** Takes a letter out of those that are offered, or offers it again: a version of its own with the same words. */
export async function offerOwnLetter(
  tools: Pick<Tools, "transact" | "clock">,
  input: { readonly by: Person; readonly letterId: OwnLetterId; readonly offered: boolean },
): Promise<{ readonly kind: "done" | "not-found" } | Refused> {
  const { by, letterId, offered } = input;
  const now = tools.clock.now();
  const decision = authorise(by, "letter.manage", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  return tools.transact(async (stores) => {
    const [newest] = await stores.ownLetters.versions(letterId);
    if (newest === undefined) return { kind: "not-found" };
    if (newest.withdrawn !== offered) return { kind: "done" };
    const { text } = newest;
    const next = { id: letterId, version: newest.version + 1, withdrawn: !offered, text };
    await write(stores, next, { by, at: now });
    return { kind: "done" };
  });
}

async function write(
  { ownLetters }: Pick<Stores, "ownLetters">,
  letter: Pick<OwnLetterVersion, "id" | "version" | "withdrawn" | "text">,
  done: { readonly by: Person; readonly at: OwnLetterVersion["writtenAt"] },
): Promise<void> {
  const { id, version, withdrawn } = letter;
  const digest = digestOf(letter.text);
  const { by, at } = done;
  await ownLetters.write(
    { id, version, withdrawn, ...digest, by: by.id, at },
    {
      ev: "letter.written",
      // A letter that nobody sent yet is about no report.
      subj: SYSTEM_SUBJECT,
      actor: actorOf(by),
      obj: { letter: id, version, withdrawn, sha256: digest.sha256 },
      disclosures: [actorName(by)],
    },
  );
}

/** Its words as canonical text (RFC 8785), and their SHA-256 in hex. */
function digestOf(text: OwnLetterText): { readonly content: string; readonly sha256: string } {
  const content = canonicalJson(text as unknown as Json);
  return { content, sha256: toHex(sha256(toUtf8(content))) };
}
