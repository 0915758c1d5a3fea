import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { createHash } from "node:crypto";
import { manifestText, parseManifestLine, staysInside } from "#app/core/bundle/manifest.ts";
import { compareWithManifests, readManifest } from "#app/core/bundle/manifest-check.ts";

function file(path: string) {
  const sha256 = createHash("sha256").update(path).digest("hex");
  const sha512 = createHash("sha512").update(path).digest("hex");
  return { path, size: path.length, sha256, sha512 };
}

const path = fc
  .array(fc.string({ unit: fc.constantFrom(..."abcXYZ019_-"), minLength: 1, maxLength: 8 }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((segments) => `data/${segments.join("/")}`);

test("a manifest is sorted by bytes and reads back without a fault", () => {
  fc.assert(
    fc.property(fc.uniqueArray(path, { maxLength: 20 }), (paths) => {
      const files = paths.map(file);
      const text = manifestText("sha256", files);
      const lines = text.split("\n").slice(0, -1);
      expect([...lines].map((line) => line.slice(66))).toEqual([...paths].sort());
      const read = readManifest(
        { path: "manifest-sha256.txt", algorithm: "sha256", text },
        "bundle",
      );
      expect(read.faults).toEqual([]);
      expect(new Map(files.map((one) => [one.path, one.sha256]))).toEqual(new Map(read.digests));
    }),
  );
});

test("one line is digest, two spaces, path and LF", () => {
  expect(manifestText("sha256", [file("data/b"), file("data/a")])).toBe(
    `${file("data/a").sha256}  data/a\n${file("data/b").sha256}  data/b\n`,
  );
});

test("a manifest of random text is read without throwing, and what it lists stays inside", () => {
  const line = fc.oneof(
    fc.string({ unit: "binary" }),
    fc
      .tuple(fc.constantFrom(file("x").sha256, "00", "zz"), fc.string({ unit: "binary" }))
      .map((parts) => parts.join("  ")),
    fc
      .constantFrom("../../etc/passwd", "/etc/passwd", "~/x", "data/../../x", "data/%0A")
      .map((bad) => `${file("x").sha256}  ${bad}`),
  );
  fc.assert(
    fc.property(fc.array(line), fc.constantFrom("bagit", "bundle"), (lines, rules) => {
      const text = lines.join("\n");
      const read = readManifest({ path: "manifest-sha256.txt", algorithm: "sha256", text }, rules);
      for (const listed of read.digests.keys()) expect(staysInside(listed)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

const digest = file("data/a").sha256;

test.each([
  [`${digest} data/a`, false],
  [`${digest}\t \tdata/a`, false],
  [`${digest.toUpperCase()}  data/a`, false],
  [`${digest}  data/a%0Ab`, false],
  [`${digest}  data/a`, true],
])("BagIt allows %j; this format writes it so: %s", (line, exact) => {
  const parsed = parseManifestLine("sha256", line);
  expect(parsed).toMatchObject({ ok: true, value: { digest, exact } });
});

test.each([
  "",
  digest,
  `${digest}data/a`,
  `${digest.slice(1)}  data/a`,
  `g${digest.slice(1)}  data/a`,
])("%j is not a line of a manifest", (line) => {
  expect(parseManifestLine("sha256", line).ok).toBe(false);
});

test.each([
  ["a line twice", `${digest}  data/a\n${digest}  data/a\n`, "manifest-line"],
  ["lines out of order", `${digest}  data/b\n${digest}  data/a\n`, "manifest-order"],
  ["no LF at the end", `${digest}  data/a`, "manifest-line"],
  ["CR LF", `${digest}  data/a\r\n`, "manifest-line"],
  ["an empty line", `${digest}  data/a\n\n`, "manifest-line"],
  ["a tag file in a payload manifest", `${digest}  bagit.txt\n`, "manifest-line"],
  ["a path that leaves the bag", `${digest}  data/../../x\n`, "manifest-line"],
])("the narrower rules refuse %s", (_, text, code) => {
  const read = readManifest({ path: "manifest-sha256.txt", algorithm: "sha256", text }, "bundle");
  expect(read.faults.map((fault) => fault.code)).toContain(code);
});

test("manifests that list different files disagree about each of them by name", () => {
  const one = readManifest(
    {
      path: "manifest-sha256.txt",
      algorithm: "sha256",
      text: manifestText("sha256", [file("data/a"), file("data/b")]),
    },
    "bundle",
  );
  const other = readManifest(
    {
      path: "manifest-sha512.txt",
      algorithm: "sha512",
      text: manifestText("sha512", [file("data/b"), file("data/c")]),
    },
    "bundle",
  );
  const files = ["data/a", "data/b", "data/c"].map(file);
  const faults = compareWithManifests({
    manifests: [one, other],
    entries: files,
    read: new Map(files.map((entry) => [entry.path, entry])),
  });
  expect(faults.map((fault) => [fault.code, fault.path])).toEqual([
    ["manifests-disagree", "data/a"],
    ["manifests-disagree", "data/c"],
  ]);
});
