import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { bytesInMemory } from "#app/adapters/media/byte-source.ts";
import { readHeif } from "#app/adapters/media/containers/heif.ts";
import { examineBytes } from "#app/adapters/media/examine-bytes.ts";
import { assessFile } from "#app/core/claims/assess-file.ts";
import { jpegWithExif } from "#test/adapters/media/jpeg-with-exif.ts";
import { describeWithCorpus } from "#test/support/corpus.ts";

const PLAIN = sharp({ create: { width: 64, height: 48, channels: 3, background: "#123" } })
  .jpeg()
  .toBuffer();

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
    expect(await leadsOf(jpegWithExif(await PLAIN, exif))).toContain("phone-converted");
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
