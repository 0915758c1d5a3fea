import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { parsePartChecksum } from "#app/core/intake/part-checksum.ts";

test("a checksum is read as its sender's tool writes it, and no other text is", () => {
  const algorithms = fc.constantFrom(["sha1", 20] as const, ["sha256", 32] as const);
  fc.assert(
    fc.property(algorithms, fc.uint8Array({ minLength: 18, maxLength: 34 }), (of, digest) => {
      const [algorithm, octets] = of;
      const bytes = Buffer.from(digest);
      const read = parsePartChecksum(`${algorithm} ${bytes.toString("base64")}`);
      expect(read).toEqual(
        bytes.length === octets ? { algorithm, hex: bytes.toString("hex") } : undefined,
      );
    }),
  );
  const right = `sha1 ${Buffer.alloc(20, 1).toString("base64")}`;
  expect(parsePartChecksum(right)?.hex).toBe("01".repeat(20));
  for (const wrong of [
    ...["", " ", "sha1", "sha1 ", right.replace("sha1", "SHA1"), right.replace("sha1", "md5")],
    ...[` ${right}`, `${right} `, right.replace(" ", "  "), right.slice(0, -1), `${right}=`],
  ]) {
    expect([wrong, parsePartChecksum(wrong)]).toEqual([wrong, undefined]);
  }
});
