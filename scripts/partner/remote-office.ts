import { setTimeout as pause } from "node:timers/promises";
import type { ImportId } from "#app/core/ids.ts";
import type { PartnerFacts, PartnerRefusal, SenderRefusal } from "#app/core/partner/file-facts.ts";
import { apiClient, RefusedCall, type ApiClient, type CallAnswer } from "../api-client/client.ts";
import { sendStream } from "../api-client/send-stream.ts";
import { Problem } from "../commands/outcome.ts";
import type { Begun, Destination, HeldFile, Sent } from "./destination.ts";

type ImportFile = CallAnswer<"GET /imports/{importId}/files">["files"][number];

/** The API takes so many files in one call, and bodies of 256 KiB. */
const FILES_A_CALL = 100;
const BYTES_A_CALL = 200 * 1024;
const RETRIES = 8;
const LOOK_MILLIS = 1_000;
/** The office seals nothing for so many looks: something is wrong there, and waiting helps nobody. */
const MOST_LOOKS = 1_800;

/** The office behind a network, over its API and tus, with a token of the agency's own account. */
export function remoteOffice(options: {
  readonly server: string;
  readonly token: string;
  readonly fetch?: typeof fetch;
}): Destination {
  const { server: origin, token } = options;
  const client = apiClient({
    ...{ origin, token, retries: RETRIES },
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
  });
  /** What this run sent whole, to be followed until it is sealed. */
  const sent = new Map<number, string>();
  return {
    begin: (delivery, facts) =>
      understood(origin, async () => {
        const { agency, reference, custodian, statement, place } = delivery;
        const begun = await client.call("POST /imports", {
          body: { agency, reference, custodian, statement, place },
        });
        const { importId, reportCode, continued } = begun;
        const files: HeldFile[] = [];
        const contradicted: string[] = [];
        for (const part of inParts(facts.map(toldFile))) {
          const listed = await client.call("POST /imports/{importId}/files", {
            path: { importId },
            body: { files: part },
          });
          files.push(...listed.files.map(({ number, path, state }) => ({ number, path, state })));
          contradicted.push(...listed.contradicted);
        }
        return { importId, reportCode, continued, files, contradicted };
      }),
    send: (begun, { number, path }, opened, onBytes) =>
      understood(origin, async (): Promise<Sent> => {
        const importId = idOf(begun);
        const place = await client.call("POST /imports/{importId}/files/{number}/upload", {
          path: { importId, number: String(number) },
          body: { size: opened.size },
        });
        if (place.state === "here") return { ...NOTHING, state: "same-bytes", item: place.item };
        if (place.state === "refused") return refused(place.why as PartnerRefusal);
        const { size, arrived, item } = place;
        if (arrived < size) {
          const outcome = await sendStream(client, place, opened.source, { onBytes });
          switch (outcome.kind) {
            case "sent":
            // It may have been sealed and refused before the answer to its last part came: the office knows why.
            case "gone":
              break;
            case "refused":
              return refused(outcome.word as PartnerRefusal);
            case "broken-off":
              await refuse(client, importId, number, "broken-off");
              return refused("broken-off");
          }
        }
        sent.set(number, path);
        return { ...NOTHING, state: "arriving", item };
      }),
    refuse: (begun, { number, path }, why) =>
      understood(origin, async () => {
        // Sent whole by an earlier run: what becomes of it is decided by its bytes.
        if (!(await refuse(client, idOf(begun), number, why))) sent.set(number, path);
      }),
    finish: (begun, onWaiting) =>
      understood(origin, async () => {
        const importId = idOf(begun);
        await untilSealed(client, importId, sent, onWaiting);
        await client.call("POST /imports/{importId}/finish", { path: { importId } });
        if (sent.size === 0) return [];
        const files = await filesOf(client, importId);
        return files.flatMap((file) => (sent.has(file.number) ? [settledFile(file)] : []));
      }),
    close: () => Promise.resolve(),
  };
}

const NOTHING = { item: null, why: null, foundSha256: null } as const;

function refused(why: PartnerRefusal): Sent {
  return { ...NOTHING, state: "refused", why };
}

const idOf = ({ importId }: Begun) => importId as ImportId;

function settledFile({ path, state, item, why, foundSha256 }: ImportFile) {
  return { path, sent: { state, item, why: why as PartnerRefusal | null, foundSha256 } };
}

function toldFile(facts: PartnerFacts) {
  const { path, role, digests, cameraId, clockOffset, custodian, certificate, note } = facts;
  return {
    ...{ path, role, digests, cameraId, custodian, note },
    ...(clockOffset === null ? {} : { clockOffset: clockOffset.raw }),
    ...(certificate === "" ? {} : { certificate }),
  };
}

/** The list in calls that the office takes. */
function* inParts<T>(all: readonly T[]): Generator<T[]> {
  let part: T[] = [];
  let bytes = 0;
  for (const one of all) {
    const size = Buffer.byteLength(JSON.stringify(one)) + 1;
    if (part.length === FILES_A_CALL || (part.length > 0 && bytes + size > BYTES_A_CALL)) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(one);
    bytes += size;
  }
  if (part.length > 0) yield part;
}

/** Tells that a file cannot be sent; false where all of it came before. */
async function refuse(
  client: ApiClient,
  importId: ImportId,
  number: number,
  why: SenderRefusal,
): Promise<boolean> {
  try {
    await client.call("POST /imports/{importId}/files/{number}/refusal", {
      path: { importId, number: String(number) },
      body: { why },
    });
    return true;
  } catch (error) {
    if (error instanceof RefusedCall && error.status === 409) return false;
    throw error;
  }
}

async function untilSealed(
  client: ApiClient,
  importId: ImportId,
  sent: ReadonlyMap<number, string>,
  onWaiting: (files: number) => void,
): Promise<void> {
  let last = Infinity;
  for (let looks = 0; sent.size > 0;) {
    const arriving = await filesOf(client, importId, "arriving");
    const left = arriving.filter(({ number }) => sent.has(number)).length;
    if (left === 0) return;
    onWaiting(left);
    looks = left < last ? 0 : looks + 1;
    last = left;
    if (looks === MOST_LOOKS) {
      throw new Problem(
        `${left} files were sent and the office has not sealed them; run again later.`,
      );
    }
    await pause(LOOK_MILLIS);
  }
}

async function filesOf(
  client: ApiClient,
  importId: ImportId,
  state?: ImportFile["state"],
): Promise<readonly ImportFile[]> {
  const all: ImportFile[] = [];
  let cursor: string | null = null;
  do {
    const page: CallAnswer<"GET /imports/{importId}/files"> = await client.call(
      "GET /imports/{importId}/files",
      {
        path: { importId },
        query: { ...(state && { state }), ...(cursor === null ? {} : { cursor }) },
      },
    );
    all.push(...page.files);
    cursor = page.next;
  } while (cursor !== null);
  return all;
}

/** Does a call and says in a line what kept the office from it. */
async function understood<T>(origin: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (error instanceof RefusedCall) throw new Problem(wordsOf(error));
    const why = error instanceof Error ? error.message : String(error);
    throw new Problem(`${why} (${origin}); run the same command again to go on.`);
  }
}

function wordsOf({ status, problem }: RefusedCall): string {
  if (status === 401)
    return "the office does not take the token: it ran out, was ended or is not whole.";
  if (status === 403) {
    return "the token may not hand in files for that agency: it needs an account of the agency and “Hand in files for your agency”.";
  }
  const [field] = problem.fields ?? [];
  const where = field === undefined ? "" : ` (${field.field}: ${field.detail})`;
  return `the office refused it: ${problem.detail}${where}`;
}
