import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { instantFromMillis } from "#app/core/instant.ts";
import { spellToken } from "#app/core/people/api-token.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { until } from "#test/support/until.ts";

const DAY = 86_400_000;

let office: TestOffice;
let ahead = 0;

beforeAll(async () => {
  office = await openTestOffice(undefined, {
    clock: { now: () => instantFromMillis(Date.now() + ahead) },
  });
});

afterAll(async () => {
  await office.remove();
});

test("a token works until its time is over, and every end and refusal is in the security log", async () => {
  const { useCases } = office;
  const by = await office.employ("prosecutor");
  const auditor = await office.employ("auditor");
  const issue = async (days: number) => {
    const issued = await useCases.issueToken({
      ...{ by, label: "x", days },
      abilities: ["queue.read"],
    });
    if (issued.kind !== "issued") throw new Error(issued.kind);
    return issued;
  };
  const short = await issue(1);
  const long = await issue(90);
  ahead = DAY - 60_000;
  expect((await useCases.useToken(short)).kind).toBe("good");
  ahead = DAY + 60_000;
  expect(await useCases.useToken(short)).toEqual({ kind: "no-match" });
  expect((await useCases.useToken(long)).kind).toBe("good");
  const administrator = await office.employ("administrator");
  await useCases.revokeToken({ by: administrator, tokenId: long.tokenId });
  await useCases.revokeToken({ by: administrator, tokenId: long.tokenId });
  const ended = [long.token, spellToken(new Uint8Array(32)), "bwt_x"];
  for (const token of ended)
    expect(await useCases.useToken({ token })).toEqual({ kind: "no-match" });
  const { tokens } = await useCases.listTokens({ by });
  expect(tokens.map(({ state }) => state).toSorted()).toEqual(["expired", "revoked"]);

  const entries = await until(async () => {
    const log = await useCases.readSecurityLog({ by: auditor, filter: {} });
    const found = log?.entries?.filter(({ event }) => event.startsWith("token."));
    return found?.length === 7 && found;
  });
  const told = entries.map(({ event, personId, facts }) => [event, personId, facts]);
  expect(told).toEqual(
    expect.arrayContaining([
      ["token.made", by.id, { token: short.tokenId, role: "prosecutor" }],
      ["token.refused", by.id, { reason: "expired" }],
      ["token.ended", administrator.id, { token: long.tokenId, reason: "by-administrator" }],
      ["token.refused", by.id, { reason: "revoked" }],
      ["token.refused", null, { reason: "unknown" }],
      ["token.refused", null, { reason: "misspelled" }],
    ]),
  );
  expect(JSON.stringify(entries)).not.toContain("bwt_");
});

test("a clock that is set back makes no token last longer", async () => {
  const { useCases } = office;
  const by = (await useCases.listStaff()).find(({ role }) => role === "prosecutor");
  if (by === undefined) throw new Error("nobody");
  const issued = await useCases.issueToken({ by, label: "x", days: 1, abilities: ["queue.read"] });
  if (issued.kind !== "issued") throw new Error(issued.kind);
  const then = ahead;
  ahead = then - 2 * DAY;
  expect(await useCases.useToken(issued)).toEqual({ kind: "no-match" });
  const listed = (await useCases.listTokens({ by })).tokens.find(({ id }) => id === issued.tokenId);
  expect(listed?.state).toBe("expired");
  ahead = then;
  expect((await useCases.useToken(issued)).kind).toBe("good");
});
