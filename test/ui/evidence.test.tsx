import { describe, expect, test } from "@jest/globals";
import { ClaimsOfFile, ClaimsTable, LevelChip } from "#app/ui/evidence/claims-table.tsx";
import { Digest, inGroups, ReceiptCode } from "#app/ui/evidence/digest.tsx";
import { fileKindOf } from "#app/ui/evidence/file-kind.ts";
import { sizeInWords } from "#app/core/evidence/size-in-words.ts";
import { sizeSaid } from "#app/ui/text/size-said.ts";
import { textIn } from "#app/ui/text/catalogues.ts";
import { FileList, FileRow, type FileState } from "#app/ui/evidence/file-row.tsx";
import { Filmstrip, MediaWall } from "#app/ui/evidence/media-wall.tsx";
import { en } from "#app/ui/text/en/index.ts";
import {
  danglingIds,
  doubleIds,
  forbidden,
  HOSTILE,
  html,
  isHarmless,
  unlabelled,
} from "./html.ts";

const HEX = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const FILE = { id: "itm_1", name: "IMG_1.HEIC", sizeBytes: 3_412_000, kind: "photo" } as const;

/** The text of a part, without its markup. */
function textOf(markup: string): string {
  return markup.replace(/<[^>]*>/g, "");
}

describe("a file's row", () => {
  test.each(["waiting", "receiving", "paused", "received", "sealed", "failed"] as const)(
    "says in words that it is %s",
    (state: FileState) => {
      const markup = html(<FileRow file={{ ...FILE, state }} />);
      expect(markup).toContain(en.common.fileStates[state]);
      expect(markup).toContain("Photo, 3.4 MB");
      expect(forbidden(markup)).toEqual([]);
    },
  );

  test("shows the fingerprint once there is one, and says that it follows before", () => {
    const before = html(<FileRow file={{ ...FILE, state: "received" }} withDigest />);
    const after = html(<FileRow file={{ ...FILE, state: "sealed", sha256: HEX }} withDigest />);
    expect(before).toContain(en.common.fingerprintFollows);
    expect(textOf(after)).toContain(HEX);
    expect(after).not.toContain(en.common.fingerprintFollows);
  });

  test("can be removed by a form of its own that names the file", () => {
    const markup = html(
      <FileList label="Files">
        <FileRow
          file={{ ...FILE, state: "received" }}
          remove={{ token: "t0ken", name: "remove" }}
        />
      </FileList>,
    );
    expect(markup).toMatch(/<button[^>]*name="remove" value="itm_1"/);
    expect(markup).toContain("Remove IMG_1.HEIC");
    expect(markup).toContain('value="t0ken"');
    expect(html(<FileRow file={{ ...FILE, state: "sealed" }} />)).not.toContain("<form");
  });

  test.each([
    ["found", true],
    ["disagree", true],
    ["unclear", false],
    ["none", false],
    ["unread", false],
  ] as const)("with a place that is %s, says that an exact spot stays: %s", (kind, says) => {
    const about = { look: { time: { kind: "none" }, place: { kind } }, said: [] } as const;
    const { unsent, sent } = en.fileLook.passedOn;
    const file = { ...FILE, state: "received" } as const;
    expect(textOf(html(<FileRow file={file} about={about} />)).includes(unsent)).toBe(says);
    const after = textOf(html(<FileRow file={file} about={{ ...about, sent: true }} />));
    expect(after.includes(sent)).toBe(says);
    expect(after).not.toContain(unsent);
  });

  test.each(HOSTILE)("a hostile name stays a name: %.30s", (name) => {
    const markup = html(
      <FileRow file={{ ...FILE, name, state: "sealed" }} remove={{ token: "t", name: "r" }} />,
    );
    expect(isHarmless(markup)).toBe(true);
    expect(markup).toContain("<bdi>");
  });
});

describe("codes and digests", () => {
  test("a receipt code stands in groups of 4 with spaces that copying keeps", () => {
    const markup = html(<ReceiptCode code="4812 0937552041986633071524890176" />);
    expect(textOf(markup).trim()).toBe("4812 0937 5520 4198 6633 0715 2489 0176");
  });

  test("a digest is read in groups of 8 and copied without gaps", () => {
    const markup = html(<Digest hex={HEX} algorithm="SHA-256" />);
    expect(markup.match(/digest__group/g)).toHaveLength(8);
    expect(textOf(markup)).toBe(`SHA-256 ${HEX}`);
  });

  test("a short digest still carries the whole one", () => {
    const markup = html(<Digest hex={HEX} short />);
    expect(textOf(markup)).toBe("9f86d081…b0f00a08");
    expect(markup).toContain(`title="${HEX}"`);
  });

  test("groups never lose a character", () => {
    for (const text of ["", "1", "1234", "12345"]) expect(inGroups(text, 4).join("")).toBe(text);
  });
});

describe("claims", () => {
  const claim = {
    value: "5:41 PM EDT",
    source: "Device clock",
    level: "T2",
    sentence: "The clock was not checked.",
  } as const;

  test("each has value, source, level with its sentence, and what speaks against it", () => {
    const markup = html(
      <ClaimsTable
        caption="Times"
        empty="None."
        claims={[
          { ...claim, best: true },
          { ...claim, level: "T0", conflict: "16 hours later" },
        ]}
      />,
    );
    expect(markup).toContain("16 hours later");
    expect(markup).toContain('aria-label="T2: The clock was not checked."');
    expect(markup).toMatch(/<span class="tag">best<\/span>/);
    expect(forbidden(markup)).toEqual([]);
  });

  test("no claim at all is said in words", () => {
    expect(html(<ClaimsTable caption="Times" empty="Nothing says when." claims={[]} />)).toBe(
      '<p class="quiet">Nothing says when.</p>',
    );
  });

  test("what is said where a file claims neither time nor place stands once where it is the same", () => {
    const said = (times: string, places: string) =>
      html(<ClaimsOfFile of="in a.jpg" times={[]} places={[]} silence={{ times, places }} />);
    expect(said("Not read.", "Not read.")).toBe('<p class="quiet">Not read.</p>');
    expect(said("No time.", "No place.")).toBe(
      '<p class="quiet">No time.</p><p class="quiet">No place.</p>',
    );
  });

  test("a level tells its sentence to the keyboard too", () => {
    expect(html(<LevelChip level="P4" sentence="The reporter says so." />)).toContain(
      'tabindex="0"',
    );
  });
});

describe("the media wall", () => {
  const items = [
    { id: "a", href: "/a", name: "a.jpg", kind: "photo", previewSrc: "/a/preview" },
    { id: "b", href: "/b", name: "b.mp4", kind: "video" },
  ] as const;

  test("is blurred until asked, unless told otherwise", () => {
    const markup = html(<MediaWall items={items} />);
    expect(markup).toContain("wall--blurred");
    expect(markup).toContain("Show pictures clearly");
    expect(markup).toMatch(/Show<bdi class="sr-only"> a.jpg/);
    expect(markup).not.toMatch(/Show<bdi class="sr-only"> b.mp4/);
    expect(html(<MediaWall items={items} blurred={false} />)).not.toContain("wall--blurred");
    const clear = html(<MediaWall items={[{ ...items[0], blurred: false }]} />);
    expect(clear).not.toMatch(/wall__item--blurred|Show/);
    expect([danglingIds(markup), doubleIds(markup), unlabelled(markup)]).toEqual([[], [], []]);
  });

  test("links carry the file's name, and the open one is marked", () => {
    const markup = html(<Filmstrip items={items} currentId="b" />);
    expect(markup).toContain("wall--blurred");
    expect(markup).toContain("Show pictures clearly");
    expect(markup).toMatch(/href="\/b"[^>]*aria-current="page"[^>]*aria-label="b.mp4"/);
  });
});

const SIZES = [0, 1, 999, 1000, 84_000, 999_600, 1_740_000_000] as const;

test("sizes read as on a phone", () => {
  const read = ["0 bytes", "1 byte", "999 bytes", "1 KB", "84 KB", "1 MB", "1.7 GB"];
  expect(SIZES.map(sizeInWords)).toEqual(read);
  expect(SIZES.map((size) => sizeSaid(size, textIn("en").common.sizes, "en"))).toEqual(read);
});

test.each([
  ["fr", ["0 octet", "1 octet", "999 octets", "1 Ko", "84 Ko", "1 Mo", "1,7 Go"]],
  ["ru", ["0 байт", "1 байт", "999 байт", "1 КБ", "84 КБ", "1 МБ", "1,7 ГБ"]],
  ["pt", ["0 byte", "1 byte", "999 bytes", "1 KB", "84 KB", "1 MB", "1,7 GB"]],
  ["zh-Hans", ["0 字节", "1 字节", "999 字节", "1 KB", "84 KB", "1 MB", "1.7 GB"]],
] as const)("and on a phone in %s as its readers write them", (language, read) => {
  const { sizes } = textIn(language).common;
  expect(SIZES.map((size) => sizeSaid(size, sizes, language))).toEqual(read);
});

test("in Arabic they have words of their own and digits from 0 to 9", () => {
  const { sizes } = textIn("ar").common;
  expect(sizeSaid(1_740_000_000, sizes, "ar")).toBe("1.7 غيغابايت");
  expect(sizeSaid(84_000, sizes, "ar")).toBe("84 كيلوبايت");
});

test("kinds come from media types, and an unknown one is just a file", () => {
  expect(
    ["image/heic", "video/mp4", "audio/mp4", "application/pdf", "x/y", null].map(fileKindOf),
  ).toEqual(["photo", "video", "audio", "document", "other", "other"]);
});
