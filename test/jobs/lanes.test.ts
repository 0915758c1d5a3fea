import { expect, test } from "@jest/globals";
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { LANES, jobsOf, type Lane } from "#app/jobs/lanes.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice } from "#test/support/open-test-office.ts";
import { until } from "#test/support/until.ts";

test("each job belongs to one lane, and what asks other bodies shares none with evidence", () => {
  const all = (Object.keys(LANES) as Lane[]).flatMap(jobsOf);
  expect(new Set(all).size).toBe(all.length);
  expect(jobsOf("outside")).toEqual(["scan-evidence", "stamp-checkpoint", "collect-cosignatures"]);
  expect(jobsOf("evidence")).toContain("seal-evidence");
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
