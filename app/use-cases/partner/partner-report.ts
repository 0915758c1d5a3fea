import type { PartnerImport } from "#app/adapters/database/import-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import { toHex, toUtf8 } from "#app/core/encoding.ts";
import { millisOf } from "#app/core/instant.ts";
import { statementText } from "#app/core/intake/statement.ts";
import { dayIn } from "#app/core/local-day.ts";
import { tagsOf, versionOfPack } from "#app/core/office/report-tags.ts";
import type { PartnerFacts } from "#app/core/partner/file-facts.ts";
import { DEFAULT_TEAM } from "#app/core/people/team.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import { freeReportCode } from "../intake/free-report-code.ts";
import { notePack } from "../office/record-office-pack.ts";
import type { Tools } from "../tools.ts";
import type { Delivery } from "./begin-import.ts";
import { importActor, submitterOf, type ImportBy } from "./import-by.ts";

type Receipt = Extract<Awaited<ReturnType<Tools["receiptCodes"]["make"]>>, { kind: "made" }>;

/** Nobody said when: a delivery's times are in its files. */
const NO_TIME = { from: null, fromTime: null, until: null, untilTime: null, about: false } as const;

/**
 * The report that stands for an agency's delivery, so that it goes through queue, case and bundle like every other. Its words are the
 * agency's, or one sentence that says whose it is; concern, place and time are not invented. Nobody is given its receipt code.
 */
export async function makePartnerReport(
  tools: Pick<Tools, "clock" | "newId" | "random" | "office">,
  stores: Stores,
  input: {
    readonly by: ImportBy;
    readonly delivery: Delivery;
    readonly receipt: Receipt;
    readonly files: readonly PartnerFacts[];
  },
): Promise<Omit<PartnerImport, "state" | "finishedAt">> {
  const { delivery, receipt } = input;
  const { office } = tools;
  const receivedAt = tools.clock.now();
  const reportId = tools.newId("rpt");
  const importId = tools.newId("imp");
  const draftId = tools.newId("drf");
  const actor = importActor(input.by);
  const narrative =
    delivery.statement === ""
      ? `Handed in by ${delivery.agency}, its reference ${delivery.reference}.`
      : delivery.statement;
  const whatHappened = { category: "other", narrative } as const;
  const whereAndWhen = { place: delivery.place, latitude: null, longitude: null, time: NO_TIME };
  const language = "en";
  await notePack(stores, { clock: tools.clock, office });
  await stores.reports.receive(
    {
      ...{ id: reportId, draftId, whatHappened, whereAndWhen, language, receivedAt },
      code: await freeReportCode(stores, tools.random),
      answers: [],
      packSha256: versionOfPack(office).sha256,
      tags: tagsOf(office, {
        category: whatHappened.category,
        day: dayIn(office.timeZone, millisOf(receivedAt)),
        language,
      }),
      identityBox: null,
      team: DEFAULT_TEAM,
      ...{ agency: delivery.agency, channel: "partner" },
      receipt: { locator: receipt.code.locator, salt: receipt.salt, verifier: receipt.verifier },
    },
    {
      ev: "report.received",
      subj: reportId,
      actor,
      obj: {
        form_version: "partner-1",
        office_pack: { pack: office.id, pack_date: office.date, sha256: office.sha256 },
        ...{ language, channel: "partner", agency: delivery.agency, import: importId },
        files: 0,
        items: [],
        listed: input.files.length,
      },
      disclosures: [
        submitterOf(delivery.agency, delivery.custodian),
        {
          name: "statement",
          value: {
            sha256: toHex(sha256(toUtf8(statementText(whatHappened, whereAndWhen, [])))),
          },
        },
      ],
    },
  );
  await stores.jobs.enqueue({ name: "index-reports" }, receivedAt);
  return {
    ...{ id: importId, draftId, reportId, agency: delivery.agency },
    ...{ reference: delivery.reference, custodian: delivery.custodian },
    begunBy: actor.id,
    begunAt: receivedAt,
  };
}
