import { isIdOf, type ItemId } from "#app/core/ids.ts";
import type { FoundUpload } from "#app/use-cases/evidence/found-uploads.ts";
import type { AsideOutcome } from "#app/use-cases/evidence/move-upload.ts";
import type { AdoptOutcome } from "#app/use-cases/evidence/settle-upload.ts";
import { readArguments } from "./arguments.ts";
import { openOffice, type OpenOffice } from "./open-office.ts";
import { EXIT, Problem, WrongUse } from "./outcome.ts";
import { standIn } from "./stand-in.ts";

const HELP = `Usage: bearwitness uploads --as SIGN-IN-NAME [--json]
       bearwitness uploads adopt|set-aside|bring-back ITEM --reason TEXT --as SIGN-IN-NAME [--json]

Lists files that came, whole or in part, and that no record names, as the audit counts them: a process died between file
and record, or the database is of an earlier day than the files. Such a file may be the only copy of evidence that somebody was told
is safe. Nothing here destroys one.

  adopt                 takes a whole file into the draft or report that it says it is of; it is sealed and examined
  set-aside             keeps it where nothing looks at it and the audit does not name it
  bring-back            puts a file that was set aside back
  --reason TEXT         why; kept with the record
  --as SIGN-IN-NAME     the evidence custodian for whom this is done
  --json                one JSON object a line
  --help                this text

Exit: 0 done, 1 a problem (no such file, it does not open, not allowed), 2 wrong use.
`;

const ACTS = ["adopt", "set-aside", "bring-back"] as const;
type Act = (typeof ACTS)[number];

/** `bearwitness uploads`: what came and is nobody's, and what a custodian does with it. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    help: { type: "boolean" },
    json: { type: "boolean" },
    reason: { type: "string" },
    as: { type: "string" },
  });
  if (values.help === true) {
    process.stdout.write(HELP);
    return EXIT.done;
  }
  const [written, itemId, ...others] = positionals;
  const act = ACTS.find((one) => one === written);
  if (written !== undefined && (act === undefined || !isIdOf("itm", itemId) || others.length > 0)) {
    throw new WrongUse("name one act and one file; see --help.");
  }
  const { as, reason, json = false } = values;
  if (as === undefined || as === "") throw new WrongUse("say for whom with --as; see --help.");
  if (act !== undefined && reason === undefined)
    throw new WrongUse("say why with --reason; see --help.");
  const office = await openOffice({ for: "visit" });
  try {
    if (act === undefined || !isIdOf("itm", itemId)) return await list(office, as, json);
    return await settle(office, { act, itemId, reason: reason ?? "", as, json });
  } finally {
    await office.application.close();
  }
}

async function list(office: OpenOffice, as: string, json: boolean): Promise<number> {
  const by = await standIn(office, as, "upload-settle");
  const found = await office.application.useCases.listFoundUploads({ by });
  for (const one of found) {
    process.stdout.write(json ? `${JSON.stringify(asObject(one))}\n` : `${inWords(one)}\n`);
  }
  if (!json && found.length === 0) process.stdout.write("every file that came has its record.\n");
  return EXIT.done;
}

function asObject(found: FoundUpload) {
  const { itemId, writtenAt, size, isWhole, isAside, isFresh, isDisposed, of } = found;
  const report = of.kind === "report" ? of.code : null;
  return {
    ...{ itemId, writtenAt, size, whole: isWhole, of: of.kind, report },
    ...{ setAside: isAside, fresh: isFresh, disposed: isDisposed },
  };
}

const OWNER_WORDS: Readonly<Record<FoundUpload["of"]["kind"], string>> = {
  unknown: "does not say of which report it is",
  gone: "of a report that was never sent and is gone",
  draft: "of a report that is being written",
  report: "of report",
};

const KINDS_NOT_TAKEN = { program: "program", "web-page": "page that a browser runs" } as const;

function inWords(found: FoundUpload): string {
  const { itemId, writtenAt, size, isWhole, isAside, isFresh, isDisposed, of } = found;
  return [
    itemId,
    size === null ? (isAside ? "set aside" : "cannot be opened") : `${size} bytes`,
    ...(isWhole ? [] : ["did not come whole"]),
    `written ${writtenAt}`,
    of.kind === "report" ? `${OWNER_WORDS.report} ${of.code}` : OWNER_WORDS[of.kind],
    ...(isFresh ? ["may still be on its way"] : []),
    ...(isDisposed ? ["was taken back, refused or let go; what is left of it is removed"] : []),
  ].join(", ");
}

async function settle(
  office: OpenOffice,
  input: {
    readonly act: Act;
    readonly itemId: ItemId;
    readonly reason: string;
    readonly as: string;
    readonly json: boolean;
  },
): Promise<number> {
  const { act, itemId, reason, as, json } = input;
  const by = await standIn(office, as, "upload-settle");
  const { useCases } = office.application;
  const acts = {
    adopt: useCases.adoptUpload,
    "set-aside": useCases.setUploadAside,
    "bring-back": useCases.bringUploadBack,
  } as const;
  const outcome: AdoptOutcome | AsideOutcome = await acts[act]({ by, itemId, reason });
  switch (outcome.kind) {
    case "adopted":
    case "set-aside":
    case "brought-back":
      process.stdout.write(
        json ? `${JSON.stringify({ itemId, ...outcome })}\n` : `${itemId}: ${doneWords(outcome)}\n`,
      );
      return EXIT.done;
    case "not-found":
      throw new Problem(`no file ${itemId} waits for that; the list says which do.`);
    case "no-reason":
      throw new WrongUse("the reason must have 1 to 500 characters.");
    case "fresh":
      throw new Problem(`${itemId} may still be on its way; try again in ten minutes.`);
    case "disposed":
      throw new Problem(`${itemId} was taken back, refused or let go, as its record says.`);
    case "not-taken":
      throw new Problem(
        `${itemId} is a ${KINDS_NOT_TAKEN[outcome.why]}; such files are never taken in.`,
      );
    case "refused":
      throw new Problem(`${as} may not settle files that no record names: ${outcome.reason}.`);
    case "same-bytes":
      throw new Problem(
        `its report has the same bytes already, as ${outcome.itemId}; set it aside.`,
      );
    case "in-part":
      throw new Problem(`${itemId} did not come whole, so it can only be kept: set it aside.`);
    case "altered":
      throw new Problem(`${itemId} does not open whole; it was left as it is.`);
    case "nobodys":
      throw new Problem(`nothing there is any more that ${itemId} could be taken into.`);
  }
}

function doneWords(outcome: Extract<AdoptOutcome, { kind: "adopted" }> | AsideOutcome): string {
  switch (outcome.kind) {
    case "adopted":
      return `taken into its ${outcome.into === "draft" ? "draft" : "report"}; SHA-256 ${outcome.sha256}`;
    case "set-aside":
      return "set aside; nothing of it was destroyed";
    default:
      return "back among the uploads";
  }
}
