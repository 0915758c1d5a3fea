import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "@jest/globals";
import { SYSTEM_SUBJECT } from "#app/core/ids.ts";
import { compose } from "#app/server/compose.ts";
import type { Config } from "#app/server/config.ts";
import { HAS_CEPH } from "#test/support/ceph-gateway.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, testConfig, type TestOffice } from "#test/support/open-test-office.ts";
import { recordsAbout } from "#test/support/records-about.ts";
import { newBucket, useCredentials } from "#test/support/test-bucket.ts";

const onCeph = HAS_CEPH ? describe : describe.skip;

let office: TestOffice;
afterEach(() => office.remove());

async function alone<T>(
  config: Config,
  work: (move: TestOffice["useCases"]["moveStore"]) => Promise<T>,
): Promise<T> {
  const opened = await compose(config, { purpose: "alone", writeLog: () => undefined });
  if (!opened.ok) throw new Error(opened.problem);
  try {
    return await work(opened.value.useCases.moveStore);
  } finally {
    await opened.value.close();
  }
}

onCeph("moving the evidence (needs Debian's ceph packages)", () => {
  test("to a bucket and back: every octet compared, what was interrupted goes on, each move recorded", async () => {
    const bucket = await newBucket();
    useCredentials(bucket);
    const settings = { EVIDENCE_STORE: bucket.setting() };
    office = await openTestOffice();
    await givenReport(office, {
      files: [1, 2, 3].map((n) => ({
        name: `${n}.txt`,
        bytes: Buffer.from(`seen ${n} `.repeat(9_000)),
      })),
    });
    await office.worker.idle();
    await office.shut();
    const here = testConfig(office.folder);
    const there = testConfig(office.folder, settings);
    const originals = join(here.dataDir, "originals");
    const files = async () =>
      (await readdir(originals, { recursive: true }))
        .filter((name) => name.includes("/"))
        .toSorted();
    const before = await files();
    expect(before).toHaveLength(3);
    // What was set aside from one of them moves too.
    const called = `${(before[0] ?? "").split("/").at(-1) ?? ""}.0123456789abcdef`;
    const aside = randomBytes(70_000);
    await mkdir(join(originals, "aside"));
    await writeFile(join(originals, "aside", called), aside);
    before.push(`aside/${called}`);
    before.sort();

    const to = there.evidence;
    const interrupted = alone(here, (move) =>
      move({
        to,
        copyOnly: true,
        progress: () => {
          throw new Error("stopped after the first");
        },
      }),
    );
    await expect(interrupted).rejects.toThrow("stopped after the first");
    expect(await alone(here, (move) => move({ to, copyOnly: true }))).toMatchObject({
      kind: "copied",
      objects: 4,
      asides: 1,
      new: 3,
    });
    expect(await alone(here, (move) => move({ to: here.evidence, copyOnly: false }))).toEqual({
      kind: "same-place",
    });
    expect(await alone(here, (move) => move({ to, copyOnly: false }))).toMatchObject({
      kind: "moved",
      objects: 4,
      asides: 1,
      new: 0,
    });
    // The old setting does not start any more, the new one does.
    await expect(openTestOffice(office.folder)).rejects.toThrow("lies in s3:");
    office = await openTestOffice(office.folder, { settings });
    expect(await office.useCases.auditLog()).toMatchObject({ faults: [], originals: 3 });
    const by = await office.employ("evidence-custodian");
    const records = (await office.useCases.listCustody({ by })) ?? [];
    expect(records.filter(({ ev }) => ev === "system.store_moved")).toHaveLength(1);
    expect(
      recordsAbout(office, SYSTEM_SUBJECT).find(({ ev }) => ev === "system.store_moved"),
    ).toMatchObject({
      obj: { objects: 4, asides: 1 },
    });
    const copies = recordsAbout(office, SYSTEM_SUBJECT)
      .filter(({ ev }) => ev === "system.store_copied")
      .map(({ obj }) => (obj as { readonly result: string }).result);
    expect(copies).toEqual(["begun", "broken-off", "begun", "whole", "begun"]);
    await office.shut();

    // Back, where one file is gone, one was changed, and one is still as it was.
    const [gone = "", changed = ""] = before.filter((name) => !name.startsWith("aside/"));
    await rm(join(originals, gone));
    await rm(join(originals, "aside"), { recursive: true });
    await writeFile(join(originals, changed), "something else");
    expect(
      await alone(there, (move) => move({ to: here.evidence, copyOnly: false })),
    ).toMatchObject({
      kind: "moved",
      objects: 4,
      new: 3,
      setAside: 1,
    });
    // What was changed is kept beside it.
    const other = (await files()).filter((name) => !before.includes(name));
    expect(other).toEqual([expect.stringMatching(/^aside\//)]);
    expect((await files()).filter((name) => !other.includes(name))).toEqual(before);
    expect(await readFile(join(originals, other[0] ?? ""), "utf8")).toBe("something else");
    expect((await readFile(join(originals, "aside", called))).equals(aside)).toBe(true);
    office = await openTestOffice(office.folder);
    expect(await office.useCases.auditLog()).toMatchObject({ faults: [], originals: 3 });
    bucket.client.destroy();
  }, 240_000);
});
