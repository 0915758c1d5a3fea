import { createHash, randomBytes } from "node:crypto";
import type { ImportId, ReportId } from "#app/core/ids.ts";
import type { Application } from "#app/server/compose.ts";
import { piecesOf } from "./given.ts";

const OPERATOR = { kind: "operator" } as const;

/** A delivery that goes on, and the digest of the file in it that was refused. */
export interface GivenDelivery {
  readonly importId: ImportId;
  readonly reportId: ReportId;
  readonly refusedSha256: string;
}

/** A city's cameras hand in two files, of which the second does not have the bytes that its agency listed. */
export async function givenDelivery({
  useCases,
}: Pick<Application, "useCases">): Promise<GivenDelivery> {
  const right = randomBytes(4_000);
  const wrong = randomBytes(4_000);
  const facts = { role: "original", custodian: "", certificate: "cert.pdf", note: "" } as const;
  const listed = { ...facts, digests: { sha256: sha256(right) } };
  const begun = await useCases.beginImport({
    by: OPERATOR,
    delivery: {
      ...{ agency: "springfield-dot", reference: "2026-17", custodian: "Jane Roe" },
      ...{ statement: "Cameras of Elm Street.", place: "Elm Street" },
    },
    files: [
      {
        ...{ ...listed, path: "cam/1.mp4", cameraId: "C-7" },
        clockOffset: { raw: "+90", seconds: 90 },
      },
      { ...listed, path: "cam/2.mp4", cameraId: "C-8", clockOffset: null },
    ],
  });
  if (begun.kind !== "begun") throw new Error(begun.kind);
  const { importId, reportId } = begun;
  for (const [number, bytes] of [
    [1, right],
    [2, wrong],
  ] as const) {
    await useCases.receivePartnerFile({ by: OPERATOR, importId, number, source: piecesOf(bytes) });
  }
  return { importId, reportId, refusedSha256: sha256(wrong) };
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
