import { expect, test } from "@jest/globals";
import { createLog, type Log } from "#app/adapters/logging/log.ts";
import type { ItemId } from "#app/core/ids.ts";
import { instantFromMillis } from "#app/core/instant.ts";

const ITEM: ItemId = "itm_00000000000000000000000001";

function lines(use: (log: Log) => void): readonly unknown[] {
  const written: string[] = [];
  use(createLog({ write: (line) => written.push(line), now: () => instantFromMillis(0) }));
  for (const line of written) expect(line).toMatch(/^[^\n]+\n$/);
  return written.map((line) => JSON.parse(line) as unknown);
}

test("a line is one JSON object with time, level, event and facts", () => {
  const seen = lines((log) => {
    log.info("upload.received", { item: ITEM, bytes: 12, took: 3.5, whole: true, lane: "form" });
    log.warn("disk.low");
  });
  expect(seen).toEqual([
    {
      at: "1970-01-01T00:00:00.000Z",
      level: "info",
      event: "upload.received",
      item: ITEM,
      bytes: 12,
      took: 3.5,
      whole: true,
      lane: "form",
    },
    { at: "1970-01-01T00:00:00.000Z", level: "warn", event: "disk.low" },
  ]);
});

test("text of unknown content does not compile, and is withheld when a cast lets it through", () => {
  const typed = ["Noor", "al-Haddad"].join(" ");
  const texts = [
    "192.0.2.17",
    "2001:db8::1",
    "photo.jpg",
    "40.7128",
    "4572 1234",
    "a@b.org",
    typed,
    "",
    "x".repeat(99),
  ];
  const seen = lines((log) => {
    // @ts-expect-error a string of unknown content
    log.info("test.text", { name: typed });
    // @ts-expect-error an object of unknown content
    log.info("test.text", { name: { deep: "text" } });
    for (const text of texts) log.info("test.text", { name: text as "code" });
  });
  expect(seen).toHaveLength(2 + texts.length);
  for (const line of seen) expect(line).toMatchObject({ name: "withheld" });
});

test("an error tells its kind, code and place, and its causes', but never its message", () => {
  const cause = Object.assign(new Error("secret words of a witness"), { code: "EIO" });
  const error = new Error("could not move /srv/secret.jpg\n    at secret words", { cause });
  const [line] = lines((log) => {
    log.error("seal.failed", error, { item: ITEM });
  });
  expect(line).toMatchObject({
    level: "error",
    item: ITEM,
    error: { name: "Error", cause: { name: "Error", code: "EIO" } },
  });
  expect(JSON.stringify(line)).not.toMatch(/secret|srv|could/);
  const [thrown] = lines((log) => {
    log.error("seal.failed", "just text");
  });
  expect(thrown).toMatchObject({ error: { name: "string", at: [] } });
});

test("the place of an error is a line of this project", () => {
  const error = new Error("x");
  error.stack =
    "Error: x\n    at seal (file:///srv/bw/app/adapters/storage/local-disk.ts:10:5)\n    at node:internal/x:1:1";
  const [line] = lines((log) => {
    log.error("seal.failed", error);
  });
  expect(line).toMatchObject({ error: { at: ["app/adapters/storage/local-disk.ts:10:5"] } });
});
