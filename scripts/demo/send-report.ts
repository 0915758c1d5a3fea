import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { ItemId, ReportId } from "#app/core/ids.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { takePhoto } from "./photo.ts";
import type { PlannedFile } from "./plan-files.ts";
import type { PlannedReport } from "./plan-demo.ts";

/** A planned report after it was sent, with the token of the device that sent it. */
export interface Sent {
  readonly reportId: ReportId;
  readonly token: string;
}

const PIECE = 64 * 1024;

/** Sends a planned report as the public form does, page by page. It is received now: no time in the log is made up. */
export async function sendReport(useCases: UseCases, planned: PlannedReport): Promise<Sent> {
  const { token } = await useCases.startDraft();
  const { whatHappened, whereAndWhen, language } = planned;
  await useCases.saveAnswers({ token, answers: { whatHappened } });
  await useCases.saveAnswers({ token, answers: { whereAndWhen } });
  for (const file of planned.files) await sendFile(useCases, token, file);
  await useCases.saveAnswers({ token, answers: { evidenceSeen: true } });
  await useCases.saveAboutYou({ token, form: planned.aboutYou });
  for (;;) {
    const outcome = await useCases.submitReport({ token, language });
    switch (outcome.kind) {
      case "sent":
      case "already-sent":
        return { reportId: outcome.reportId, token };
      case "busy":
        // Somebody is signing in at the same time, and hashing takes turns.
        await wait(200);
        break;
      case "incomplete":
      case "no-draft":
      // Nothing floods a demo: no ticket is shown here, so none can have been used.
      case "ticket-used":
        throw new Error(`the invented report ${planned.key} was not taken: ${outcome.kind}`);
    }
  }
}

async function sendFile(useCases: UseCases, token: string, file: PlannedFile): Promise<ItemId> {
  const bytes = await bytesOf(file);
  const outcome = await useCases.receiveEvidence({
    token,
    originalName: file.name,
    declaredType: file.declaredType,
    source: piecesOf(bytes),
  });
  if (outcome.kind !== "received" && outcome.kind !== "already-here") {
    throw new Error(`the invented file ${file.name} was not taken: ${outcome.kind}`);
  }
  return outcome.itemId;
}

/** The bytes of a planned file: drawn, read from the committed clips, or as typed. */
export async function bytesOf({ content }: PlannedFile): Promise<Uint8Array> {
  switch (content.kind) {
    case "photo":
      return takePhoto(content.picture);
    case "clip":
      return readFile(join(import.meta.dirname, "clips", content.file));
    case "text":
      return new TextEncoder().encode(content.text);
  }
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) {
    await Promise.resolve();
    yield bytes.subarray(at, at + PIECE);
  }
}
