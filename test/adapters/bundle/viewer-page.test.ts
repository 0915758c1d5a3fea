import { beforeAll, expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { writeBundle } from "#app/adapters/bundle/write-bundle.ts";
import { verifyBundleAt } from "#scripts/verify-bundle.ts";
import { CLIP, inventedContent, PHOTO } from "#test/core/bundle/invented-bundle.ts";
import { inFolder, unpack, type Unpacked } from "./unpacked.ts";

// index.html as it comes in a bundle: what stands in it. What a browser makes of it is in test/e2e/viewer-page.test.ts.

let files: Unpacked;
let page: string;

beforeAll(async () => {
  await inFolder(async (folder) => {
    const out = join(folder, "b.zip");
    await writeBundle(inventedContent({ originals: [PHOTO, CLIP] }), out);
    expect(await verifyBundleAt(out)).toMatchObject({ faults: [] });
    ({ files } = await unpack(out));
  });
  page = String(files.get("index.html"));
});

test("stands beside the payload and in both tag manifests", () => {
  for (const algorithm of ["sha256", "sha512"] as const) {
    const digest = createHash(algorithm).update(page).digest("hex");
    expect(String(files.get(`tagmanifest-${algorithm}.txt`))).toContain(`${digest}  index.html\n`);
    expect(String(files.get(`manifest-${algorithm}.txt`))).not.toContain("index.html");
  }
});

test("lets exactly its own style and script run, and loads nothing but pictures, films and sound beside it", () => {
  const [style, script] = [
    /<style>([^]*?)<\/style>/.exec(page)?.[1] ?? "",
    /<script>([^]*?)<\/script>/.exec(page)?.[1] ?? "",
  ].map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  expect(page).toContain(
    `content="default-src 'none'; script-src ${script}; style-src ${style}; ` +
      `img-src 'self' file:; media-src 'self' file:; base-uri 'none'; form-action 'none'"`,
  );
  expect(page.match(/<script(?! type="application\/json")/g)).toHaveLength(1);
  // Addresses of others stand in it as text alone, and none is asked for.
  expect(page).not.toMatch(/(?:src|href|action|data)="(?:[a-z]+:)?\/\//i);
  expect(page).not.toMatch(/\bfetch\(|XMLHttpRequest|@import|\burl\(|sendBeacon|WebSocket/);
});

test("has every place of its page filled, and every exhibit and paper of the bundle linked", () => {
  expect(page).not.toMatch(/\{\{\w+\}\}|\{policy\}|\/\* (?:style|program) \*\//);
  const linked = [...page.matchAll(/href="([^"#]+)"/g)].map(([, path = ""]) => path);
  expect(linked.filter((path) => !files.has(path))).toEqual([]);
  for (const path of files.keys()) {
    const isPaper = path.endsWith(".pdf") || path.includes("/native/");
    if (isPaper) expect(linked).toContain(path);
  }
});
