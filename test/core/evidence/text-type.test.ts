import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { textTypeOf } from "#app/core/evidence/text-type.ts";

const of = (text: string, encoding: BufferEncoding = "utf8") =>
  textTypeOf(Buffer.from(text, encoding));

test.each([
  ["<!DOCTYPE html><p>x", "text/html"],
  ["  \r\n<!-- a note --><script>alert(1)</script>", "text/html"],
  ["\ufeff<html lang=en>", "text/html"],
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', "image/svg+xml"],
  ['<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "y">]><svg >&x;</svg>', "image/svg+xml"],
  ["<!doctype x [<!ENTITY y 'z'>]><x:svg >", "image/svg+xml"],
  ["<!doctype x><html >", "text/html"],
  ["Dear office,\n<b is not the first thing here", "text/plain"],
  ["<svgs and other words", "text/plain"],
  ['<?xml version="1.0"?><note>words</note>', "text/plain"],
])("%j is %s", (text, type) => {
  expect(of(text)).toBe(type);
});

test("a page is told in UTF-16 too, and one byte of a letter is text", () => {
  expect(of("\ufeff<svg >", "utf16le")).toBe("image/svg+xml");
  expect(of("\ufeffwords", "utf16le")).toBe("text/plain");
  expect(textTypeOf(Uint8Array.of(0x89))).toBe("text/plain");
});

test("nothing is no text, and neither is anything with a byte that no text has", () => {
  expect(textTypeOf(new Uint8Array(0))).toBeUndefined();
  const control = fc.constantFrom(0, 1, 8, 0x0b, 0x0e, 0x1a, 0x1f);
  fc.assert(
    fc.property(fc.uint8Array(), control, fc.uint8Array(), (before, byte, after) => {
      // Without a byte order mark, under which these are half a letter.
      const bytes = Buffer.concat([Buffer.from("words"), before, Buffer.of(byte), after]);
      expect(textTypeOf(bytes)).toBeUndefined();
    }),
  );
});
