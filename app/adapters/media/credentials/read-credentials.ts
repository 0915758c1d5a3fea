import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { initSync, WasmReader } from "@contentauth/c2pa-wasm";
import { z } from "zod";
import type { EngineAnswer, StampVerdict } from "#app/core/claims/credentials.ts";
import { ingredientFaults } from "./ingredient-faults.ts";
import type { TrustLists } from "./trust-lists.ts";

// Runs in a child process alone: the engine holds the whole of a stranger's file in memory.

/** Authorities are left out to see how the signer would count without a time stamp. */
type Lists = Pick<TrustLists, "signers"> & Partial<Pick<TrustLists, "authorities">>;

/**
 * The whole of what the engine is told. Each list is of one kind, so that no authority for stamps vouches for a signer, and no signer's for a
 * stamp. A shape that it does not know it ignores without a word; the tests show that this one counts.
 */
function engineSettings({ signers, authorities }: Lists): string {
  const stamps =
    authorities === undefined ? [] : [{ trust_anchors: authorities, trust_kind: "tsa" }];
  return JSON.stringify({
    verify: { remote_manifest_fetch: false, ocsp_fetch: false, verify_trust: true },
    trust: { anchors: [{ trust_anchors: signers, trust_kind: "manifest" }, ...stamps] },
  });
}

let started = false;

function start(): void {
  if (started) return;
  const path = createRequire(import.meta.url).resolve("@contentauth/c2pa-wasm/c2pa.wasm");
  initSync({ module: readFileSync(path) });
  started = true;
}

/** The engine's word for a certificate whose time is over where no stamp that counts shows that it was used before. */
const RUN_OUT = "signingCredential.expired";

/**
 * Looks for credentials in the octets of a file of that type. Never throws because of the file. Where a stamp by a listed authority tells when
 * it was signed, the engine is asked once more as if there were none: only so it says that the signer's certificate has run out since.
 */
export async function readCredentials(
  bytes: Uint8Array,
  mediaType: string,
  { signers, authorities }: Pick<TrustLists, "signers" | "authorities">,
): Promise<EngineAnswer> {
  const answer = await askEngine(bytes, mediaType, { signers, authorities });
  if (answer.kind !== "report" || answer.stamp !== "listed") return answer;
  const unstamped = await askEngine(bytes, mediaType, { signers });
  const isRunOut = unstamped.kind === "report" && unstamped.told.failure.includes(RUN_OUT);
  return { ...answer, ranOutSince: isRunOut && !answer.told.failure.includes(RUN_OUT) };
}

async function askEngine(
  bytes: Uint8Array,
  mediaType: string,
  lists: Lists,
): Promise<EngineAnswer> {
  start();
  let reader: WasmReader;
  try {
    reader = await WasmReader.fromBytes(mediaType, bytes, engineSettings(lists));
  } catch (error) {
    return ofError(String(error));
  }
  try {
    return ofReport(reader.json());
  } finally {
    reader.free();
  }
}

/** Only how an error begins is the engine's: behind it can stand an address that a stranger wrote. */
function ofError(said: string): EngineAnswer {
  if (said.startsWith("C2pa(JumbfNotFound")) return { kind: "absent" };
  if (said.startsWith("C2pa(RemoteManifestUrl")) return { kind: "remote" };
  if (said.startsWith("C2pa(UnsupportedType")) return { kind: "not-checked", why: "type" };
  return { kind: "error" };
}

/** More kinds of codes than the engine has. */
const MOST_CODES = 100;
const MOST_INGREDIENTS = 50;

const text = z.string().nullish();
const statuses = z
  .array(z.object({ code: z.string().max(200), explanation: text }))
  .nullish()
  .transform((found) => found ?? []);
type Statuses = z.output<typeof statuses>;

/** Each code once: a file with a hundred parts has a hundred times the same. */
function codesOf(found: Statuses | undefined): string[] {
  return [...new Set((found ?? []).map(({ code }) => code))].slice(0, MOST_CODES);
}
const codes = statuses.transform(codesOf);

const report = z.object({
  active_manifest: text,
  validation_state: z.enum(["Invalid", "Valid", "Trusted"]),
  validation_results: z
    .object({
      activeManifest: z
        .object({ success: statuses, informational: statuses, failure: statuses })
        .nullish(),
      ingredientDeltas: z
        .array(
          z.object({
            ingredientAssertionURI: text,
            validationDeltas: z.object({ failure: codes }).nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
  manifests: z.record(
    z.string(),
    z.object({
      claim_generator: text,
      claim_generator_info: z.array(z.object({ name: text, version: text })).nullish(),
      signature_info: z.object({ issuer: text, common_name: text, time: text }).nullish(),
      ingredients: z
        .array(
          z.object({
            title: text,
            relationship: text,
            label: text,
            validation_status: codes,
          }),
        )
        .nullish(),
    }),
  ),
});

/** The engine's report, cut down to what is shown. */
function ofReport(json: string): EngineAnswer {
  const parsed = report.safeParse(JSON.parse(json));
  if (!parsed.success) return { kind: "error" };
  const { active_manifest, validation_state, validation_results, manifests } = parsed.data;
  const manifest = manifests[active_manifest ?? ""];
  if (manifest === undefined) return { kind: "error" };
  const { signature_info: signature } = manifest;
  const [made] = manifest.claim_generator_info ?? [];
  const named = [made?.name, made?.version].filter((part) => part != null).join(" ");
  const active = validation_results?.activeManifest;
  const signedAt = signature?.time ?? null;
  const { ofActive, deeper } = ingredientFaults(
    active_manifest ?? "",
    manifests,
    (validation_results?.ingredientDeltas ?? []).map((one) => ({
      uri: one.ingredientAssertionURI ?? "",
      codes: one.validationDeltas?.failure ?? [],
    })),
  );
  return {
    kind: "report",
    state: validation_state,
    told: {
      success: codesOf(active?.success),
      informational: codesOf(active?.informational),
      failure: codesOf(active?.failure),
    },
    signer: signerOf(signature),
    signedAt,
    stamp:
      signedAt === null
        ? null
        : stampVerdict(
            [active?.success, active?.informational, active?.failure].flatMap((one) => one ?? []),
          ),
    ranOutSince: false,
    generator: named === "" ? (manifest.claim_generator ?? null) : named,
    ingredients: (manifest.ingredients ?? []).slice(0, MOST_INGREDIENTS).map((one) => ({
      title: one.title ?? null,
      relationship: one.relationship ?? null,
      codes: [...new Set([...one.validation_status, ...(ofActive.get(one) ?? [])])],
    })),
    deeperFaults: deeper.slice(0, MOST_INGREDIENTS),
  };
}

function signerOf(
  signature:
    | { common_name?: string | null | undefined; issuer?: string | null | undefined }
    | null
    | undefined,
): string | null {
  const { common_name: name, issuer } = signature ?? {};
  if (name == null) return issuer ?? null;
  return issuer == null || issuer === name ? name : `${name} (${issuer})`;
}

/** Said in place of looking for the authority of a stamp in credentials of the first edition, whoever it is. */
const NOT_LOOKED_FOR = "legacy ";
const HOLDING: readonly string[] = ["timeStamp.validated", "timeStamp.trusted"];
const UNLISTED = "timeStamp.untrusted";

/** Where the engine says several things of stamps, the worst counts. */
function stampVerdict(found: Statuses): StampVerdict {
  const ofStamps = found.filter(({ code }) => code.startsWith("timeStamp."));
  if (ofStamps.some(({ code }) => code !== UNLISTED && !HOLDING.includes(code))) return "faulty";
  if (ofStamps.some(({ code }) => code === UNLISTED)) return "unlisted";
  const trusted = ofStamps.filter(({ code }) => code === "timeStamp.trusted");
  const looked = trusted.every(
    ({ explanation }) => explanation?.startsWith(NOT_LOOKED_FOR) !== true,
  );
  return trusted.length > 0 && looked ? "listed" : "unjudged";
}
