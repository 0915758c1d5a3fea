import type { ReceiptCode } from "#app/core/intake/receipt-code.ts";
import type { ItemId, ReportId } from "#app/core/ids.ts";
import type { Application } from "#app/server/compose.ts";

/** A stream over bytes, in pieces, as an upload comes. */
export async function* piecesOf(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve();
    yield bytes.subarray(at, at + size);
  }
}

export interface SentReport {
  readonly token: string;
  readonly reportId: ReportId;
  readonly receiptCode: ReceiptCode;
  readonly itemIds: readonly ItemId[];
}

/** Files a whole report through the same use cases as the public form. */
export async function givenReport(
  { useCases }: Pick<Application, "useCases">,
  with_: {
    readonly narrative?: string;
    readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
    /** Files that the reporter began to send: so many bytes of each have come. */
    readonly unfinished?: readonly {
      readonly name: string;
      readonly size: number;
      readonly bytes: Uint8Array;
    }[];
    readonly email?: string;
    /** What happens to the draft before it is sent. */
    readonly beforeSending?: (token: string) => Promise<void>;
  } = {},
): Promise<SentReport> {
  const { token } = await useCases.startDraft();
  await useCases.saveAnswers({
    token,
    answers: {
      whatHappened: { category: "force", narrative: with_.narrative ?? "They pushed a man." },
      whereAndWhen: {
        place: "Corner of Elm and 3rd",
        latitude: null,
        longitude: null,
        time: { from: "2026-11-01", fromTime: "21:30", until: null, untilTime: null, about: true },
      },
    },
  });
  const itemIds: ItemId[] = [];
  for (const file of with_.files ?? []) {
    const outcome = await useCases.receiveEvidence({
      token,
      originalName: file.name,
      declaredType: "application/octet-stream",
      source: piecesOf(file.bytes),
    });
    if (outcome.kind !== "received") throw new Error(`not received: ${JSON.stringify(outcome)}`);
    itemIds.push(outcome.itemId);
  }
  for (const { name, size, bytes } of with_.unfinished ?? []) {
    const begun = await useCases.beginUpload({
      holder: { draftToken: token, visitToken: undefined },
      size,
      originalName: name,
      declaredType: "video/mp4",
      sample: "",
    });
    if (begun.kind !== "begun") throw new Error(`not begun: ${JSON.stringify(begun)}`);
    await useCases.appendToUpload({ itemId: begun.itemId, offset: 0, source: piecesOf(bytes) });
  }
  await useCases.saveAboutYou({
    token,
    form:
      with_.email === undefined
        ? { choice: "anonymous" }
        : {
            choice: "contact",
            contact: {
              ...{ name: "", email: with_.email, phone: "", way: "", times: "", language: "" },
              ...{ badge: "", interpreter: "", lawyer: "", notes: "" },
            },
          },
  });
  await with_.beforeSending?.(token);
  const sent = await useCases.submitReport({ token, language: "en" });
  if (sent.kind !== "sent") throw new Error(`not sent: ${JSON.stringify(sent)}`);
  const receipt = await useCases.readReceipt({ token });
  if (receipt?.receiptCode == null) throw new Error("no receipt code");
  return { token, reportId: sent.reportId, receiptCode: receipt.receiptCode, itemIds };
}
