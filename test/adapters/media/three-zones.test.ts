import { expect, test } from "@jest/globals";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "#test/support/project-root.ts";

const CORPUS = process.env["MEDIA_CORPUS"] ?? "";
const ZONES = ["UTC", "America/New_York", "Asia/Kolkata"];

/** One file of each kind that holds awkward times; with `MEDIA_ZONES=all` every file of the corpus. */
const SAMPLE = [
  /photo-jpeg\/exifsamples-dscn0010\.jpg$/,
  /photo-jpeg\/androidx-ss-motion/,
  /photo-heic\/exiv2-stonehenge\.heic$/,
  /generated-video\/gen-webm-with-date\.webm$/,
  /video\/.*\.mov$/i,
  /video\/.*\.avi$/i,
];

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(?:README\.md|expected\.json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function chosen(): string[] {
  const files = filesOf(CORPUS);
  if (process.env["MEDIA_ZONES"] === "all") return files;
  return SAMPLE.flatMap((pattern) => files.filter((file) => pattern.test(file)).slice(0, 1));
}

/** What `assess` prints under a server's time zone: as bytes, by digest, and how many lines. */
async function printed(zone: string, files: readonly string[]) {
  const script = join(projectRoot, "scripts", "bearwitness.ts");
  const child = spawn(process.execPath, [script, "assess", "--json", ...files], {
    env: { ...process.env, TZ: zone },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const parts: Buffer[] = [];
  for await (const part of child.stdout) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  const digest = createHash("sha256").update(text).digest("hex");
  return { digest, lines: text.split("\n").length - 1, text };
}

(CORPUS === "" ? test.skip : test)(
  "both readers print the same bytes under every time zone of a server",
  async () => {
    const files = chosen();
    expect(files.length).toBeGreaterThanOrEqual(SAMPLE.length);
    const outputs = [];
    for (const zone of ZONES) outputs.push(await printed(zone, files));
    const [utc, ...others] = outputs;
    expect(utc?.lines).toBe(files.length);
    expect(utc?.text).toContain('"zoneSource":"written"');
    expect(utc?.text).not.toContain("exiftool-missing");
    for (const other of others) expect(other.digest).toBe(utc?.digest);
  },
  process.env["MEDIA_ZONES"] === "all" ? 900_000 : 120_000,
);
