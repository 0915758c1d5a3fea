import { EXAMINER } from "#app/adapters/media/examined-with.ts";
import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { open, truncate, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from "@jest/globals";
import fc from "fast-check";
import sharp from "sharp";
import {
  openContentCredentials,
  type ContentCredentials,
} from "#app/adapters/media/credentials/content-credentials.ts";
import { readCredentials } from "#app/adapters/media/credentials/read-credentials.ts";
import { readTrustLists } from "#app/adapters/media/credentials/trust-lists.ts";
import { credentialsOf } from "#app/core/claims/credentials.ts";
import { makeTestSigner, type TestSigner } from "#test/support/signed-picture.ts";

const CORPUS = process.env["MEDIA_CORPUS"] ?? "";
const withCorpus = CORPUS === "" ? describe.skip : describe;

let folder: string;
let credentials: ContentCredentials;
/** A stranger's server: whoever asks it is counted. */
let stranger: Server;
let asked = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "bw-credentials-"));
  // Without walls on purpose: that nothing is asked for is the settings' doing here.
  credentials = openContentCredentials({ workDir: folder, confinement: "weak" });
  stranger = createServer((_, response) => {
    asked += 1;
    response.end();
  }).listen(0, "localhost");
  await once(stranger, "listening");
});
afterAll(async () => {
  await credentials.close();
  stranger.close();
  rmSync(folder, { recursive: true, force: true });
});

async function check(bytes: Uint8Array, mediaType = "image/jpeg") {
  const path = join(folder, "file");
  await writeFile(path, bytes);
  const file = await open(path);
  try {
    return await credentials.check({ file, size: bytes.length }, mediaType);
  } finally {
    await file.close();
  }
}

const plain = () =>
  sharp({ create: { width: 32, height: 32, channels: 3, background: "#445566" } })
    .jpeg()
    .toBuffer();

/** A picture whose XMP says where its credentials are kept. */
async function pointingAt(address: string): Promise<Buffer> {
  const jpeg = await plain();
  const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dcterms="http://purl.org/dc/terms/" dcterms:provenance="${address}"/></rdf:RDF>`;
  const xmp = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">${rdf}</x:xmpmeta><?xpacket end="w"?>`;
  const body = Buffer.concat([Buffer.from("http://ns.adobe.com/xap/1.0/\0"), Buffer.from(xmp)]);
  const head = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

test("another trust list is another examiner: files judged under the one before count as older", () => {
  expect({ examiner: EXAMINER, lists: readTrustLists().sha256 }).toEqual({
    examiner: "examiner 20",
    lists: "1598c0f73d8bcb68ee7a11b663db168e964d424c645778cd1fb225de399c8cad",
  });
});

test("a file without credentials says nothing either way", async () => {
  expect(await check(await plain())).toMatchObject({
    ...{ state: "absent", codes: [] },
    judgedBy: {
      engine: expect.stringMatching(/^c2pa \d+\.\d+/),
      trustListSha256: readTrustLists().sha256,
    },
  });
});

test("credentials kept elsewhere are named and never asked for", async () => {
  const { port } = stranger.address() as AddressInfo;
  // Whatever word of the engine's their address holds.
  for (const name of ["manifest", "JumbfNotFound", "UnsupportedType"]) {
    const bytes = await pointingAt(`http://localhost:${port}/${name}.c2pa`);
    expect((await check(bytes)).state).toBe("remote-not-fetched");
  }
  expect(asked).toBe(0);
});

test("what is too large or of another type is not checked, and says so", async () => {
  const path = join(folder, "large");
  await writeFile(path, "");
  await truncate(path, 300 * 1024 * 1024);
  const file = await open(path);
  try {
    const large = await credentials.check({ file, size: 300 * 1024 * 1024 }, "image/jpeg");
    expect([large.state, large.sentence]).toEqual([
      "not-checked",
      expect.stringMatching(/too large/),
    ]);
  } finally {
    await file.close();
  }
  expect((await check(Buffer.from("%PDF-1.4"), "application/pdf")).state).toBe("not-checked");
});

test("the trust lists hold certificates of authorities, with the day they were taken", () => {
  const { signers, authorities, takenOn, sha256 } = readTrustLists();
  const certificates =
    (signers + authorities).match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END[^-]*-----/g) ?? [];
  expect(certificates).toHaveLength(28);
  for (const pem of certificates) expect(new X509Certificate(pem).ca).toBe(true);
  expect(takenOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
});

describe("the signer's list and that of authorities for stamps", () => {
  let signer: TestSigner;
  let stamped: Buffer;
  let plainlySigned: Buffer;
  beforeAll(async () => {
    signer = makeTestSigner();
    stamped = await signer.picture({ stamped: true });
    plainlySigned = await signer.picture({ stamped: false });
  });
  afterAll(() => {
    signer.remove();
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  /** As judged so many days from now: the signer's certificate holds for two, that of the authority for a month. */
  const judged = async (
    bytes: Buffer,
    lists: Pick<TestSigner, "signers" | "authorities">,
    days = 0,
  ) => {
    const now = Date.now() + days * 24 * 60 * 60 * 1000;
    const clock = jest.spyOn(Date, "now").mockReturnValue(now);
    const answer = await readCredentials(bytes, "image/jpeg", lists);
    clock.mockRestore();
    return credentialsOf(answer, "2026-11-29");
  };

  test("count each for its own kind alone", async () => {
    const { signers, authorities } = signer;
    expect(await judged(stamped, signer)).toMatchObject({
      ...{ state: "trusted", stamp: "listed", codes: [] },
      told: { success: expect.arrayContaining(["timeStamp.trusted", "signingCredential.trusted"]) },
    });
    expect(await judged(stamped, { signers: authorities, authorities: signers })).toMatchObject({
      ...{ state: "valid-unlisted", stamp: "unlisted" },
    });
    expect(await judged(stamped, { signers, authorities: signers })).toMatchObject({
      ...{ state: "trusted", stamp: "unlisted" },
    });
  });

  test("a certificate that ran out after a listed authority stamped its signature leaves it as it was", async () => {
    const now = await judged(stamped, signer);
    expect(now.certificateRanOut).toBeUndefined();
    const later = await judged(stamped, signer, 10);
    expect(later).toMatchObject({
      ...{ state: "trusted", codes: [], stamp: "listed", certificateRanOut: "stamped-before" },
      signedAt: now.signedAt,
    });
    const unlisted = await judged(stamped, { ...signer, signers: signer.authorities }, 10);
    expect(unlisted).toMatchObject({
      ...{ state: "valid-unlisted", certificateRanOut: "stamped-before" },
    });
  });

  test("one that ran out makes them invalid where no stamp counts, for that reason alone", async () => {
    const { signers } = signer;
    for (const [bytes, stamp] of [
      [plainlySigned, null],
      [stamped, "unlisted"],
    ] as const) {
      expect(await judged(bytes, { signers, authorities: signers })).toMatchObject({
        ...{ state: "trusted", stamp },
      });
      expect(await judged(bytes, { signers, authorities: signers }, 10)).toMatchObject({
        ...{ state: "invalid", stamp, certificateRanOut: "not-stamped" },
        codes: expect.arrayContaining(["signingCredential.expired"]),
        sentence: expect.stringContaining("The file's bytes are those that the credentials name."),
      });
    }
  });
});

withCorpus(CORPUS === "" ? "skipped, MEDIA_CORPUS is not set" : "files of the corpus", () => {
  const of = (name: string) => readFileSync(join(CORPUS, "c2pa", name));

  test.each([
    ["c2pars-c.jpg", "image/jpeg", "valid-unlisted", []],
    ["c2paorg-adobe-20220124-ca.jpg", "image/jpeg", "valid-unlisted", []],
    ["c2pats-trustnxt-icon-signed-v2-bmff.heic", "image/heic", "valid-unlisted", []],
    ["c2pars-sample1.webp", "image/webp", "absent", []],
    ["c2pars-xca.jpg", "image/jpeg", "invalid", ["assertion.dataHash.mismatch"]],
    [
      "c2paorg-adobe-20220124-e-dat-ca.jpg",
      "image/jpeg",
      "invalid",
      ["assertion.dataHash.mismatch"],
    ],
  ])("%s, %s: %s", async (name, type, state, codes) => {
    const found = await check(of(name), type);
    expect(found.state).toBe(state);
    expect(found.codes).toEqual(expect.arrayContaining(codes));
  });

  test("signer, day, program and what it was made of are told", async () => {
    expect(await check(of("c2paorg-adobe-20220124-ca.jpg"))).toMatchObject({
      signer: "C2PA Signer (C2PA Test Signing Cert)",
      signedAt: "2023-01-24T14:48:56+00:00",
      // Credentials of the first edition: the engine takes any authority of theirs.
      stamp: "unjudged",
      told: {
        success: expect.arrayContaining(["timeStamp.trusted", "claimSignature.validated"]),
        informational: ["signingCredential.ocsp.skipped"],
        failure: ["signingCredential.untrusted"],
      },
      generator: expect.stringMatching(/^make_test_images/),
      ingredients: [{ title: "A.jpg", relationship: "parentOf", codes: [] }],
      trustList: readTrustLists().takenOn,
    });
  });

  test("a signer whose authority is on the list is trusted", async () => {
    const bytes = of("c2pars-c.jpg");
    const signers = authoritiesIn(bytes)
      .map((one) => one.toString())
      .join("\n");
    const { authorities } = readTrustLists();
    const found = await readCredentials(bytes, "image/jpeg", { signers, authorities });
    expect(found).toMatchObject({ kind: "report", state: "Trusted", told: { failure: [] } });
  });

  test("an authority for time stamps vouches for no signer", async () => {
    const bytes = of("c2pars-c.jpg");
    const authorities = authoritiesIn(bytes)
      .map((one) => one.toString())
      .join("\n");
    const { signers } = readTrustLists();
    const found = await readCredentials(bytes, "image/jpeg", { signers, authorities });
    expect(found).toMatchObject({
      ...{ kind: "report", state: "Valid" },
      told: { failure: ["signingCredential.untrusted"] },
    });
    expect(JSON.stringify(found)).not.toContain("signingCredential.trusted");
  });

  const turned = (bytes: Buffer, bit: number): Uint8Array => {
    const copy = Uint8Array.from(bytes);
    copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return copy;
  };

  test("one bit that is turned in the picture makes the credentials invalid", async () => {
    const whole = of("c2pars-c.jpg");
    const lists = readTrustLists();
    // Behind the last header is nothing but the picture.
    const picture = whole.lastIndexOf(Buffer.from([0xff, 0xda])) + 32;
    const bits = fc.integer({ min: picture * 8, max: whole.length * 8 - 1 });
    await fc.assert(
      fc.asyncProperty(bits, async (bit) => {
        const answer = await readCredentials(turned(whole, bit), "image/jpeg", lists);
        expect(answer).toMatchObject({
          state: "Invalid",
          told: { failure: expect.arrayContaining(["assertion.dataHash.mismatch"]) },
        });
      }),
      { numRuns: 20 },
    );
  });

  test("whichever bit is turned, there is an answer", async () => {
    const whole = of("c2pars-c.jpg");
    const lists = readTrustLists();
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length * 8 - 1), async (bit) => {
        const answer = await readCredentials(turned(whole, bit), "image/jpeg", lists);
        expect(["report", "remote", "absent", "error", "not-checked"]).toContain(answer.kind);
      }),
      { numRuns: 30 },
    );
  });
});

/** The certificates of authorities in a file's credentials. */
function authoritiesIn(bytes: Buffer): X509Certificate[] {
  const found: X509Certificate[] = [];
  for (let at = 0; at < bytes.length - 4; at += 1) {
    if (bytes.readUInt16BE(at) !== 0x3082) continue;
    try {
      const one = new X509Certificate(bytes.subarray(at, at + 4 + bytes.readUInt16BE(at + 2)));
      if (one.ca) found.push(one);
    } catch {
      // No certificate begins here.
    }
  }
  return found;
}
