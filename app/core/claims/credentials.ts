import { quote } from "#app/core/claims/time-sentence.ts";

/** What became of a file's content credentials (C2PA). Codes never change their meaning. */
export type CredentialState =
  | "absent"
  | "remote-not-fetched"
  | "trusted"
  | "valid-unlisted"
  | "invalid"
  | "error"
  | "not-checked";

/** An earlier file that the credentials say this one was made of. */
export interface CredentialIngredient {
  readonly title: string | null;
  /** As the maker of the credentials calls it, such as `parentOf`. */
  readonly relationship: string | null;
  /** What was wrong with the ingredient's own credentials; empty where nothing was, or where it has none. */
  readonly codes: readonly string[];
}

/** An earlier file with faulty credentials that is not among those of which this file itself was made. */
export interface DeeperFault {
  /** As the credentials call it; null where they do not name it. */
  readonly title: string | null;
  readonly codes: readonly string[];
}

/**
 * What became of a time stamp: `listed`, its authority is on the trust list; `unlisted`, it is not; `faulty`, the stamp does not hold;
 * `unjudged`, the engine did not look for its authority on the list, as it does not for credentials of the first edition.
 */
export type StampVerdict = "listed" | "unlisted" | "faulty" | "unjudged";

/** The engine's codes (evidence-standards 10.3), each once, in its order. */
export interface ToldCodes {
  readonly success: readonly string[];
  readonly informational: readonly string[];
  readonly failure: readonly string[];
}

/** What the credentials in a file say, and whether they hold. Nothing of it says that what is shown is true. */
export interface Credentials {
  readonly state: CredentialState;
  /** What speaks against this file's own credentials: the engine's failure codes, without that of an unlisted signer where nothing else is wrong. */
  readonly codes: readonly string[];
  /** Absent in assessments that were made before credentials were checked. */
  readonly sentence?: string;
  /** Who signed, by the certificate; null where nothing was signed. */
  readonly signer?: string | null;
  /** When, by a time stamp in the credentials; null where there is none. Never without `stamp` since that is kept. */
  readonly signedAt?: string | null;
  /** What became of that time stamp; null where there is none, absent in assessments that did not keep it. */
  readonly stamp?: StampVerdict | null;
  /**
   * Where the signer's certificate has run out: `stamped-before`, a stamp by a listed authority shows that it was used while it held; `not-stamped`,
   * none does. Absent where it has not run out, and in assessments that did not tell it apart.
   */
  readonly certificateRanOut?: "stamped-before" | "not-stamped";
  /** Everything that the engine said of this file's own credentials, its signer and its time stamp among them. */
  readonly told?: ToldCodes;
  /** The program that made the credentials, as it calls itself. */
  readonly generator?: string | null;
  readonly ingredients?: readonly CredentialIngredient[];
  /** Faults of what the ingredients themselves were made of, and of parts that the credentials do not name. */
  readonly deeperFaults?: readonly DeeperFault[];
  /** Day of the trust list that signers were looked for on. */
  readonly trustList?: string;
  /** What judged them; absent where nothing did, and in assessments that did not keep it. */
  readonly judgedBy?: CredentialJudge;
}

/** The engine and the lists that it was given, so that a judgement can be repeated. */
export interface CredentialJudge {
  /** Name and version. */
  readonly engine: string;
  /** SHA-256 of the trust lists, lower-case hexadecimal; null where the engine ended without an answer. */
  readonly trustListSha256: string | null;
}

/** What an engine said of one file, after it was taken apart as a stranger's words. */
export type EngineAnswer =
  | {
      readonly kind: "report";
      readonly state: "Invalid" | "Valid" | "Trusted";
      readonly told: ToldCodes;
      readonly signer: string | null;
      readonly signedAt: string | null;
      readonly stamp: StampVerdict | null;
      /** The signer's certificate held when a listed authority stamped the signature, and does not any more. */
      readonly ranOutSince: boolean;
      readonly generator: string | null;
      readonly ingredients: readonly CredentialIngredient[];
      readonly deeperFaults: readonly DeeperFault[];
    }
  /** Names credentials that lie elsewhere; they were not fetched. */
  | { readonly kind: "remote" }
  | { readonly kind: "absent" }
  | { readonly kind: "error" }
  /** Not given to the engine: too large, of a type that it does not read, or no engine. */
  | { readonly kind: "not-checked"; readonly why: "too-large" | "type" | "no-engine" };

/** Alone it makes nothing invalid: the signer is not on the list. */
const NOT_LISTED = "signingCredential.untrusted";

/** The seven states (evidence-standards 10.3) with their sentences. `trustList`: the list's day, as in `2026-02-11`. */
export function credentialsOf(answer: EngineAnswer, trustList: string): Credentials {
  switch (answer.kind) {
    case "absent":
      return told(
        "absent",
        "The file carries no content credentials. That says nothing either way.",
      );
    case "remote":
      return told(
        "remote-not-fetched",
        "The file names content credentials that are kept elsewhere. They were not fetched: asking for them would tell a stranger that this file is examined.",
      );
    case "error":
      return told("error", "The content credentials in the file could not be read.");
    case "not-checked":
      return told("not-checked", NOT_CHECKED[answer.why]);
    case "report":
      return reported(answer, trustList);
  }
}

/** Whether nobody looked because what reads credentials was not to be had: another time it may be. */
export function lackedEngine({
  state,
  sentence,
}: Pick<Credentials, "state" | "sentence">): boolean {
  return state === "not-checked" && sentence === NOT_CHECKED["no-engine"];
}

const NOT_CHECKED = {
  "too-large":
    "Content credentials were not looked for: the file is too large to be held in memory.",
  type: "Content credentials were not looked for in a file of this type.",
  "no-engine": "Content credentials were not looked for: what reads them could not be started.",
} as const;

function told(state: CredentialState, sentence: string): Credentials {
  return { state, codes: [], sentence };
}

function reported(
  answer: Extract<EngineAnswer, { kind: "report" }>,
  trustList: string,
): Credentials {
  const { signer, signedAt, stamp, generator, ingredients, deeperFaults, told } = answer;
  const codes = told.failure.filter((code) => answer.state === "Invalid" || code !== NOT_LISTED);
  const state = STATES[answer.state];
  const isRunOut = state === "invalid" && isRunOutAlone(codes);
  // Anybody's certificate names whom it likes: such a name never reads as our own words.
  const by = signer === null ? "" : ` by ${quote(signer)}`;
  const sentence = {
    trusted: `The content credentials are intact and were signed${by}, whose certificate leads to one on the trust list of ${trustList}. They tell where the file comes from, not whether what it shows is true.`,
    "valid-unlisted": `The content credentials are intact. They were signed${by}, whose certificate leads to none on the trust list of ${trustList}: we do not know the signer. ${INTERIM_NOT_ASKED}`,
    invalid: isRunOut
      ? runOutSentence(answer, by, trustList)
      : `The content credentials do not match the file or are damaged (${codes.join(", ")}). Apps that save a file again often cause this.`,
  }[state];
  const certificate: Pick<Credentials, "certificateRanOut"> =
    state !== "invalid" && answer.ranOutSince
      ? { certificateRanOut: "stamped-before" }
      : isRunOut
        ? { certificateRanOut: "not-stamped" }
        : {};
  const outlived = certificate.certificateRanOut === "stamped-before" ? OUTLIVED : "";
  const said = { signer, signedAt, stamp, generator, ingredients, deeperFaults };
  const all = [...told.success, ...told.informational, ...told.failure];
  const leftOut = all.some(isExclusion) ? LEFT_OUT : "";
  const whole = sentence + outlived + leftOut;
  return { state, codes, sentence: whole, ...said, ...certificate, told, trustList };
}

/** Evidence-standards 10.3 wants its hits shown apart; the list is not held here, and that is said where it could matter. */
const INTERIM_NOT_ASKED =
  "The interim list that cameras and programs used before, frozen on 1 January 2026, is not held here and was not looked at.";

/** Told of a certificate whose time is over, where no time stamp shows that it was used before (C2PA 2.2, 15.7). */
const RUN_OUT = "signingCredential.expired";

/** Nothing but the certificate's time speaks against them; of a signer whose certificate does not count none is looked for on the list. */
function isRunOutAlone(codes: readonly string[]): boolean {
  return codes.includes(RUN_OUT) && codes.every((code) => code === RUN_OUT || code === NOT_LISTED);
}

const OUTLIVED =
  " The signer's certificate has run out since; a time stamp by an authority on that list shows that they were signed while it held.";

/** The engine looks at no signature whose certificate does not count: whether it holds is open, and that is said. */
function runOutSentence(
  { stamp, told }: Extract<EngineAnswer, { kind: "report" }>,
  by: string,
  trustList: string,
): string {
  const stampWords =
    stamp === "listed"
      ? `A time stamp by an authority on the trust list of ${trustList} shows that they were signed when it had.`
      : stamp === null
        ? "They hold no time stamp that shows that they were signed before."
        : `Their time stamp is by no authority on the trust list of ${trustList}, so that nothing shows that they were signed before.`;
  const bytes = told.success.some((code) => /^assertion\.\w+Hash\.match$/.test(code))
    ? " The file's bytes are those that the credentials name."
    : "";
  return `The content credentials were signed${by} with a certificate that has run out. ${stampWords}${bytes} Whether their signature holds was not judged for that reason. A certificate runs out by its date alone: that says nothing against the file.`;
}

/** The signer left more out of the digest than where the credentials themselves lie (C2PA 2.2, 15.12.1). */
function isExclusion(code: string): boolean {
  return /^assertion\.\w+Hash\.additionalExclusionsPresent$/.test(code);
}

const LEFT_OUT =
  " They leave out parts of the file beside themselves: what stands there can be changed without anybody seeing it by them.";

const STATES = { Trusted: "trusted", Valid: "valid-unlisted", Invalid: "invalid" } as const;
