import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { bytesInMemory } from "#app/adapters/media/byte-source.ts";
import { examineBytes } from "#app/adapters/media/examine-bytes.ts";
import { assessFile } from "#app/core/claims/assess-file.ts";
import { box, fileType, movieHeader, since1904 } from "#test/adapters/media/build-boxes.ts";
import { describeWithCorpus } from "#test/support/corpus.ts";
import { buildJpeg, frameSegment, xmpSegment } from "#test/adapters/media/build-containers.ts";

const CLIP = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from("ftypmp42"),
  Buffer.alloc(188),
]);

const OLD = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:Cam="http://ns.google.com/photos/1.0/camera/" Cam:MicroVideo="1" Cam:MicroVideoOffset="${CLIP.length}"/>
</rdf:RDF></x:xmpmeta>`;
const LIST = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:GCamera="http://ns.google.com/photos/1.0/camera/" xmlns:Container="http://ns.google.com/photos/1.0/container/"
 xmlns:Item="http://ns.google.com/photos/1.0/container/item/" GCamera:MotionPhoto="1"><Container:Directory><rdf:Seq>
<rdf:li rdf:parseType="Resource"><Container:Item Item:Mime="image/jpeg" Item:Semantic="Primary" Item:Length="0" Item:Padding="7"/></rdf:li>
<rdf:li rdf:parseType="Resource"><Container:Item Item:Mime="video/mp4" Item:Semantic="MotionPhoto" Item:Length="${CLIP.length}"/></rdf:li>
</rdf:Seq></Container:Directory></rdf:Description></rdf:RDF></x:xmpmeta>`;

function picture(xmp: string, behind: Buffer): Buffer {
  return Buffer.concat([buildJpeg([xmpSegment(xmp), frameSegment(8, 8)]), behind]);
}

async function found(bytes: Uint8Array): Promise<Readonly<Record<string, unknown>>> {
  const { findings } = await examineBytes(bytesInMemory(bytes), { previews: false });
  const of = findings.fields.filter(({ group }) => group === "MotionPhoto");
  return Object.fromEntries(of.map(({ tag, value }) => [tag, value]));
}

test.each([
  ["the older offset", OLD],
  ["the list of parts", LIST],
])("a clip that %s names is found where it lies", async (_, xmp) => {
  const bytes = picture(xmp, CLIP);
  expect(await found(bytes)).toEqual({
    ClipOffset: bytes.length - CLIP.length,
    ClipLength: CLIP.length,
  });
});

test("what the clip's own header says of its time and length is read, and is a claim of its own", async () => {
  const header = movieHeader(since1904("2024-07-04T19:00:02Z"), 1000, 2500);
  const film = Buffer.concat([fileType("mp42"), box("moov", header)]);
  const clip = Buffer.concat([film, box("free", Buffer.alloc(CLIP.length - film.length - 8))]);
  const bytes = picture(OLD, clip);
  expect(await found(bytes)).toMatchObject({
    ...{ ClipCreateDate: since1904("2024-07-04T19:00:02Z"), ClipDuration: 2.5 },
  });
  const { findings } = await examineBytes(bytesInMemory(bytes), { previews: false });
  const file = { path: "", size: bytes.length, sha256: null, sha512: null, ...findings };
  const { times } = assessFile(file, { declaredName: "photo.jpg", receivedAt: null });
  expect(times).toMatchObject([
    {
      ...{ source: "MotionPhoto:ClipCreateDate", level: "T4", zoneSource: "none" },
      stated: "2024-07-04T19:00:02.000Z",
      sentence: expect.stringMatching(/^The header of the clip in this motion photo says/),
    },
  ]);
});

test("a clip that was cut off, or moved by what was put behind it, is said to be missing", async () => {
  expect(await found(picture(OLD, Buffer.alloc(0)))).toEqual({ ClipMissing: CLIP.length });
  const moved = picture(OLD, Buffer.concat([CLIP, Buffer.alloc(16)]));
  expect(await found(moved)).toEqual({ ClipMissing: CLIP.length });
});

test("a picture that names no clip says nothing of one, even where a film lies behind it", async () => {
  expect(await found(picture(OLD.replace(/Cam:MicroVideoOffset="\d+"/, ""), CLIP))).toEqual({});
});

describeWithCorpus("real motion photos", (folder) => {
  test.each([
    ["androidx-ss-motion-photo-shortened.jpg", 20_345, 2_582, "2020-12-17T10:03:15Z", 3.006],
    ["nomexif-motion-photo-pixel-synth.jpg", 18_263, 2_745, "2026-04-26T09:25:15Z", 1.44],
  ])(
    "the clip of %s begins where a film does, and says when it was made",
    async (name, offset, length, created, seconds) => {
      const bytes = readFileSync(join(folder, "photo-jpeg", name));
      expect(await found(bytes)).toEqual({
        ...{ ClipOffset: offset, ClipLength: length },
        ...{ ClipCreateDate: since1904(created), ClipDuration: seconds },
      });
    },
  );
});
