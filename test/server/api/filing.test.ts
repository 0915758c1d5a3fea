import { randomBytes } from "node:crypto";
import { request as httpRequest, type ClientRequest } from "node:http";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Actor } from "#app/core/custody/event.ts";
import { verifyConsistency } from "#app/core/custody/merkle-proof.ts";
import { parseRecord } from "#app/core/custody/record.ts";
import { parseVerifierKey } from "#app/core/custody/verifier-key.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import { toHex } from "#app/core/encoding.ts";
import type { ItemId } from "#app/core/ids.ts";
import { apiClient, type ApiClient } from "#scripts/api-client/client.ts";
import { checkCustody } from "#scripts/api-client/check-custody.ts";
import { sendFile } from "#scripts/api-client/send-file.ts";
import { openApiOffice, type ApiOffice } from "#test/support/api-office.ts";
import { appleMeta, box, fileType, movieHeader } from "#test/adapters/media/build-boxes.ts";
import { checkedFetch } from "#test/support/checked-fetch.ts";
import { until } from "#test/support/until.ts";
import { describeWithCorpus } from "#test/support/corpus.ts";
import { everyFileReviewed } from "#test/support/reviewed.ts";

let office: ApiOffice;
let folder: string;
let anyone: ApiClient;
let prosecutor: ApiClient;

const TELLING = {
  category: "force",
  narrative: "They pushed a man.",
  where: { place: "Corner of Elm and 3rd" },
  when: { from: "2026-11-01", fromTime: "21:30", about: true },
} as const;

async function clientOf(token?: string) {
  return apiClient({ origin: office.origin, token, fetch: await checkedFetch(office.origin) });
}

beforeAll(async () => {
  office = await openApiOffice();
  folder = await mkdtemp(join(tmpdir(), "bw-api-"));
  anyone = await clientOf();
  prosecutor = await clientOf(await office.token("prosecutor"));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await office.remove();
});

/** A report that says something else than all others: those that say the same are one row of the queue. */
const tellingOfItsOwn = () => ({
  ...TELLING,
  narrative: Array.from({ length: 20 }, () => randomBytes(4).toString("hex")).join(" "),
});

async function filed(bytes: Uint8Array, name = "clip.mp4") {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const { draft } = await anyone.call("POST /drafts", { body: tellingOfItsOwn() });
  const file = await sendFile(anyone, draft, path);
  const headers = { "bearwitness-draft": draft };
  const receipt = await anyone.call("POST /draft/submit", { headers, body: {} });
  await office.worker.idle();
  return { draft, file, receipt };
}

const CLIP = join(import.meta.dirname, "../../../scripts/demo/clips/corner-pan.mov");

test("the typed client files a report with a video, follows it, and checks its proofs", () =>
  fileFollowAndProve(CLIP));

test("a report can name an event whose page is open, and none other", async () => {
  const by = await office.person("administrator");
  const words = { title: "Elm Square", words: "Many people.", "closed-words": "Thank you." };
  const slug = "autumn-9";
  const made = await office.useCases.makeIncidentPage({ by, slug, fields: words });
  if (made.kind !== "made") throw new Error(made.kind);
  const begin = (event: string) =>
    anyone.call("POST /drafts", { body: { ...tellingOfItsOwn(), event } });
  await expect(begin(slug)).rejects.toMatchObject({
    status: 422,
    problem: { fields: [{ field: "event", code: "no-open-page" }] },
  });
  await office.useCases.openIncidentPage({ by, pageId: made.pageId });
  const { draft } = await begin(slug);
  const headers = { "bearwitness-draft": draft };
  const { reportCode } = await anyone.call("POST /draft/submit", { headers, body: {} });
  await office.worker.idle();
  const { reports } = await prosecutor.call("GET /queue", { query: { page: made.pageId } });
  expect(reports).toMatchObject([{ code: reportCode }]);
  const reportId = reports[0]!.id;
  const read = await prosecutor.call("GET /reports/{reportId}", { path: { reportId } });
  expect(read).toMatchObject({ channel: "api", origin: { slug, version: 1 } });
});

test("a fifth body of one draft at once is asked to come again, and is taken once one of the four has ended", async () => {
  const { draft } = await anyone.call("POST /drafts", { body: tellingOfItsOwn() });
  const part = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n';
  const sending = () =>
    httpRequest(`${office.origin}/api/v1/draft/evidence`, {
      method: "POST",
      headers: {
        "Bearwitness-Draft": draft,
        "Content-Type": "multipart/form-data; boundary=b",
        "Transfer-Encoding": "chunked",
      },
    }).on("error", () => undefined);
  const statusOf = (sent: ClientRequest) =>
    new Promise<number>((resolve) => {
      sent.once("response", (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
    });
  const hanging = new Set<ClientRequest>();
  const hang = () => {
    const sent = sending();
    hanging.add(sent);
    // Where the whole one came first and had the fourth place, this one was the fifth: it comes again.
    void statusOf(sent).then(() => {
      if (hanging.delete(sent)) hang();
    });
    sent.write(`${part}some of it`);
  };
  for (let number = 1; number <= 4; number += 1) hang();
  const whole = async () => {
    const sent = sending();
    const status = statusOf(sent);
    sent.end(`${part}all of it\r\n--b--\r\n`);
    return status;
  };
  await until(async () => (await whole()) === 503);
  const [one] = hanging;
  if (one !== undefined && hanging.delete(one)) one.destroy();
  await until(async () => (await whole()) === 201);
  for (const sent of hanging) {
    hanging.delete(sent);
    sent.destroy();
  }
});

describeWithCorpus("with a video of a real phone", (corpus) => {
  test("the same", async () => {
    const names = await readdir(corpus, { recursive: true });
    const name = names.filter((one) => /\.(?:mp4|mov)$/i.test(one)).sort()[0];
    if (name === undefined) throw new Error("the corpus has no video");
    await fileFollowAndProve(join(corpus, name));
  });
});

async function fileFollowAndProve(videoPath: string): Promise<void> {
  const video = { name: basename(videoPath), bytes: await readFile(videoPath) };
  const { draft } = await anyone.call("POST /drafts", { body: tellingOfItsOwn() });
  const path = join(folder, video.name);
  await writeFile(path, video.bytes);
  const progress: number[] = [];
  const file = await sendFile(anyone, draft, path, {
    onProgress: (sent) => progress.push(sent),
    // Small pieces, so that even a short clip goes in several.
    pieceBytes: 64 * 1024,
  });
  expect(file).toMatchObject({ name: video.name, size: video.bytes.length });
  expect(progress.at(-1)).toBe(video.bytes.length);
  const headers = { "bearwitness-draft": draft };
  expect((await anyone.call("GET /draft", { headers })).files).toHaveLength(1);
  const receipt = await anyone.call("POST /draft/submit", { headers, body: { language: "en" } });
  const { receiptCode } = receipt;
  if (receiptCode === null) throw new Error("no receipt code");
  await office.worker.idle();

  // Followed by its reporter, moved on by the desk.
  const before = await anyone.call("POST /follow-up", { body: { receiptCode } });
  expect(before).toMatchObject({ status: "new", reportCode: receipt.reportCode });
  expect(before.files[0]).toMatchObject({ state: "sealed", sha256: toHex(sha256(video.bytes)) });
  const queue = await prosecutor.call("GET /queue", { query: { order: "newest" } });
  const row = queue.reports.find((one) => one.code === receipt.reportCode);
  if (row === undefined) throw new Error("not in the queue");
  const reportId = row.id;
  await prosecutor.call("POST /reports/{reportId}/status", {
    path: { reportId },
    body: { status: "in-review" },
  });
  const after = await anyone.call("POST /follow-up", { body: { receiptCode } });
  expect(after.status).toBe("in-review");

  // The custody of the file, proved against the signed log.
  const read = await prosecutor.call("GET /reports/{reportId}", { path: { reportId } });
  expect(read.items[0]).toMatchObject({ examination: "done", claimsWithheld: false });
  const itemId = read.items[0]!.id;
  await office.useCases.publishCheckpoint({ reason: "request" });
  const checked = await checkCustody(prosecutor, itemId, await publishedKeys());
  expect(checked.notYetSigned).toBe(0);
  const events = checked.proved.map(({ ev }) => ev);
  expect(events).toEqual(expect.arrayContaining(["item.received", "item.stored"]));
  expect(checked.proved.find(({ ev }) => ev === "item.received")?.obj).toMatchObject({
    channel: "api-upload",
    size: video.bytes.length,
    modified_on_device: (await stat(path)).mtime.toISOString(),
  });
  const { size } = checked;
  const { hashes } = await anyone.call("GET /log/consistency", {
    query: { first: String(size), second: String(size) },
  });
  expect(hashes).toEqual([]);
}

test("the API tells what maps say around a claimed place, and a place that nobody could look for as unread", async () => {
  const meta = appleMeta({
    "com.apple.quicktime.location.ISO6709": "+40.7127-074.0059/",
    "com.apple.quicktime.location.accuracy.horizontal": "5",
    "com.apple.quicktime.creationdate": "2026-07-04T12:00:00-0400",
    "com.apple.quicktime.direction.facing": "20.34M",
  });
  const film = Buffer.concat([fileType("qt  "), box("moov", movieHeader(0, 1000, 3000), meta)]);
  const itemOf = async (bytes: Uint8Array, name: string) => {
    const { receipt } = await filed(bytes, name);
    const { reports } = await prosecutor.call("GET /queue", { query: { order: "newest" } });
    const row = reports.find(({ code }) => code === receipt.reportCode);
    const path = { reportId: row?.id ?? "rpt_none" };
    return (await prosecutor.call("GET /reports/{reportId}", { path })).items[0]?.claims;
  };
  const claims = await itemOf(film, "IMG_1.MOV");
  expect(claims?.bestPlace).toMatchObject({ radiusMetres: 5, radiusOrigin: "stated", decimals: 4 });
  expect(claims?.surroundings).toMatchObject([
    { zones: ["America/New_York"], county: { name: "New York", state: "New York" } },
  ]);
  expect(claims?.sun?.highestDegrees).toBeGreaterThan(60);
  expect(claims).toMatchObject({ unread: [], tolerances: null, credentials: { state: "absent" } });
  expect(claims?.facing).toMatchObject([
    { source: "Keys:CameraDirection", raw: "20.34M", degrees: 20.34, north: "magnetic" },
  ]);
  const unread = await itemOf(Buffer.from("no file that anybody knows"), "note.bin");
  expect(unread).toMatchObject({ locationStatus: "unread", surroundings: [], sun: null });
});

/** The log's keys as the office publishes them, apart from the API. */
async function publishedKeys() {
  const { vkey } = office.useCases.readLogKey();
  const key = parseVerifierKey(vkey);
  if (!key.ok) throw new Error(key.problem);
  return [key.value];
}

describe("a custody that does not hold is found", () => {
  /** The prosecutor's client with one call answered otherwise. */
  async function lying(about: string, change: (answer: never) => object): Promise<ApiClient> {
    const token = await office.token("prosecutor");
    return apiClient({
      origin: office.origin,
      token,
      fetch: async (input, init) => {
        const answer = await fetch(input, init);
        if (!(input as string).includes(about)) return answer;
        return Response.json(change((await answer.json()) as never));
      },
    });
  }

  test.each<[string, string, (answer: never) => object, RegExp]>([
    [
      "a record left out in the middle",
      "/custody/",
      (answer: { records: object[] }) => ({ ...answer, records: answer.records.toSpliced(1, 1) }),
      /record 2/,
    ],
    [
      "a proof that is another's",
      "/log/inclusion",
      (answer: { hashes: string[] }) => ({ hashes: answer.hashes.toReversed() }),
      /not in the log that was signed/,
    ],
    [
      "a state that the office did not sign",
      "/log/checkpoint",
      (answer: { note: string }) => ({ note: answer.note.replace(/^\d+$/m, "7") }),
      /the log's signature/,
    ],
  ])("%s", async (_, about, change, words) => {
    const { file } = await filed(randomBytes(2_000));
    await office.useCases.publishCheckpoint({ reason: "request" });
    const client = await lying(about, change);
    await expect(checkCustody(client, file.id, await publishedKeys())).rejects.toThrow(words);
    const honest = await checkCustody(prosecutor, file.id, await publishedKeys());
    expect(honest.proved.length).toBeGreaterThan(1);
  });
});

test("a file broken off is gone on with by its address, and a wrong draft moves nothing", async () => {
  const bytes = randomBytes(300_000);
  const { draft } = await anyone.call("POST /drafts", { body: TELLING });
  const metadata = `filename ${Buffer.from("broken.bin").toString("base64")}`;
  const tus = (draftSecret: string, path: string, init: RequestInit) =>
    fetch(new URL(path, office.origin), {
      ...init,
      headers: {
        "Tus-Resumable": "1.0.0",
        "Bearwitness-Draft": draftSecret,
        ...(init.headers as Record<string, string> | undefined),
      },
    });
  const begun = await tus(draft, "/uploads", {
    method: "POST",
    headers: { "Upload-Length": String(bytes.length), "Upload-Metadata": metadata },
  });
  expect(begun.status).toBe(201);
  const address = new URL(begun.headers.get("Location") ?? "", office.origin).href;
  const part = (offset: number, end: number, more: Record<string, string> = {}) => ({
    method: "PATCH",
    headers: {
      "Upload-Offset": String(offset),
      "Content-Type": "application/offset+octet-stream",
      ...more,
    },
    body: bytes.subarray(offset, end),
  });
  expect((await tus(draft, address, part(0, 100_000))).status).toBe(204);

  const other = await anyone.call("POST /drafts", { body: TELLING });
  // Who holds a draft is told nothing of what is not in it; who holds none is told so, whatever the address.
  for (const [secret, status] of [
    [other.draft, 404],
    ["x".repeat(43), 403],
    ["short", 403],
    ["", 403],
  ] as const) {
    const nowhere = address.replace(/itm_\w{4}/, "itm_0000");
    expect((await tus(secret, nowhere, { method: "HEAD" })).status).toBe(status);
    expect((await tus(secret, address, { method: "HEAD" })).status).toBe(status);
    expect((await tus(secret, address, part(100_000, 200_000))).status).toBe(status);
    expect(
      (
        await tus(secret, `${address}/digest`, {
          method: "POST",
          body: new URLSearchParams({ sha256: "0".repeat(64) }),
        })
      ).status,
    ).toBe(404);
  }
  // A token of the API that is sent along must be good.
  const bad = await tus(draft, address, part(100_000, 200_000, { Authorization: "Bearer bwt_x" }));
  expect([bad.status, (await bad.text()).trim()]).toEqual([401, "unauthorized"]);
  // Without the header and without a word on where it comes from, it is no program and no page of ours.
  const bare = await fetch(address, {
    ...part(100_000, 200_000),
    headers: { "Tus-Resumable": "1.0.0", Cookie: `__Host-bw-draft=${draft}` },
  });
  expect(bare.status).toBe(403);

  const path = join(folder, "broken.bin");
  await writeFile(path, bytes);
  const sent: number[] = [];
  const file = await sendFile(anyone, draft, path, {
    address,
    onProgress: (bytesSent) => sent.push(bytesSent),
  });
  expect(Math.min(...sent)).toBeGreaterThanOrEqual(100_000);
  expect(file).toMatchObject({ size: bytes.length, name: "broken.bin" });
  await anyone.call("POST /draft/submit", { headers: { "bearwitness-draft": draft }, body: {} });
  await office.worker.idle();
  const item = await prosecutor.call("GET /items/{itemId}", { path: { itemId: file.id } });
  expect(item).toMatchObject({ state: "sealed", sha256: toHex(sha256(bytes)) });
});

test("a file that comes in parts with somebody's token is recorded as brought by them", async () => {
  const { draft } = await anyone.call("POST /drafts", { body: tellingOfItsOwn() });
  const sent: ItemId[] = [];
  for (const client of [prosecutor, anyone]) {
    const path = join(folder, `by-${sent.length}.bin`);
    await writeFile(path, randomBytes(2_000));
    sent.push((await sendFile(client, draft, path)).id);
  }
  await anyone.call("POST /draft/submit", { headers: { "bearwitness-draft": draft }, body: {} });
  await office.worker.idle();
  await office.useCases.publishCheckpoint({ reason: "request" });
  const person = await office.person("prosecutor");
  const actors: (Actor | undefined)[] = [];
  for (const itemId of sent) {
    const { proved } = await checkCustody(prosecutor, itemId, await publishedKeys());
    actors.push(proved.find(({ ev }) => ev === "item.received")?.actor);
  }
  expect(actors[0]).toMatchObject({ kind: "user", role: "prosecutor" });
  expect(actors[0]?.id).toMatch(`${person.id}:tok_`);
  expect(actors[1]).toEqual({ kind: "public", id: "reporter" });
});

test("the office's questions are listed, answered and read with the pack's version", async () => {
  const form = await anyone.call("GET /form", {});
  const force = form.categories.find(({ id }) => id === "force")!;
  expect(force.questions).toContain("was-hurt");
  const asks = (answers: Record<string, string | string[]>) =>
    anyone.call("POST /drafts", { body: { ...tellingOfItsOwn(), answers } });
  for (const [answers, field, code] of [
    [{ "no-such": "x" }, "answers.no-such", "not-asked"],
    [{ "was-hurt": "perhaps" }, "answers.was-hurt", "not-offered"],
    [{ "was-hurt": ["yes", "no"] }, "answers.was-hurt", "one-answer-only"],
    // Asked only after a yes.
    [{ "was-hurt": "no", medical: "later" }, "answers.medical", "not-asked"],
  ] as const) {
    await expect(asks({ ...answers } as never)).rejects.toMatchObject({
      status: 422,
      problem: { fields: [{ field, code }] },
    });
  }
  const { draft } = await asks({ "was-hurt": "yes", medical: "later", knowledge: "saw" });
  const headers = { "bearwitness-draft": draft };
  const { reportCode } = await anyone.call("POST /draft/submit", { headers, body: {} });
  const queue = await prosecutor.call("GET /queue", {});
  const reportId = queue.reports.find((one) => one.code === reportCode)!.id;
  const read = await prosecutor.call("GET /reports/{reportId}", { path: { reportId } });
  expect(read.answers.map(({ question, answer }) => [question, answer])).toEqual(
    expect.arrayContaining([
      ["was-hurt", ["Yes"]],
      ["medical", ["Yes, later"]],
    ]),
  );
  expect(read.tags[0]).toMatchObject({ kind: "concern", key: "force", pack: form.pack });
});

test("lists of cases and records go by pages, each entry once", async () => {
  const opened = new Set<string>();
  for (let n = 0; n < 103; n += 1) {
    const { caseId } = await prosecutor.call("POST /cases", { body: { title: `Case ${n}` } });
    opened.add(caseId);
  }
  const first = await prosecutor.call("GET /cases", {});
  expect([first.cases.length, first.next === null]).toEqual([100, false]);
  // What is opened meanwhile shifts nothing.
  await prosecutor.call("POST /cases", { body: { title: "Meanwhile" } });
  const second = await prosecutor.call("GET /cases", { query: { cursor: first.next! } });
  expect(second.next).toBeNull();
  const listed = [...first.cases, ...second.cases].map(({ id }) => id as string);
  expect(new Set(listed).size).toBe(listed.length);
  expect([...opened].filter((id) => !listed.includes(id))).toEqual([]);
  for (const cursor of ["abcd", Buffer.from("~").toString("base64url")]) {
    const wrong = prosecutor.call("GET /cases", { query: { cursor } });
    await expect(wrong).rejects.toMatchObject({ status: 422 });
  }
});

test("the head of an original tells its size and shows and records nothing", async () => {
  const { file } = await filed(randomBytes(5_000), "head.bin");
  const authorization = { Authorization: `Bearer ${await office.token("prosecutor")}` };
  const answer = await fetch(`${office.origin}/api/v1/items/${file.id}/original?purpose=review`, {
    method: "HEAD",
    headers: { ...authorization, "Bearwitness-Reason": "size" },
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("Content-Length")).toBe("5000");
  const { records } = await prosecutor.call("GET /custody/{subjectId}", {
    path: { subjectId: file.id },
  });
  expect(records.map((one) => one.event)).not.toContain("item.downloaded");
  const queue = await fetch(`${office.origin}/api/v1/queue`, {
    method: "HEAD",
    headers: authorization,
  });
  expect([queue.status, await queue.text()]).toEqual([200, ""]);
});

test("the log's growth is proved between two of its sizes, and only between those", async () => {
  const sign = async () => {
    await office.useCases.publishCheckpoint({ reason: "request" });
    const { size } = await anyone.call("GET /log/checkpoint");
    const checkpoint = await office.useCases.readCheckpoint();
    return { size, root: Buffer.from(checkpoint!.note.split("\n")[2]!, "base64") };
  };
  await filed(randomBytes(2_000));
  const before = await sign();
  await filed(randomBytes(2_000));
  const after = await sign();
  expect(after.size).toBeGreaterThan(before.size);
  const { hashes } = await anyone.call("GET /log/consistency", {
    query: { first: String(before.size), second: String(after.size) },
  });
  expect(hashes.length).toBeGreaterThan(0);
  const proof = hashes.map((hash) => Buffer.from(hash, "base64"));
  const sizes = { first: before.size, second: after.size };
  const roots = { firstRoot: before.root, secondRoot: after.root };
  expect(verifyConsistency({ ...sizes, ...roots, proof })).toBe(true);
  const swapped = { firstRoot: after.root, secondRoot: before.root };
  expect(verifyConsistency({ ...sizes, ...swapped, proof })).toBe(false);
});

test("a draft can be told once: the same call with its key makes one", async () => {
  const key = randomBytes(24).toString("base64url");
  const post = (body: object, more: Record<string, string> = {}) =>
    fetch(`${office.origin}/api/v1/drafts`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": key, ...more },
      body: JSON.stringify(body),
    });
  const first = await post(TELLING);
  const again = await post(TELLING);
  expect(first.status).toBe(201);
  expect(again.status).toBe(201);
  expect(again.headers.get("Idempotency-Replayed")).toBe("true");
  expect(await again.json()).toEqual(await first.json());
  const other = await post({ ...TELLING, narrative: "Something else." });
  expect(other.status).toBe(422);
  expect(await other.json()).toMatchObject({ type: "urn:bearwitness:problem:key-of-other-call" });
});

test("a report sent twice is one, with one receipt", async () => {
  const { draft, receipt } = await filed(randomBytes(3_000));
  const headers = { "bearwitness-draft": draft };
  const again = await anyone.call("POST /draft/submit", { headers, body: {} });
  expect(again.receiptCode).toBe(receipt.receiptCode);
  expect(again.reportCode).toBe(receipt.reportCode);
});

test("a file that comes with a token is recorded as its holder's, one without as the public's", async () => {
  const by = await office.person("prosecutor");
  const received = async (headers: Record<string, string>) => {
    const { draft } = await anyone.call("POST /drafts", { body: tellingOfItsOwn() });
    const form = new FormData();
    form.set("file", new Blob([randomBytes(500)]), "x.bin");
    const answer = await fetch(`${office.origin}/api/v1/draft/evidence`, {
      method: "POST",
      headers: { "Bearwitness-Draft": draft, ...headers },
      body: form,
    });
    expect(answer.status).toBe(201);
    const { file } = (await answer.json()) as { file: { id: ItemId } };
    const records = await office.useCases.listCustody({
      by: await office.person("evidence-custodian"),
    });
    const record = records?.find((one) => one.ev === "item.received" && one.subj === file.id);
    const read = parseRecord(record?.leaf ?? new Uint8Array());
    if (!read.ok) throw new Error("the record cannot be read");
    return read.value.actor;
  };
  const token = await office.token("prosecutor");
  const actor = await received({ Authorization: `Bearer ${token}` });
  expect(actor).toMatchObject({ kind: "user", role: "prosecutor" });
  expect(actor.id).toMatch(new RegExp(`^${by.id}:tok_[0-9a-z]+$`));
  expect(await received({})).toEqual({ kind: "public", id: "reporter" });
});

test("a report filed with a token is recorded as its holder's, one without as the public's", async () => {
  const filed = async (client: ApiClient) => {
    const { draft } = await client.call("POST /drafts", { body: tellingOfItsOwn() });
    const headers = { "bearwitness-draft": draft };
    const receipt = await client.call("POST /draft/submit", { headers, body: {} });
    const queue = await prosecutor.call("GET /queue", { query: { order: "newest" } });
    const reportId = queue.reports.find((one) => one.code === receipt.reportCode)?.id;
    if (reportId === undefined) throw new Error("not in the queue");
    const by = await office.person("prosecutor");
    const records = await office.useCases.listCustody({
      by: await office.person("evidence-custodian"),
    });
    const received = records?.find((one) => one.ev === "report.received" && one.subj === reportId);
    const read = parseRecord(received?.leaf ?? new Uint8Array());
    if (!read.ok) throw new Error("the record cannot be read");
    return { actor: read.value.actor, by };
  };
  const { actor, by } = await filed(prosecutor);
  expect(actor).toMatchObject({ kind: "user", role: "prosecutor" });
  expect(actor.id).toMatch(new RegExp(`^${by.id}:tok_[0-9a-z]+$`));
  expect((await filed(anyone)).actor).toEqual({ kind: "public", id: "reporter" });
});

test("bytes that are not those of the digest sent along are refused", async () => {
  const { draft } = await anyone.call("POST /drafts", { body: TELLING });
  const form = new FormData();
  form.set("sha256", "0".repeat(64));
  form.set("file", new Blob([randomBytes(2_000)]), "x.bin");
  const answer = await fetch(`${office.origin}/api/v1/draft/evidence`, {
    method: "POST",
    headers: { "Bearwitness-Draft": draft },
    body: form,
  });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ fields: [{ field: "sha256", code: "other-bytes" }] });
  const headers = { "bearwitness-draft": draft };
  expect((await anyone.call("GET /draft", { headers })).files).toEqual([]);
});

test.each([
  ["a field's name that is too long", "a".repeat(101)],
  ["a field's name that nests", "sha256[0]"],
])("%s is refused before anything of the file is kept", async (_what, name) => {
  const { draft } = await anyone.call("POST /drafts", { body: tellingOfItsOwn() });
  const send = (field: string) => {
    const form = new FormData();
    form.set(field, "0");
    form.set("file", new Blob([randomBytes(2_000)]), "x.bin");
    const headers = { "Bearwitness-Draft": draft };
    return fetch(`${office.origin}/api/v1/draft/evidence`, { method: "POST", headers, body: form });
  };
  const answer = await send(name);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ detail: "The multipart body could not be read." });
  const headers = { "bearwitness-draft": draft };
  expect((await anyone.call("GET /draft", { headers })).files).toEqual([]);
  // At the limit it is a name as any other.
  expect((await send("a".repeat(100))).status).toBe(201);
});

test("originals are given in parts, with a reason that the record keeps", async () => {
  const bytes = randomBytes(5_000);
  const { file } = await filed(bytes, "part.bin");
  const get = async (headers: Record<string, string>) =>
    fetch(`${office.origin}/api/v1/items/${file.id}/original?purpose=review`, {
      headers: { Authorization: `Bearer ${await office.token("prosecutor")}`, ...headers },
    });
  expect((await get({})).status).toBe(422);
  const reason = encodeURIComponent("Für die Anklage");
  const whole = await get({ "Bearwitness-Reason": reason });
  expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
  const part = await get({ "Bearwitness-Reason": reason, Range: "bytes=100-199" });
  expect(part.status).toBe(206);
  expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(100, 200))).toBe(true);
  const by = await office.person("evidence-custodian");
  const records = (await office.useCases.listCustody({ by })) ?? [];
  const newest = records.find(({ ev }) => ev === "item.downloaded");
  const told = parseRecord(newest!.leaf);
  expect(told).toMatchObject({ ok: true });
  if (told.ok) expect(told.value.actor.id).toMatch(/^usr_\w{26}:tok_\w{26}$/);
  expect(JSON.stringify(newest!.disclosures.map(({ name }) => name))).toContain("reason");
});

test("a case from opening to bundle", async () => {
  const { file, receipt } = await filed(randomBytes(4_000), "exhibit.bin");
  const { caseId } = await prosecutor.call("POST /cases", { body: { title: "A case" } });
  const path = { caseId };
  const queue = await prosecutor.call("GET /queue", {});
  const reportId = queue.reports.find((one) => one.code === receipt.reportCode)!.id;
  await prosecutor.call("POST /cases/{caseId}/reports", { path, body: { reportId } });
  const body = { itemId: file.id, description: "A recording" };
  await prosecutor.call("POST /cases/{caseId}/exhibits", { path, body });
  const by = await office.person("prosecutor");
  const early = await fetch(`${office.origin}/api/v1/cases/${caseId}/bundles`, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${await office.token("prosecutor")}`,
      "Content-Type": "application/json",
    },
    body: JSON.stringify({ audience: "PRO" }),
  });
  expect(early.status).toBe(409);
  expect(await early.json()).toMatchObject({
    fields: [
      {
        ...{ field: `case.${file.id}`, code: "undecided" },
        detail: "Nobody has decided what it is to the defence.",
      },
    ],
  });
  await everyFileReviewed(office.useCases, { by, caseId });
  const { bundleId } = await prosecutor.call("POST /cases/{caseId}/bundles", {
    path,
    body: { audience: "PRO" },
  });
  await office.worker.idle();
  const bundle = await prosecutor.call("GET /bundles/{bundleId}", { path: { bundleId } });
  expect(bundle).toMatchObject({ state: "ready", caseId });
  const content = await prosecutor.call("GET /bundles/{bundleId}/content", { path: { bundleId } });
  const zip = new Uint8Array(await content.arrayBuffer());
  expect(toHex(sha256(zip))).toBe(bundle.sha256);
  const read = await prosecutor.call("GET /cases/{caseId}", { path });
  expect(read).toMatchObject({ exhibits: [{ number: 1, itemId: file.id }] });
  expect((await prosecutor.call("GET /cases")).cases.map((one) => one.id)).toContain(caseId);
});

test("the queue goes by pages that a cursor leads through", async () => {
  const wrong = prosecutor.call("GET /queue", { query: { cursor: "abcd" } });
  await expect(wrong).rejects.toMatchObject({ status: 422 });
  const page = await prosecutor.call("GET /queue", { query: { status: "junk" } });
  expect(page).toEqual({
    ...{ reports: [], next: null, count: 0, more: false, newestInstead: false },
  });
});
