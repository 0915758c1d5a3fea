import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { bytesInMemory } from "#app/adapters/media/byte-source.ts";
import { readHeif } from "#app/adapters/media/containers/heif.ts";
import { examineBytes } from "#app/adapters/media/examine-bytes.ts";
import { assessFile } from "#app/core/claims/assess-file.ts";
import { describeWithCorpus } from "#test/support/corpus.ts";

/** A JPEG with this EXIF, as a program writes it that converts and keeps all of it. */
async function jpegWith(exif: Uint8Array): Promise<Buffer> {
  const plain = await sharp({ create: { width: 64, height: 48, channels: 3, background: "#123" } })
    .jpeg()
    .toBuffer();
  const body = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), exif]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([plain.subarray(0, 2), head, body, plain.subarray(2)]);
}

async function leadsOf(bytes: Uint8Array): Promise<string[]> {
  const { findings } = await examineBytes(bytesInMemory(bytes), { previews: false });
  const outside = { path: "", size: bytes.length, sha256: null, sha512: null };
  const { signs } = assessFile(
    { ...outside, ...findings },
    { declaredName: "IMG_1.jpg", receivedAt: null },
  );
  return signs.map(({ code }) => code);
}

describeWithCorpus("pictures of real iPhones", (folder) => {
  test("a HEIC's own data in a JPEG says that it was converted; in the HEIC it does not", async () => {
    const heic = readFileSync(join(folder, "photo-heic/mdx-issue-263-dotnet.heic"));
    const { exif } = readHeif(bytesInMemory(heic));
    if (exif === undefined) throw new Error("the picture has no EXIF");
    expect(await leadsOf(await jpegWith(exif))).toContain("phone-converted");
    expect(await leadsOf(heic)).not.toContain("phone-converted");
  });

  test.each(["exiftool-apple.jpg", "exifsamples-iphone-hdr-no.jpg", "photoprism-beach-sand.jpg"])(
    "%s, taken as JPEG, is none",
    async (name) => {
      const bytes = readFileSync(join(folder, "photo-jpeg", name));
      expect(await leadsOf(bytes)).not.toContain("phone-converted");
    },
  );
});
