import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { toUtf8 } from "#app/core/encoding.ts";
import { clockOffsetWords, parseClockOffset } from "#app/core/partner/clock-offset.ts";
import { parseDelimited } from "#app/core/partner/delimited.ts";
import { parseInnerPath } from "#app/core/partner/inner-path.ts";
import { parseManifest, type ReadManifest } from "#app/core/partner/manifest.ts";

const A = "a".repeat(64);
const B = "b".repeat(64);

function read(text: string): ReadManifest {
  const parsed = parseManifest(toUtf8(text));
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

function problem(bytes: Uint8Array): string {
  const parsed = parseManifest(bytes);
  return parsed.ok ? "" : parsed.problem;
}

test("a spreadsheet's table is read whatever its mark, line ends, quotes, case and order of columns", () => {
  const { rows, badRows, unknownColumns } = read(
    `\uFEFF"Camera ID";SHA-256;Shift;File Name;Clock Offset;Custodian;Certificate;Notes\r\n` +
      `"Main; 5th ""north""";${A.toUpperCase()};2;.\\cam\\one.mp4;-00:01:30;Jane Roe;cert.pdf;"two\r\nlines"\r\n` +
      `;;;;;;;\r\n` +
      `C-2;${B};2;two.mp4;90 s;;;\r\n`,
  );
  expect(badRows).toEqual([]);
  expect(unknownColumns).toEqual(["Shift"]);
  expect(rows).toMatchObject([
    {
      path: "cam/one.mp4",
      digests: { sha256: A },
      cameraId: 'Main; 5th "north"',
      clockOffset: { raw: "-00:01:30", seconds: -90 },
      custodian: "Jane Roe",
      certificate: "cert.pdf",
      note: "two lines",
    },
    { path: "two.mp4", clockOffset: { raw: "90 s", seconds: 90 }, certificate: "" },
  ]);
});

test("“Unicode text” of a spreadsheet, UTF-16 with tabs, is read", () => {
  const text = `\uFEFFfile\tsha256\r\nКамера.mp4\t${A}\r\n`;
  const parsed = parseManifest(Buffer.from(text, "utf16le"));
  expect(parsed).toMatchObject({ ok: true, value: { rows: [{ path: "Камера.mp4" }] } });
});

test("the output of sha256sum and md5sum is a list too", () => {
  const { rows, badRows } = read(`${A}  one.mp4\n${"c".repeat(32)} *sub/two.mp4\nnonsense\n`);
  expect(rows).toMatchObject([
    { path: "one.mp4", digests: { sha256: A } },
    { path: "sub/two.mp4", digests: { md5: "c".repeat(32) } },
  ]);
  expect(badRows).toEqual([
    { line: 3, path: "", words: "it is not a digest, two blanks and a name" },
  ]);
});

test.each([
  [
    `/etc/passwd,${A}`,
    "it must be a path inside the folder, not one that begins at a drive or at /",
  ],
  [`C:\\x.mp4,${A}`, "it must be a path inside the folder, not one that begins at a drive or at /"],
  [`..\\x.mp4,${A}`, "it points outside of the folder"],
  [`a//b.mp4,${A}`, "its path has an empty part"],
  [`,${A}`, "it names no file"],
  [`x.mp4,`, "it has no digest"],
  [`x.mp4,${A.slice(1)}`, "its sha256 is not 64 characters of 0-9 and a-f"],
  [`x, y.mp4,${A}`, "it has more cells than there are headings (3, not 2)"],
])("a row that does not read is named and the others count: %s", (row, words) => {
  const { rows, badRows } = read(`file,sha256\n${row}\ngood.mp4,${B}\n`);
  expect(badRows).toMatchObject([{ line: 2, words }]);
  expect(rows).toMatchObject([{ path: "good.mp4" }]);
});

test("what is listed twice counts once, and not at all where it contradicts itself", () => {
  const { rows, badRows, remarks } = read(
    `file,sha256\none,${A}\none,${A}\ntwo,${A}\n.\\two,${B}\nthree,${B}\n`,
  );
  expect(rows.map(({ path }) => path)).toEqual(["one", "three"]);
  expect(remarks).toEqual([{ line: 3, path: "one", words: "it is listed already on line 2" }]);
  expect(badRows).toMatchObject([{ line: 4 }, { line: 5 }]);
});

test("a clock offset that does not read keeps its words and moves nothing", () => {
  const { rows, remarks } = read(`file,sha256,offset\nx,${A},about two minutes fast\n`);
  expect(rows[0]?.clockOffset).toEqual({ raw: "about two minutes fast", seconds: null });
  expect(remarks).toMatchObject([{ line: 2 }]);
  expect(parseClockOffset("1:02:03")?.seconds).toBe(3_723);
  expect(parseClockOffset("1:75")?.seconds).toBeNull();
  expect(clockOffsetWords({ raw: "-1", seconds: -1 })).toBe("1 second behind");
});

test("a list that cannot be used says what is wrong with it", () => {
  expect(problem(toUtf8(""))).toBe("it is empty");
  expect(problem(toUtf8("file,sha256\n"))).toBe("it lists no file");
  expect(problem(toUtf8(`a.mp4,${A}\n`))).toMatch(/first line must name the columns/);
  expect(problem(toUtf8("file,camera\nx,1\n"))).toMatch(/no column holds digests/);
  expect(problem(toUtf8(`file,path,sha256\nx,x,${A}\n`))).toBe("two columns are “path”");
  expect(problem(toUtf8(`file,sha256\n"x,${A}\n`))).toMatch(/^line 2: a quotation mark/);
  expect(problem(Uint8Array.of(0x66, 0xff, 0x0a))).toMatch(/not in UTF-8/);
});

test("every table comes back as it was written", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", "\r\n", "\n", " ", "é") });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 })), (table) => {
      const text = table
        .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(","))
        .join("\r\n");
      const parsed = parseDelimited(text, ",");
      const kept = table.filter((row) => row.some((one) => one.trim() !== ""));
      expect(parsed.ok && parsed.rows.map(({ cells }) => cells)).toEqual(kept);
    }),
  );
});

test("no text of any kind makes a path that leaves the folder", () => {
  const part = fc.constantFrom("..", ".", "", "a", "\\", "/", "C:", "~", "%2e%2e", "\0", "...");
  fc.assert(
    fc.property(
      fc.array(part).map((parts) => parts.join("/")),
      (text) => {
        const inner = parseInnerPath(text);
        if (!inner.ok) return;
        expect(inner.path).not.toMatch(/^\/|^~|^[A-Za-z]:|\\|\0/);
        expect(inner.path.split("/")).not.toContain("..");
        expect(inner.path.split("/")).not.toContain("");
      },
    ),
  );
});
