import { createHash } from "node:crypto";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { readOfflineCheckPage } from "#app/adapters/receipt/offline-check.ts";
import { formatVerifierKey } from "#app/core/custody/verifier-key.ts";
import { toUtf8 } from "#app/core/encoding.ts";
import { checkReceipt } from "#app/core/receipt/check-receipt.ts";
import { keyFingerprint } from "#app/core/receipt/key-fingerprint.ts";
import { CLERK, INSPECTOR, madeKey, WORKED_LOG } from "#test/core/custody/made-keys.ts";
import { withBitFlipped } from "#test/core/custody/made-log.ts";
import { madeReceipt, STORY, stored, textOf } from "#test/core/receipt/made-receipt.ts";
import { projectRoot } from "#test/support/project-root.ts";

/** What the page's own program answers. */
interface Answer {
  readonly kind: string;
  readonly findings: readonly { readonly state: string; readonly words: string }[];
  readonly files: readonly { readonly sha256: string; readonly sealedAt: string | undefined }[];
}

const SOURCES = join(projectRoot, "app/browser/receipt-check");
const FINGERPRINT = keyFingerprint(WORKED_LOG.key);
const TEXT = textOf(madeReceipt());
const COSIGNED = textOf(madeReceipt({ cosigners: [CLERK, INSPECTOR] }));

let check: (text: string, key?: string) => Promise<Answer>;
let newSha256: () => { update: (bytes: Uint8Array) => void; digest: () => Uint8Array };

beforeAll(async () => {
  ({ checkReceipt: check } = await import(join(SOURCES, "check.js")));
  ({ newSha256 } = await import(join(SOURCES, "sha256.js")));
});

describe("the page as one file", () => {
  const page = readOfflineCheckPage();

  test("names nothing to be loaded, and its policy lets nothing be loaded or sent", () => {
    expect(page).not.toMatch(
      /\b(?:src|href|action)=|url\(|@import|https?:|import\(|fetch\(|XMLHttp/,
    );
    expect(page).toContain(`content="default-src 'none'; script-src 'sha256-`);
    expect(page).toContain("form-action 'none'");
  });

  test("lets exactly its own script and style run", () => {
    for (const [tag, policy] of [
      ["script", "script-src"],
      ["style", "style-src"],
    ] as const) {
      const [, content = ""] = new RegExp(`<${tag}[^>]*>([^]*?)</${tag}>`).exec(page) ?? [];
      const hash = createHash("sha256").update(content).digest("base64");
      expect(page).toContain(`${policy} 'sha256-${hash}'`);
      expect(page.split(`</${tag}>`)).toHaveLength(2);
    }
    expect(page).not.toMatch(/^(?:import|export) /m);
    expect(page).not.toMatch(/\{policy\}|\/\* (?:style|script) \*\//);
  });

  test("is small enough to be read", () => {
    expect(page.length).toBeLessThan(40_000);
  });
});

describe("the page's SHA-256", () => {
  test("is that of everyone, however the bytes come", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.array(fc.nat(400), { maxLength: 6 }),
        (bytes, cuts) => {
          const hash = newSha256();
          const places = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b)];
          places.forEach((place, index) => {
            hash.update(bytes.subarray(place, places[index + 1] ?? bytes.length));
          });
          const expected = createHash("sha256").update(bytes).digest();
          expect(Buffer.from(hash.digest()).equals(expected)).toBe(true);
        },
      ),
    );
  });

  test("counts more bits than 32 can", () => {
    const piece = new Uint8Array(1 << 20);
    const hash = newSha256();
    const expected = createHash("sha256");
    for (let count = 0; count < 520; count += 1) {
      hash.update(piece);
      expected.update(piece);
    }
    expect(Buffer.from(hash.digest()).equals(expected.digest())).toBe(true);
  });
});

describe("the page's check", () => {
  test("calls a receipt genuine with the key from elsewhere only", async () => {
    const key = formatVerifierKey(WORKED_LOG.key);
    const half = FINGERPRINT.slice(0, 32).toUpperCase().match(/.{4}/g)!.join(" ");
    for (const known of [FINGERPRINT, half, key, ` ${key}\n`]) {
      expect((await check(TEXT, known)).kind).toBe("genuine");
    }
    expect((await check(TEXT)).kind).toBe("genuine-key-not-confirmed");
    for (const other of [FINGERPRINT.slice(0, 28), "hello", FINGERPRINT.replace(/^./, "f")]) {
      expect((await check(TEXT, other)).kind).toBe("altered");
    }
  });

  test("says the same of each file as the records", async () => {
    const { files } = await check(TEXT, FINGERPRINT);
    const core = checkReceipt(TEXT);
    if (core.kind !== "genuine-key-not-confirmed") throw new Error(core.kind);
    expect(files.map(({ sha256, sealedAt }) => [sha256, sealedAt])).toEqual(
      core.facts.files.map(({ sha256, sealedAt }) => [sha256, sealedAt]),
    );
  });

  test("checks cosignatures of both kinds", async () => {
    const { kind, findings } = await check(COSIGNED, FINGERPRINT);
    expect(kind).toBe("genuine");
    const words = findings.map((finding) => finding.words).join("\n");
    for (const { name } of [CLERK, INSPECTOR]) {
      expect(words).toContain(`${name} signed it too, if the key shown is theirs`);
    }
  });

  test("takes what mail makes of a receipt", async () => {
    const pasted = `\ufeff\r\n${TEXT.replaceAll("\n", " \r\n")}\r\n`;
    expect((await check(pasted, FINGERPRINT)).kind).toBe("genuine");
  });

  test.each([
    ["another's key", textOf(madeReceipt({ signer: madeKey("ed25519", WORKED_LOG.name, 7) }))],
    ["a digest edited", TEXT.replace("b2b2", "c3c3")],
    ["a checkpoint of another log", TEXT.replace(madeReceipt().checkpoint, madeReceipt({ nonce: 1 }).checkpoint)],
    ["cut short", TEXT.slice(0, -300)],
    ["with a witness left out", COSIGNED.replace(/\n— clerk.*/, "")],
  ])("%s is altered", async (_, text) => {
    expect((await check(text, FINGERPRINT)).kind).toBe("altered");
    expect(checkReceipt(text, { logs: [WORKED_LOG.key] }).kind).toBe("altered");
  }); // prettier-ignore

  test("records that do not belong together are refused as by the office", async () => {
    const swap = (from: number, to: number) => {
      const parts = [from, to].map((number) => partsOf(number).exec(TEXT)![0]);
      const [one, other] = parts as [string, string];
      return TEXT.replace(one, other.replaceAll(String(to), String(from)));
    };
    const story = STORY.map((event) => (event.ev === "item.stored" ? stored("itm_a", 2) : event));
    expect(() => textOf(madeReceipt({ story }))).toThrow("was not stored");
    for (const text of [swap(2, 4), swap(3, 4), TEXT.replace(partsOf(5), "")]) {
      expect((await check(text)).kind).toBe("altered");
      expect(checkReceipt(text).kind).toBe("altered");
    }
  });

  function partsOf(number: number): RegExp {
    return new RegExp(`\n-----BEGIN RECORD ${number}-[^]*?END PROOF ${number}-----\n`);
  }

  test.each(["", "hello", "-----BEGIN PGP MESSAGE-----"])("%j is no receipt", async (text) => {
    expect((await check(text)).kind).toBe("not-a-receipt");
  });

  test("finds any single bit that changes", async () => {
    const bytes = toUtf8(COSIGNED);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        const text = Buffer.from(withBitFlipped(bytes, bit)).toString();
        expect(["altered", "not-a-receipt"]).toContain((await check(text)).kind);
      }),
      { numRuns: 700 },
    );
  }, 300_000);
});

describe("a browser that does not know a kind of signature", () => {
  async function without<Result>(algorithm: string, work: () => Promise<Result>): Promise<Result> {
    const { subtle } = globalThis.crypto;
    const unable = () => Promise.reject(new DOMException("unknown", "NotSupportedError"));
    const refuse = (name: string, real: unknown) => ({
      name,
      real,
      instead: (...args: { name?: string }[]) =>
        args.some((arg) => arg.name === algorithm)
          ? unable()
          : (real as (...all: unknown[]) => unknown).apply(subtle, args),
    });
    const replaced = [
      refuse("importKey", subtle.importKey),
      refuse("generateKey", subtle.generateKey),
    ];
    for (const { name, instead } of replaced) {
      Object.defineProperty(subtle, name, { value: instead, configurable: true });
    }
    try {
      return await work();
    } finally {
      for (const { name } of replaced) Reflect.deleteProperty(subtle, name);
    }
  }

  test("never calls genuine what it could not check", async () => {
    const { kind, findings } = await without("Ed25519", () => check(TEXT, FINGERPRINT));
    expect(kind).toBe("signature-not-checked");
    expect(findings.map(({ words }) => words).join()).toContain(
      "cannot check the office's signature",
    );
  });

  test("says which witness's signature it could not check", async () => {
    const { kind, findings } = await without("ML-DSA-44", () => check(COSIGNED, FINGERPRINT));
    expect(kind).toBe("genuine");
    expect(findings.map(({ words }) => words).join()).toContain(
      `${INSPECTOR.name} may have signed it too: this browser cannot check that`,
    );
  });
});
