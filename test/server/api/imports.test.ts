import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { PartnerFacts } from "#app/core/partner/file-facts.ts";
import { apiClient, RefusedCall, type ApiClient } from "#scripts/api-client/client.ts";
import { sendStream } from "#scripts/api-client/send-stream.ts";
import type { OpenedFile } from "#scripts/partner/delivery.ts";
import { remoteOffice } from "#scripts/partner/remote-office.ts";
import { openApiOffice, type ApiOffice } from "#test/support/api-office.ts";
import { checkedFetch } from "#test/support/checked-fetch.ts";
import { piecesOf } from "#test/support/given.ts";

let office: ApiOffice;
let token: string;
let checked: typeof fetch;
let partner: ApiClient;

beforeAll(async () => {
  office = await openApiOffice();
  token = await office.token("partner");
  const strict = await checkedFetch(office.origin);
  // What tus refuses is described by ranges of status, which are not looked up.
  checked = (input, init) =>
    ((input as string).includes("/uploads/") ? fetch : strict)(input, init);
  partner = apiClient({ origin: office.origin, token, fetch: checked });
});
afterAll(() => office.remove());

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const words = (reference: string) => ({
  ...{ agency: "springfield-dot", reference },
  ...{ custodian: "Jane Roe", statement: "", place: "Elm Street" },
});

function listed(path: string, digest: string, more: Partial<PartnerFacts> = {}): PartnerFacts {
  return {
    ...{ path, digests: { sha256: digest }, role: "original", cameraId: "", certificate: "" },
    ...{ clockOffset: null, custodian: "", note: "" },
    ...more,
  };
}

function opened(bytes: Uint8Array): Extract<OpenedFile, { kind: "opened" }> {
  const source = piecesOf(bytes);
  return { kind: "opened", size: bytes.length, source, close: () => Promise.resolve() };
}

test("a delivery goes over the API and tus: taken, refused with its digest, missing, and told once sealed", async () => {
  const [right, wrong] = [randomBytes(300_000), randomBytes(1_000)];
  const clockOffset = { raw: "-00:01:30", seconds: -90 };
  const facts = [
    listed("cam/1.mp4", sha256(right), { cameraId: "C-1", clockOffset, certificate: "cert.pdf" }),
    listed("cam/2.mp4", sha256(right)),
    listed("gone.mp4", sha256(right)),
  ];
  const far = remoteOffice({ server: office.origin, token, fetch: checked });
  const begun = await far.begin(words("2026-17"), facts);
  expect(begun).toMatchObject({ continued: false, contradicted: [] });
  const [one, two, gone] = begun.files;
  let bytes = 0;
  const count = (more: number) => (bytes += more);
  expect(await far.send(begun, one!, opened(right), count)).toMatchObject({ state: "arriving" });
  expect(bytes).toBe(right.length);
  await far.send(begun, two!, opened(wrong), count);
  await far.refuse(begun, gone!, "missing");
  await office.worker.idle();
  const settled = await far.finish(begun, () => undefined);
  expect(settled).toMatchObject([
    { path: "cam/1.mp4", sent: { state: "received" } },
    {
      path: "cam/2.mp4",
      sent: { state: "refused", why: "other-bytes", foundSha256: sha256(wrong) },
    },
  ]);
  const { imports } = await partner.call("GET /imports");
  expect(imports).toMatchObject([
    { id: begun.importId, state: "finished", counts: { received: 1, refused: 2, expected: 0 } },
  ]);
  const kept = await office.useCases.readOwnImport({
    ...{ by: { kind: "operator" }, importId: imports[0]!.id },
  });
  expect(kept?.files[0]?.facts).toEqual(facts[0]);
  // Begun again under its reference, it goes on: what is here is told, what is said otherwise of it too.
  const again = await far.begin(words("2026-17"), [listed("cam/1.mp4", "0".repeat(64))]);
  expect(again).toMatchObject({ continued: true, contradicted: ["cam/1.mp4"] });
  expect(again.files).toMatchObject([{ number: 1, state: "received" }]);
});

test("an upload that broke off goes on from where it is, and what was sent is not sent again", async () => {
  const bytes = randomBytes(200_000);
  const far = remoteOffice({ server: office.origin, token, fetch: checked });
  const begun = await far.begin(words("broken"), [listed("1.mp4", sha256(bytes))]);
  const importId = (await partner.call("GET /imports")).imports[0]!.id;
  const path = { importId, number: "1" };
  const route = "POST /imports/{importId}/files/{number}/upload";
  const place = await partner.call(route, { path, body: { size: bytes.length } });
  if (place.state !== "arriving") throw new Error(place.state);
  async function* broken() {
    yield bytes.subarray(0, 120_000);
    await Promise.resolve();
    throw new Error("the card was pulled out");
  }
  const pieceBytes = 50_000;
  expect(await sendStream(partner, place, broken(), { pieceBytes })).toEqual({
    kind: "broken-off",
  });
  const then = await partner.call(route, { path, body: { size: bytes.length } });
  expect(then).toMatchObject({ item: place.item, arrived: 120_000 });
  // The connection is lost after every part: answers never come, and each byte arrives once.
  let lost = 0;
  const client = {
    ...partner,
    fetch: async (input: string | URL | Request, init?: RequestInit) => {
      const answer = await checked(input, init);
      if (init?.method !== "PATCH" || lost === 2) return answer;
      lost += 1;
      throw new TypeError("fetch failed");
    },
  };
  if (then.state !== "arriving") throw new Error(then.state);
  const sent = await sendStream(client, then, piecesOf(bytes), { pieceBytes });
  expect([sent.kind, lost]).toEqual(["sent", 2]);
  await office.worker.idle();
  expect(await far.finish(begun, () => undefined)).toEqual([]);
  expect((await partner.call("GET /imports/{importId}/files", { path })).files).toMatchObject([
    { state: "received", size: bytes.length },
  ]);
});

test("a file sealed before its sender learned that it had come is told with what became of it", async () => {
  const [listedBytes, other] = [randomBytes(2_000), randomBytes(2_000)];
  const slow = remoteOffice({
    ...{ server: office.origin, token },
    fetch: async (input, init) => {
      const answer = await checked(input, init);
      if (init?.method !== "PATCH") return answer;
      await office.worker.idle();
      throw new TypeError("fetch failed");
    },
  });
  const begun = await slow.begin(words("late"), [
    listed("other.mp4", sha256(listedBytes)),
    listed("right.mp4", sha256(listedBytes)),
  ]);
  const [one, two] = begun.files;
  expect(await slow.send(begun, one!, opened(other), () => 0)).toMatchObject({ why: null });
  expect(await slow.send(begun, two!, opened(listedBytes), () => 0)).toMatchObject({ why: null });
  expect(await slow.finish(begun, () => undefined)).toMatchObject([
    { path: "other.mp4", sent: { why: "other-bytes", foundSha256: sha256(other) } },
    { path: "right.mp4", sent: { state: "received" } },
  ]);
});

test("a file that is gone from its sender's disk after it came is decided by the bytes that came", async () => {
  const bytes = randomBytes(2_000);
  const first = remoteOffice({ server: office.origin, token, fetch: checked });
  const again = remoteOffice({ server: office.origin, token, fetch: checked });
  const list = [listed("1.mp4", sha256(bytes))];
  const begun = await first.begin(words("moved"), list);
  await first.send(begun, begun.files[0]!, opened(bytes), () => 0);
  const second = await again.begin(words("moved"), list);
  await again.refuse(second, second.files[0]!, "missing");
  await office.worker.idle();
  const importId = (await partner.call("GET /imports")).imports[0]!.id;
  await again.finish(second, () => undefined);
  const { files } = await partner.call("GET /imports/{importId}/files", { path: { importId } });
  expect(files).toMatchObject([{ state: "received" }]);
});

test("a source that is longer or shorter than was said is refused, and nothing of it stays", async () => {
  const bytes = randomBytes(9_000);
  const far = remoteOffice({ server: office.origin, token, fetch: checked });
  const begun = await far.begin(words("lengths"), [
    listed("long.mp4", sha256(bytes)),
    listed("short.mp4", sha256(bytes)),
    listed("run.mp4", sha256(bytes)),
  ]);
  const [long, short, run] = begun.files;
  const of = (size: number) => ({ ...opened(bytes), size });
  expect(await far.send(begun, long!, of(8_999), () => 0)).toMatchObject({ why: "broken-off" });
  expect(await far.send(begun, short!, of(9_001), () => 0)).toMatchObject({ why: "broken-off" });
  const program = opened(Buffer.from(`MZ${"\0".repeat(998)}`));
  expect(await far.send(begun, run!, program, () => 0)).toMatchObject({ why: "program" });
  const importId = (await partner.call("GET /imports")).imports[0]!.id;
  const { files } = await partner.call("GET /imports/{importId}/files", { path: { importId } });
  expect(files.map(({ state, item }) => [state, item])).toEqual(Array(3).fill(["refused", null]));
});

async function problemOf(call: Promise<unknown>): Promise<RefusedCall> {
  const error: unknown = await call.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (error instanceof RefusedCall) return error;
  throw new Error("the call was not refused");
}

test("each list is checked: paths, digests and roles, named by place", async () => {
  const { importId } = await partner.call("POST /imports", { body: words("lists") });
  const route = "POST /imports/{importId}/files";
  const good = { path: "1.mp4", digests: { sha256: "0".repeat(64) } };
  for (const [bad, field] of [
    [{ ...good, path: "../1.mp4" }, "files.0.path"],
    [{ ...good, path: "a\\1.mp4" }, "files.0.path"],
    [{ ...good, digests: {} }, "files.0.digests"],
    [{ ...good, digests: { sha256: "A".repeat(64) } }, "files.0.digests.sha256"],
    [{ ...good, digests: { crc32: "00000000" } }, "files.0.digests"],
    [{ ...good, role: "boss" }, "files.0.role"],
  ] as const) {
    const body = { files: [bad] } as never;
    const refused = await problemOf(partner.call(route, { path: { importId }, body }));
    expect([refused.status, refused.problem.fields?.[0]?.field]).toEqual([422, field]);
  }
  const certificate = { path: "cert.pdf", role: "certificate", digests: {} } as const;
  const { files } = await partner.call(route, {
    path: { importId },
    body: { files: [certificate, good] },
  });
  expect(files.map(({ number }) => number)).toEqual([1, 2]);
});

test("only a partner's token opens deliveries, each its own agency's, and only with that ability", async () => {
  const { importId } = await partner.call("POST /imports", { body: words("own") });
  const path = { importId };
  const prosecutor = apiClient({
    ...{ origin: office.origin, token: await office.token("prosecutor"), fetch: checked },
  });
  expect((await problemOf(prosecutor.call("GET /imports"))).status).toBe(403);
  const reading = apiClient({
    ...{ origin: office.origin, token: await office.token("partner", ["submission.read"]) },
    fetch: checked,
  });
  expect(await reading.call("GET /imports/{importId}", { path })).toMatchObject({ id: importId });
  const finish = reading.call("POST /imports/{importId}/finish", { path });
  expect((await problemOf(finish)).status).toBe(403);
  const foreign = { ...words("own"), agency: "shelbyville-dot" };
  expect((await problemOf(partner.call("POST /imports", { body: foreign }))).status).toBe(403);
  const operator = await office.useCases.beginImport({
    ...{ by: { kind: "operator" }, delivery: foreign, files: [] },
  });
  if (operator.kind !== "begun") throw new Error(operator.kind);
  const other = { importId: operator.importId };
  // One after the other: an answer that comes before it is waited for would be nobody's error.
  for (const call of [
    () => partner.call("GET /imports/{importId}", { path: other }),
    () => partner.call("GET /imports/{importId}/files", { path: other }),
    () => partner.call("POST /imports/{importId}/finish", { path: other }),
    () => partner.call("GET /queue"),
  ]) {
    expect([403, 404]).toContain((await problemOf(call())).status);
  }
});

test("an upload of an agency opens to its token alone", async () => {
  const bytes = randomBytes(5_000);
  const { importId } = await partner.call("POST /imports", { body: words("whose") });
  const files = [{ path: "1.mp4", digests: { sha256: sha256(bytes) } }];
  await partner.call("POST /imports/{importId}/files", { path: { importId }, body: { files } });
  const place = await partner.call("POST /imports/{importId}/files/{number}/upload", {
    ...{ path: { importId, number: "1" }, body: { size: bytes.length } },
  });
  if (place.state !== "arriving") throw new Error(place.state);
  const patch = async (headers: Record<string, string>) => {
    const answer = await fetch(`${office.origin}/uploads/${place.item}`, {
      method: "PATCH",
      headers: {
        "Tus-Resumable": "1.0.0",
        "Upload-Offset": "0",
        "Content-Type": "application/offset+octet-stream",
        ...headers,
      },
      body: bytes,
    });
    return answer.status;
  };
  const { draft } = await apiClient({ origin: office.origin }).call("POST /drafts", {
    body: {
      category: "force",
      narrative: "x",
      where: { place: "x" },
      when: { from: null },
    } as never,
  });
  expect(await patch({})).toBe(403);
  expect(await patch({ Authorization: "Bearer bwt_no" })).toBe(401);
  const prosecutor = await office.token("prosecutor");
  expect(await patch({ Authorization: `Bearer ${prosecutor}` })).toBe(404);
  // With a draft's secret it is that draft's call, whoever's token comes along.
  const mixed = { Authorization: `Bearer ${token}`, "Bearwitness-Draft": draft };
  expect(await patch(mixed)).toBe(404);
  expect(await patch({ Authorization: `Bearer ${token}` })).toBe(204);
});
