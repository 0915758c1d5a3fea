import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { parseVerifierKey } from "#app/core/custody/verifier-key.ts";
import { checkReceipt } from "#app/core/receipt/check-receipt.ts";
import { FormClient } from "#test/support/form-client.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { until } from "#test/support/until.ts";
import { begin, codeOn, fillReport, pageOf, WHAT } from "./a-page.ts";

const BYTES = Buffer.from("what the letter said");
const DIGEST = createHash("sha256").update(BYTES).digest("hex");
const OTHER = "0123456789abcdef".repeat(4);

let server: RunningServer;
let client: FormClient;

beforeAll(async () => {
  server = await startServer({ lightHashes: true });
});

beforeEach(() => {
  client = new FormClient(server.origin);
});

afterAll(async () => {
  await server.remove();
});

/** Sends a report with a letter and answers its code. */
async function sendReport(): Promise<string> {
  await begin(client);
  const files = [{ name: "my letter.txt", bytes: BYTES, type: "text/plain" }];
  await client.postFiles("/report/evidence", { go: "next" }, files);
  await fillReport(client);
  await client.post("/report/check", {});
  return codeOn(await pageOf(await client.get("/report/sent")));
}

/** The receipt once it says that the letter is sealed. */
async function sealedReceipt(): Promise<string> {
  return until(async () => {
    const text = await (await client.get("/receipt.txt?report=sent")).text();
    return !text.includes("not yet when this was made") && text;
  });
}

async function officeKey() {
  const [line = ""] = (await (await client.get("/log/key")).text()).split("\n");
  const key = parseVerifierKey(line);
  if (!key.ok) throw new Error(key.problem);
  return key.value;
}

async function check(receipt: string, digest = "") {
  return pageOf(await new FormClient(server.origin).post("/check-receipt", { receipt, digest }));
}

describe("taking the receipt", () => {
  test("the device that sent the report gets it as text and as a document", async () => {
    const code = await sendReport();
    const { html } = await pageOf(await client.get("/report/sent"));
    for (const path of ["/receipt.txt?report=sent", "/receipt.pdf?report=sent"]) {
      expect(html).toContain(`href="${path}"`);
    }
    const text = await client.get("/receipt.txt?report=sent");
    expect([text.status, text.headers.get("Content-Type")]).toEqual([
      200,
      "text/plain; charset=utf-8",
    ]);
    expect(text.headers.get("Content-Disposition")).toContain('attachment; filename="receipt.txt"');
    expect(text.headers.get("Cache-Control")).toBe("no-store");
    const body = await text.text();
    expect(checkReceipt(body, { logs: [await officeKey()] }).kind).toBe("genuine");
    for (const secret of [code, code.replaceAll(" ", ""), "letter.txt", WHAT.narrative]) {
      expect(body).not.toContain(secret);
    }
    const pdf = await client.get("/receipt.pdf?report=sent");
    expect(pdf.headers.get("Content-Type")).toBe("application/pdf");
    expect(pdf.headers.get("Content-Disposition")).toContain('attachment; filename="receipt.pdf"');
    expect(Buffer.from(await pdf.arrayBuffer()).toString("latin1")).toMatch(/^%PDF-1\.7/);
  });

  test("a visit with the code gets the same, until it is closed", async () => {
    const code = await sendReport();
    const sent = await sealedReceipt();
    client = new FormClient(server.origin);
    await client.post("/follow-up", { code });
    const { html } = await pageOf(await client.get("/follow-up/status"));
    expect(html).toContain('href="/receipt.pdf?report=open"');
    expect(await (await client.get("/receipt.txt?report=open")).text()).toBe(sent);
    const cookie = client.cookieHeader();
    await client.post("/follow-up/status", {});
    for (const kind of ["txt", "pdf"]) {
      const replayed = await fetch(`${server.origin}/receipt.${kind}?report=open`, {
        redirect: "manual",
        headers: { Cookie: cookie },
      });
      expect([replayed.status, replayed.headers.get("Location")]).toEqual([
        303,
        "/follow-up?notice=visit-over",
      ]);
    }
  });

  test("in another language there is one to read besides, and the one that is checked is the same", async () => {
    await sendReport();
    const text = await sealedReceipt();
    await client.get("/language?to=ru&back=/");
    const { html } = await pageOf(await client.get("/report/sent"));
    expect(html).toContain('href="/receipt-to-read.txt?report=sent"');
    const answer = await client.get("/receipt-to-read.txt?report=sent");
    expect(answer.headers.get("Content-Disposition")).toContain('filename="receipt-to-read.txt"');
    const read = Buffer.from(await answer.arrayBuffer()).toString();
    expect(read).toMatch(/^\ufeffКвитанция\n/);
    expect(read).toContain("в нём 1 файл.");
    expect(read).toContain(DIGEST);
    expect(await (await client.get("/receipt.txt?report=sent")).text()).toBe(text);
  });

  test("nobody else gets one", async () => {
    await begin(client);
    const paths = [
      "/receipt.txt",
      "/receipt.pdf",
      "/receipt-to-read.txt",
      "/receipt.txt?report=open",
    ];
    for (const path of paths) {
      const answer = await client.get(path);
      expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/follow-up"]);
    }
  });
});

describe("checking a receipt", () => {
  test("the page asks for one, needs no script, and offers the page to keep", async () => {
    const { status, html, title } = await pageOf(await client.get("/check-receipt"));
    expect([status, title]).toEqual([200, "Check a receipt - Online desk"]);
    expect(html.match(/<script[^>]*>/g)).toEqual([expect.stringContaining("/assets/leave-")]);
    expect(html).not.toContain('style="');
    expect(html).toContain('href="/check-receipt/offline"');
    expect(html).toMatch(/<code>(?:[0-9a-f]{4} ){15}[0-9a-f]{4}<\/code>/);
  });

  test("a genuine one is told, file by file, as this office's", async () => {
    await sendReport();
    const text = await sealedReceipt();
    const { status, html } = await check(text.replaceAll("\n", "\r\n"));
    expect(status).toBe(200);
    expect(html).toContain("This receipt is genuine");
    expect(html).toMatch(/This office has held this file since \w{3} \d+, \d{4}, /);
    expect(html.replace(/<[^>]*>/g, "")).toContain(DIGEST);
    expect(html).toContain("Only we have signed it.");
    expect(html).not.toContain("our own records are not the ones");
  });

  test.each([
    ["as a program prints it", `${DIGEST}  my letter.txt`, "is in this receipt"],
    ["in capitals and groups", DIGEST.toUpperCase().replace(/.{8}/g, "$& "), "is in this receipt"],
    ["of another file", OTHER, "is not in this receipt"],
  ])("a file's digest %s is compared", async (_, digest, words) => {
    await sendReport();
    const { html } = await check(await sealedReceipt(), digest);
    expect(html).toContain(`The fingerprint you gave ${words}.`);
    expect(html.includes("This is the file you asked about.")).toBe(digest !== OTHER);
  });

  test("a forged one is called so, and nothing of it is repeated as true", async () => {
    await sendReport();
    const text = await sealedReceipt();
    const { status, html } = await check(text.replace(DIGEST, OTHER));
    expect(status).toBe(200);
    expect(html).toContain("This receipt is not genuine");
    expect(html).toContain("What it says about file 1 has changed.");
    expect(html).not.toContain("This office has held");
    const leaf = /BEGIN RECORD 2-----\n(.)/.exec(text)?.[0] ?? "";
    const changed = leaf.replace(/.$/, (letter) => (letter === "e" ? "f" : "e"));
    expect((await check(text.replace(leaf, changed))).html).toContain(
      "Part 2 of it is not in our records.",
    );
    expect((await check(text.slice(0, -100))).html).toContain("We cannot read all of it.");
  });

  test("one of another office is not ours", async () => {
    await sendReport();
    const text = await sealedReceipt();
    const other = await startServer({ lightHashes: true });
    try {
      const answer = await new FormClient(other.origin).post("/check-receipt", { receipt: text });
      const { html } = await pageOf(answer);
      expect(html).toContain("It is from another office, or its first lines have changed.");
    } finally {
      await other.remove();
    }
  });

  test.each([
    ["", "", "Please paste a receipt first."],
    ["hello", "", "This does not look like one of our receipts."],
    ["Bearwitness receipt, version 1", "12 34", "We could not read the fingerprint."],
  ])("%j with the digest %j is answered in words and kept", async (receipt, digest, words) => {
    const { status, html, title } = await check(receipt, digest);
    expect(status).toBe(422);
    expect(title).toMatch(/^Please fix: /);
    expect(html).toContain(words);
    expect(html).toContain(`>${receipt}</textarea>`);
    expect(html).toContain(`value="${digest}"`);
  });

  test("the page to keep is a file with its own policy, and the same for everyone", async () => {
    const answer = await client.get("/check-receipt/offline");
    expect(answer.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    expect(answer.headers.get("Content-Disposition")).toContain(
      'attachment; filename="check-receipt.html"',
    );
    expect(answer.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    const body = await answer.text();
    expect(body).toContain("<title>Check a receipt without a network</title>");
    expect(await (await new FormClient(server.origin).get("/check-receipt/offline")).text()).toBe(
      body,
    );
  });
});
