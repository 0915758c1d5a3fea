import { toHex, toUtf8 } from "#app/core/encoding.ts";
import { millisOf } from "#app/core/instant.ts";
import type { WhatHappened, WhereAndWhen } from "#app/core/intake/answers.ts";
import type { ReportChannel } from "#app/core/intake/channel.ts";
import { reportCodeFromBytes } from "#app/core/intake/report-code.ts";
import { statementText } from "#app/core/intake/statement.ts";
import { dayIn } from "#app/core/local-day.ts";
import { tagsOf, versionOfPack } from "#app/core/office/report-tags.ts";
import { DEFAULT_TEAM } from "#app/core/people/team.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import { notePack } from "../office/record-office-pack.ts";
import type { Tools } from "../tools.ts";

/** What an invented report says. */
export interface InventedReport {
  readonly language: string;
  readonly whatHappened: WhatHappened;
  readonly whereAndWhen: WhereAndWhen;
  readonly channel: ReportChannel;
}

const LETTERS = 32;

/**
 * Receives invented reports, all in one transaction: real rows, encrypted words and custody records, received now, by the system itself. No receipt code
 * opens them: each would cost a third of a second. `first` counts those seeded before, so that no two get the same code.
 */
export async function seedReports(
  tools: Pick<Tools, "transact" | "clock" | "newId" | "random" | "office">,
  input: { readonly reports: readonly InventedReport[]; readonly first: number },
): Promise<void> {
  const { office, clock } = tools;
  await tools.transact(async (stores) => {
    await notePack(stores, { clock, office });
    const received = input.reports.map((report, index) => {
      const receivedAt = clock.now();
      const { language, whatHappened, whereAndWhen, channel } = report;
      const id = tools.newId("rpt");
      const day = whereAndWhen.time.from ?? dayIn(office.timeZone, millisOf(receivedAt));
      const statement = toUtf8(statementText(whatHappened, whereAndWhen, []));
      return {
        report: {
          ...{ id, draftId: tools.newId("drf"), whatHappened, whereAndWhen, language, channel },
          code: codeOf(input.first + index, tools.random(4)),
          answers: [] as const,
          packSha256: versionOfPack(office).sha256,
          tags: tagsOf(office, { category: whatHappened.category, day, language }),
          identityBox: null,
          team: DEFAULT_TEAM,
          receivedAt,
          receipt: noReceipt(tools.random),
        },
        event: {
          ev: "report.received" as const,
          subj: id,
          actor: { kind: "system" as const, id: "svc-seed" },
          obj: {
            form_version: "seed-1",
            office_pack: { pack: office.id, pack_date: office.date, sha256: office.sha256 },
            ...{ language, channel, files: 0, items: [], invented: true },
          },
          disclosures: [
            { name: "statement" as const, value: { sha256: toHex(sha256(statement)) } },
          ],
        },
      };
    });
    await stores.reports.receiveMany(received);
    await stores.jobs.enqueue({ name: "index-reports" }, clock.now());
    await stores.jobs.enqueue({ name: "compare-reports" }, clock.now());
  });
}

/** A report's name of which four letters count: chance alone repeats itself among a million. */
function codeOf(number: number, chance: Uint8Array): string {
  const counted = [3, 2, 1, 0].map((place) => Math.floor(number / LETTERS ** place) % LETTERS);
  return reportCodeFromBytes(Uint8Array.from([...counted, ...chance]));
}

/** Stands where a receipt's proof stands; no locator of digits leads there, so no code is ever compared with it. */
function noReceipt(random: Tools["random"]) {
  return { locator: `none-${toHex(random(16))}`, salt: random(16), verifier: random(16) };
}
