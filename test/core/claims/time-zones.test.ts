import { expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const PROJECT = join(import.meta.dirname, "..", "..", "..");
const ZONES = ["UTC", "America/New_York", "Asia/Kolkata"];

test("the server's time zone changes nothing", () => {
  const outputs = ZONES.map((zone) => {
    const script = join(import.meta.dirname, "print-claims.ts");
    const env = { ...process.env, TZ: zone };
    return execFileSync(process.execPath, [script], { env, encoding: "utf8" })
      .trimEnd()
      .split("\n");
  });
  // The last line is the zone's own offset: it shows that the zones were really in force.
  expect(outputs.map((lines) => lines.at(-1))).toEqual(["0", "240", "-330"]);
  const claims = outputs.map((lines) => lines.slice(0, -1));
  expect(claims[0]).toHaveLength(20);
  expect(claims[1]).toEqual(claims[0]);
  expect(claims[2]).toEqual(claims[0]);
});

test("no rule reads a date in the server's zone", () => {
  const local =
    /\.(?:get|set)(?!UTC|Time\b)(?:FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)\b|toLocale\w*\(|Date\.parse|new Date\([^)]*,/;
  for (const folder of [
    "app/core/claims",
    "app/adapters/media",
    "app/adapters/media/containers",
    "app/adapters/media/movie",
    "app/adapters/media/places",
  ]) {
    const files = readdirSync(join(PROJECT, folder)).filter((name) => name.endsWith(".ts"));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      expect([file, local.exec(readFileSync(join(PROJECT, folder, file), "utf8"))?.[0]]).toEqual([
        file,
        undefined,
      ]);
    }
  }
});
