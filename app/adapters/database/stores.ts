import type { JobId } from "#app/core/ids.ts";
import { approvalReader, approvalStore } from "./approval-store.ts";
import { answerReader, answerStore } from "./answer-store.ts";
import { accessReader, accessStore } from "./access-store.ts";
import { auditReader } from "./audit-reader.ts";
import { batesReader, batesStore } from "./bates-store.ts";
import { fileChoiceReader, fileChoiceStore } from "./file-choice-store.ts";
import { foundationReader, foundationStore } from "./foundation-store.ts";
import { blobKeyReader, blobKeyStore } from "./blob-key-store.ts";
import { bulkReader } from "./bulk-reader.ts";
import { bulkStore } from "./bulk-store.ts";
import { bundleReader, bundleStore } from "./bundle-store.ts";
import { careReader, careStore } from "./care-store.ts";
import { exculpatoryReader, exculpatoryStore } from "./exculpatory-store.ts";
import { caseSheetReader, caseSheetStore } from "./case-sheet-store.ts";
import { caseReader, caseStore } from "./case-store.ts";
import { checkpointReader, checkpointStore } from "./checkpoint-store.ts";
import { codeRequestReader } from "./code-request-reader.ts";
import { codeRequestStore } from "./code-request-store.ts";
import { custodyReader } from "./custody-reader.ts";
import { custodyAppender, disclosureEraser } from "./custody-store.ts";
import { draftReader, draftStore } from "./draft-store.ts";
import { entryReader, entryStore } from "./entry-store.ts";
import { importReader, importStore } from "./import-store.ts";
import { letterReader, letterStore } from "./letter-store.ts";
import { ownLetterReader, ownLetterStore } from "./own-letter-store.ts";
import { linkReader, linkStore } from "./link-store.ts";
import { factorReader, factorStore } from "./factor-store.ts";
import { alikeReader, alikeStore } from "./alike-store.ts";
import { editReader, editStore } from "./edit-store.ts";
import { junkReader, junkStore } from "./junk-store.ts";
import { fingerprintReader, fingerprintStore } from "./fingerprint-store.ts";
import { examiningAgainReader, examiningAgainStore } from "./examining-again-store.ts";
import { fileStatementReader, fileStatementStore } from "./file-statement-store.ts";
import { floodReader, floodStore } from "./flood-store.ts";
import { incidentPageReader, incidentPageStore } from "./incident-page-store.ts";
import { incidentReader } from "./incident-reader.ts";
import { incidentStore } from "./incident-store.ts";
import { incidentTraceReader, incidentTraceStore } from "./incident-trace-store.ts";
import { itemReader } from "./item-reader.ts";
import { itemStore } from "./item-store.ts";
import { jobReader } from "./job-reader.ts";
import { jobStore } from "./job-store.ts";
import { mentionReader, mentionStore } from "./mention-store.ts";
import { messageReader, messageStore } from "./message-store.ts";
import { placementReader, placementStore } from "./placement-store.ts";
import { redactionReader, redactionStore } from "./redaction-store.ts";
import { officerTokenReader, officerTokenStore } from "./officer-token-store.ts";
import { officeReader, officeStore } from "./office-store.ts";
import { passkeyReader, passkeyStore } from "./passkey-store.ts";
import { packReader, packStore } from "./pack-store.ts";
import { presenceReader, presenceStore } from "./presence-store.ts";
import { peopleReader, peopleStore } from "./people-store.ts";
import { queueNewsReader } from "./queue-news.ts";
import { preferenceReader, preferenceStore } from "./preference-store.ts";
import { queueReader } from "./queue-store.ts";
import { searchReader, searchStore } from "./search-store.ts";
import { relatedReader } from "./related-reader.ts";
import { reportReader, reportStore } from "./report-store.ts";
import { requestReader, requestStore } from "./request-store.ts";
import { roleChanger } from "./role-store.ts";
import { rootRotation } from "./root-rotation.ts";
import { suggestionReader, suggestionStore } from "./suggestion-store.ts";
import type { DatabaseScope } from "./scope.ts";
import { securityReader, securityStore } from "./security-store.ts";
import { sessionReader, sessionStore } from "./session-store.ts";
import { scanReader, scanStore } from "./scan-store.ts";
import { taskReader, taskStore } from "./task-store.ts";
import { tokenReader, tokenStore } from "./token-store.ts";
import { ticketReader, ticketStore } from "./ticket-store.ts";
import { triageActReader, triageActStore } from "./triage-act-store.ts";
import { uploadReader, uploadStore } from "./upload-store.ts";
import { viewReader, viewStore } from "./view-store.ts";

/** Every way to read, within one view of the database. */
export function readStores(scope: DatabaseScope) {
  return {
    office: officeReader(scope),
    packs: packReader(scope),
    drafts: draftReader(scope),
    entries: entryReader(scope),
    reports: reportReader(scope),
    edits: editReader(scope),
    presence: presenceReader(scope),
    queue: queueReader(scope),
    queueNews: queueNewsReader(scope),
    views: viewReader(scope),
    search: searchReader(scope),
    items: itemReader(scope),
    uploads: uploadReader(scope),
    imports: importReader(scope),
    incidentPages: incidentPageReader(scope),
    incidents: incidentReader(scope),
    traces: incidentTraceReader(scope),
    related: relatedReader(scope),
    suggestions: suggestionReader(scope),
    officerTokens: officerTokenReader(scope),
    letters: letterReader(scope),
    ownLetters: ownLetterReader(scope),
    links: linkReader(scope),
    tasks: taskReader(scope),
    mentions: mentionReader(scope),
    messages: messageReader(scope),
    requests: requestReader(scope),
    codeRequests: codeRequestReader(scope),
    fileStatements: fileStatementReader(scope),
    examiningAgain: examiningAgainReader(scope),
    placements: placementReader(scope),
    redactions: redactionReader(scope),
    scans: scanReader(scope),
    flood: floodReader(scope),
    alike: alikeReader(scope),
    fingerprints: fingerprintReader(scope),
    junk: junkReader(scope),
    triageActs: triageActReader(scope),
    bulks: bulkReader(scope),
    people: peopleReader(scope),
    preferences: preferenceReader(scope),
    approvals: approvalReader(scope),
    access: accessReader(scope),
    sessions: sessionReader(scope),
    tokens: tokenReader(scope),
    tickets: ticketReader(scope),
    answers: answerReader(scope),
    passkeys: passkeyReader(scope),
    factors: factorReader(scope),
    care: careReader(scope),
    cases: caseReader(scope),
    bates: batesReader(scope),
    fileChoices: fileChoiceReader(scope),
    foundations: foundationReader(scope),
    caseSheets: caseSheetReader(scope),
    exculpatory: exculpatoryReader(scope),
    bundles: bundleReader(scope),
    jobs: jobReader(scope),
    custody: custodyReader(scope),
    checkpoints: checkpointReader(scope),
    audit: auditReader(scope),
    blobKeys: blobKeyReader(scope),
    security: securityReader(scope),
  };
}

/** Every way to read and to change, within one transaction. */
export function changeStores(view: DatabaseScope, newJobId: () => JobId) {
  const scope = { ...view, holdsRows: view.dialect === "postgres" };
  const append = custodyAppender(scope);
  return {
    office: officeStore(scope),
    packs: packStore(scope, append),
    drafts: draftStore(scope),
    entries: entryStore(scope),
    reports: reportStore(scope, append),
    edits: editStore(scope, append),
    presence: presenceStore(scope),
    queue: queueReader(scope),
    queueNews: queueNewsReader(scope),
    views: viewStore(scope),
    search: searchStore(scope),
    items: itemStore(scope, append),
    preferences: preferenceStore(scope),
    people: { ...peopleStore(scope, append), changeRole: roleChanger(scope, append) },
    uploads: uploadStore(scope, append),
    imports: importStore(scope, append),
    incidentPages: incidentPageStore(scope, append),
    incidents: incidentStore(scope, append),
    traces: incidentTraceStore(scope),
    related: relatedReader(scope),
    suggestions: suggestionStore(scope, append),
    officerTokens: officerTokenStore(scope, append),
    letters: letterStore(scope, append),
    ownLetters: ownLetterStore(scope, append),
    links: linkStore(scope, append),
    tasks: taskStore(scope, append),
    mentions: mentionStore(scope),
    messages: messageStore(scope, append),
    requests: requestStore(scope, append),
    codeRequests: codeRequestStore(scope, append),
    fileStatements: fileStatementStore(scope, append),
    examiningAgain: examiningAgainStore(scope, append),
    placements: placementStore(scope, append),
    redactions: redactionStore(scope, append),
    scans: scanStore(scope, append),
    flood: floodStore(scope),
    alike: alikeStore(scope),
    fingerprints: fingerprintStore(scope),
    junk: junkStore(scope),
    triageActs: triageActStore(scope),
    bulks: bulkStore(scope, append),
    approvals: approvalStore(scope, append),
    access: accessStore(scope, append),
    sessions: sessionStore(scope),
    tokens: tokenStore(scope, append),
    tickets: ticketStore(scope, append),
    answers: answerStore(scope),
    passkeys: passkeyStore(scope),
    factors: factorStore(scope),
    care: careStore(scope, append),
    cases: caseStore(scope, append),
    bates: batesStore(scope, append),
    fileChoices: fileChoiceStore(scope, append),
    foundations: foundationStore(scope, append),
    caseSheets: caseSheetStore(scope, append),
    exculpatory: exculpatoryStore(scope, append),
    bundles: bundleStore(scope, append),
    jobs: jobStore(scope, newJobId),
    checkpoints: checkpointStore(scope),
    audit: auditReader(scope),
    blobKeys: blobKeyStore(scope),
    rootRotation: rootRotation(scope),
    security: securityStore(scope),
    custody: {
      ...custodyReader(scope),
      /** Records an event of the system itself, which changes no row. */
      appendSystemEvent: append,
      eraseDisclosure: disclosureEraser(scope, append),
    },
  };
}

export type ReadStores = ReturnType<typeof readStores>;
export type Stores = ReturnType<typeof changeStores>;
