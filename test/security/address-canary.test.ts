import { createHash } from "node:crypto";
import { lookup } from "node:dns/promises";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { rawRequest, type RawAnswer } from "./raw-request.ts";

// A visitor whose address, browser and language can be recognised walks through the site: directly, and through the
// office's proxy. Then every file that the portal has is searched for them, in each way in which they could be spelled.

const DIRECT = "127.77.213.94";
const FORWARDED = "198.51.77.213";
const AGENT = "CanaryBrowser/77.213.94 (marked)";
const LANGUAGE = "x-canary-77213";
const FILE_NAME = "canary-file-77213.jpg";

let server: RunningServer;
let proxy: string;
let cookies = "";

beforeAll(async () => {
  proxy = (await lookup("localhost")).address;
  server = await startServer({
    environment: { PROXY_ADDRESS: proxy === "127.0.0.1" ? DIRECT : proxy },
  });
});

afterAll(async () => {
  await server.remove();
});

async function visit(path: string, form?: Readonly<Record<string, string>>): Promise<RawAnswer> {
  const multipart = form?.["multipart"];
  const answer = await rawRequest(server.origin, {
    path,
    // Where the machine has no 127.0.0.0/8 here, the proxy's word is the only address there is.
    ...(proxy === "127.0.0.1" ? { localAddress: DIRECT } : {}),
    headers: {
      "User-Agent": AGENT,
      "Accept-Language": LANGUAGE,
      "X-Forwarded-For": FORWARDED,
      Forwarded: `for=${FORWARDED}`,
      "X-Real-IP": FORWARDED,
      Cookie: cookies,
      ...(form === undefined
        ? {}
        : {
            Origin: server.origin,
            "Content-Type":
              multipart === undefined
                ? "application/x-www-form-urlencoded"
                : "multipart/form-data; boundary=canary",
          }),
    },
    ...(form === undefined
      ? {}
      : {
          method: "POST",
          body: multipart ?? new URLSearchParams(form).toString(),
        }),
  });
  const set = answer.headers["set-cookie"];
  for (const line of Array.isArray(set) ? set : []) {
    // What is taken back leaves the other cookies as they are.
    if (!line.includes("Max-Age=0")) cookies = line.split(";")[0] ?? cookies;
  }
  return answer;
}

async function walk(): Promise<void> {
  await visit("/");
  expect((await visit("/report/start", {})).status).toBe(303);
  await visit("/report/what-happened", { category: "force", narrative: "They broke the door." });
  await visit("/report/where-and-when", { place: "Elm Street", "time-kind": "unknown" });
  const upload = await visit("/report/evidence", {
    multipart:
      `--canary\r\nContent-Disposition: form-data; name="files"; filename="${FILE_NAME}"\r\n` +
      "Content-Type: image/jpeg\r\n\r\nnot a picture\r\n--canary--\r\n",
  });
  expect(upload.status).toBeLessThan(400);
  await visit("/report/about-you", { choice: "anonymous" });
  await visit("/report/check", {});
  // What is refused or goes wrong is where addresses usually get written.
  await visit("/follow-up", { code: "0000-0000-0000-0000" });
  await visit("/desk/sign-in", { "sign-in-name": "nobody", password: "wrong" });
  await visit("/no/such/page");
  await visit("/%FF");
  await rawRequest(server.origin, {
    path: "/report/start",
    method: "POST",
    headers: { Origin: "https://elsewhere.example", "X-Forwarded-For": FORWARDED },
  });
  await rawRequest(server.origin, { path: "/", headers: { Host: "x", "User-Agent": AGENT } });
  // More reports than are let in at once.
  await Promise.all(Array.from({ length: 24 }, () => visit("/report/start", {})));
}

/** Every way to spell what must not be found. */
function spellings(): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  const texts = [DIRECT, FORWARDED, `::ffff:${DIRECT}`, AGENT, LANGUAGE];
  for (const address of [DIRECT, FORWARDED]) {
    const bytes = Buffer.from(address.split(".").map(Number));
    texts.push(String(bytes.readUInt32BE()), bytes.toString("hex"));
    texts.push(address.split(".").slice(0, 3).join("."));
    found.set(`${address} as bytes`, bytes);
    found.set(`${address} as bytes, reversed`, Buffer.from(bytes).reverse());
  }
  for (const text of texts) {
    found.set(text, Buffer.from(text));
    found.set(`${text} in base64`, Buffer.from(Buffer.from(text).toString("base64").slice(0, -4)));
    for (const algorithm of ["md5", "sha1", "sha256", "sha512"]) {
      const digest = createHash(algorithm).update(text).digest();
      found.set(`${algorithm} of ${text}`, digest);
      found.set(`${algorithm} of ${text} in hex`, Buffer.from(digest.toString("hex")));
      found.set(`${algorithm} of ${text} in base64`, Buffer.from(digest.toString("base64url")));
    }
  }
  return found;
}

async function hitsIn(folder: string): Promise<readonly string[]> {
  const wanted = spellings();
  const hits: string[] = [];
  const search = (name: string, bytes: Buffer) => {
    for (const [what, spelled] of wanted) {
      if (bytes.includes(spelled)) hits.push(`${what} in ${name}`);
    }
  };
  search("what the server printed", Buffer.from(server.log()));
  let files = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    files += 1;
    search(entry.name, await readFile(join(entry.parentPath, entry.name)));
  }
  expect(files).toBeGreaterThan(5);
  return hits;
}

test("no address, browser or language of a visitor is anywhere afterwards", async () => {
  await walk();
  // While it runs, with its write-ahead log, and after it has ended and written its sums.
  expect(await hitsIn(server.folder)).toEqual([]);
  await server.end();
  expect(await hitsIn(server.folder)).toEqual([]);
  const folder = join(server.folder, "data/security-log");
  const [name = ""] = await readdir(folder);
  const lines = await readFile(join(folder, name), "utf8");
  expect(lines).toContain('"event":"public-form.refused"');
  expect(lines).toContain('"event":"host.refused"');
  expect(lines).toContain('"event":"limit.reached"');
  // A file's name is part of the record of the evidence, and of nothing that is shipped or printed.
  expect(lines + server.log()).not.toContain(FILE_NAME);
});

test("a planted leak is found, however it is spelled", async () => {
  const folder = join(server.folder, "data/planted");
  await mkdir(folder);
  const leaks = [
    FORWARDED,
    createHash("sha256").update(FORWARDED).digest("hex"),
    Buffer.from(FORWARDED.split(".").map(Number)),
    AGENT,
  ];
  for (const [at, leak] of leaks.entries()) await writeFile(join(folder, `leak-${at}`), leak);
  const hits = (await hitsIn(server.folder)).join("\n");
  for (const [at] of leaks.entries()) expect(hits).toContain(`leak-${at}`);
});
