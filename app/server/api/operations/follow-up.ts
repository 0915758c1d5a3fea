import { z } from "zod";
import { parseReceiptCode } from "#app/core/intake/receipt-code.ts";
import { REPORT_STATUSES } from "#app/core/triage/status.ts";
import { enter, givenTicket } from "../entry.ts";
import { operation } from "../operation.ts";
import { busy, workNeeded, wrongValue } from "../outcomes.ts";
import { ApiProblem } from "../problems.ts";
import { sentFile } from "../sent-file.ts";
import { instantShape, listOf, sentFileShape, text } from "../shapes/common.ts";

/** Following a report that was filed: open to whoever holds its receipt code. */
export const FOLLOW_UP_OPERATIONS = {
  "POST /follow-up": operation({
    id: "followReport",
    tag: "Reports",
    summary: "See where a report stands",
    description:
      "For whoever holds the receipt code. The code goes into the body, never into a URL.",
    access: "public",
    body: z.strictObject({ receiptCode: text(100, 1), ...givenTicket }),
    answer: z.strictObject({
      reportCode: z.string(),
      status: z.enum(REPORT_STATUSES),
      receivedAt: instantShape,
      files: listOf(sentFileShape),
    }),
    problems: ["not-found", "busy", "work-needed"],
    run: async ({ by, body, gate, application: { useCases } }) => {
      const read = parseReceiptCode(body.receiptCode);
      if (!read.ok) {
        throw wrongValue("receiptCode", "not-read", "That is not spelled like a receipt code.");
      }
      const about = { form: "follow-up", subject: read.value.locator } as const;
      const pass = by === undefined ? await enter(gate, about, body) : {};
      gate.taken("follow-up");
      const opened = await useCases.openFollowUp({ code: read.value, ...pass });
      if (opened.kind === "busy") throw busy();
      if (opened.kind === "ticket-used") throw workNeeded(await gate.ticket(about));
      // Of a code that was asked for, or that ended, the page for reporters says more.
      if (opened.kind !== "opened") {
        throw new ApiProblem("not-found", "No report has this receipt code.");
      }
      const found = await useCases.readFollowUp({ token: opened.token });
      await useCases.leaveFollowUp({ token: opened.token });
      if (found === undefined) throw new ApiProblem("not-found", "No report has this code.");
      return {
        reportCode: found.report.code,
        status: found.report.status,
        receivedAt: found.report.receivedAt,
        files: found.items.map(sentFile),
      };
    },
  }),
};
