import { z } from "zod";
import { formatReceiptCode } from "#app/core/intake/receipt-code.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { enter, givenTicket } from "../entry.ts";
import { operation } from "../operation.ts";
import { busy, workNeeded, wrongValue } from "../outcomes.ts";
import { ApiProblem } from "../problems.ts";
import { draftSecretShape } from "../../uploads/upload-shapes.ts";
import { officeForm, officeFormShape } from "../office-form.ts";
import { readTelling, tellingShape } from "../report-fields.ts";
import { sentFile } from "../sent-file.ts";
import {
  DONE,
  doneShape,
  instantShape,
  languageShape,
  listOf,
  sentFileShape,
} from "../shapes/common.ts";

const draftHeader = z.object({
  "bearwitness-draft": draftSecretShape,
});

const draftShape = z.strictObject({
  expiresAt: instantShape,
  files: listOf(sentFileShape),
});

/** What a report keeps of the event's page that its sender named, or the problem that no such page is open. */
async function eventAt(useCases: UseCases, slug: string, language: string) {
  const origin = await useCases.originOfEvent({ slug, language });
  if (origin !== undefined) return origin;
  throw wrongValue("event", "no-open-page", "No open page of an event has this address.");
}

function draftGone(): ApiProblem {
  return new ApiProblem("draft-gone", "The draft ran out, was deleted, sent, or never was.");
}

const receiptShape = z.strictObject({
  reportCode: z.string(),
  receivedAt: instantShape,
  receiptCode: z
    .string()
    .nullable()
    .describe("The reporter's key to the report; null a day after sending. Nobody can look it up"),
  files: listOf(sentFileShape),
});

/** Filing a report: open to everyone, like the public form. */
export const REPORT_OPERATIONS = {
  "GET /form": operation({
    id: "readForm",
    tag: "Reports",
    summary: "Read what this office asks: its concerns, questions and choices",
    access: "public",
    query: z.strictObject({ language: languageShape.optional() }),
    answer: officeFormShape,
    run: ({ query: { language }, application: { office } }) =>
      Promise.resolve(officeForm(office, language ?? "en")),
  }),
  "POST /drafts": operation({
    id: "beginReport",
    tag: "Reports",
    summary: "Begin a report",
    description:
      "Makes a draft that nobody at the office sees. Send evidence to it, then submit it. An unsent draft is deleted after 7 days.",
    access: "public",
    body: tellingShape,
    status: 201,
    answer: z.strictObject({
      draft: z.string().describe("The draft's secret, for the header Bearwitness-Draft"),
    }),
    makes: true,
    run: async ({ body, application: { useCases, office } }) => {
      const told = readTelling(body, office, Date.now());
      const { event: slug, language = "en" } = body;
      const origin = slug === undefined ? {} : { origin: await eventAt(useCases, slug, language) };
      const { token } = await useCases.startDraft();
      await useCases.saveAnswers({ token, answers: { ...told.answers, ...origin } });
      await useCases.saveAboutYou({ token, form: told.aboutYou });
      return { draft: token };
    },
  }),
  "GET /draft": operation({
    id: "readDraft",
    tag: "Reports",
    summary: "Read a draft's files",
    access: "public",
    headers: draftHeader,
    answer: draftShape,
    problems: ["draft-gone"],
    run: async ({ headers, application: { useCases } }) => {
      const open = await useCases.readDraft({ token: headers["bearwitness-draft"] });
      if (open?.draft.reportId !== null) throw draftGone();
      return { expiresAt: open.draft.expiresAt, files: open.items.map(sentFile) };
    },
  }),
  "POST /draft/evidence": operation({
    id: "addEvidence",
    tag: "Reports",
    summary: "Add one file to a draft",
    description:
      "As multipart/form-data: optionally a field `sha256` with the digest that you took, then the file as `file`. The answer comes when every byte is safe on disk. The same bytes sent again are one file.",
    access: "public",
    headers: draftHeader,
    body: "file",
    status: 201,
    answer: z.strictObject({ file: sentFileShape }),
    problems: ["draft-gone", "conflict", "busy"],
    run: async ({ headers, file, application: { useCases } }) => {
      if (file === undefined) throw wrongValue("file", "missing", "Send one file as `file`.");
      const { outcome } = file;
      switch (outcome.kind) {
        case "received":
        case "already-here":
          break;
        case "refused":
          throw wrongValue("file", outcome.why, "This file is not taken.");
        case "other-bytes":
          throw wrongValue("sha256", "other-bytes", "These are not the bytes of that digest.");
        case "broken-off":
          throw new ApiProblem("bad-request", "The file broke off. Send it again.");
        case "no-draft":
          throw draftGone();
      }
      const open = await useCases.readDraft({ token: headers["bearwitness-draft"] });
      const item = open?.items.find((one) => one.id === outcome.itemId);
      if (item === undefined) throw draftGone();
      return { file: sentFile(item) };
    },
  }),
  "POST /draft/discard": operation({
    id: "discardDraft",
    tag: "Reports",
    summary: "Delete a draft and its files",
    access: "public",
    headers: draftHeader,
    answer: doneShape,
    run: async ({ headers, application: { useCases } }) => {
      await useCases.discardDraft({ token: headers["bearwitness-draft"] });
      return DONE;
    },
  }),
  "POST /draft/submit": operation({
    id: "submitReport",
    tag: "Reports",
    summary: "Send a draft as a report",
    description:
      "Makes one report, however often it is called. Keep the receipt code: it is the only way to follow the report.",
    access: "public",
    headers: draftHeader,
    body: z.strictObject({ language: languageShape.optional(), ...givenTicket }),
    status: 201,
    answer: receiptShape,
    problems: ["draft-gone", "conflict", "busy", "work-needed"],
    run: async ({ by, headers, body, gate, application: { useCases } }) => {
      const token = headers["bearwitness-draft"];
      const open = await useCases.readDraft({ token });
      if (open === undefined) throw draftGone();
      const about = { form: "report", subject: open.draft.id } as const;
      const isNew = open.draft.reportId === null;
      const pass = by === undefined && isNew ? await enter(gate, about, body) : {};
      const sent = await useCases.submitReport({
        token,
        language: body.language ?? "en",
        channel: "api",
        by,
        ...pass,
      });
      if (sent.kind === "busy") throw busy();
      if (sent.kind === "ticket-used") throw workNeeded(await gate.ticket(about));
      if (sent.kind === "sent" && by === undefined) gate.taken("report");
      if (sent.kind === "no-draft") throw draftGone();
      if (sent.kind === "incomplete") {
        throw new ApiProblem("conflict", "The draft is not complete. Begin the report again.");
      }
      const receipt = await useCases.readReceipt({ token });
      if (receipt === undefined) throw draftGone();
      return {
        reportCode: receipt.reportCode,
        receivedAt: receipt.receivedAt,
        receiptCode: receipt.receiptCode === null ? null : formatReceiptCode(receipt.receiptCode),
        files: receipt.items.map(sentFile),
      };
    },
  }),
};
