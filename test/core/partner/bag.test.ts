import { posix } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { decodeTagFile, readDeclaration } from "#app/core/partner/bag/declaration.ts";
import { manifestKind, readBagManifest } from "#app/core/partner/bag/manifest.ts";
import { checkBagPath, parseBagPath } from "#app/core/partner/bag/path.ts";

const SHA256 = { of: "payload", algorithm: "sha256" } as const;

/** Pieces from which somebody would build a way out. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom("..", ".", "/", "\\", "%2e", "%2E", "%2f", "%5c", "%25", "%00", "~", "C:"),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(""));

/** A path and everything that a careless reader might make of it. */
function readings(path: string): readonly string[] {
  const once = path.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return [path, once, once.replaceAll("\\", "/")];
}

describe("a path in a bag", () => {
  test("that is taken stays inside, however it is read", () => {
    fc.assert(
      fc.property(hostile, (written) => {
        for (const inner of [parseBagPath(written), checkBagPath(written)]) {
          if (!inner.ok) continue;
          for (const reading of readings(inner.path)) {
            const full = posix.resolve("/bag", reading.replaceAll("\\", "/"));
            expect(full.startsWith("/bag/")).toBe(true);
          }
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test("is read as it was written, with the three escapes of the specification", () => {
    expect(parseBagPath("data/100%25.mp4")).toEqual({ ok: true, path: "data/100%.mp4" });
    expect(parseBagPath("./data/a b.mp4")).toEqual({ ok: true, path: "data/a b.mp4" });
    expect(parseBagPath("data/%7Ea.mp4")).toEqual({ ok: true, path: "data/%7Ea.mp4" });
    expect(parseBagPath("data/a%0Ab")).toMatchObject({ ok: false });
    expect(parseBagPath("data/a ")).toMatchObject({ ok: false });
  });
});

describe("a manifest of a bag", () => {
  const name = fc.stringMatching(/^[a-z0-9][a-z0-9 ._-]{0,20}[a-z0-9]$/);

  test("is read as it was written, and one line that is not right makes all of it worthless", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(name, fc.stringMatching(/^[0-9a-f]{64}$/)), {
          selector: ([path]) => path,
          minLength: 1,
        }),
        fc.constantFrom("\n", "\r\n", "\r"),
        (rows, end) => {
          const text = rows.map(([path, digest]) => `${digest}  data/${path}${end}`).join("");
          const read = readBagManifest(text, SHA256);
          const wanted = rows.map(([path, digest]) => [`data/${path}`, digest] as const);
          expect(read).toEqual({ ok: true, digests: new Map(wanted) });
          const [first = ""] = text.split(end);
          for (const bad of [first, first.slice(1), first.replace("data/", "dat/"), "x"]) {
            expect(readBagManifest(text + bad, SHA256).ok).toBe(false);
          }
        },
      ),
    );
  });

  test("is known by its name, and one in an algorithm that is not read is not passed over", () => {
    expect(manifestKind("manifest-sha512.txt")).toEqual({ of: "payload", algorithm: "sha512" });
    expect(manifestKind("tagmanifest-md5.txt")).toEqual({ of: "tags", algorithm: "md5" });
    expect(manifestKind("manifest-blake3.txt")).toEqual({ of: "payload", algorithm: "unknown" });
    expect(manifestKind("data/manifest-md5.txt")).toBeUndefined();
  });
});

test("a declaration is exact; its encodings are those in which its other files are read", () => {
  const declare = (version: string, encoding: string) =>
    readDeclaration(
      Buffer.from(`BagIt-Version: ${version}\nTag-File-Character-Encoding: ${encoding}\n`),
    );
  expect(declare("1.0", "UTF-8")).toEqual({
    ok: true,
    value: { version: "1.0", encoding: "utf-8" },
  });
  expect(declare("0.97", "UTF-16")).toMatchObject({ ok: true });
  for (const bad of [declare("2.0", "UTF-8"), declare("1.0", "EBCDIC"), declare("1.0 ", "UTF-8")]) {
    expect(bad.ok).toBe(false);
  }
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      fc.pre(text.isWellFormed() && !text.startsWith("\uFEFF"));
      expect(decodeTagFile(Buffer.from(text), "utf-8")).toBe(text);
      expect(decodeTagFile(Buffer.from(text, "utf16le"), "utf-16le")).toBe(text);
      expect(decodeTagFile(Buffer.from(`\uFEFF${text}`, "utf16le"), "utf-16")).toBe(text);
      expect(decodeTagFile(Buffer.from(text, "utf16le").swap16(), "utf-16")).toBe(text);
    }),
  );
  expect(decodeTagFile(Buffer.from([0xff]), "utf-8")).toBeUndefined();
  expect(decodeTagFile(Buffer.from([0x00]), "utf-16")).toBeUndefined();
});
