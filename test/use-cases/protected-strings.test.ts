import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import sharp from "sharp";
import type { Audience } from "#app/core/bundle/audience.ts";
import type { CaseId, ItemId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { verifiedByBoth } from "#test/adapters/bundle/python-check.ts";
import { installed, unpack, type Unpacked } from "#test/adapters/bundle/unpacked.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { everyFileReviewed } from "#test/support/reviewed.ts";
import { scene } from "#test/support/scene.ts";

// Evidence-standards 16.5: what is protected stands nowhere in a bundle for the defence or a grand jury: no byte, text of a PDF, disclosure or name of a file.

let office: TestOffice;
let ann: Person;
let caseId: CaseId;
let original: Buffer;

beforeAll(async () => {
  office = await openTestOffice();
  ann = await office.employ("prosecutor");
  const bob = await office.employ("investigator");
  original = await sharp(await scene(5))
    .withExif({ IFD0: { ImageDescription: "PlantedInExif" } })
    .jpeg()
    .toBuffer();
  const sent = await givenReport(office, {
    narrative: "PlantedStory: it was before PlantedHome.",
    email: "planted.contact@example.org",
    files: [
      { name: "PlantedHome.jpg", bytes: original },
      { name: "seen.txt", bytes: Buffer.from("A written account.") },
    ],
  });
  await office.worker.idle();
  const { reportId, itemIds } = sent;
  const [photo, account] = itemIds as [ItemId, ItemId];
  const analyst = await office.employ("intake-analyst");
  await office.useCases.addReportNote({ by: analyst, reportId, text: "PlantedNote" });
  const look = { by: ann, itemId: photo, purpose: "examination" } as const;
  const looked = await office.useCases.openOriginal(look);
  if (looked.kind !== "opened") throw new Error(looked.kind);
  await buffer(looked.blob.stream);
  const opened = await office.useCases.openCase({ by: ann, title: "Elm and 3rd" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  caseId = opened.caseId;
  await office.useCases.addReportToCase({ by: ann, caseId, reportId });
  for (const itemId of [photo, account]) {
    await office.useCases.markExhibit({ by: ann, caseId, itemId, description: "A file" });
  }
  const sheet = { purpose: "act", saw: "PlantedFoundation", witness: "W-77" };
  const written = { by: ann, caseId, itemId: account, seen: 0, fields: sheet };
  expect(await office.useCases.writeFoundation(written)).toEqual({ kind: "written" });
  const read = await office.useCases.readReview({ by: ann, caseId });
  if (read.kind !== "review") throw new Error(read.kind);
  const chosen = read.files.map(({ item, seen }) => ({ itemId: item.id, seen }));
  const act = { kind: "decide", codes: ["EX-4"], reason: "PlantedReason" } as const;
  await office.useCases.recordReview({ by: ann, caseId, chosen, act });
  await everyFileReviewed(office.useCases, { by: ann, caseId });
  const box = { left: 0, top: 0, right: 5_000, bottom: 5_000, cover: "solid" } as const;
  const boxes = [{ ...box, reason: "home-address" as const }];
  const asked = await office.useCases.askRedaction({ by: ann, itemId: photo, boxes });
  if (asked.kind !== "asked") throw new Error(asked.kind);
  await office.worker.idle();
  const { redactionId } = asked;
  const verdict = { by: bob, itemId: photo, redactionId, accepted: true, note: "PlantedVerdict" };
  await office.useCases.reviewRedaction(verdict);
  for (const audience of ["GJ", "DIS"] as const) {
    const choice = { by: ann, caseId, itemId: photo, audience, redactionId, reason: "" };
    await office.useCases.chooseFile(choice);
  }
});
afterAll(() => office.remove());

/** A bundle that every verifier calls intact. */
async function bundleFor(audience: Audience): Promise<{ bytes: Buffer; files: Unpacked }> {
  const asked = await office.useCases.requestBundle({ by: ann, caseId, audience });
  if (asked.kind !== "requested") throw new Error(asked.kind);
  await office.worker.idle();
  const opened = await office.useCases.openBundle({ by: ann, bundleId: asked.bundleId });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  const path = join(office.folder, `${asked.bundleId}.zip`);
  const bytes = await buffer(opened.blob.stream);
  await writeFile(path, bytes);
  expect((await verifiedByBoth(path)).faults).toEqual([]);
  return { bytes, files: (await unpack(path)).files };
}

/** Everything that can be read in a bundle, by somebody who decodes what can be decoded. */
async function readable(files: Unpacked): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "read-"));
  const texts: string[] = [];
  for (const [path, bytes] of files) {
    // What both verifiers are made of is the same in every bundle, and names every audience.
    if (path === "verify.html" || path === "verify.py") continue;
    texts.push(path, String(bytes));
    for (const [, d] of String(bytes).matchAll(/"d(?:isclosure)?": ?"([\w-]+)"/g)) {
      texts.push(String(Buffer.from(d ?? "", "base64url")));
    }
    if (!path.endsWith(".pdf") || !installed("pdftotext")) continue;
    await writeFile(join(folder, "a.pdf"), bytes);
    texts.push(execFileSync("pdftotext", ["-layout", join(folder, "a.pdf"), "-"]).toString());
  }
  await rm(folder, { recursive: true });
  return texts.join("\n");
}

const PROTECTED = [
  ...["PlantedInExif", "PlantedStory", "PlantedHome", "planted.contact", "PlantedNote"],
  ...["PlantedReason", "PlantedVerdict", "PlantedFoundation"],
];

test("nothing protected stands in a grand jury's or the defence's bundle, no byte of the original, and to the defence nothing tells of a grand jury", async () => {
  const gj = await bundleFor("GJ");
  const dis = await bundleFor("DIS");
  const pro = await readable((await bundleFor("PRO")).files);
  // What was planted can be found where it may stand.
  for (const word of ["PlantedReason", "PlantedVerdict", "PlantedFoundation", "W-77"]) {
    expect([word, pro.includes(word)]).toEqual([word, true]);
  }
  for (const { bytes, files } of [gj, dis]) {
    const all = await readable(files);
    for (const word of PROTECTED) expect([word, all.includes(word)]).toEqual([word, false]);
    for (let at = original.length - 4_096; at < original.length - 64; at += 64) {
      expect(bytes.includes(original.subarray(at, at + 64))).toBe(false);
    }
  }
  const all = await readable(dis.files);
  expect(/GJ-|-GJ|Grand jury set|W-77/.exec(all)?.[0]).toBeUndefined();
  // The bundle before it was a grand jury's: its checkpoint would tell that there was one.
  expect([...dis.files.keys()].filter((path) => /checkpoint-\d|consistency/.test(path))).toEqual(
    [],
  );
  expect([...gj.files.keys()].some((path) => path.includes("/40-disclosure/"))).toBe(false);
  const index = String(dis.files.get("data/40-disclosure/disclosure-index.csv"));
  expect(index).toContain("EX-4");
  const withheld = String(dis.files.get("data/40-disclosure/withheld-log.csv"));
  expect(withheld).toContain("The file as received; a copy with parts covered is here");
  expect(withheld).toContain("Where somebody lives (home-address)");
  expect(String(dis.files.get("data/40-disclosure/redaction-log.csv"))).toContain("home-address");
});

test("the court's set in camera has the original and the foundation, and no note of the office", async () => {
  const { bytes, files } = await bundleFor("CRT");
  expect(bytes.includes(original)).toBe(true);
  const all = await readable(files);
  expect(all.includes("PlantedFoundation")).toBe(true);
  for (const word of ["PlantedNote", "PlantedVerdict", "planted.contact"]) {
    expect([word, all.includes(word)]).toEqual([word, false]);
  }
});
