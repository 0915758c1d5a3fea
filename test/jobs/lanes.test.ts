import { expect, test } from "@jest/globals";
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { openDatabase } from "#app/adapters/database/open.ts";
import { isDiskFull } from "#app/core/disk-full.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import { LANES, jobsOf, type Lane } from "#app/jobs/lanes.ts";
import { startWorker } from "#app/jobs/worker.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice } from "#test/support/open-test-office.ts";
import { until } from "#test/support/until.ts";

test("each job belongs to one lane, and what asks other bodies shares none with evidence", () => {
  const all = (Object.keys(LANES) as Lane[]).flatMap(jobsOf);
  expect(new Set(all).size).toBe(all.length);
  expect(jobsOf("outside")).toEqual(["scan-evidence", "stamp-checkpoint", "collect-cosignatures"]);
  expect(jobsOf("evidence")).toContain("seal-evidence");
});

test("an audit, a sweep and a signature that come to no end keep no file from being sealed", async () => {
  const office = await openTestOffice();
  await office.worker.stop();
  const sent = await givenReport(office, {
    files: [1, 2, 3].map((n) => ({ name: `${n}.bin`, bytes: new Uint8Array(1_000 + n) })),
  });
  const by = await office.employ("prosecutor");
  const clock = { now: () => instantFromMillis(Date.now()) };
  const database = await openDatabase({
    ...{ location: office.config.database, clock },
    newLogOrigin: "not needed",
  });
  let end: () => void = () => undefined;
  const begun: string[] = [];
  const ended = new Promise<void>((resolve) => (end = resolve));
  const held = (name: string) => async () => {
    begun.push(name);
    await ended;
    throw new Error("it was ended");
  };
  const endless = {
    auditInSlices: held("audit"),
    sweep: held("sweep"),
    publishCheckpoint: held("signature"),
  } as const;
  await database.transact(({ jobs }) => jobs.enqueue({ name: "audit" }, clock.now()));
  const worker = startWorker({
    ...{ transact: database.transact, clock, log: office.log, isDiskFull },
    useCases: () => ({ ...office.useCases, ...endless }),
    fatal: office.fatal,
  });
  try {
    await until(() => ["audit", "sweep", "signature"].every((name) => begun.includes(name)));
    await until(async () => {
      const read = await office.useCases.readReport({ by, reportId: sent.reportId });
      return read.kind === "report" && read.file.items.every(({ state }) => state === "sealed");
    });
  } finally {
    end();
    await worker.stop();
    await database.close();
    await office.remove();
  }
});

test("an authority that says nothing keeps no evidence waiting", async () => {
  let asked = 0;
  const silent = createServer(() => {
    asked += 1;
  });
  silent.listen(0, "localhost");
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  const office = await openTestOffice(undefined, {
    settings: { TSA_URL: `http://localhost:${port}/` },
  });
  try {
    await until(() => asked > 0);
    const sent = await givenReport(office, {
      files: [1, 2, 3].map((n) => ({ name: `${n}.bin`, bytes: new Uint8Array(1_000 + n) })),
    });
    const by = await office.employ("evidence-custodian");
    const isSealed = async (itemId: (typeof sent.itemIds)[number]) => {
      const opened = await office.useCases.openOriginal({ by, itemId, purpose: "review" });
      if (opened.kind === "opened") opened.blob.stream.destroy();
      return opened.kind === "opened";
    };
    for (const itemId of sent.itemIds) await until(() => isSealed(itemId));
  } finally {
    silent.closeAllConnections();
    silent.close();
    await office.remove();
  }
});
