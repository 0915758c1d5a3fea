import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { originalName } from "#app/core/intake/original-name.ts";

const shown = (name: string) => originalName(name).display;

test("an ordinary name stays as it is, in every script, with joiners and emoji", () => {
  for (const name of [
    "IMG_0042.HEIC",
    "vidéo n° 3.mp4",
    "صورة ۱۲.jpg",
    "می‌خواهم.mov",
    "👨‍👩‍👧 day.jpg",
  ]) {
    expect(originalName(name)).toEqual({ received: name, display: name.normalize("NFC") });
  }
});

test("path parts of any system are stripped", () => {
  expect(shown("../../etc/passwd")).toBe("passwd");
  expect(shown("C:\\Users\\Ana\\clip.mov")).toBe("clip.mov");
  expect(shown("/home/ana/")).toBe("ana");
  expect(shown("a\\..\\b/./photo.jpg")).toBe("photo.jpg");
});

test("control and direction characters are shown instead of acting", () => {
  expect(shown("photo\u202Egpj.exe")).toBe("photo\uFFFDgpj.exe");
  expect(shown("a\u0000b\r\nc\u007Fd.jpg")).toBe("a\uFFFDb\uFFFD\uFFFDc\uFFFDd.jpg");
  expect(shown("in\u200Bvisible\u2066.jpg")).toBe("in\uFFFDvisible\uFFFD.jpg");
  expect(shown("half\uD800.jpg")).toBe("half\uFFFD.jpg");
});

test("a second extension cannot hide behind a row of spaces", () => {
  expect(shown(`photo.jpg${" ".repeat(80)}.exe`)).toBe("photo.jpg .exe");
  expect(shown("photo.jpg\u3000\u2003.exe")).toBe("photo.jpg .exe");
});

test("a name that says nothing becomes “file”", () => {
  for (const name of ["", "   ", ".", "..", "/", "\\\\", "../"]) expect(shown(name)).toBe("file");
});

test("a long name is shortened and keeps its extension", () => {
  expect(shown(`${"x".repeat(300)}.jpeg`)).toMatch(/^x{100,}….jpeg$/u);
  expect(shown(`${"長".repeat(300)}.heic`)).toMatch(/^長{50,}….heic$/u);
  expect(shown(`a.${"y".repeat(400)}`)).toMatch(/^a\.y+…$/u);
});

test("whatever was sent: the raw name is kept, the shown one is safe, short, and stable", () => {
  const names = fc.oneof(
    fc.string({ unit: "binary", maxLength: 400 }),
    fc.string({
      unit: fc.constantFrom("..", "/", "\\", ":", "\u202e", " ", ".", "a", "\n", "\0"),
      maxLength: 60,
    }),
  );
  fc.assert(
    fc.property(names, (name) => {
      const { received, display } = originalName(name);
      expect(received).toBe(name);
      expect(display.isWellFormed()).toBe(true);
      expect(display).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069/\\]/u);
      expect(display.replace(/\./g, "")).not.toBe("");
      expect(Buffer.byteLength(display)).toBeLessThanOrEqual(240);
      expect(shown(display)).toBe(display);
    }),
    { numRuns: 2_000 },
  );
});
