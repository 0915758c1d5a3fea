import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Decrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { FormClient } from "#test/support/form-client.ts";
import type { SentReport } from "#test/support/given.ts";
import { until } from "#test/support/until.ts";
import { openDeskOffice, sendForm, wordsOf, type DeskOffice } from "./desk-office.ts";
import { generatedPhoto } from "./generated-photo.ts";

const run = promisify(execFile);

let office: DeskOffice;
let browser: FormClient;
let sent: SentReport;
let photo: Buffer;

beforeAll(async () => {
  office = await openDeskOffice();
  browser = await office.as("prosecutor");
  photo = await generatedPhoto();
  sent = await office.given({
    files: [
      { name: "IMG_1.jpg", bytes: photo },
      { name: "IMG_2.jpg", bytes: await generatedPhoto({ grey: 10 }) },
    ],
  });
});

afterAll(() => office.remove());

/** Opens a case with the report in it, through the pages; answers its path. */
async function caseWithReport(): Promise<string> {
  const opened = await sendForm(browser, "/desk/cases", { title: "Elm Street" });
  const path = opened.headers.get("Location") ?? "";
  const added = await sendForm(browser, `/desk/reports/${sent.reportId}`, {
    intent: "add-to-case",
    case: path.replace("/desk/cases/", ""),
  });
  if (added.status !== 303) throw new Error(`adding answered ${added.status}`);
  return path;
}

/** Decides on every file that the review's page lists as open, by its own form; answers what the form answers. */
async function reviewAll(path: string, fields: Record<string, string> = {}): Promise<Response> {
  const page = await (await browser.get(`${path}/exculpatory?tick=all`)).text();
  const boxes = [...page.matchAll(/name="(file-itm_\w+)"[^>]* value="(\w+)"/g)];
  return sendForm(browser, `${path}/exculpatory`, {
    ...{ intent: "decide", "code-EX-0": "on", reason: "Looked at from end to end." },
    ...Object.fromEntries(boxes.map(([, name = "", seen = ""]) => [name, seen])),
    ...fields,
  });
}

test("a case is opened under the next number; without a title it is not", async () => {
  const answer = await sendForm(browser, "/desk/cases", { title: " " });
  expect(answer.status).toBe(422);
  expect(await wordsOf(answer)).toContain("Give the case a title");
  const long = "t".repeat(201);
  const again = await sendForm(browser, "/desk/cases", { title: long });
  expect(await again.text()).toContain(`value="${long}"`);
  const path = await caseWithReport();
  expect(await wordsOf(await browser.get("/desk/cases"))).toMatch(
    /NYAG-\d{4}-0001 Elm Street Open/,
  );
  const report = await wordsOf(await browser.get(`/desk/reports/${sent.reportId}`));
  expect(report).toContain("In a case");
  const page = await browser.get(path);
  expect(page.status).toBe(200);
  const words = await wordsOf(page);
  expect(words).toContain("Corner of Elm and 3rd");
  expect(words).not.toMatch(/\bv1\.\w/);
});

test("a report is added once; a case that is no case is refused in place", async () => {
  const path = await caseWithReport();
  const report = `/desk/reports/${sent.reportId}`;
  const caseId = path.replace("/desk/cases/", "");
  const again = await sendForm(browser, report, { intent: "add-to-case", case: caseId });
  expect(again.status).toBe(422);
  expect(await wordsOf(again)).toContain("in that case already");
  const none = await sendForm(browser, report, { intent: "add-to-case", case: "" });
  expect(none.status).toBe(422);
});

test("files are marked and unmarked as exhibits; a number is never given twice", async () => {
  const path = await caseWithReport();
  const [first = "", second = ""] = sent.itemIds;
  const nameless = await sendForm(browser, path, { intent: "mark", item: first, description: "" });
  expect(nameless.status).toBe(422);
  expect(await wordsOf(nameless)).toContain("Describe what the file shows");
  const long = "d".repeat(121);
  const answer = await sendForm(browser, path, { intent: "mark", item: first, description: long });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(`value="${long}"`);

  const mark = (item: string, description: string) =>
    sendForm(browser, path, { intent: "mark", item, description });
  expect((await mark(first, "A street")).headers.get("Location")).toBe(
    `${path}?done=marked#other-files`,
  );
  const page = await (await browser.get(path)).text();
  expect(page).toContain("EX-001");
  const exhibit = /name="exhibit" value="(exh_\w+)"/.exec(page)?.[1] ?? "";
  const blocked = await sendForm(browser, path, { intent: "remove-report", report: sent.reportId });
  expect(blocked.status).toBe(422);
  expect((await sendForm(browser, path, { intent: "unmark", exhibit })).status).toBe(303);
  await mark(second, "A house");
  const words = await wordsOf(await browser.get(path));
  expect(words).toContain("EX-002 A house");
  expect(words).not.toContain("EX-001");
});

test("a case without exhibits gets no bundle, and its page says what is missing", async () => {
  const path = await caseWithReport();
  expect(await wordsOf(await browser.get(path))).toContain("Mark at least one file as an exhibit");
  const answer = await sendForm(browser, path, { intent: "bundle", audience: "PRO" });
  expect(answer.status).toBe(422);
  const other = await sendForm(browser, path, { intent: "bundle", audience: "PRT" });
  expect(other.status).toBe(400);
});

test("a bundle is kept back by a page that names each file nobody decided on; many are decided at once, and undone", async () => {
  const path = await caseWithReport();
  const review = `${path}/exculpatory`;
  const [item = ""] = sent.itemIds;
  await sendForm(browser, path, { intent: "mark", item, description: "A street" });
  const blocked = await sendForm(browser, path, { intent: "bundle", audience: "PRO" });
  expect(blocked.headers.get("Location")).toBe(`${review}?blocked=yes`);
  const words = await wordsOf(await browser.get(`${review}?blocked=yes`));
  expect(words).toContain("No bundle was made: 2 files of the case must be decided on first");
  expect(words).toMatch(/IMG_1\.jpg EX-001 A street .* IMG_2\.jpg no exhibit/);

  const empty = await sendForm(browser, review, { intent: "decide", reason: "x" });
  expect(empty.status).toBe(422);
  expect(await wordsOf(empty)).toContain("Tick files first.");
  const noReason = await reviewAll(path, { reason: "" });
  expect(noReason.status).toBe(422);
  const kept = await noReason.text();
  expect(kept).toContain("Write why. It is kept with the record.");
  expect(kept.match(/name="file-itm_\w+"[^>]* checked/g)).toHaveLength(2);

  const done = await reviewAll(path);
  const after = done.headers.get("Location") ?? "";
  expect(after).toMatch(/\?done=decided&files=2&left=0&act=act_\w+$/);
  expect(await wordsOf(await browser.get(after))).toMatch(/Decided: 2 files\..*Nothing is open/);
  expect(await wordsOf(await browser.get(`${review}?show=all`))).toContain("EX-0");
  const act = new URL(after, "http://x").searchParams.get("act") ?? "";
  const undone = await sendForm(browser, review, { intent: "undo", act });
  expect(undone.headers.get("Location")).toContain("done=undone&files=2&left=0");
  expect(await wordsOf(await browser.get(review))).toContain("2 of 2 open.");

  const over = { intent: "override", audience: "PRO", why: "The grand jury sits today." };
  const refused = await sendForm(browser, review, over);
  expect(refused.status).toBe(422);
  expect(await wordsOf(refused)).toContain(
    "Only a supervisor can make a bundle over an open review.",
  );
});

test("an auditor or investigator cannot do what a prosecutor may", async () => {
  const path = await caseWithReport();
  const investigator = await office.as("investigator");
  const bundle = await sendForm(investigator, path, { intent: "bundle", audience: "PRO" });
  expect(bundle.status).toBe(403);
  const remove = await sendForm(investigator, path, {
    intent: "remove-report",
    report: sent.reportId,
  });
  expect(remove.status).toBe(403);
});

test("a bundle comes with the digest its page shows, and passes the commands it names", async () => {
  const path = await caseWithReport();
  const [item = ""] = sent.itemIds;
  await sendForm(browser, path, { intent: "mark", item, description: "A street" });
  expect((await reviewAll(path)).status).toBe(303);
  const requested = await sendForm(browser, path, { intent: "bundle", audience: "GJ" });
  const bundlePath = requested.headers.get("Location") ?? "";
  expect(bundlePath).toMatch(/^\/desk\/bundles\/bun_/);
  let page = "";
  await until(async () => {
    page = await (await browser.get(bundlePath)).text();
    return page.includes("Ready");
  });
  const name = /<bdi>(NYAG-\d{4}-\d{4}-GJ-01)<\/bdi>/.exec(page)?.[1] ?? "";
  const answer = await browser.get(`${bundlePath}/download`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  expect(answer.headers.get("Content-Type")).toBe("application/zip");
  expect(answer.headers.get("Content-Disposition")).toContain(`filename="${name}.zip"`);
  expect(answer.headers.get("Content-Length")).toBe(String(bytes.length));
  expect(page.replace(/<[^>]+>/g, "")).toContain(sha256);

  const part = await browser.get(`${bundlePath}/download`, { Range: "bytes=-100" });
  expect(part.status).toBe(206);
  expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(-100))).toBe(true);
  const beyond = await browser.get(`${bundlePath}/download`, { Range: `bytes=${bytes.length}-` });
  expect(beyond.status).toBe(416);

  const folder = await mkdtemp(join(tmpdir(), "bw-bundle-"));
  try {
    await writeFile(join(folder, `${name}.zip`), bytes);
    const commands = [...page.matchAll(/commands__run">([^<]+)</g)].map(([, command]) =>
      (command ?? "").replaceAll("&amp;", "&"),
    );
    expect(commands).toHaveLength(3);
    const outputs: string[] = [];
    for (const command of commands) {
      outputs.push((await run("sh", ["-c", command], { cwd: folder })).stdout);
    }
    expect(outputs[0]).toBe(`${sha256}  ${name}.zip\n`);
    expect(outputs[1]).toContain("No errors detected");
    expect(outputs[2]).toBe("");
    const native = await run("sh", ["-c", "sha256sum data/10-exhibits/*/native/*"], {
      cwd: join(folder, name),
    });
    expect(native.stdout).toContain(createHash("sha256").update(photo).digest("hex"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("a bundle is encrypted to a recipient's key: what opens it is the bundle, and the record names the key", async () => {
  const page = await (await browser.get("/desk/cases")).text();
  let bundle = "";
  for (const [, id = ""] of page.matchAll(/\/desk\/cases\/(cas_\w+)/g)) {
    const found = /\/desk\/bundles\/bun_\w+/.exec(
      await (await browser.get(`/desk/cases/${id}`)).text(),
    );
    if (found) bundle = found[0];
  }
  const identity = await generateX25519Identity();
  const key = await identityToRecipient(identity);
  const path = `${bundle}/sealed`;
  const secret = await sendForm(browser, path, { keys: identity, recipient: "R. Roe" });
  expect(secret.status).toBe(422);
  const refused = await secret.text();
  expect(refused).toContain("Line 1 is a secret key");
  expect(refused).not.toContain(identity);
  expect(refused).toContain('value="R. Roe"');

  const checked = await sendForm(browser, path, { keys: `# court\n${key}`, recipient: "R. Roe" });
  expect(checked.status).toBe(200);
  expect(await checked.text()).toContain(key);
  const fields = { keys: key, recipient: "R. Roe" };
  const answer = await sendForm(browser, path, fields, `${path}/file`);
  expect(answer.status).toBe(200);
  const file = new Uint8Array(await answer.arrayBuffer());
  expect(Number(answer.headers.get("Content-Length"))).toBe(file.length);
  expect(answer.headers.get("Content-Disposition")).toContain(".zip.age");
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const opened = createHash("sha256")
    .update(await decrypter.decrypt(file))
    .digest("hex");
  const plain = await browser.get(`${bundle}/download`);
  expect(opened).toBe(
    createHash("sha256")
      .update(new Uint8Array(await plain.arrayBuffer()))
      .digest("hex"),
  );
  const by = await office.person("evidence-custodian");
  const records = (await office.useCases.listCustody({ by })) ?? [];
  const facts = records
    .filter(({ ev }) => ev === "bundle.delivered")
    .map(({ leaf }) => JSON.parse(Buffer.from(leaf).toString()) as { obj: Record<string, unknown> })
    .map(({ obj }) => [obj["encryption"], obj["age_keys"], obj["sha256"]]);
  expect(facts).toContainEqual(["age", [key], opened]);
});

test("the head of a bundle says its size and is no delivery", async () => {
  const page = await (await browser.get("/desk/cases")).text();
  const caseId = /href="\/desk\/cases\/(cas_\w+)"/g.exec(page)?.[1];
  expect(caseId).toBeDefined();
  const by = await office.person("evidence-custodian");
  const deliveries = async () =>
    ((await office.useCases.listCustody({ by })) ?? []).filter(
      (record) => record.ev === "bundle.delivered",
    ).length;
  const before = await deliveries();
  const all = [...page.matchAll(/\/desk\/cases\/(cas_\w+)/g)].map(([, id]) => id);
  let bundle: string | undefined;
  for (const id of all) {
    const found = /\/desk\/bundles\/bun_\w+\/download/.exec(
      await (await browser.get(`/desk/cases/${id ?? ""}`)).text(),
    );
    bundle ??= found?.[0];
  }
  const answer = await fetch(`${office.origin}${bundle ?? ""}`, {
    method: "HEAD",
    headers: { Cookie: browser.cookieHeader() },
  });
  expect(answer.status).toBe(200);
  expect(Number(answer.headers.get("Content-Length"))).toBeGreaterThan(1_000);
  expect(await deliveries()).toBe(before);
});

test("the custody page goes back to the first record, page by page", async () => {
  const auditor = await office.as("auditor");
  const numbers: number[] = [];
  let path: string | undefined = "/desk/custody";
  while (path !== undefined) {
    const page: string = await (await auditor.get(path)).text();
    const rows = [...page.matchAll(/<tr><td class="number">([\d,]+)<\/td>/g)];
    numbers.push(...rows.map(([, number]) => Number((number ?? "").replaceAll(",", ""))));
    path = /<a href="([^"]+)" rel="next"/.exec(page)?.[1];
  }
  const newest = numbers[0] ?? 0;
  expect(numbers).toEqual(Array.from({ length: newest + 1 }, (_, at) => newest - at));
  expect(newest).toBeGreaterThan(20);
});
