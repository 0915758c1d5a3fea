import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { fileRefusal, HEAD_BYTES } from "#app/core/intake/file-refusal.ts";
import { processorMillis } from "#test/support/processor-time.ts";

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const text = (content: string): Uint8Array => new TextEncoder().encode(content);

function utf16(content: string, order: "little" | "big"): Uint8Array {
  const little = Buffer.from(`\ufeff${content}`, "utf16le");
  return order === "little" ? little : Buffer.from(little).swap16();
}

const JPEG = bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1);
const PNG = bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13);
const MP4 = bytes(0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x69, 0x73, 0x6f, 0x6d, 0, 0, 2, 0);
const ZIP = bytes(0x50, 0x4b, 3, 4, 20, 0, 0, 0);

describe("a program is refused, whatever it is called", () => {
  test.each([
    ["Windows", bytes(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0)],
    ["ELF", bytes(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0)],
    ["Mach-O 64", bytes(0xcf, 0xfa, 0xed, 0xfe, 7, 0, 0, 1)],
    ["Mach-O 32", bytes(0xce, 0xfa, 0xed, 0xfe, 7, 0, 0, 0)],
    ["Mach-O, big-endian", bytes(0xfe, 0xed, 0xfa, 0xce, 0, 0, 0, 18)],
    ["several processors", bytes(0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 2)],
    ["WebAssembly", bytes(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)],
    ["Windows shortcut", bytes(0x4c, 0, 0, 0, 1, 0x14, 2, 0)],
    ["Debian package", text("!<arch>\ndebian-binary   1410122664")],
    ["RPM package", bytes(0xed, 0xab, 0xee, 0xdb, 3, 0)],
    ["macOS installer", bytes(0x78, 0x61, 0x72, 0x21, 0, 28, 0, 1)],
    ["shell script", text("#!/bin/sh\nrm -rf /\n")],
    ["script with blanks", text("#! /usr/bin/env python3\n")],
  ])("%s", (_, head) => {
    for (const name of ["photo.jpg", "", "clip", "letter.txt"]) {
      expect(fileRefusal(head, name)).toBe("program");
    }
  });

  test("what only its name tells, when its content is no record", () => {
    for (const name of [
      "run.bat",
      "RUN.CMD",
      "a.ps1",
      "photo.jpg.vbs",
      "x.js",
      "x.exe",
      "x.exe.",
      "x.exe . ",
      "x.exe\u200b",
      "gpj.\u202eexe",
    ]) {
      expect(fileRefusal(text("echo hello"), name)).toBe("program");
    }
    for (const name of ["game.jar", "app.apk", "Phone.IPA"]) {
      expect(fileRefusal(ZIP, name)).toBe("program");
    }
    expect(fileRefusal(bytes(0xd0, 0xcf, 0x11, 0xe0, 0, 0), "setup.msi")).toBe("program");
  });
});

describe("a page that a browser would run is refused, whatever it is called", () => {
  test.each([
    ["HTML", "<!DOCTYPE html><html><script>alert(1)</script>"],
    ["lower case, several blanks", "<!doctype   html>"],
    ["no document type", "<html lang=en>"],
    ["a script alone", "<script>alert(1)</script>"],
    ["a frame", "  \r\n\t<iframe src=x>"],
    ["a link", "<a href='javascript:alert(1)'>"],
    ["a refresh", '<meta http-equiv="refresh" content="0;url=//x">'],
    ["a style", "<STYLE>@import '//x'</STYLE>"],
    ["a tag that closes itself", "<br/>"],
    ["SVG", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">'],
    ["SVG with declaration", '<?xml version="1.0" encoding="UTF-8"?>\n<svg\nonload="x">'],
    ["SVG after comments", "<!-- one --><!-- two -->\n<!---->  <svg >"],
    ["SVG after a style sheet", '<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><svg>'],
    [
      "SVG with document type",
      '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><svg>',
    ],
    ["SVG with a document type of its own", "<!DOCTYPE picture [<!ENTITY x 'y'>]><svg>"],
    ["SVG under a prefix", '<s:svg xmlns:s="http://www.w3.org/2000/svg">'],
    ["XHTML", '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">'],
    ["a comment before the page", "<!-- saved from url=(0014)about:internet -->\n<html>"],
  ])("%s", (_, content) => {
    for (const head of [
      text(content),
      text(`\ufeff${content}`),
      utf16(content, "little"),
      utf16(content, "big"),
    ]) {
      for (const name of ["photo.jpg", "", "page.html"]) {
        expect(fileRefusal(head, name)).toBe("web-page");
      }
    }
  });

  test("what only its name tells", () => {
    for (const name of ["page.html", "page.HTM", "drawing.svg", "drawing.svgz", "mail.mht"]) {
      expect(fileRefusal(text("nothing of a page in here"), name)).toBe("web-page");
    }
  });
});

describe("everything else is taken", () => {
  test.each([
    ["JPEG", JPEG],
    ["PNG", PNG],
    ["GIF", text("GIF89a")],
    ["MP4", MP4],
    ["WebM", bytes(0x1a, 0x45, 0xdf, 0xa3, 1, 0)],
    ["WebP, WAV, AVI", text("RIFF\u0001\u0001\u0001\u0001WEBP")],
    ["TIFF", bytes(0x49, 0x49, 0x2a, 0)],
    ["MP3", text("ID3\u0004")],
    ["PDF", text("%PDF-1.7\n")],
  ])("%s, under any name", (_, head) => {
    for (const name of ["a.jpg", "a.exe", "a.html", "a.svg", "a.jar", "", "no ending"]) {
      expect(fileRefusal(head, name)).toBeUndefined();
    }
  });

  test.each([
    ["plain words", "On Sunday I saw <two> vans.\n"],
    ["words that begin like a Windows program", "MZ was there as well, he says."],
    ["words that begin like a script", "#!important: they came back"],
    ["a chat's export", "<Media omitted>\n12/11/26, 21:31 - Ana: look"],
    ["an arrow", "<- this is the street"],
    ["a table", "time,plate\n21:30,ABC 123\n"],
    ["a track", '<?xml version="1.0"?>\n<!-- my phone -->\n<gpx version="1.1"><trk>'],
    ["a map", '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2">'],
    ["another document type", '<!DOCTYPE plist PUBLIC "x" "y"><plist version="1.0">'],
    ["a tag that only begins alike", "<brand>Ford</brand>"],
    ["a letter", "From: a@example.org\nSubject: <html> is not allowed\n\n<html>"],
    ["nothing but blanks", " \n\t "],
  ])("text: %s", (_, content) => {
    for (const head of [text(content), utf16(content, "little")]) {
      for (const name of ["notes.txt", "", "export"]) {
        expect(fileRefusal(head, name)).toBeUndefined();
      }
    }
  });

  test("a photo that is something else further on is a photo", () => {
    const polyglot = Buffer.concat([JPEG, text("<html><script>alert(1)</script>"), ZIP]);
    expect(fileRefusal(polyglot, "IMG_1.jpg")).toBeUndefined();
    const beyond = Buffer.concat([Buffer.alloc(HEAD_BYTES, 0x20), text("<html>")]);
    expect(fileRefusal(beyond, "notes.txt")).toBeUndefined();
  });

  test("a recording in a format nobody knows", () => {
    expect(fileRefusal(bytes(0x44, 0x48, 0x41, 0x56, 0xfd, 0, 0, 1), "cam3.dav")).toBeUndefined();
    expect(fileRefusal(new Uint8Array(0), "empty")).toBeUndefined();
  });
});

describe("whatever comes", () => {
  test("there is an answer, and pictures are taken under every name", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.string({ unit: "binary" }),
        (rest, name) => {
          expect([undefined, "program", "web-page"]).toContain(fileRefusal(rest, name));
          expect(fileRefusal(Buffer.concat([JPEG, rest]), name)).toBeUndefined();
        },
      ),
    );
  });

  test("a file made to be slow to judge is judged at once", () => {
    const hostile = [
      "<!---->".repeat(600),
      "<!--".repeat(1_024),
      "<!-- -->".repeat(512),
      "<??>".repeat(1_024),
      `<?xml${" ".repeat(4_000)}`,
      " ".repeat(4_096),
      `<!doctype x ${"<a".repeat(2_000)}`,
      `<!doctype x <${"a".repeat(4_000)}`,
      `<${"a".repeat(4_000)}:svg`,
    ];
    for (const content of hostile) {
      const started = processorMillis();
      fileRefusal(text(content), ".".repeat(300));
      expect(processorMillis() - started).toBeLessThan(1_000);
    }
  });
});
