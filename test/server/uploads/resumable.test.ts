import { createHash, randomBytes } from "node:crypto";
import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { FormClient } from "#test/support/form-client.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { TusClient } from "#test/support/tus-client.ts";
import { until } from "#test/support/until.ts";
import { WHAT, WHERE } from "../../routes/public/a-page.ts";

let server: RunningServer;

beforeAll(async () => {
  server = await startServer({ environment: { UNFINISHED_UPLOAD_DAYS: "10" } });
});
afterAll(() => server.remove());

interface Reporter {
  readonly client: FormClient;
  readonly tus: TusClient;
}

async function reporter(): Promise<Reporter> {
  const client = new FormClient(server.origin);
  await client.post("/report/start", {});
  return { client, tus: new TusClient(server.origin, client) };
}

async function filesOf({ client }: Reporter) {
  const answer = await client.get("/uploads/");
  return ((await answer.json()) as { files: { id: string; state: string; same: boolean | null }[] })
    .files;
}

const idOf = (path: string | undefined) => path?.split("/").at(-1) ?? "";

async function begun(who: Reporter, size: number, name = "clip.mp4") {
  const { status, location } = await who.tus.create({ name, size });
  expect(status).toBe(201);
  expect(location).toMatch(/^\/uploads\/itm_[0-9a-z]{26}$/);
  return location ?? "";
}

describe("a file in parts", () => {
  test("arrives whole, is sealed, and has the digest of what was sent", async () => {
    const who = await reporter();
    const file = randomBytes(3_000_000);
    const path = await begun(who, file.length);
    expect(await who.tus.patch(path, 0, file.subarray(0, 1_234_567))).toMatchObject({
      status: 204,
      offset: 1_234_567,
    });
    expect(await who.tus.head(path)).toMatchObject({ offset: 1_234_567, length: file.length });
    expect((await who.tus.patch(path, 1_234_567, file.subarray(1_234_567))).status).toBe(204);
    const sha256 = createHash("sha256").update(file).digest("hex");
    expect((await who.client.post(`${path}/digest`, { sha256 })).status).toBe(204);
    await until(async () => (await filesOf(who))[0]?.state === "sealed");
    expect(await filesOf(who)).toMatchObject([
      { id: idOf(path), state: "sealed", same: true, sha256, name: "clip.mp4" },
    ]);
  });

  test("can come with its beginning, and may be as small as one byte", async () => {
    const who = await reporter();
    const created = await who.tus.create({ name: "x.jpg", size: 1 }, randomBytes(1));
    expect(created).toMatchObject({ status: 201, offset: 1 });
    await until(async () => (await filesOf(who))[0]?.state === "sealed");
  });

  test("is checked part by part where its sender gives checksums: a part with other bytes, or that breaks off, is not kept", async () => {
    const who = await reporter();
    const options = await fetch(`${server.origin}/uploads/`, {
      method: "OPTIONS",
      headers: { Origin: server.origin },
    });
    expect(options.status).toBe(204);
    expect(options.headers.get("Tus-Extension")?.split(",")).toContain("checksum");
    expect(options.headers.get("Tus-Checksum-Algorithm")).toBe("sha1,sha256");
    const file = randomBytes(1_500_000);
    const path = await begun(who, file.length);
    const send = (offset: number, body: Uint8Array, checksum: string) =>
      who.tus.send("PATCH", path, {
        headers: {
          "Upload-Offset": String(offset),
          "Content-Type": "application/offset+octet-stream",
          "Upload-Checksum": checksum,
        },
        body,
      });
    const of = (algorithm: string, bytes: Uint8Array) =>
      `${algorithm} ${createHash(algorithm).update(bytes).digest("base64")}`;
    const [first, rest] = [file.subarray(0, 600_000), file.subarray(600_000)];
    for (const wrong of ["", "sha256", "md5 " + "A".repeat(22) + "==", "sha1 AAAA", "sha1  x"]) {
      expect(await send(0, first, wrong)).toMatchObject({ status: 400, body: "not-read" });
    }
    expect((await send(0, first, of("sha1", first))).offset).toBe(600_000);
    const changed = Buffer.from(rest);
    changed[700_000] = (changed[700_000] ?? 0) ^ 1;
    expect(await send(600_000, changed, of("sha256", rest))).toMatchObject({
      ...{ status: 460, body: "other-checksum" },
    });
    expect((await who.tus.head(path)).offset).toBe(600_000);
    const checksum = { "Upload-Checksum": of("sha256", rest) };
    const broken = openPatch(who, path, file.length, 600_000, checksum);
    await new Promise((resolve) => broken.write(rest.subarray(0, 500_000), resolve));
    broken.destroy();
    // The question asks the part that may still hang to end.
    expect((await who.tus.head(path)).offset).toBe(600_000);
    await until(async () => (await send(600_000, rest, of("sha256", rest))).status === 204);
    await until(async () => (await filesOf(who))[0]?.state === "sealed");
  });

  test("goes on where a broken connection left it", async () => {
    const who = await reporter();
    const file = randomBytes(2_000_000);
    const path = await begun(who, file.length);
    await breakOff(who, path, file.subarray(0, 700_000), file.length);
    // What the old connection brought may come in after the question: then the client is told to ask again.
    await until(async () => {
      const { offset = -1 } = await who.tus.head(path);
      expect(offset).toBeLessThanOrEqual(700_000);
      return (await who.tus.patch(path, offset, file.subarray(offset))).status === 204;
    });
    await until(async () => (await filesOf(who))[0]?.state === "sealed");
  });

  test("is not held up by an old connection that hangs", async () => {
    const who = await reporter();
    const file = randomBytes(500_000);
    const path = await begun(who, file.length);
    const hanging = openPatch(who, path, file.length);
    hanging.write(file.subarray(0, 100_000));
    // The old one is asked to end; what it brought stays.
    await until(async () => ((await who.tus.head(path)).offset ?? 0) === 100_000);
    expect((await who.tus.patch(path, 100_000, file.subarray(100_000))).status).toBe(204);
    hanging.destroy();
  });

  test("survives the death of the server at any byte, with every byte that was told", async () => {
    const who = await reporter();
    const file = randomBytes(1_000_000);
    const path = await begun(who, file.length);
    await who.tus.patch(path, 0, file.subarray(0, 400_000));
    await server.end("SIGKILL");
    server = await server.again();
    expect((await who.tus.head(path)).offset).toBe(400_000);
    expect((await who.tus.patch(path, 400_000, file.subarray(400_000))).status).toBe(204);
    await until(async () => (await filesOf(who))[0]?.state === "sealed");
  });

  test("sent by two devices whose parts cross, and twice by one, is the file that was sent", async () => {
    const who = await reporter();
    const file = randomBytes(2_000_000);
    const path = await begun(who, file.length);
    const statuses = new Set<number>();
    const send = async (partBytes: number) => {
      for (;;) {
        const { offset = 0 } = await who.tus.head(path);
        if (offset === file.length) return;
        const part = file.subarray(offset, offset + partBytes);
        // The second of each pair is what a phone sends whose answer was lost.
        const both = [who.tus.patch(path, offset, part), who.tus.patch(path, offset, part)];
        for (const { status } of await Promise.all(both)) statuses.add(status);
      }
    };
    await Promise.all([send(300_000), send(170_000)]);
    expect([...statuses].filter((status) => ![204, 409, 423].includes(status))).toEqual([]);
    expect(statuses.has(409)).toBe(true);
    const sha256 = createHash("sha256").update(file).digest("hex");
    await who.client.post(`${path}/digest`, { sha256 });
    await until(async () => (await filesOf(who))[0]?.state === "sealed");
    expect(await filesOf(who)).toMatchObject([
      { id: idOf(path), state: "sealed", same: true, sha256, name: "clip.mp4" },
    ]);
  });

  test("sent twice in one draft is one item", async () => {
    const who = await reporter();
    const file = randomBytes(10_000);
    for (let time = 0; time < 2; time += 1) {
      const path = await begun(who, file.length);
      await who.tus.patch(path, 0, file);
    }
    await until(async () => {
      const files = await filesOf(who);
      return files.length === 1 && files[0]?.state === "sealed";
    });
  });

  test("begun twice before its first byte, because the answer was lost, is one upload", async () => {
    const who = await reporter();
    const file = { name: "clip.mp4", size: 10, sample: "a".repeat(64) };
    const first = await who.tus.create(file);
    expect((await who.tus.create(file)).location).toBe(first.location);
    await who.tus.patch(first.location ?? "", 0, randomBytes(5));
    // Now it is another matter: two files can be alike.
    expect((await who.tus.create(file)).location).not.toBe(first.location);
  });

  test("is told apart from what the device had, and says so", async () => {
    const who = await reporter();
    const path = await begun(who, 10);
    await who.tus.patch(path, 0, randomBytes(10));
    await who.client.post(`${path}/digest`, { sha256: "0".repeat(64) });
    await until(async () => (await filesOf(who))[0]?.state === "sealed");
    expect((await filesOf(who))[0]?.same).toBe(false);
  });
});

describe("a report sent while a file is on its way", () => {
  test("has a receipt at once; the file's digest joins it when the file is sealed", async () => {
    const who = await reporter();
    const file = randomBytes(50_000);
    const path = await begun(who, file.length);
    await who.tus.patch(path, 0, file.subarray(0, 10_000));
    await who.client.post("/report/what-happened", WHAT);
    await who.client.post("/report/where-and-when", WHERE);
    await who.client.post("/report/evidence", { go: "next" });
    await who.client.post("/report/about-you", { choice: "anonymous" });
    expect((await who.client.post("/report/check", {})).status).toBe(303);
    const early = await (await who.client.get("/receipt.txt")).text();
    expect(early).toContain("Files            0");
    expect(await (await who.client.get("/report/sent")).text()).toContain(" 20 %<");
    expect((await who.tus.patch(path, 10_000, file.subarray(10_000))).status).toBe(204);
    const digest = createHash("sha256").update(file).digest("hex");
    await until(async () => (await filesOf(who))[0]?.state === "sealed");
    const whole = await (await who.client.get("/receipt.txt")).text();
    expect(whole).toContain(`SHA-256        ${digest}`);
    expect(whole).not.toContain("follows when the file is sealed");
    // A file that waited in the phone's list when the report was sent still goes.
    const waited = await begun(who, 5, "b.mp4");
    expect((await who.tus.patch(waited, 0, randomBytes(5))).status).toBe(204);
    await until(async () => (await filesOf(who)).every(({ state }) => state === "sealed"));
    expect(await filesOf(who)).toHaveLength(2);
  });

  test("says of an unfinished file what can be done, before sending and after, also without a script", async () => {
    const who = await reporter();
    const path = await begun(who, 1_000);
    await who.tus.patch(path, 0, randomBytes(100));
    const before = await (await who.client.get("/report/evidence")).text();
    expect(before).toContain("We keep what has come for 7 days while you write.");
    expect(before).toContain("Once you send your report, we keep it for 10 days,");
    expect(before).toContain("Without it, add the file anew below.");
    await who.client.post("/report/what-happened", WHAT);
    await who.client.post("/report/where-and-when", WHERE);
    await who.client.postFiles("/report/evidence", { go: "next" }, []);
    await who.client.post("/report/about-you", { choice: "anonymous" });
    await who.client.post("/report/check", {});
    const after = await (await who.client.get("/report/sent")).text();
    expect(after).toContain("We keep what has come for 10 days.");
    expect(after).toContain("you can send the whole file again under “Add more files”.");
    expect(after).not.toContain("add the file anew below");
  });
});

describe("an upload's address", () => {
  test("neither gives the file nor removes it", async () => {
    const who = await reporter();
    const path = await begun(who, 10);
    await who.tus.patch(path, 0, randomBytes(10));
    for (const method of ["GET", "DELETE", "PUT"]) {
      expect((await who.tus.send(method, path, {})).status).toBe(405);
    }
    expect(await filesOf(who)).toHaveLength(1);
  });

  test("of a sent report, says in a browser that has another open by now that it is kept, and only to who knows whose it is", async () => {
    const who = await reporter();
    const path = await begun(who, 1_000);
    const files = await (await who.client.get("/report/evidence")).text();
    const report = /data-report="(drf_\w+)"/.exec(files)?.[1] ?? "";
    const asked = (headers: Record<string, string>) => who.tus.send("HEAD", path, { headers });
    const named = { "Bearwitness-Report": report };
    await who.client.post("/report/what-happened", WHAT);
    await who.client.post("/report/where-and-when", WHERE);
    await who.client.postFiles("/report/evidence", { go: "next" }, []);
    await who.client.post("/report/about-you", { choice: "anonymous" });
    await who.client.post("/report/check", {});
    expect((await asked(named)).status).toBe(200);
    const first = await (await who.client.get("/")).text();
    expect(first).toContain("1 file of a sent report that is open here has not arrived whole.");
    await who.client.post("/report/start", {});
    expect((await asked(named)).status).toBe(412);
    expect((await asked({})).status).toBe(404);
    expect((await asked({ "Bearwitness-Report": "drf_other" })).status).toBe(404);
    const part = { "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream" };
    const sent = { headers: { ...named, ...part }, body: randomBytes(10) };
    expect(await who.tus.send("PATCH", path, sent)).toMatchObject({ body: "other-report" });
  });

  test("means nothing to anybody else, whether it is there or not", async () => {
    const who = await reporter();
    const path = await begun(who, 10);
    const stranger = await reporter();
    const missing = "/uploads/itm_00000000000000000000000000";
    for (const target of [path, missing]) {
      expect((await stranger.tus.head(target)).status).toBe(404);
      expect(await stranger.tus.patch(target, 0, randomBytes(10))).toMatchObject({
        status: 404,
        body: "not-found",
      });
      expect(
        (await stranger.client.post(`${target}/digest`, { sha256: "0".repeat(64) })).status,
      ).toBe(404);
    }
    expect((await who.tus.head(path)).offset).toBe(0);
    expect(await filesOf(stranger)).toEqual([]);
  });

  test("tells whoever has no report open at all to open it, whichever address they ask", async () => {
    const path = await begun(await reporter(), 10);
    const nobody = new TusClient(server.origin, new FormClient(server.origin));
    for (const target of [path, "/uploads/itm_00000000000000000000000000"]) {
      expect(await nobody.patch(target, 0, randomBytes(10))).toMatchObject({
        status: 403,
        body: "no-draft",
      });
    }
  });

  test("may be read by no page of another site", async () => {
    const who = await reporter();
    const path = await begun(who, 10);
    for (const method of ["OPTIONS", "HEAD"]) {
      const { headers } = await fetch(`${server.origin}${path}`, {
        method,
        headers: {
          "Tus-Resumable": "1.0.0",
          Origin: "https://elsewhere.example",
          Cookie: who.client.cookieHeader(),
        },
      });
      expect(headers.get("Access-Control-Allow-Origin")).toBeNull();
    }
  });

  test("of another site's form is refused before a byte is read", async () => {
    const who = await reporter();
    const path = await begun(who, 10);
    for (const headers of [
      { "Sec-Fetch-Site": "cross-site" },
      { Origin: "https://elsewhere.example" },
    ]) {
      expect((await who.tus.send("PATCH", path, { headers, body: randomBytes(1) })).status).toBe(
        403,
      );
    }
  });
});

describe("what is refused, and how", () => {
  test.each([
    [
      "without a draft",
      async () => new TusClient(server.origin, new FormClient(server.origin)),
      { size: 10 },
      403,
      "no-draft",
    ],
    ["an empty file", async () => (await reporter()).tus, { size: 0 }, 400, "empty"],
    [
      "a file beyond the limit",
      async () => (await reporter()).tus,
      { size: 50_000_000_001 },
      413,
      "too-large",
    ],
    [
      "a program by its name",
      async () => (await reporter()).tus,
      { size: 10, name: "run.exe" },
      415,
      "program",
    ],
  ] as const)("%s", async (_what, who, file, status, body) => {
    const tus = await who();
    expect(await tus.create({ name: "clip.mp4", ...file })).toMatchObject({ status, body });
  });

  test("a program by its first bytes, in whatever pieces they come", async () => {
    const who = await reporter();
    const program = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46]), randomBytes(5_000)]);
    const whole = await begun(who, program.length);
    expect(await who.tus.patch(whole, 0, program)).toMatchObject({ status: 415, body: "program" });
    const pieces = await begun(who, program.length);
    await who.tus.patch(pieces, 0, program.subarray(0, 2));
    expect(await who.tus.patch(pieces, 2, program.subarray(2))).toMatchObject({
      status: 415,
      body: "program",
    });
    expect(await filesOf(who)).toEqual([]);
  });

  test("bytes that do not begin where the upload ends, and bytes beyond its size", async () => {
    const who = await reporter();
    const path = await begun(who, 10);
    expect((await who.tus.patch(path, 5, randomBytes(5))).status).toBe(409);
    expect((await who.tus.patch(path, 0, randomBytes(11))).status).toBe(413);
    expect((await who.tus.head(path)).offset).toBe(0);
  });

  test("a part that is too large, before it is read", async () => {
    const who = await reporter();
    const path = await begun(who, 100_000_000);
    expect(await who.tus.patch(path, 0, Buffer.alloc(64 * 1024 * 1024 + 1))).toMatchObject({
      status: 413,
      body: "part-too-large",
    });
  });

  test.each([
    ["more than one part", 100_000_000, 70, 64 * 1024 * 1024],
    ["more than the file", 3_000_000, 8, 3_000_000],
  ])(
    "%s, in a request that does not say how long it is: what came stays, and the answer comes at once",
    async (_, size, mebibytes, kept) => {
      const who = await reporter();
      const path = await begun(who, size);
      const sent = openPatch(who, path, "unsaid");
      const status = new Promise<number | undefined>((resolve) => {
        sent.once("response", ({ statusCode }) => {
          resolve(statusCode);
        });
      });
      const piece = Buffer.alloc(1024 * 1024);
      // The body never ends: an answer can only come from what has been read of it.
      for (let n = 0; n < mebibytes; n += 1) sent.write(piece);
      expect(await status).toBe(413);
      sent.destroy();
      const { offset = -1 } = await who.tus.head(path);
      // The piece that would cross the file's end is not taken apart.
      expect(offset).toBeLessThanOrEqual(kept);
      expect(offset).toBeGreaterThan(kept - 1024 * 1024);
      const rest = randomBytes(Math.min(size - offset, 1_000));
      expect((await who.tus.patch(path, offset, rest)).status).toBe(204);
    },
  );

  test("a fifth file at once, until one of the four has come", async () => {
    const who = await reporter();
    const hanging = [];
    for (let n = 0; n < 4; n += 1) {
      // Of a size of its own: the same again would be the same upload.
      hanging.push(holdPlace(who, await begun(who, 1_000 + n), 1_000 + n));
    }
    // Beginning a file counts too: the same answer.
    await until(async () => (await who.tus.create({ name: "e.mp4", size: 5 })).status === 423);
    hanging.pop()?.leave();
    const path = await until(
      async () => (await who.tus.create({ name: "e.mp4", size: 5 })).location,
    );
    await until(async () => (await who.tus.patch(path, 0, randomBytes(5))).status === 204);
    for (const held of hanging) held.leave();
  });

  test("headers that nobody sends: an answer in one word, and the server stays", async () => {
    const who = await reporter();
    for (const headers of [
      { "Upload-Length": "-1" },
      { "Upload-Length": "9".repeat(30) },
      { "Upload-Length": "10", "Upload-Metadata": "filename not*base64" },
      { "Upload-Length": "10", "Upload-Defer-Length": "1" },
      { "Upload-Length": "10", "Upload-Concat": "final;/uploads/a" },
    ]) {
      const { status, body } = await who.tus.send("POST", "/uploads/", { headers });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(502);
      expect(body).toMatch(/^[a-z-]+$|^Invalid /);
    }
    expect(await filesOf(who)).toEqual([]);
  });
});

/** An open PATCH whose body goes on for as long as the caller wants. */
function openPatch(
  who: Reporter,
  path: string,
  length: number | "unsaid",
  offset = 0,
  more: Readonly<Record<string, string>> = {},
) {
  const sent = httpRequest(`${server.origin}${path}`, {
    method: "PATCH",
    headers: {
      "Tus-Resumable": "1.0.0",
      "Upload-Offset": offset,
      "Content-Type": "application/offset+octet-stream",
      ...(length === "unsaid"
        ? { "Transfer-Encoding": "chunked" }
        : { "Content-Length": length - offset }),
      Origin: server.origin,
      Cookie: who.client.cookieHeader(),
      ...more,
    },
  });
  sent.on("error", () => undefined);
  return sent;
}

/**
 * A part that hangs until it is let go. One that found no place asks again, as a client does: a request on a connection that is open
 * already can come before it and take the place for a moment.
 */
function holdPlace(who: Reporter, path: string, length: number): { readonly leave: () => void } {
  let isOver = false;
  let sent = open();
  function open() {
    const part = openPatch(who, path, length);
    part.once("response", (answer) => {
      answer.resume();
      if (!isOver) sent = open();
    });
    part.write(randomBytes(10));
    return part;
  }
  return {
    leave: () => {
      isOver = true;
      sent.destroy();
    },
  };
}

/** Sends the beginning of a part and cuts the connection. */
async function breakOff(who: Reporter, path: string, beginning: Uint8Array, length: number) {
  const sent = openPatch(who, path, length);
  await new Promise<void>((resolve) =>
    sent.write(beginning, () => {
      resolve();
    }),
  );
  sent.destroy();
}
