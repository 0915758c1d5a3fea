import { assessFile } from "#app/core/claims/assess-file.ts";
import { waitsFor } from "#app/core/claims/passing-problems.ts";
import type { ItemId, PersonId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";
import { examinedEvent } from "./examined-event.ts";

/**
 * Records that a file's examination broke off each time it was tried, so that nobody waits for it for ever: a failed examination with that problem
 * and no claims, which can be asked for again. What earlier examinations found stands. May run twice.
 */
export async function giveUpExamination(
  tools: Pick<Tools, "transact" | "clock" | "examiner" | "office">,
  input: {
    readonly itemId: ItemId;
    readonly again?: { readonly number: number; readonly by: PersonId } | undefined;
  },
): Promise<void> {
  const { itemId, again } = input;
  const number = again?.number ?? 1;
  const { tolerances } = tools.office;
  const { version: examinedWith, confinement } = tools.examiner;
  await tools.transact(async (stores) => {
    const item = await stores.items.find(itemId);
    if (item?.state !== "sealed" || (await stores.items.lastExamination(itemId)) >= number) return;
    const { size, originalName: declaredName, receivedAt } = item;
    const assessment = assessFile(
      {
        ...{ path: itemId, size, sha256: null, sha512: null },
        ...{ mediaType: null, width: null, height: null, durationSeconds: null },
        ...{ fields: [], problems: ["examination-given-up"] },
      },
      { declaredName, receivedAt, tolerances },
    );
    await stores.items.recordExamination(
      itemId,
      {
        ...{ number, examinedWith, state: "failed", mediaType: null, assessment },
        ...{ rawMetadata: [], at: tools.clock.now() },
        waitsFor: waitsFor(
          assessment,
          tools.examiner.whatIsThere(),
          await stores.items.waitsFor(itemId),
        ),
      },
      examinedEvent(itemId, {
        ...{ number, askedBy: again?.by ?? null, examinedWith, confinement },
        ...{ tolerances, assessment },
      }),
    );
  });
}
