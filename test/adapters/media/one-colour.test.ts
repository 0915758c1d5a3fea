import { expect, test } from "@jest/globals";
import sharp from "sharp";
import { withOneColour } from "#app/adapters/media/one-colour.ts";
import { scene } from "#test/support/scene.ts";

const plain = (background: string) =>
  sharp({ create: { width: 320, height: 200, channels: 3, background } })
    .jpeg()
    .toBuffer();

/** What is said of a file with that preview and that small picture in it. */
async function problemsOf(
  preview: Uint8Array,
  more: { readonly thumbnail?: Uint8Array; readonly smallItem?: Uint8Array } = {},
): Promise<readonly string[]> {
  const findings = {
    ...{ mediaType: "image/heic", width: 320, height: 200, orientation: null, rotation: null },
    ...{ durationSeconds: null, looks: [], fields: [], problems: [] },
  };
  const shown = { mediaType: "image/jpeg", width: 320, height: 200, bytes: preview } as const;
  const previews = [{ ...shown, purpose: "thumbnail" as const }];
  return (await withOneColour({ findings, previews, ...more })).findings.problems;
}

test("a preview of one colour is told from a real picture of one colour by the small one in the file", async () => {
  const [black, grey, real] = [await plain("#000000"), await plain("#777777"), await scene(3)];
  expect(await problemsOf(real)).toEqual([]);
  expect(await problemsOf(black)).toEqual(["preview-one-colour"]);
  expect(await problemsOf(grey, { thumbnail: real })).toEqual(["preview-one-colour-only"]);
  expect(await problemsOf(black, { smallItem: real })).toEqual(["preview-one-colour-only"]);
  expect(await problemsOf(black, { smallItem: black })).toEqual(["preview-one-colour-alike"]);
  const broken = Buffer.from("ffd8ffd9", "hex");
  expect(await problemsOf(black, { thumbnail: broken })).toEqual(["preview-one-colour"]);
});
