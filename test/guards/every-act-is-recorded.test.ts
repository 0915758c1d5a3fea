import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { CaseId, ItemId, ReportId, TokenId } from "#app/core/ids.ts";
import type { PartnerFacts } from "#app/core/partner/file-facts.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { timeInWords } from "#app/routes/desk/letter-view.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import type { ReviewAct } from "#app/use-cases/cases/record-review.ts";
import { givenReport, piecesOf, type SentReport } from "#test/support/given.ts";
import { lookAt } from "#test/support/look-at-report.ts";
import { projectRoot } from "#test/support/project-root.ts";
import { openTestOffice, PASSWORD, type TestOffice } from "#test/support/open-test-office.ts";
import { everyFileReviewed } from "#test/support/reviewed.ts";

// Every use case is listed here: either as an act, with the records it must leave, or as what leaves none, with the
// reason. A use case in neither list does not compile: nobody adds one without deciding.

interface World {
  readonly office: TestOffice;
  readonly useCases: UseCases;
  readonly administrator: Person;
  readonly prosecutor: Person;
  readonly custodian: Person & { readonly signInName: string };
  readonly analyst: Person;
  readonly sent: SentReport;
  readonly reportId: ReportId;
  readonly itemId: ItemId;
  readonly reportCode: string;
}

interface Act {
  readonly leaves: readonly string[];
  readonly run: (world: World) => Promise<unknown>;
}

/** Records that the machinery adds around any act. */
const AROUND = ["checkpoint.published", "checkpoint.timestamped", "checkpoint.cosigned"];

let world: World;
let caseId: CaseId;
let tokenId: TokenId;

const LEAST_ANSWERS = {
  whatHappened: { category: "force", narrative: "They pushed a man." },
  whereAndWhen: {
    ...{ place: "Elm and 3rd", latitude: null, longitude: null },
    time: { from: null, fromTime: null, until: null, untilTime: null, about: false },
  },
} as const;

const account = { displayName: "Somebody New", password: PASSWORD };

async function draftWithFile({ useCases }: World) {
  const { token } = await useCases.startDraft();
  const outcome = await useCases.receiveEvidence({
    token,
    originalName: "x.bin",
    declaredType: "",
    source: piecesOf(randomBytes(1_000)),
  });
  if (outcome.kind !== "received") throw new Error(outcome.kind);
  return { token, itemId: outcome.itemId };
}

const OWN_LETTER = { kind: "closing", title: "Our thanks", "body-en": "Thank you. {signer}" };
const PAGE_FIELDS = {
  title: "Elm Square, April 21",
  words: "Many people were on Elm Square.",
  "closed-words": "Thank you.",
};

async function pageOf(useCases: UseCases, by: Person, slug: string) {
  const made = await useCases.makeIncidentPage({ by, slug, fields: PAGE_FIELDS });
  if (made.kind !== "made") throw new Error(made.kind);
  return made.pageId;
}

/** An incident of a new report. */
async function newIncident({ office, useCases, analyst: by }: World) {
  const { reportId } = await givenReport(office);
  const fields = { title: "Elm Square" };
  const made = await useCases.makeIncident({ by, reportIds: [reportId], fields });
  if (made.kind !== "made") throw new Error(made.kind);
  return { by, reportId, incidentId: made.incidentId };
}

const CHARGE = { statute: "ny-pl-120.00", day: "2026-04-21" };

async function newCharge({ useCases, prosecutor: by }: World) {
  const charge = { by, caseId, kind: "charge", parentId: null, fields: CHARGE } as const;
  const added = await useCases.addCaseEntry(charge);
  if (added.kind !== "written") throw new Error(added.kind);
  return { by, caseId, entryId: added.entryId };
}

async function firstTask({ useCases, analyst: by, reportId }: World) {
  const [task] = (await lookAt({ useCases }, { by, reportId })).work.tasks;
  if (task === undefined) throw new Error("no task");
  return task.id;
}

async function begunUpload({ useCases }: World) {
  const { token } = await useCases.startDraft();
  const outcome = await useCases.beginUpload({
    holder: { draftToken: token, visitToken: undefined },
    size: 100,
    originalName: "x.bin",
    declaredType: "",
    sample: "",
  });
  if (outcome.kind !== "begun") throw new Error(outcome.kind);
  return outcome;
}

const LISTED: PartnerFacts = {
  ...{ path: "1.bin", digests: {}, cameraId: "", clockOffset: null },
  ...{ custodian: "", certificate: "", note: "" },
  role: "original",
};

async function begunImport({ useCases }: World, reference: string) {
  const words = { reference, custodian: "", statement: "", place: "" };
  const delivery = { agency: "city-cameras", ...words };
  const by = { kind: "operator" } as const;
  const outcome = await useCases.beginImport({ by, delivery, files: [LISTED] });
  if (outcome.kind !== "begun") throw new Error(outcome.kind);
  return outcome;
}

async function invited({ useCases, administrator }: World, role: "auditor" | "investigator") {
  const outcome = await useCases.invitePerson({
    by: administrator,
    displayName: "New",
    role,
    identityCheck: "Badge seen at the front desk",
  });
  if (outcome.kind !== "invited") throw new Error(outcome.kind);
  return outcome.token;
}

/** The preserve task of a link, in a new report that came with one. */
async function openLink({ useCases, analyst: by }: World) {
  const { token } = await useCases.startDraft();
  const form = { choice: "anonymous" } as const;
  await useCases.saveAnswers({ token, answers: LEAST_ANSWERS });
  const fields = { link: "https://video.example.com/a", "link-seen": "" };
  await useCases.addLink({ token, fields });
  await useCases.saveAboutYou({ token, form });
  const sent = await useCases.submitReport({ token, language: "en" });
  if (sent.kind !== "sent") throw new Error(sent.kind);
  const read = await useCases.readReport({ by, reportId: sent.reportId });
  const [link] = read.kind === "report" ? read.file.links : [];
  if (link === undefined) throw new Error("no link");
  return { by, reportId: sent.reportId, linkId: link.id };
}

/** Somebody who reads reports, but none of this office's teams. */
function outsider(person: Person): Person {
  return { ...person, role: "investigator", teams: ["elsewhere"] };
}

/** In this order: later acts stand on earlier ones. */
const ACTS = {
  issueOfficerToken: {
    leaves: ["access.granted"],
    run: ({ useCases, administrator: by }) =>
      useCases.issueOfficerToken({ by, agency: "springfield-pd", label: "Chief", days: 30 }),
  },
  revokeOfficerToken: {
    leaves: ["access.granted", "access.revoked"],
    run: async ({ useCases, administrator: by }) => {
      const pass = { by, agency: "springfield-pd", label: "Chief", days: 30 };
      const made = await useCases.issueOfficerToken(pass);
      if (made.kind !== "issued") throw new Error(made.kind);
      return useCases.revokeOfficerToken({ by, tokenId: made.tokenId });
    },
  },
  makeIncidentPage: {
    leaves: ["page.made"],
    run: ({ useCases, administrator: by }) => pageOf(useCases, by, "a-1"),
  },
  changeIncidentPage: {
    leaves: ["page.made", "page.changed"],
    run: async ({ useCases, administrator: by }) => {
      const pageId = await pageOf(useCases, by, "a-2");
      const fields = { ...PAGE_FIELDS, title: "Elm Square, April 22" };
      const edit = { by, pageId, version: 1, language: "en", fields } as const;
      expect(await useCases.changeIncidentPage(edit)).toEqual({ kind: "changed" });
    },
  },
  openIncidentPage: {
    leaves: ["page.made", "page.opened"],
    run: async ({ useCases, administrator: by }) =>
      useCases.openIncidentPage({ by, pageId: await pageOf(useCases, by, "a-3") }),
  },
  closeIncidentPage: {
    leaves: ["page.made", "page.opened", "page.closed"],
    run: async ({ useCases, administrator: by }) => {
      const pageId = await pageOf(useCases, by, "a-4");
      await useCases.openIncidentPage({ by, pageId });
      return useCases.closeIncidentPage({ by, pageId });
    },
  },
  makeIncident: {
    leaves: ["report.received", "incident.made", "report.linked"],
    run: newIncident,
  },
  addReportToIncident: {
    leaves: [
      ...["report.received", "incident.made", "report.linked"],
      ...["report.linked", "report.unlinked"],
    ],
    run: async (at) => {
      const { incidentId, by } = await newIncident(at);
      const { reportId, useCases } = at;
      const added = await useCases.addReportToIncident({ by, incidentId, reportId, why: "" });
      expect(added).toMatchObject({ kind: "done" });
      // Out again, for the acts below.
      await useCases.removeReportFromIncident({ by, incidentId, reportId, why: "" });
    },
  },
  removeReportFromIncident: {
    leaves: ["report.received", "incident.made", "report.linked", "report.unlinked"],
    run: async (at) =>
      at.useCases.removeReportFromIncident({ ...(await newIncident(at)), why: "Another street" }),
  },
  changeIncident: {
    leaves: ["report.received", "incident.made", "report.linked", "incident.changed"],
    run: async (at) =>
      at.useCases.changeIncident({ ...(await newIncident(at)), fields: { title: "Oak Square" } }),
  },
  setIncidentState: {
    leaves: ["report.received", "incident.made", "report.linked", "incident.closed"],
    run: async (at) =>
      at.useCases.setIncidentState({ ...(await newIncident(at)), state: "closed" }),
  },
  splitIncident: {
    leaves: [
      ...["report.received", "incident.made", "report.linked"],
      ...["incident.made", "incident.split", "report.unlinked", "report.linked"],
    ],
    run: async (at) => {
      const { reportId, ...incident } = await newIncident(at);
      const fields = { title: "The other half" };
      return at.useCases.splitIncident({ ...incident, reportIds: [reportId], fields });
    },
  },
  mergeIncidents: {
    leaves: [
      ...["report.received", "incident.made", "report.linked"],
      ...["report.received", "incident.made", "report.linked"],
      ...["report.unlinked", "report.linked", "incident.merged"],
    ],
    run: async (at) => {
      const { by, incidentId: from } = await newIncident(at);
      const { incidentId: into } = await newIncident(at);
      return at.useCases.mergeIncidents({ by, from, into, why: "The same evening" });
    },
  },
  undoMerge: {
    leaves: [
      ...["report.received", "incident.made", "report.linked"],
      ...["report.received", "incident.made", "report.linked"],
      ...["report.unlinked", "report.linked", "incident.merged"],
      ...["incident.opened", "report.unlinked", "report.linked"],
    ],
    run: async (at) => {
      const { by, incidentId: from } = await newIncident(at);
      const { incidentId: into } = await newIncident(at);
      await at.useCases.mergeIncidents({ by, from, into, why: "" });
      return at.useCases.undoMerge({ by, incidentId: from });
    },
  },
  receiveEvidence: { leaves: ["item.received"], run: draftWithFile },
  receiveAddedFile: {
    leaves: ["item.received", "report.file_added"],
    run: async ({ useCases, sent }) => {
      const holder = { draftToken: sent.token, visitToken: undefined };
      const draftId = (await useCases.readReceipt({ token: sent.token }))?.draftId ?? "";
      const file = { originalName: "y.bin", declaredType: "", source: piecesOf(randomBytes(90)) };
      const outcome = await useCases.receiveAddedFile({ holder, draftId, ...file });
      expect(outcome.kind).toBe("received");
    },
  },
  beginUpload: {
    // For a draft it only makes room; what is added to a report that was sent is recorded with it.
    leaves: ["report.file_added"],
    run: async ({ useCases, sent }) => {
      const holder = { draftToken: sent.token, visitToken: undefined };
      const file = { originalName: "x.bin", declaredType: "", sample: "", size: 100 };
      const outcome = await useCases.beginUpload({ holder, ...file });
      expect(outcome.kind).toBe("begun");
    },
  },
  appendToUpload: {
    leaves: ["item.received"],
    run: async (at) => {
      const { itemId } = await begunUpload(at);
      return at.useCases.appendToUpload({ itemId, offset: 0, source: piecesOf(randomBytes(100)) });
    },
  },
  lookAtFiles: {
    leaves: ["item.received", "item.metadata_extracted"],
    run: async (at) => {
      const { token: draftToken } = await draftWithFile(at);
      return at.useCases.lookAtFiles({ holder: { draftToken, visitToken: undefined } });
    },
  },
  tellAboutSentFile: {
    leaves: ["item.described"],
    run: async ({ useCases, sent, itemId }) => {
      const opened = await useCases.openFollowUp({ code: sent.receiptCode });
      if (opened.kind !== "opened") throw new Error(opened.kind);
      const fields = { "file-place": "Behind the court" };
      return useCases.tellAboutSentFile({ visitToken: opened.token, itemId, fields });
    },
  },
  writeToOffice: {
    leaves: ["message.written"],
    run: async ({ useCases, sent }) => {
      const opened = await useCases.openFollowUp({ code: sent.receiptCode });
      if (opened.kind !== "opened") throw new Error(opened.kind);
      return useCases.writeToOffice({ token: opened.token, text: "It was blue." });
    },
  },
  writeToReporter: {
    leaves: ["message.written"],
    run: ({ useCases, analyst: by, reportId }) =>
      useCases.writeToReporter({ by, reportId, text: "Did it have a plate?" }),
  },
  sendLetter: {
    leaves: ["message.written", "letter.sent"],
    run: async ({ useCases, analyst: by, reportId }) => {
      const asked = { by, reportId, letterId: "closing", values: { signer: "A. N." }, timeInWords };
      const prepared = await useCases.prepareLetter(asked);
      const seen = prepared.kind === "letter" ? prepared.mark : prepared.kind;
      return useCases.sendLetter({ ...asked, way: "receipt-page", seen });
    },
  },
  writeOwnLetter: {
    leaves: ["letter.written"],
    run: ({ useCases, administrator: by }) => useCases.writeOwnLetter({ by, fields: OWN_LETTER }),
  },
  offerOwnLetter: {
    leaves: ["letter.written", "letter.written"],
    run: async ({ useCases, administrator: by }) => {
      const made = await useCases.writeOwnLetter({ by, fields: OWN_LETTER });
      if (made.kind !== "written") throw new Error(made.kind);
      return useCases.offerOwnLetter({ by, letterId: made.letterId, offered: false });
    },
  },
  readVisitMessages: {
    leaves: ["message.read"],
    run: async ({ useCases, sent }) => {
      const opened = await useCases.openFollowUp({ code: sent.receiptCode });
      if (opened.kind !== "opened") throw new Error(opened.kind);
      return useCases.readVisitMessages({ token: opened.token });
    },
  },
  askToCorrect: {
    leaves: ["message.written", "report.correction_asked"],
    run: async ({ useCases, sent }) => {
      const opened = await useCases.openFollowUp({ code: sent.receiptCode });
      if (opened.kind !== "opened") throw new Error(opened.kind);
      return useCases.askToCorrect({ token: opened.token, text: "It was green." });
    },
  },
  readReportPage: {
    leaves: ["message.read", "report.request_seen"],
    run: ({ useCases, analyst: by, reportId }) => lookAt({ useCases }, { by, reportId }),
  },
  settleRequest: {
    leaves: ["report.request_settled"],
    run: async ({ useCases, analyst: by, reportId }) => {
      const [request] = (await lookAt({ useCases }, { by, reportId })).requests;
      if (request === undefined) throw new Error("nothing was asked");
      return useCases.settleRequest({ by, reportId, requestId: request.id, settled: true });
    },
  },
  withdrawReport: {
    leaves: ["report.withdrawn"],
    run: async ({ useCases, sent }) => {
      const opened = await useCases.openFollowUp({ code: sent.receiptCode });
      if (opened.kind !== "opened") throw new Error(opened.kind);
      return useCases.withdrawReport({ token: opened.token });
    },
  },
  takeWithdrawalBack: {
    leaves: ["report.withdrawal_taken_back"],
    run: async ({ useCases, sent }) => {
      const opened = await useCases.openFollowUp({ code: sent.receiptCode });
      if (opened.kind !== "opened") throw new Error(opened.kind);
      return useCases.takeWithdrawalBack({ token: opened.token });
    },
  },
  readOwnCopy: {
    leaves: ["report.copy_given"],
    run: async ({ useCases, sent }) => {
      const opened = await useCases.openFollowUp({ code: sent.receiptCode });
      if (opened.kind !== "opened") throw new Error(opened.kind);
      return useCases.readOwnCopy({ token: opened.token, as: "text" });
    },
  },
  withdrawEvidence: {
    leaves: ["item.received", "item.disposed"],
    run: async (at) => at.useCases.withdrawEvidence(await draftWithFile(at)),
  },
  discardDraft: {
    leaves: ["item.received", "item.disposed"],
    run: async (at) => at.useCases.discardDraft(await draftWithFile(at)),
  },
  submitReport: {
    leaves: ["report.received"],
    run: (at) => givenReport(at.office),
  },
  seedReports: {
    leaves: ["report.received"],
    run: ({ useCases }) =>
      useCases.seedReports({
        reports: [{ ...LEAST_ANSWERS, language: "en", channel: "web-form" }],
        first: 0,
      }),
  },
  sealEvidence: {
    leaves: ["item.received", "item.hashed", "item.stored"],
    run: async (at) => at.useCases.sealEvidence(await draftWithFile(at)),
  },
  examineEvidence: {
    leaves: ["item.metadata_extracted"],
    run: (at) =>
      at.useCases.examineEvidence({
        itemId: at.itemId,
        again: { number: 2, by: at.prosecutor.id },
      }),
  },
  giveUpExamination: {
    leaves: ["item.metadata_extracted"],
    run: (at) =>
      at.useCases.giveUpExamination({
        itemId: at.itemId,
        again: { number: 9, by: at.prosecutor.id },
      }),
  },
  beginImport: {
    leaves: ["report.received", "import.listed"],
    run: (at) => begunImport(at, "one"),
  },
  listPartnerFiles: {
    leaves: ["report.received", "import.listed", "import.listed"],
    run: async (at) => {
      const { importId } = await begunImport(at, "two");
      const files = [{ ...LISTED, path: "2.bin" }];
      return at.useCases.listPartnerFiles({ by: { kind: "operator" }, importId, files });
    },
  },
  receivePartnerFile: {
    leaves: ["report.received", "import.listed", "item.received"],
    run: async (at) => {
      const { importId } = await begunImport(at, "three");
      const by = { kind: "operator" } as const;
      const source = piecesOf(randomBytes(100));
      return at.useCases.receivePartnerFile({ by, importId, number: 1, source });
    },
  },
  refusePartnerFile: {
    leaves: ["report.received", "import.listed", "import.file_refused"],
    run: async (at) => {
      const { importId } = await begunImport(at, "four");
      const by = { kind: "operator" } as const;
      return at.useCases.refusePartnerFile({ by, importId, number: 1, why: "missing" });
    },
  },
  finishImport: {
    leaves: ["report.received", "import.listed", "import.finished"],
    run: async (at) => {
      const { importId } = await begunImport(at, "five");
      return at.useCases.finishImport({ by: { kind: "operator" }, importId });
    },
  },
  setReportStatus: {
    leaves: ["report.triaged"],
    run: ({ useCases, analyst: by, reportId }) =>
      useCases.setReportStatus({ by, reportId, status: "in-review" }),
  },
  labelAlike: {
    leaves: ["report.triaged"],
    run: async ({ useCases, analyst: by, reportId }) => {
      await useCases.compareReports();
      await useCases.labelAlike({ by, cluster: reportId, junk: true });
    },
  },
  checkJunk: {
    leaves: ["report.triaged"],
    run: ({ useCases, prosecutor: by, reportId }) =>
      useCases.checkJunk({ by, reportId, isJunk: false }),
  },
  assignReport: {
    leaves: ["report.assigned"],
    run: ({ useCases, analyst: by, reportId }) =>
      useCases.assignReport({ by, reportId, to: by.id }),
  },
  addReportNote: {
    leaves: ["report.annotated"],
    run: ({ useCases, analyst: by, reportId }) =>
      useCases.addReportNote({ by, reportId, text: "Called back, no answer." }),
  },
  addTask: {
    leaves: ["report.task_added"],
    run: ({ useCases, analyst: by, reportId }) =>
      useCases.addTask({ by, reportId, text: "Call the hospital.", to: by.id, due: "2026-12-01" }),
  },
  planTask: {
    leaves: ["report.task_changed"],
    run: async (at) => {
      const { useCases, analyst: by, reportId } = at;
      const text = "Call the clinic.";
      return useCases.planTask({
        by,
        reportId,
        taskId: await firstTask(at),
        text,
        to: null,
        due: "",
      });
    },
  },
  setTaskState: {
    leaves: ["report.task_done"],
    run: async (at) => {
      const { useCases, analyst: by, reportId } = at;
      return useCases.setTaskState({ by, reportId, taskId: await firstTask(at), state: "done" });
    },
  },
  undoAct: {
    leaves: ["report.note_withdrawn"],
    run: async ({ useCases, analyst: by, reportId }) => {
      const read = await useCases.readActs({ by, reportId });
      const note = read.kind === "acts" ? read.acts.find(({ open }) => open === "undo") : undefined;
      if (note === undefined) throw new Error("nothing to undo");
      return useCases.undoAct({ by, actId: note.id });
    },
  },
  noteCare: {
    leaves: ["item.care_noted"],
    run: ({ useCases, analyst: by, itemId }) =>
      useCases.noteCare({ by, itemId, care: { graphic: true, twoPeople: false } }),
  },
  writeReportText: {
    leaves: ["report.text_written"],
    run: ({ useCases, analyst: by, reportId }) =>
      useCases.writeReportText({
        ...{ by, reportId, part: "summary", text: "A push.", madeWith: "", seen: 0 },
      }),
  },
  settleEdit: {
    leaves: ["report.edit_held", "report.text_written", "report.edit_settled"],
    run: async ({ useCases, analyst: by, reportId }) => {
      const edit = { by, reportId, part: "summary", text: "Two men.", madeWith: "" } as const;
      const held = await useCases.writeReportText({ ...edit, seen: 0 });
      if (held.kind !== "held") throw new Error(held.kind);
      const { conflictId } = held;
      await useCases.settleEdit({
        ...{ by, reportId, conflictId, keep: "joined", text: "A push by two men.", seen: 1 },
      });
    },
  },
  openOriginal: {
    leaves: ["item.downloaded"],
    run: async ({ useCases, custodian: by, itemId }) => {
      const opened = await useCases.openOriginal({ by, itemId, purpose: "review" });
      if (opened.kind === "opened") opened.blob.stream.destroy();
    },
  },
  openTicket: {
    leaves: ["item.viewed"],
    run: async (at) => {
      const { default: sharp } = await import("sharp");
      const pixels = { width: 9, height: 9, channels: 3, background: "#123456" } as const;
      const bytes = await sharp({ create: pixels }).png().toBuffer();
      const sent = await givenReport(at.office, { files: [{ name: "a.png", bytes }] });
      await at.office.worker.idle();
      const [itemId] = sent.itemIds;
      if (itemId === undefined) throw new Error("no item");
      const by = at.custodian;
      const signInName = "evidence-custodian";
      const session = await at.useCases.signIn({ signInName, password: PASSWORD });
      if (session.kind !== "signed-in") throw new Error(session.kind);
      const asker = { by, token: session.token, client: "a browser" };
      const preview = "preview-320";
      const given = await at.useCases.givePreviewTicket({ ...asker, itemId, preview });
      if (given.kind !== "given") throw new Error(given.kind);
      const opened = await at.useCases.openTicket({ ticket: given.ticket, client: "a browser" });
      if (opened.kind !== "opened") throw new Error(opened.kind);
      opened.blob.stream.destroy();
    },
  },
  openCase: {
    leaves: ["case.opened"],
    run: async ({ useCases, prosecutor: by }) => {
      const opened = await useCases.openCase({ by, title: "A case" });
      if (opened.kind === "opened") caseId = opened.caseId;
    },
  },
  addReportToCase: {
    leaves: ["case.member_added", "report.triaged"],
    run: ({ useCases, prosecutor: by, reportId }) =>
      useCases.addReportToCase({ by, caseId, reportId }),
  },
  addCaseEntry: { leaves: ["case.charge_added"], run: (at) => newCharge(at) },
  changeCaseEntry: {
    leaves: ["case.charge_added", "case.entry_written", "case.edit_held"],
    run: async (at) => {
      const charge = await newCharge(at);
      const change = { ...charge, seen: 1 };
      const fields = (degree: string) => ({ ...CHARGE, degree });
      await at.useCases.changeCaseEntry({ ...change, fields: fields("third") });
      const late = await at.useCases.changeCaseEntry({ ...change, fields: fields("second") });
      expect(late.kind).toBe("held");
    },
  },
  settleCaseEdit: {
    leaves: [
      ...["case.charge_added", "case.entry_written", "case.edit_held"],
      ...["case.entry_written", "case.edit_settled"],
    ],
    run: async (at) => {
      const charge = await newCharge(at);
      const change = { ...charge, seen: 1 };
      await at.useCases.changeCaseEntry({ ...change, fields: { ...CHARGE, degree: "third" } });
      const late = await at.useCases.changeCaseEntry({
        ...{ ...change, fields: { ...CHARGE, degree: "second" } },
      });
      if (late.kind !== "held") throw new Error(late.kind);
      const choice = { ...charge, editId: late.editId, keep: "mine", seen: 2 } as const;
      return at.useCases.settleCaseEdit(choice);
    },
  },
  withdrawCaseEntry: {
    leaves: ["case.charge_added", "case.entry_withdrawn"],
    run: async (at) =>
      at.useCases.withdrawCaseEntry({ ...(await newCharge(at)), seen: 1, withdrawn: true }),
  },
  undoCaseEntry: {
    leaves: ["case.charge_added", "case.entry_withdrawn", "case.entry_brought_back"],
    run: async (at) => {
      const charge = await newCharge(at);
      await at.useCases.undoCaseEntry({ ...charge, version: 1 });
      return at.useCases.undoCaseEntry({ ...charge, version: 2 });
    },
  },
  exportCaseSheet: {
    leaves: ["case.sheet_exported"],
    run: ({ useCases, prosecutor: by }) => useCases.exportCaseSheet({ by, caseId }),
  },
  printImmunitySheet: {
    leaves: ["case.sheet_exported"],
    run: ({ useCases, prosecutor: by }) => useCases.printImmunitySheet({ by, caseId }),
  },
  exportRedactionLog: {
    leaves: ["case.redaction_log_exported"],
    run: ({ useCases, prosecutor: by }) => useCases.exportRedactionLog({ by, caseId }),
  },
  markExhibit: {
    leaves: ["item.exhibit_marked"],
    run: ({ useCases, prosecutor: by, itemId }) =>
      useCases.markExhibit({ by, caseId, itemId, description: "A recording" }),
  },
  writeFoundation: {
    leaves: ["item.foundation_written"],
    run: ({ useCases, prosecutor: by, itemId }) =>
      useCases.writeFoundation({ by, caseId, itemId, seen: 0, fields: { purpose: "act" } }),
  },
  recordReview: {
    leaves: ["review.exculpatory", "review.exculpatory_asked", "review.exculpatory_agreed"],
    run: async ({ office, useCases, prosecutor: by, itemId }) => {
      const second = await office.employ("investigator");
      await everyFileReviewed(useCases, { by, caseId });
      const act = async (person: Person, what: ReviewAct) => {
        const read = await useCases.readReview({ by, caseId });
        const file = read.kind === "review" && read.files.find(({ item }) => item.id === itemId);
        if (file === false || file === undefined) throw new Error("no file");
        const chosen = [{ itemId, seen: file.seen }];
        return useCases.recordReview({ by: person, caseId, chosen, act: what });
      };
      await act(second, { kind: "agree" });
      await act(second, { kind: "ask", reason: "There is a voice at the end." });
    },
  },
  undoReview: {
    leaves: ["review.exculpatory", "review.exculpatory_taken_back"],
    run: async ({ useCases, prosecutor: by }) => {
      const read = await useCases.readReview({ by, caseId });
      if (read.kind !== "review") throw new Error(read.kind);
      const chosen = read.files.map(({ item, seen }) => ({ itemId: item.id, seen }));
      const act = { kind: "decide", codes: ["EX-4"], reason: "Two versions." } as const;
      const done = await useCases.recordReview({ by, caseId, chosen, act });
      if (done.kind !== "recorded") throw new Error(done.kind);
      return useCases.undoReview({ by, caseId, actId: done.actId });
    },
  },
  requestBundle: {
    leaves: ["item.bates_assigned", "bundle.prepared", "bundle.exported"],
    run: async ({ office, useCases, prosecutor: by }) => {
      await everyFileReviewed(useCases, { by, caseId });
      await useCases.requestBundle({ by, caseId, audience: "PRO" });
      await office.worker.idle();
    },
  },
  openBundle: {
    leaves: ["bundle.prepared", "bundle.exported", "bundle.delivered"],
    run: async ({ office, useCases, prosecutor: by }) => {
      const asked = await useCases.requestBundle({ by, caseId, audience: "GJ" });
      if (asked.kind !== "requested") throw new Error(asked.kind);
      await office.worker.idle();
      const opened = await useCases.openBundle({ by, bundleId: asked.bundleId });
      if (opened.kind !== "opened") throw new Error(opened.kind);
      opened.blob.stream.destroy();
    },
  },
  openSealedBundle: {
    leaves: ["bundle.prepared", "bundle.exported", "bundle.delivered"],
    run: async ({ office, useCases, prosecutor: by }) => {
      const asked = await useCases.requestBundle({ by, caseId, audience: "PRO" });
      if (asked.kind !== "requested") throw new Error(asked.kind);
      await office.worker.idle();
      const { bundleId } = asked;
      const text = "age1ql0e7zx0xv7eurpl4ah2rx3m732fy0nt9k8sy3yx6xx4e5erhgesld475p";
      const opened = await useCases.openSealedBundle({ by, bundleId, text });
      if (opened.kind !== "sealed") throw new Error(opened.kind);
      opened.stream.destroy();
    },
  },
  unmarkExhibit: {
    leaves: ["item.exhibit_unmarked"],
    run: async ({ useCases, prosecutor: by }) => {
      const read = await useCases.readCase({ by, caseId });
      const exhibit = read.kind === "case" ? read.case.items[0]?.exhibit : undefined;
      if (exhibit === undefined) throw new Error("no exhibit");
      return useCases.unmarkExhibit({ by, caseId, exhibitId: exhibit.id });
    },
  },
  removeReportFromCase: {
    leaves: ["case.member_removed"],
    run: ({ useCases, prosecutor: by, reportId }) =>
      useCases.removeReportFromCase({ by, caseId, reportId }),
  },
  recoverPerson: {
    leaves: ["access.granted"],
    run: ({ useCases, administrator: by, analyst }) =>
      useCases.recoverPerson({ by, personId: analyst.id, identityCheck: "Badge and face, room 4" }),
  },
  acceptInvitation: {
    leaves: ["access.granted", "access.granted"],
    run: async (at) =>
      at.useCases.acceptInvitation({
        token: await invited(at, "auditor"),
        account: { ...account, signInName: "new-auditor" },
      }),
  },
  disablePerson: {
    leaves: ["access.granted", "access.granted", "access.revoked"],
    run: async (at) => {
      const token = await invited(at, "investigator");
      const signInName = "new-investigator";
      await at.useCases.acceptInvitation({ token, account: { ...account, signInName } });
      const people = (await at.useCases.listPeople({ by: at.administrator })) ?? [];
      const person = people.find((one) => one.signInName === signInName);
      if (person === undefined) throw new Error("nobody to disable");
      return at.useCases.disablePerson({ by: at.administrator, personId: person.id });
    },
  },
  issueToken: {
    leaves: ["access.granted"],
    run: async ({ useCases, prosecutor: by }) => {
      const abilities = ["queue.read"] as const;
      const issued = await useCases.issueToken({ by, label: "Import", abilities, days: 30 });
      if (issued.kind === "issued") tokenId = issued.tokenId;
    },
  },
  revokeToken: {
    leaves: ["access.revoked"],
    run: ({ useCases, prosecutor: by }) => useCases.revokeToken({ by, tokenId }),
  },
  enablePerson: {
    leaves: ["access.granted"],
    run: async (at) => {
      const people = (await at.useCases.listPeople({ by: at.administrator })) ?? [];
      const person = people.find((one) => one.status === "disabled");
      if (person === undefined) throw new Error("nobody to enable");
      return at.useCases.enablePerson({ by: at.administrator, personId: person.id });
    },
  },
  eraseReporter: {
    leaves: ["disclosure.erased", "disclosure.erased"],
    run: ({ useCases, custodian: by, reportCode }) =>
      useCases.eraseReporter({ by, reportCode, reason: "Asked for" }),
  },
  setTeams: {
    leaves: ["access.changed"],
    run: ({ useCases, administrator: by, analyst }) =>
      useCases.setTeams({ by, personId: analyst.id, teams: "north, south" }),
  },
  addCaseMember: {
    leaves: ["case.person_added"],
    run: ({ useCases, prosecutor: by, custodian }) =>
      useCases.addCaseMember({ by, caseId, personId: custodian.id }),
  },
  raiseWall: {
    leaves: ["access.wall_raised"],
    run: ({ useCases, prosecutor: by, analyst, reportId: subjectId }) =>
      useCases.raiseWall({ by, subjectId, personId: analyst.id, reason: "A cousin of the driver" }),
  },
  breakGlass: {
    leaves: ["access.break_glass"],
    run: ({ useCases, administrator, reportCode: code }) =>
      useCases.breakGlass({ by: outsider(administrator), code, reason: "A witness is in danger" }),
  },
  endGlass: {
    leaves: ["access.break_glass_ended"],
    run: async ({ useCases, administrator }) => {
      const by = outsider(administrator);
      const [glass] = (await useCases.readDeskNews({ by })).open;
      if (glass === undefined) throw new Error("nothing is open");
      return useCases.endGlass({ by, glassId: glass.id });
    },
  },
  reviewGlass: {
    leaves: ["access.break_glass", "access.break_glass_reviewed"],
    run: async ({ useCases, analyst, administrator, prosecutor, reportCode: code }) => {
      const by = { ...outsider(administrator), id: prosecutor.id };
      await useCases.breakGlass({ by, code, reason: "A witness is in danger" });
      const reviewer = { ...analyst, id: administrator.id, role: "auditor" } as const;
      const listed = await useCases.listGlassForReview({ by: reviewer });
      const glass = listed?.find((one) => one.personId === prosecutor.id);
      if (glass === undefined) throw new Error("nothing to review");
      const remarks = "It was as the reason says.";
      return useCases.reviewGlass({ by: reviewer, glassId: glass.id, finding: "fine", remarks });
    },
  },
  liftWall: {
    leaves: ["access.wall_lifted"],
    run: async ({ useCases, prosecutor, reportId: subjectId }) => {
      const by = { ...prosecutor, supervisor: true };
      const [wall] = await useCases.listWalls({ by, subjectId });
      if (wall === undefined) throw new Error("no wall stands");
      return useCases.liftWall({ by, subjectId, wallId: wall.id, reason: "It was somebody else" });
    },
  },
  removeCaseMember: {
    leaves: ["case.person_removed"],
    run: async ({ useCases, prosecutor: by }) => {
      const access = await useCases.readAccess({ by, subjectId: caseId });
      const members = access.kind === "access" ? access.access.members : [];
      const member = members.find(({ removedAt }) => removedAt === null);
      if (member === undefined) throw new Error("no member");
      return useCases.removeCaseMember({ by, caseId, memberId: member.id });
    },
  },
  assignLink: {
    leaves: ["report.received", "link.received", "link.assigned"],
    run: async (at) => at.useCases.assignLink({ ...(await openLink(at)), to: at.analyst.id }),
  },
  openLink: {
    leaves: ["link.received", "link.opened"],
    run: async (at) => at.useCases.openLink(await openLink(at)),
  },
  endLinkTask: {
    leaves: ["link.received", "link.preserved"],
    run: async (at) => {
      const about = await openLink(at);
      const ended = { task: "done", method: "recording", note: "Recorded" } as const;
      return at.useCases.endLinkTask({ ...about, ...ended });
    },
  },
  changeRole: {
    leaves: ["access.granted"],
    run: ({ useCases, administrator: by, analyst }) =>
      useCases.changeRole({ by, personId: analyst.id, role: "auditor", supervisor: false }),
  },
  actForStaff: {
    leaves: ["access.granted"],
    run: ({ useCases, custodian: { signInName } }) =>
      useCases.actForStaff({ signInName, act: "reporter-erase" }),
  },
  disableStaff: {
    leaves: ["access.revoked"],
    run: ({ useCases }) => useCases.disableStaff({ signInName: "new-auditor" }),
  },
  auditLog: { leaves: ["system.self_audit"], run: ({ useCases }) => useCases.auditLog() },
  publishCheckpoint: {
    leaves: [],
    run: ({ useCases }) => useCases.publishCheckpoint({ reason: "request" }),
  },
  // Last: this process goes on with the old key in its hand, and may sign no more.
  rotateLogKey: {
    leaves: ["key.rotated"],
    run: ({ useCases }) => useCases.rotateLogKey({ reason: "planned" }),
  },
} as const satisfies Partial<Record<keyof UseCases, Act>>;

/** Acts that need more than this office has; where each is done, and the records that are asked for there. */
const ELSEWHERE = {
  exportQueue: ["test/routes/desk/queue.test.ts", "queue.exported"],
  askForNewCode: ["test/use-cases/new-code.test.ts", "code.asked"],
  grantNewCode: ["test/use-cases/new-code.test.ts", "report.code_granted"],
  refuseNewCode: ["test/use-cases/new-code.test.ts", "code.refused"],
  refuseNewCodes: ["test/use-cases/new-code.test.ts", "code.refused"],
  withdrawNewCode: ["test/use-cases/new-code.test.ts", "report.code_withdrawn"],
  stopNewCode: ["test/use-cases/new-code.test.ts", "report.code_stopped"],
  approveAct: ["test/use-cases/approvals.test.ts", "approval.given"],
  fileEntry: ["test/use-cases/enter-report.test.ts", "report.received"],
  receiveEntryFile: ["test/use-cases/enter-report.test.ts", "item.received"],
  removeEntryFile: ["test/use-cases/enter-report.test.ts", "item.disposed"],
  discardEntry: ["test/use-cases/enter-report.test.ts", "item.disposed"],
  askForApproval: ["test/use-cases/approvals.test.ts", "approval.requested"],
  askForIdentity: ["test/use-cases/approvals.test.ts", "approval.requested"],
  askForApprovers: ["test/routes/desk/approvers.test.ts", "approval.requested"],
  changeApprovers: ["test/routes/desk/approvers.test.ts", "identity.approvers_changed"],
  changePolicy: ["test/use-cases/approvals.test.ts", "policy.changed"],
  openIdentity: ["test/use-cases/approvals.test.ts", "identity.opened"],
  refuseAct: ["test/use-cases/approvals.test.ts", "approval.refused"],
  reviewOpening: ["test/use-cases/approvals.test.ts", "access.reviewed"],
  collectCosignatures: ["test/use-cases/collect-cosignatures.test.ts", "checkpoint.cosigned"],
  stampCheckpoint: ["test/use-cases/stamp-checkpoint.test.ts", "checkpoint.timestamped"],
  enrolByLink: ["test/use-cases/recovery.test.ts", "access.granted"],
  failBundle: ["test/use-cases/unlucky-acts.test.ts", "bundle.failed"],
  sweep: ["test/use-cases/unlucky-acts.test.ts", "item.disposed"],
  recordOfficePack: ["test/use-cases/unlucky-acts.test.ts", "system.version_changed"],
  setUpOffice: ["test/use-cases/set-up-office.test.ts", "access.granted"],
  moveStore: ["test/use-cases/move-store.test.ts", "system.store_moved"],
  rotateMasterKey: ["test/use-cases/rotate-master-key.test.ts", "key.rotated"],
  scanEvidence: ["test/use-cases/scan-evidence.test.ts", "item.scanned"],
  askBulk: ["test/use-cases/bulk.test.ts", "queue.bulk_begun"],
  goOnBulk: ["test/use-cases/bulk.test.ts", "queue.bulk_ended"],
  undoBulk: ["test/use-cases/bulk.test.ts", "queue.bulk_begun"],
  examineAllAgain: ["test/use-cases/examine-all-again.test.ts", "system.examining_again"],
  goOnExaminingAgain: ["test/use-cases/examine-all-again.test.ts", "system.examining_again"],
  sealAgain: ["test/use-cases/damaged-before-sealing.test.ts", "item.seal_asked"],
  sayLost: ["test/use-cases/damaged-before-sealing.test.ts", "item.said_lost"],
  adoptUpload: ["test/use-cases/found-uploads.test.ts", "item.adopted"],
  setUploadAside: ["test/use-cases/found-uploads.test.ts", "item.set_aside"],
  bringUploadBack: ["test/use-cases/found-uploads.test.ts", "item.brought_back"],
  makePlayable: ["test/use-cases/make-playable.test.ts", "item.derived"],
  lookThroughFilm: ["test/use-cases/make-playable.test.ts", "item.derived"],
  linkLivePhotos: ["test/use-cases/live-photo-pair.test.ts", "item.linked"],
  placeItem: ["test/use-cases/place-item.test.ts", "item.placed"],
  reviewPlacement: ["test/use-cases/place-item.test.ts", "item.placement_reviewed"],
  confirmSuggestion: ["test/use-cases/incident-suggestions.test.ts", "report.linked"],
  rejectSuggestion: ["test/use-cases/incident-suggestions.test.ts", "report.suggestion_rejected"],
  reopenSuggestion: ["test/use-cases/incident-suggestions.test.ts", "report.suggestion_reopened"],
  withdrawPlacement: ["test/use-cases/place-item.test.ts", "item.placement_withdrawn"],
  chooseFile: ["test/use-cases/redacted-in-bundles.test.ts", "case.file_chosen"],
  askRedaction: ["test/use-cases/redact-item.test.ts", "item.redaction_asked"],
  renderRedaction: ["test/use-cases/redact-item.test.ts", "item.redacted"],
  giveUpRedaction: ["test/use-cases/redact-item.test.ts", "item.not_redacted"],
  reviewRedaction: ["test/use-cases/redact-item.test.ts", "item.redaction_reviewed"],
  withdrawRedaction: ["test/use-cases/redact-item.test.ts", "item.redaction_withdrawn"],
} as const satisfies Partial<Record<keyof UseCases, readonly [string, string]>>;

type Recorded = keyof typeof ACTS | keyof typeof ELSEWHERE;

/** Use cases that leave no record of their own, and why that is right. */
/** A saved view is a filter under a name: it shows nobody more than they may see anyway. */
const VIEWS_RECORD_NOTHING = {
  bringViewBack: "keeps a filter",
  changeView: "keeps a filter",
  chooseDefaultView: "notes how somebody wants their own desk",
  listViews: "reads counts as listQueue does",
  readQueueChanges: "reads ids as listQueue does",
  readQueueMark: "reads a number",
  moveView: "keeps a filter",
  openView: "notes what is new to somebody",
  readDefaultView: "reads a filter",
  removeView: "keeps a filter",
  saveView: "keeps a filter",
} as const;

const NO_RECORD: Readonly<Record<Exclude<keyof UseCases, Recorded>, string>> = {
  readAgeKeys: "reads what its asker typed",
  beginAsOfficer:
    "makes a draft, which is nobody's record yet; the report's own record names the agency",
  listOfficerTokens: "reads no evidence",
  ...VIEWS_RECORD_NOTHING,
  beginOnPage:
    "makes a draft, which is nobody's record yet; the report's own record names the page",
  originOfEvent: "reads what the public is shown",
  sayAboutEvent:
    "changes a draft, which is nobody's record yet; the report's own record names the page or none",
  drawPageSquare: "draws an address that hangs on walls",
  drawNewCodeCard: "draws what its asker brings, and looks nothing up",
  listSuggestions: "reads which reports may belong together",
  suggestIncidents: "asks people which reports belong together, and changes none",
  listIncidents: "reads which reports belong together",
  readIncidentFiles:
    "reads times and places, which are no evidence's bytes, as the page of a report does",
  readIncident: "reads which reports belong together",
  findIncidentPage: "reads what the public is shown",
  listIncidentPages: "reads no evidence",
  readIncidentPage: "reads no evidence",
  beginEntry: "begins a draft, which is nobody's record yet",
  saveEntry: "changes a draft, which is nobody's record yet",
  tellAboutEntryFile: "changes a draft, which is nobody's record yet",
  readEntry: "is one's own, and not filed",
  listEntries: "is one's own, and not filed",
  addLink: "changes a draft, which is nobody's record yet",
  saveSighting: "changes a draft, which is nobody's record yet",
  removeSighting: "changes a draft, which is nobody's record yet",
  passSightings: "changes a draft, which is nobody's record yet",
  giveUpExaminingAgain:
    "records the end that goOnExaminingAgain records, for a job that was given up",
  readExaminingAgain: "reads how far it has come",
  usePlaceOfFile: "changes a draft, which is nobody's record yet",
  tellAboutFile: "changes a draft, which is nobody's record yet",
  removeLink: "changes a draft, which is nobody's record yet",
  listImports: "reads no evidence",
  listFoundUploads: "says what lies there, not what is in it",
  listUnsealed: "says what lies there, not what is in it",
  listOwnImports: "reads no evidence",
  readImport: "reads no evidence",
  readOwnImport: "reads no evidence",
  listGlassForReview: "reads no evidence",
  listOpeningsForReview: "reads no evidence",
  listWalls: "reads no evidence",
  readAccess: "reads no evidence",
  findAudited: "reads no evidence",
  whoCouldSee: "reads no evidence",
  readDeskNews: "reads one's own openings and counts",
  addPasskey: "belongs to the security log, not to custody",
  beginCodes: "belongs to the security log, not to custody",
  changePassword: "belongs to the security log, not to custody",
  confirmCodes: "belongs to the security log, not to custody",
  confirmWithPasskey: "belongs to the security log, not to custody",
  confirmWithPassword: "belongs to the security log, not to custody",
  keepForm: "keeps what was not taken yet",
  listInvitations: "reads no evidence",
  listOwnFactors: "reads one's own",
  offerConfirmation: "gives out a challenge",
  offerPasskeyByLink: "gives out a challenge",
  offerPasskeyEnrolment: "gives out a challenge",
  offerPasskeySignIn: "gives out a challenge",
  readBegunCodes: "reads one's own",
  releasePasswordPath: "belongs to the security log, not to custody",
  removeCodes: "belongs to the security log, not to custody",
  removePasskey: "belongs to the security log, not to custody",
  renamePasskey: "changes a label for its owner",
  signInWithPasskey: "belongs to the security log, not to custody",
  moveKeptForm: "keeps what was not taken yet",
  readKeptForm: "gives back what was not taken yet",
  withdrawInvitation: "ends a link that gave no right yet",
  listApprovers: "reads whom the unseal process believes",
  listApprovals: "reads what was asked for",
  readApproval: "reads what was asked for",
  readOfficePolicy: "reads a state",
  askAgainLater: "puts a job in the queue",
  auditInSlices: "is auditLog in pieces; its last piece records the result",
  beginFileUpload: "makes room for a listed file that has not come yet",
  beginSetup: "makes a link; the account it leads to is recorded",
  buildBundle: "is requestBundle's second half, run as its job",
  checkHandedReceipt: "reads what a stranger hands in",
  claimAnswer: "notes that a call was made, so that it is done once",
  describeCheckpoint: "reads",
  drawReceipt: "makes a document of what is signed already",
  drawSquare: "draws what the reporter may see anyway",
  exportSecurityLog: "belongs to the security log, not to custody",
  endSent: "ends the reporter's own secret of what they sent",
  endOwnSession: "belongs to the security log, not to custody",
  findBundle: "reads a state",
  findSession: "reads a session",
  compareReports: "takes the likeness of words, and changes no report",
  listAlike: "reads no evidence",
  listJunkToCheck: "reads no evidence",
  indexReports: "copies words to where they are searched",
  invitePerson: "records access.granted; tested as the beginning of acceptInvitation",
  inviteStaff: "makes a link; the account it leads to is recorded",
  isOfficeEmpty: "reads a state",
  isSetupOpen: "reads a state",
  keepAnswer: "repeats what was said",
  keepSentInReach: "renews the reporter's own cookie",
  leaveFollowUp: "ends a visit of the reporter, about whom nothing is kept",
  listCases: "reads no evidence",
  listLimitations: "reads no evidence",
  listCodeRequests: "reads what people say who lost their codes, and no evidence",
  listCustody: "reads the log",
  listHeldFiles: "is the reporter's own",
  listLogKeys: "reads public keys",
  listOwnSessions: "reads one's own",
  listPeople: "reads no evidence",
  listQueue: "reads no evidence",
  readActs: "reads no evidence",
  readGivenAway: "reads no evidence",
  listBulks: "reads no evidence",
  prepareBulk: "reads codes as listQueue does",
  readBulk: "reads no evidence",
  giveUpInBulk: "leaves a report as it is; goOnBulk records the end with how many",
  setShortcuts: "changes how the desk is for who asks",
  noteRead: "changes how the desk is for who asks",
  readDigest: "reads the log and words, as the queue does",
  chooseBlur: "changes how the desk is for who asks",
  readCare: "reads what the office said itself",
  readOwnCare: "counts looks that were recorded one by one",
  listStaff: "reads no evidence",
  listSubjectRecords: "reads the log",
  listTokens: "reads no evidence",
  keepDraftInReach: "notes how long a cookie is to live",
  mayUpload: "asks whose a file is",
  newCodeMark: "draws random bits for a form, of which nothing is kept",
  makeReceipt: "reads the log for the reporter",
  openFollowUp: "is the reporter's own visit, about whom nothing is kept",
  prepareLogKey: "makes a key that nothing uses; naming it is recorded",
  proveConsistencyOfLog: "reads hashes",
  proveInclusionInLog: "reads hashes",
  givePreviewTicket: "shows nothing: the first look through the ticket is recorded",
  giveOriginalTicket: "shows nothing: the download through the ticket is recorded",
  describeTicket: "tells size and digest; opens nothing",
  describeOriginal: "tells size and digest of what may be downloaded; opens nothing",
  readBundle: "reads a state",
  readFoundation: "reads what counsel wrote, no evidence",
  readCase: "reads no evidence",
  readCaseSheet: "reads what counsel wrote about a case, and no evidence",
  readCheckpoint: "reads the log",
  readCodeRequest: "reads words as readReport does; what is decided is recorded",
  readCodeLoad: "counts tries, which are no evidence",
  readIntakeLoad: "counts, and reads no evidence",
  readDraft: "is the reporter's own",
  readFollowUp: "is the reporter's own visit",
  readVisitRequests: "is the reporter's own visit",
  readInvitation: "reads a link",
  readItem: "reads what is known of a file, not the file",
  readLogKey: "reads a public key",
  readOfflineCheck: "reads a page",
  readReceipt: "is the reporter's own",
  readCode: "is the reporter's own",
  tellPresence: "says who has a page open, for a minute; reading words is no record either",
  readOwnWork: "reads what the office wrote itself",
  seeMentions: "says what somebody read of what colleagues wrote to them",
  readReview: "reads what the office decided itself",
  readReport: "reads words, not evidence; previews and originals are recorded one by one",
  opensAny: "tells whether a secret opens anything",
  readUpload:
    "reads how far a file has come; where its last byte is there it is received as appendToUpload does",
  examineAgain:
    "asks for an examination; what it finds is recorded by examineEvidence, with who asked",
  readExaminations: "reads claims of a file as readItem does",
  isExaminationLost: "reads whether a file waits for an examination that nobody makes",
  readPlacements: "reads what was worked out about a file",
  readRedactions: "reads what was covered in a file",
  readHandedFiles: "reads which file of each exhibit goes to whom",
  readRedactionLog: "reads what was covered in the exhibits of a case",
  readFields: "reads fields of a file as readItem does its claims",
  readStreetMap: "reads what the office's map says of itself",
  readStreetTile: "reads public streets, the same for everybody",
  readOutlines: "reads public borders, the same for everybody",
  listAlikePictures: "tells distances between files, not what is in them",
  rescanItem: "asks for a scan; its verdict is recorded by scanEvidence",
  releaseAnswer: "gives back a key of a call that did nothing",
  prepareLetter: "shows a letter; nothing is sent or kept",
  listOwnLetters: "reads what the office wrote itself",
  readOwnLetter: "reads what the office wrote itself",
  listLetters: "reads what the office wrote itself",
  readOffice: "reads the office pack",
  saveAboutYou: "changes a draft, which is nobody's record yet",
  saveAnswers: "changes a draft, which is nobody's record yet",
  readSecurityLog: "reads no evidence",
  reviewSecurityLog: "belongs to the security log, not to custody",
  signIn: "belongs to the security log, not to custody",
  signOut: "belongs to the security log, not to custody",
  signOutEverywhere: "belongs to the security log, not to custody",
  startDraft: "begins a draft, which is nobody's record yet",
  tellDigest: "keeps what the reporter's device says; it is recorded when the file is sealed",
  useToken: "finds who calls, as findSession does; what the call does is recorded",
  removeBlobs: "follows a disposal, which was recorded with the destruction of the keys",
};

beforeAll(async () => {
  const office = await openTestOffice();
  const sent = await givenReport(office, {
    files: [{ name: "clip.mp4", bytes: randomBytes(5_000) }],
  });
  await office.worker.idle();
  const receipt = await office.useCases.readReceipt({ token: sent.token });
  const [itemId] = sent.itemIds;
  if (receipt === undefined || itemId === undefined) throw new Error("no report");
  world = {
    office,
    useCases: office.useCases,
    administrator: await office.employ("administrator"),
    prosecutor: await office.employ("prosecutor"),
    custodian: await office.employ("evidence-custodian"),
    analyst: await office.employ("intake-analyst"),
    sent,
    reportId: sent.reportId,
    itemId,
    reportCode: receipt.reportCode,
  };
});

afterAll(async () => {
  await world.office.remove();
});

async function recordsFrom(seq: number): Promise<readonly { seq: number; ev: string }[]> {
  return ((await world.useCases.listCustody({ by: world.custodian })) ?? [])
    .filter((record) => record.seq >= seq)
    .sort((one, other) => one.seq - other.seq);
}

test.each(Object.keys(ACTS) as (keyof typeof ACTS)[])("%s leaves its records", async (name) => {
  const act: Act = ACTS[name];
  await world.office.worker.idle();
  const [newest] = (await world.useCases.listCustody({ by: world.custodian })) ?? [];
  const before = (newest?.seq ?? -1) + 1;
  await act.run(world);
  const left = (await recordsFrom(before)).map((record) => record.ev);
  const own = left.filter((ev) => !AROUND.includes(ev));
  for (const ev of act.leaves) expect(own).toContain(ev);
  if (act.leaves.length === 0) expect(own).toEqual([]);
});

test.each(Object.entries(ELSEWHERE))("the record of %s is asked for in %s", async (_, place) => {
  const [file, record] = place;
  expect(await readFile(join(projectRoot, file), "utf8")).toContain(record);
});

test("each use case stands in exactly one of the three lists", () => {
  const listed = [ACTS, ELSEWHERE, NO_RECORD].flatMap((list) => Object.keys(list));
  expect(listed.sort()).toEqual(Object.keys(world.useCases).sort());
});
