import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { sizeInWords } from "#app/core/evidence/size-in-words.ts";
import { LONGEST_FACT } from "#app/core/partner/file-facts.ts";
import { isTokenText } from "#app/core/people/api-token.ts";
import type { ReadDelivery } from "../partner/delivery.ts";
import { asJson, asText, type Output } from "../partner/import-output.ts";
import { readDelivery, type NamedDelivery } from "../partner/read-delivery.ts";
import type { Destination } from "../partner/destination.ts";
import { sendDelivery, type DeliveryResult } from "../partner/send-delivery.ts";
import { readArguments } from "./arguments.ts";
import { EXIT, WrongUse } from "./outcome.ts";
import { startProgress, type Progress } from "./progress.ts";

const HELP = `Usage: bearwitness import DIR --manifest CSV --from AGENCY [OPTIONS]
       bearwitness import BAG --from AGENCY [OPTIONS]

Takes in what another agency hands over: camera files, with the agency's digests, camera ids, clock
offsets, custodian and certificate. Every file is compared with the agency's digest; one that differs
is refused and named, all others go on. Can be stopped at any moment and run again: nothing is taken twice.

  DIR                 a folder
  BAG                 a BagIt bag, as a folder or in a ZIP; or an archive of ProofMode, which is kept whole
  --manifest CSV      the agency's list: a table saved by a spreadsheet, or the output of sha256sum
  --from AGENCY       the agency's short name: letters, digits and dashes
  --reference TEXT    the agency's number of the delivery; the same reference goes on with the same one.
                      Without it a delivery is known by its list
  --custodian NAME    who answers for the files, where the list does not say
  --certificate PATH  the custodian's certificate, below DIR, where the list does not say
  --accept-weak       take a bag whose only digests are MD5 or SHA-1
  --statement TEXT    what the delivery is about, in the agency's words
  --place TEXT        where, in the agency's words
  --server URL        send it over the network to the office of this address, such as https://report.example.gov
  --token-file FILE   with --server: the token of your agency's account, from the office's desk
  --json              one JSON object a line: bad rows, files, then a summary
  --help              this text

The list is described in docs/partner-imports.md.
Exit: 0 all is here, 1 something was not taken (named), 2 wrong use.
`;

interface Order extends NamedDelivery {
  readonly agency: string;
  readonly reference: string;
  readonly custodian: string;
  readonly statement: string;
  readonly place: string;
  readonly json: boolean;
  /** Undefined for the office on this machine. */
  readonly remote: { readonly server: string; readonly token: string } | undefined;
}

/** `bearwitness import`: another agency's delivery. */
export async function run(args: string[]): Promise<number> {
  const order = await readOrder(args);
  if (order === undefined) {
    process.stdout.write(HELP);
    return EXIT.done;
  }
  const delivery = await readDelivery(order);
  const out = order.json ? asJson : asText;
  const progress = startProgress();
  try {
    tellOfList(progress, out, delivery);
    const destination = await destinationOf(order);
    try {
      const result = await sendDelivery(delivery, destination, wordsOf(order, delivery), {
        file: (file) => {
          say(progress, out.file(file));
        },
        progress: ({ files, of, bytes }) => {
          progress.tell(`${files} of ${of} files, ${sizeInWords(bytes)} read`);
        },
        waiting: (files) => {
          progress.tell(`all sent; the office is sealing ${files} of them`);
        },
      });
      for (const path of delivery.extra) say(progress, out.extra(path));
      say(progress, out.summary(result, delivery));
      return isAllHere(result, delivery) ? EXIT.done : EXIT.problem;
    } finally {
      await destination.close();
    }
  } finally {
    progress.end();
    await delivery.close();
  }
}

/** Loaded when it is known which: over the network nothing of an office is needed here. */
async function destinationOf({ remote }: Order): Promise<Destination> {
  if (remote === undefined) return (await import("../partner/local-office.ts")).localOffice();
  return (await import("../partner/remote-office.ts")).remoteOffice(remote);
}

async function readOrder(args: string[]): Promise<Order | undefined> {
  const { values, positionals } = readArguments(args, {
    help: { type: "boolean" },
    json: { type: "boolean" },
    "accept-weak": { type: "boolean" },
    manifest: { type: "string" },
    from: { type: "string" },
    reference: { type: "string" },
    custodian: { type: "string" },
    certificate: { type: "string" },
    statement: { type: "string" },
    place: { type: "string" },
    server: { type: "string" },
    "token-file": { type: "string" },
  });
  if (values.help === true) return undefined;
  const [source, ...others] = positionals;
  if (source === undefined || others.length > 0) throw new WrongUse("name one DIR; see --help.");
  const { manifest, from } = values;
  if (from === undefined) throw new WrongUse("say whose it is with --from AGENCY; see --help.");
  return {
    source: resolve(source),
    manifest: manifest === undefined ? undefined : resolve(manifest),
    acceptWeak: values["accept-weak"] === true,
    agency: from.trim().toLowerCase(),
    reference: text("reference", values.reference),
    custodian: text("custodian", values.custodian),
    certificate: text("certificate", values.certificate),
    statement: text("statement", values.statement, 50_000),
    place: text("place", values.place),
    json: values.json === true,
    remote: await readRemote(values.server, values["token-file"]),
  };
}

async function readRemote(server?: string, tokenFile?: string): Promise<Order["remote"]> {
  if (server === undefined && tokenFile === undefined) return undefined;
  if (server === undefined || tokenFile === undefined) {
    throw new WrongUse("--server and --token-file go together; see --help.");
  }
  const url = URL.parse(server);
  if (url === null || !["http:", "https:"].includes(url.protocol) || url.pathname !== "/") {
    throw new WrongUse("--server is an address such as https://report.example.gov.");
  }
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (url.protocol === "http:" && !isLocal) {
    throw new WrongUse(
      "--server must begin with https://: the token and the files would go in clear.",
    );
  }
  const token = await readFile(tokenFile, "utf8").catch(() => undefined);
  if (token === undefined) throw new WrongUse(`the file ${tokenFile} cannot be read.`);
  if (!isTokenText(token.trim())) throw new WrongUse(`${tokenFile} holds no token (bwt_…).`);
  return { server: url.origin, token: token.trim() };
}

function text(name: string, value = "", longest = LONGEST_FACT): string {
  if (value.length > longest) throw new WrongUse(`--${name} has at most ${longest} characters.`);
  return value.trim();
}

function wordsOf(order: Order, { mark }: ReadDelivery) {
  const { agency, custodian, statement, place, reference } = order;
  const named = reference === "" ? `list ${mark.slice(0, 16)}` : reference;
  return { agency, custodian, statement, place, reference: named };
}

function isAllHere({ counts }: DeliveryResult, delivery: ReadDelivery): boolean {
  const { badRows, extra } = delivery;
  return counts.refused + counts.expected + counts.arriving + badRows.length + extra.length === 0;
}

/** What there is to know of the list, before its files: what is wrong with these must not be buried under it. */
function tellOfList(progress: Progress, out: Output, delivery: ReadDelivery): void {
  for (const { line, path, words } of delivery.badRows) say(progress, out.row(line, path, words));
  for (const line of out.remarks(delivery.remarks)) say(progress, line);
  for (const words of delivery.notes) say(progress, out.note(words));
  for (const name of delivery.unknownColumns) {
    say(progress, out.note(`the column “${name}” is not known and was not read`));
  }
}

function say(progress: Progress, line: string): void {
  if (line === "") return;
  // A line of progress that stands open would run into it.
  progress.end();
  process.stdout.write(line);
}
