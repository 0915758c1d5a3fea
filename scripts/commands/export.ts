import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { BECAUSE_WORDS } from "#app/core/case/exculpatory-words.ts";
import { rulesFor, type Audience } from "#app/core/bundle/audience.ts";
import { isIdOf, type BundleId, type CaseId } from "#app/core/ids.ts";
import { choiceOpenWords } from "#app/core/redaction/file-choice.ts";
import { describeDeciders } from "#app/core/people/act-kinds.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import type { HeldFile } from "#app/use-cases/cases/bundle-review.ts";
import type { OpenChoice } from "#app/use-cases/cases/handed-files.ts";
import { readArguments } from "./arguments.ts";
import { openOffice, type OpenOffice } from "./open-office.ts";
import { EXIT, Problem, WrongUse } from "./outcome.ts";
import { standIn } from "./stand-in.ts";
import { requirePlaceFor, writeNewFile } from "./write-new-file.ts";

const HELP = `Usage: bearwitness export CASE --audience PRO|GJ|DIS|CRT --out FILE --as SIGN-IN-NAME [--force] [--json]

Makes a new bundle of the case's exhibits and writes it to FILE. CASE is a case's number or id.
Prints the bundle's SHA-256 and FILE as sha256sum -c reads them.

  --audience PRO|GJ|DIS|CRT
                        for whom: the prosecution, a grand jury, the defence, the court in camera
  --out FILE            where to; appears only when it is whole
  --as SIGN-IN-NAME     the prosecutor or evidence custodian for whom this is done. Their rights decide;
                        the custody log says that the operator at the machine acted for them
  --force               replaces FILE where it is there already
  --json                prints one JSON object instead of text
  --help                this text

Works beside a running server, which then writes the bundle; without one the command does it itself.
Exit: 0 done, 1 a problem (not allowed, no exhibits, files of the case not reviewed for the defence, each
named; FILE is there already), 2 wrong use.
`;

const POLL_MILLIS = 250;
/** Beside a server that has stopped nobody writes the bundle, and nobody says so. */
const PATIENCE_MILLIS = 30 * 60_000;

interface Order {
  readonly wantedCase: string;
  readonly audience: Audience;
  readonly out: string;
  readonly as: string;
  readonly replace: boolean;
  readonly json: boolean;
}

/** `bearwitness export`: a case's bundle as a file. */
export async function run(args: string[]): Promise<number> {
  const order = readOrder(args);
  if (order === undefined) {
    process.stdout.write(HELP);
    return EXIT.done;
  }
  const path = resolve(order.out);
  await requirePlaceFor(path, order.replace);
  const office = await openOffice({ for: "work" });
  try {
    const person = await standIn(office, order.as, "bundle-export");
    const caseId = await findCaseId(office, person, order.wantedCase);
    const bundleId = await request(office, person, caseId, order.audience);
    await waitFor(office, bundleId);
    const opened = await office.application.useCases.openBundle({ by: person, bundleId });
    if (opened.kind !== "opened") throw new Problem(`the bundle cannot be read: ${opened.kind}.`);
    const { bundle, blob } = opened;
    const sha256 = bundle.sha256 ?? "";
    await writeNewFile(path, blob.stream as AsyncIterable<Uint8Array>, {
      sha256,
      replace: order.replace,
    });
    const { name, size, audience } = bundle;
    process.stdout.write(
      order.json
        ? `${JSON.stringify({ bundle: name, audience, file: path, size, sha256 })}\n`
        : `${sha256}  ${order.out}\n`,
    );
    return EXIT.done;
  } finally {
    await office.application.close();
  }
}

/** What is asked for; undefined when it is only the help. */
function readOrder(args: string[]): Order | undefined {
  const { values, positionals } = readArguments(args, {
    help: { type: "boolean" },
    audience: { type: "string" },
    out: { type: "string" },
    as: { type: "string" },
    force: { type: "boolean" },
    json: { type: "boolean" },
  });
  if (values.help === true) return undefined;
  const [wantedCase, ...others] = positionals;
  const { out, as } = values;
  if (wantedCase === undefined || others.length > 0)
    throw new WrongUse("name one CASE; see --help.");
  if (out === undefined || out === "")
    throw new WrongUse("say where to with --out FILE; see --help.");
  if (as === undefined || as === "")
    throw new WrongUse("say for whom with --as SIGN-IN-NAME; see --help.");
  return {
    wantedCase,
    audience: readAudience(values.audience),
    out,
    as,
    replace: values.force === true,
    json: values.json === true,
  };
}

function readAudience(text: string | undefined): Audience {
  switch (text) {
    case "PRO":
    case "GJ":
    case "DIS":
    case "PRT":
    case "CRT":
      if (rulesFor(text) !== undefined) return text;
      throw new WrongUse(`bundles for ${text} are not in this version.`);
    default:
      throw new WrongUse("--audience is PRO, GJ, DIS or CRT; see --help.");
  }
}

async function findCaseId(
  { application }: OpenOffice,
  person: Person,
  wanted: string,
): Promise<CaseId> {
  if (isIdOf("cas", wanted)) return wanted;
  const cases = await application.useCases.listCases({ by: person });
  const found = cases.find((file) => file.number === wanted.trim().toUpperCase());
  if (found === undefined) throw noSuchCase(wanted);
  return found.id;
}

async function request(
  { application }: OpenOffice,
  person: Person,
  caseId: CaseId,
  audience: Audience,
): Promise<BundleId> {
  const outcome = await application.useCases.requestBundle({ by: person, caseId, audience });
  switch (outcome.kind) {
    case "requested":
      return outcome.bundleId;
    case "not-found":
      throw noSuchCase(caseId);
    case "no-exhibits":
      throw new Problem("the case has no exhibits; mark some at the desk first.");
    case "not-chosen":
      throw new Problem(
        `parts of these exhibits were to be covered; choose at the desk first which file goes, on the page of the case's redaction log:\n${asked(outcome.open)}`,
      );
    case "not-reviewed":
      throw new Problem(
        `nobody has decided what these files of the case are to the defence; decide at the desk first:\n${asLines(outcome.held)}`,
      );
    case "no-reason":
    case "needs-supervisor":
      throw new Error("an override that nobody asked for");
    case "needs-approval":
      throw new Problem(
        `this office asks a second person: ${describeDeciders(outcome.approvers)} must approve it at the desk first.`,
      );
    case "refused":
      throw refused(person.displayName, person, outcome.reason);
  }
}

function asked(open: readonly OpenChoice[]): string {
  return open
    .map(({ itemId, exhibit, because }) => `  ${exhibit} ${itemId}: ${choiceOpenWords(because)}`)
    .join("\n");
}

function asLines(held: readonly HeldFile[]): string {
  return held
    .map(
      ({ itemId, exhibit, because }) =>
        `  ${exhibit ?? "no exhibit"} ${itemId}: ${BECAUSE_WORDS[because]}`,
    )
    .join("\n");
}

async function waitFor({ application, isAlone }: OpenOffice, bundleId: BundleId): Promise<void> {
  const { useCases } = application;
  process.stderr.write(
    isAlone ? "Writing the bundle.\n" : "Waiting for the server to write the bundle.\n",
  );
  const started = performance.now();
  for (;;) {
    const state = await stateOf(useCases, bundleId);
    if (state === "ready") return;
    if (performance.now() - started > PATIENCE_MILLIS) {
      throw new Problem("the server has not written the bundle; see its log. The request stands.");
    }
    await wait(POLL_MILLIS);
  }
}

async function stateOf(useCases: UseCases, bundleId: BundleId): Promise<"waiting" | "ready"> {
  const bundle = await useCases.findBundle({ bundleId });
  if (bundle === undefined) throw new Problem("the bundle's request is gone.");
  if (bundle.state === "failed") {
    throw new Problem(`the bundle could not be made: ${bundle.problem ?? "unknown"}; run audit.`);
  }
  return bundle.state;
}

function noSuchCase(wanted: string): Problem {
  return new Problem(`there is no case ${JSON.stringify(wanted)} that this person may see.`);
}

function refused(name: string, { role }: Person, reason: string): Problem {
  return new Problem(`${name} (${role}) may not export bundles of this case: ${reason}.`);
}
