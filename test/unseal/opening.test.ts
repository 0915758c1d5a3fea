import { connect } from "node:net";
import { chmod, readFile, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { frameOf, LONGEST_FRAME, readFrame } from "#app/core/identity/frames.ts";
import { openingFacts } from "#app/core/identity/opening.ts";
import { instantFromMillis, later } from "#app/core/instant.ts";
import type { Act } from "#app/core/people/act.ts";
import type { Assertion } from "#app/core/people/assertion.ts";
import {
  actText,
  givenUnseal,
  newApprover,
  newIdOf,
  openingAct,
  pinnedOf,
  signedBy,
  type GivenUnseal,
} from "./given-unseal.ts";

// The unseal process over its real socket: what opens a name, and everything that must not.

let given: GivenUnseal;
beforeAll(async () => {
  given = await givenUnseal();
});
afterAll(() => given.remove());

async function attempt(change: {
  readonly act?: Partial<Act>;
  readonly assertions?: (text: string) => readonly Assertion[];
  readonly box?: string;
}) {
  const { box, opening } = await given.sealed();
  const text = actText(openingAct(opening, given.requester, change.act));
  const [first, second] = given.approvers;
  const assertions = change.assertions?.(text) ?? [signedBy(first, text), signedBy(second, text)];
  return given.client.open({ act: text, assertions, box: change.box ?? box });
}

test("two pinned people's passkeys over the act open exactly the named fields, once", async () => {
  const { box, opening } = await given.sealed();
  const act = openingAct({ ...opening, fields: ["name", "phone"] }, given.requester);
  const text = actText(act);
  const assertions = given.approvers.map((one) => signedBy(one, text));
  const opened = await given.client.open({ act: text, assertions, box });
  expect(opened).toEqual({
    kind: "opened",
    fields: { name: "Noor al-Ḥaddād", phone: "212 555 0100" },
    approvers: given.approvers.map((one) => one.personId),
  });
  const again = await given.client.open({ act: text, assertions, box });
  expect(again).toEqual({ kind: "refused", refusal: "used" });
  // Also with fresh signatures over the same act, and after a restart.
  await given.restart();
  const fresh = given.approvers.map((one) => signedBy(one, text));
  expect(await given.client.open({ act: text, assertions: fresh, box })).toEqual({
    kind: "refused",
    refusal: "used",
  });
});

test("of many who use the same approval at once, one is answered", async () => {
  const { box, opening } = await given.sealed();
  const text = actText(openingAct(opening, given.requester));
  const assertions = given.approvers.map((one) => signedBy(one, text));
  const all = await Promise.all(
    Array.from({ length: 8 }, () => given.client.open({ act: text, assertions, box })),
  );
  expect(all.filter((one) => one.kind === "opened")).toHaveLength(1);
});

test("forged, foreign and borrowed signatures open nothing", async () => {
  const [first, second] = given.approvers;
  const stranger = newApprover();
  const other = await given.sealed();
  const otherText = actText(openingAct(other.opening, given.requester));
  const cases: Readonly<Record<string, (text: string) => readonly Assertion[]>> = {
    "too-few": () => [],
    "too-few ": (text) => [signedBy(first, text)],
    "same-approver": (text) => [signedBy(first, text), signedBy(first, text)],
    "not-pinned": (text) => [signedBy(first, text), signedBy(stranger, text)],
    // A stranger's key under a pinned name.
    assertion: (text) => [
      signedBy(first, text),
      { ...signedBy(stranger, text), credentialId: second.passkey.credentialId },
    ],
    // Right people, another act.
    "assertion ": (text) => [signedBy(first, text), signedBy(second, otherText)],
    "assertion  ": (text) => [
      signedBy(first, text),
      signedBy(second, text, { origin: "https://desk.example.com" }),
    ],
    "assertion   ": (text) => [
      signedBy(first, text),
      signedBy(second, text, { rpId: "example.gov" }),
    ],
    "assertion    ": (text) => [
      signedBy(first, text),
      signedBy(second, text, { isVerified: false }),
    ],
    "assertion     ": (text) => [
      signedBy(first, text),
      signedBy(second, text, { type: "webauthn.create" }),
    ],
    "assertion      ": (text) => {
      const good = signedBy(second, text);
      return [signedBy(first, text), { ...good, signature: signedBy(first, text).signature }];
    },
  };
  for (const [name, assertions] of Object.entries(cases)) {
    const outcome = await attempt({ assertions });
    expect({ name, outcome }).toEqual({
      name,
      outcome: { kind: "refused", refusal: name.trim() },
    });
  }
});

test("the requester's own passkey does not count, even when it is pinned", async () => {
  const [first] = given.approvers;
  const outcome = await attempt({ act: { requester: first.personId } });
  expect(outcome).toEqual({ kind: "refused", refusal: "requester" });
});

test("an act that ran out, begins later, lasts too long or is another kind opens nothing", async () => {
  const now = instantFromMillis(Date.now());
  const hour = 3_600_000;
  const past = { requestedAt: later(now, -2 * hour), expiresAt: later(now, -hour) };
  expect(await attempt({ act: past })).toEqual({ kind: "refused", refusal: "expired" });
  const long = { requestedAt: later(now, -1), expiresAt: later(now, 48 * hour) };
  expect(await attempt({ act: long })).toEqual({ kind: "refused", refusal: "expired" });
  const future = { requestedAt: later(now, hour), expiresAt: later(now, 2 * hour) };
  expect(await attempt({ act: future })).toEqual({ kind: "refused", refusal: "act" });
  // An approval of something milder is no approval of this.
  expect(await attempt({ act: { kind: "bundle-export" } })).toEqual({
    kind: "refused",
    refusal: "act",
  });
  expect(await attempt({ act: { purpose: " " } })).toEqual({ kind: "refused", refusal: "act" });
});

test("the box that was approved is the box that is opened", async () => {
  const other = await given.sealed();
  expect(await attempt({ box: other.box })).toEqual({ kind: "refused", refusal: "box" });
  const { box, opening } = await given.sealed();
  const moved = { ...opening, boxId: newIdOf("drf") };
  const text = actText(openingAct(moved, given.requester));
  const assertions = given.approvers.map((one) => signedBy(one, text));
  expect(await given.client.open({ act: text, assertions, box })).toEqual({
    kind: "refused",
    refusal: "box",
  });
});

test("a single changed letter of the act makes every approval worthless", async () => {
  const { box, opening } = await given.sealed();
  const text = actText(openingAct(opening, given.requester));
  const assertions = given.approvers.map((one) => signedBy(one, text));
  const changed = text.replace('"fields":["name"]', '"fields":["name","email"]');
  expect(changed).not.toBe(text);
  expect(await given.client.open({ act: changed, assertions, box })).toEqual({
    kind: "refused",
    refusal: "assertion",
  });
});

test("nobody is added to the approvers but by two of them", async () => {
  const added = newApprover();
  const wanted = [...given.approvers, added].map(pinnedOf);
  const { opening } = await given.sealed();
  const act = openingAct(opening, given.requester, {
    kind: "unseal-approvers",
    subject: "office",
    facts: { approvers: wanted },
  });
  const text = actText(act);
  const [first, second] = given.approvers;
  const alone = [signedBy(first, text)];
  expect(await given.client.changeApprovers({ act: text, assertions: alone })).toEqual({
    kind: "refused",
    refusal: "too-few",
  });
  const withOwn = [signedBy(first, text), signedBy(added, text)];
  expect(await given.client.changeApprovers({ act: text, assertions: withOwn })).toEqual({
    kind: "refused",
    refusal: "not-pinned",
  });
  expect((await given.client.health())?.approvers).toHaveLength(2);
  const both = [signedBy(first, text), signedBy(second, text)];
  expect(await given.client.changeApprovers({ act: text, assertions: both })).toEqual({
    kind: "changed",
  });
  expect((await given.client.health())?.approvers).toEqual(wanted);
  // A list of one person would open nothing ever again.
  const shrinking = actText({
    ...openingAct(opening, given.requester),
    kind: "unseal-approvers",
    subject: "office",
    facts: { approvers: [pinnedOf(first)] },
  });
  const signed = [signedBy(first, shrinking), signedBy(second, shrinking)];
  expect(await given.client.changeApprovers({ act: shrinking, assertions: signed })).toEqual({
    kind: "refused",
    refusal: "approvers",
  });
});

test("files and socket are for their owner alone, and a list that others can read is not believed", async () => {
  const { settings } = given;
  expect((await stat(dirname(settings.socket))).mode & 0o777).toBe(0o700);
  for (const file of [settings.identityKeyFile, settings.approversFile, settings.usedActsFile]) {
    expect({ file, mode: (await stat(file)).mode & 0o077 }).toEqual({ file, mode: 0 });
  }
  await chmod(settings.approversFile, 0o644);
  expect(await attempt({})).toEqual({ kind: "refused", refusal: "failed" });
  await chmod(settings.approversFile, 0o600);
  const kept = await readFile(settings.approversFile);
  await writeFile(settings.approversFile, "{}");
  expect(await attempt({})).toEqual({ kind: "refused", refusal: "failed" });
  await writeFile(settings.approversFile, kept);
  expect(await attempt({})).toMatchObject({ kind: "opened" });
});

test("noise on the socket is refused and ends nobody", async () => {
  const send = (bytes: Uint8Array) =>
    new Promise<Buffer>((resolve) => {
      const parts: Buffer[] = [];
      const socket = connect(given.settings.socket, () => socket.write(bytes));
      socket.on("data", (part: Buffer) => parts.push(part));
      socket.on("error", () => undefined);
      socket.once("close", () => {
        resolve(Buffer.concat(parts));
      });
    });
  const tooLong = new Uint8Array(4);
  new DataView(tooLong.buffer).setUint32(0, LONGEST_FRAME + 1);
  expect(await send(tooLong)).toHaveLength(0);
  expect(await send(Buffer.concat([frameOf({ verb: "health" }), Buffer.of(1)]))).toHaveLength(0);
  expect(await send(Buffer.from([0, 0, 0, 1, 0x7b]))).toHaveLength(0);
  for (const message of [
    null,
    7,
    {},
    { verb: "open" },
    { verb: "key" },
    { verb: "health", x: 1 },
  ]) {
    const answered = readFrame(await send(frameOf(message)));
    expect(answered).toEqual({
      kind: "message",
      message: { ok: false, refusal: "not-understood" },
    });
  }
  await fc.assert(
    fc.asyncProperty(fc.json(), async (text) => {
      const answered = readFrame(await send(frameOf(JSON.parse(text) as null)));
      expect(answered).toMatchObject({ kind: "message", message: { ok: false } });
    }),
    { numRuns: 50 },
  );
  expect((await given.client.health())?.publicKey).toHaveLength(87);
});

test("the facts of an opening hold all that was promised about it", async () => {
  const { opening } = await given.sealed();
  expect(Object.keys(openingFacts(opening)).sort()).toEqual([
    "box_id",
    "box_sha256",
    "delay",
    "emergency",
    "fields",
    "legal_authority",
    "told_as",
  ]);
});
