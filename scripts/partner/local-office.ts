import type { ImportId } from "#app/core/ids.ts";
import type { Application } from "#app/server/compose.ts";
import { openOffice } from "../commands/open-office.ts";
import { Problem, WrongUse } from "../commands/outcome.ts";
import type { Begun, Destination } from "./destination.ts";

const OPERATOR = { kind: "operator" } as const;

/** The office that the settings name. Beside a running server the sealing is the server's work; alone it is done here. */
export async function localOffice(): Promise<Destination> {
  return officeOf(await openOffice({ for: "work" }));
}

/** An opened office as what a delivery is sent to. Closing the one closes the other. */
export function officeOf(opened: {
  readonly application: Pick<Application, "useCases" | "worker" | "close">;
  readonly isAlone: boolean;
}): Destination {
  const { application, isAlone } = opened;
  const { useCases, worker } = application;
  const idOf = ({ importId }: Begun) => importId as ImportId;
  return {
    begin: async (delivery, facts) => {
      const begun = await useCases.beginImport({ by: OPERATOR, delivery, files: facts });
      switch (begun.kind) {
        case "no-agency":
          throw new WrongUse(
            "--from is the agency's short name: letters, digits and dashes, at most 40.",
          );
        case "refused":
        case "too-many":
          throw new Problem("the delivery lists more files than one delivery may have.");
        case "busy":
          throw new Problem("the office is very busy; try again.");
        case "begun":
        case "continued":
          return {
            importId: begun.importId,
            reportCode: begun.reportCode,
            continued: begun.kind === "continued",
            contradicted: begun.contradicted,
            files: begun.files.map(({ number, state, facts: { path } }) => ({
              number,
              path,
              state,
            })),
          };
      }
    },
    send: async (begun, { number }, opened, onBytes) => {
      const sent = await useCases.receivePartnerFile({
        by: OPERATOR,
        importId: idOf(begun),
        number,
        source: counted(opened.source, onBytes),
      });
      switch (sent.kind) {
        case "received":
          return { state: "received", item: sent.itemId, why: null, foundSha256: sent.sha256 };
        case "already-here":
          return { state: "same-bytes", item: sent.itemId, why: null, foundSha256: null };
        case "refused":
          return {
            state: "refused",
            item: null,
            why: sent.why,
            foundSha256: sent.foundSha256 ?? null,
          };
        case "not-found":
          throw new Problem("the import is gone.");
      }
    },
    refuse: async (begun, { number }, why) => {
      await useCases.refusePartnerFile({ by: OPERATOR, importId: idOf(begun), number, why });
    },
    finish: async (begun) => {
      if (isAlone) await worker.idle();
      await useCases.finishImport({ by: OPERATOR, importId: idOf(begun) });
      return [];
    },
    close: () => application.close(),
  };
}

async function* counted(
  source: AsyncIterable<Uint8Array>,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const bytes of source) {
    onBytes(bytes.length);
    yield bytes;
  }
}
