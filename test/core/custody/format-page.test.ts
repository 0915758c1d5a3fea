import { describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cosignatureMessage } from "#app/core/custody/cosignature.ts";
import { parseTrustPolicy } from "#app/core/custody/parse-trust-policy.ts";
import { verifyLogProof } from "#app/core/custody/tlog-proof.ts";
import { formatVerifierKey } from "#app/core/custody/verifier-key.ts";
import { formatWitnessRequest, parseWitnessRequest } from "#app/core/custody/witness-protocol.ts";
import { toHex, toUtf8 } from "#app/core/encoding.ts";
import { projectRoot } from "#test/support/project-root.ts";
import { CLERK, INSPECTOR } from "./made-keys.ts";
import { testWithOpenssl } from "./openssl.ts";
import {
  WORKED_COSIGNATURE,
  WORKED_COSIGNED_AT,
  WORKED_KEY,
  WORKED_LEAVES,
  WORKED_NOTE,
  WORKED_PROOF_OF_4,
} from "./worked-vector.ts";

// docs/custody-log-format.md is what others write verifiers from: what it prints must be so.

const PAGE = readFileSync(join(projectRoot, "docs/custody-log-format.md"), "utf8");
const BLOCKS = Array.from(
  PAGE.matchAll(/^```(\w*)\n(.*?)^```$/gms),
  ([, kind = "", text = ""]) => ({
    kind,
    text,
  }),
);

function block(start: string): string {
  const found = BLOCKS.filter(({ text }) => text.startsWith(start));
  if (found[0] === undefined || found.length > 1) throw new Error(`one block starts with ${start}`);
  return found[0].text;
}

const PROOF = block("c2sp.org/tlog-proof@v1\nindex");
const STEPS = BLOCKS.flatMap(({ kind, text }, index) =>
  kind === "sh" ? [{ command: text, prints: BLOCKS[index + 1] }] : [],
);

/** Types the page's commands into one shell and gives what each step printed. */
function typed(files: Readonly<Record<string, string>>, commands: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), "bearwitness-by-hand-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const between = "\nprintf '%s\\n' '=== step ==='\n";
    const script = commands.join(between);
    const { stdout, stderr, status } = spawnSync("sh", ["-s"], {
      cwd: folder,
      input: script,
      encoding: "utf8",
    });
    return { steps: stdout.split("=== step ===\n"), stderr, status };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("the page on the log's format", () => {
  test("prints the worked records, proof, key, policy and request as they are", () => {
    expect(block('{"_sd":')).toBe(WORKED_LEAVES.map((leaf) => `${leaf}\n`).join(""));
    expect(PROOF).toBe(`${WORKED_PROOF_OF_4}${WORKED_COSIGNATURE}`);
    expect(PAGE).toContain(`LOG=${WORKED_KEY}\n`);
    expect(PAGE).toContain(`CLERK=${formatVerifierKey(CLERK.key)}\n`);
    const request = block("old 3\n");
    const read = parseWitnessRequest(request);
    if (!read.ok) throw new Error(read.problem);
    expect(formatWitnessRequest(read.value)).toBe(request);
  });

  test("prints a policy under which its proof holds", () => {
    const policy = parseTrustPolicy(block(`log ${WORKED_KEY}`));
    if (!policy.ok) throw new Error(JSON.stringify(policy.problems));
    const leaf = toUtf8(WORKED_LEAVES[4]);
    expect(verifyLogProof({ proof: PROOF, leaf, policy: policy.value })).toMatchObject({
      kind: "verified",
      quorum: { kind: "met" },
    });
  });

  test("prints what an ML-DSA-44 witness signs", () => {
    const text = WORKED_NOTE.slice(0, WORKED_NOTE.indexOf("\n\n") + 1);
    const message = cosignatureMessage({ cosigner: INSPECTOR, time: WORKED_COSIGNED_AT, text });
    expect(block("737562").replaceAll("\n", "")).toBe(toHex(message));
  });

  const records = WORKED_LEAVES.map((leaf) => `${leaf}\n`).join("");
  const commands = STEPS.map(({ command }) => command);

  testWithOpenssl("every printed command prints what the page says", () => {
    const files = { "records.jsonl": records, "leaf4.tlog-proof": PROOF };
    const { steps, stderr, status } = typed(files, commands);
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(STEPS.length).toBeGreaterThan(5);
    expect(STEPS.map(({ prints }) => prints?.kind)).toEqual(STEPS.map(() => "text"));
    expect(steps).toEqual(STEPS.map(({ prints }) => prints?.text));
  });

  testWithOpenssl("the commands tell a changed record and a changed checkpoint", () => {
    const changed = {
      "records.jsonl": records.replace('"preview"', '"original"'),
      "leaf4.tlog-proof": PROOF.replace("\n6\n", "\n7\n"),
    };
    const { steps } = typed(changed, commands);
    const [hash = "", , , signature, roots = "", cosignature] = steps;
    expect(hash).not.toBe(STEPS[0]?.prints?.text);
    for (const said of [signature, cosignature])
      expect(said).toMatch(/Signature Verification Failure/);
    const [computed, told] = roots.split("\n");
    expect(computed).not.toBe(told);
  });
});
