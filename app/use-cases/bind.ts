import { addCaseMember, removeCaseMember } from "./access/case-members.ts";
import { breakGlass, endGlass } from "./access/break-glass.ts";
import { listGlassForReview, readDeskNews, reviewGlass } from "./access/review-glass.ts";
import { setTeams } from "./access/set-teams.ts";
import { readAccess } from "./access/read-access.ts";
import { findAudited, whoCouldSee } from "./access/who-could-see.ts";
import { liftWall, listWalls, raiseWall } from "./access/walls.ts";
import { askForApproval } from "./approvals/ask-for-approval.ts";
import { changePolicy, readOfficePolicy } from "./approvals/change-policy.ts";
import { changeRole } from "./approvals/change-role.ts";
import { approveAct, refuseAct } from "./approvals/decide-approval.ts";
import { listApprovals, readApproval } from "./approvals/list-approvals.ts";
import { auditInSlices, auditLog } from "./custody/audit-log.ts";
import { eraseReporter } from "./custody/erase-reporter.ts";
import { askAgainLater } from "./custody/ask-outsiders.ts";
import { collectCosignatures } from "./custody/collect-cosignatures.ts";
import { describeCheckpoint } from "./custody/describe-checkpoint.ts";
import { listCustody } from "./custody/list-custody.ts";
import { listSubjectRecords } from "./custody/list-subject.ts";
import { publishCheckpoint } from "./custody/publish-checkpoint.ts";
import {
  listLogKeys,
  proveConsistencyOfLog,
  proveInclusionInLog,
  readCheckpoint,
  readLogKey,
} from "./custody/read-log.ts";
import { prepareLogKey, rotateLogKey } from "./custody/rotate-log-key.ts";
import { rotateMasterKey } from "./custody/rotate-master-key.ts";
import { stampCheckpoint } from "./custody/stamp-checkpoint.ts";
import { BULK_VERBS } from "./bulk/verbs.ts";
import { CARE_VERBS } from "./care/verbs.ts";
import { CASE_VERBS } from "./cases/verbs.ts";
import { ENTRY_VERBS } from "./entry/verbs.ts";
import { EVIDENCE_VERBS } from "./evidence/verbs.ts";
import { readCodeLoad } from "./flood/code-load.ts";
import { readIntakeLoad } from "./flood/intake-load.ts";
import { FOLLOW_UP_VERBS } from "./follow-up/verbs.ts";
import { IDENTITY_VERBS } from "./identity/verbs.ts";
import { INCIDENT_PAGE_VERBS } from "./incident-pages/verbs.ts";
import { INCIDENT_VERBS } from "./incidents/verbs.ts";
import { OFFICER_VERBS } from "./officers/verbs.ts";
import { appendToUpload } from "./intake/append-upload.ts";
import { addLink, removeLink } from "./intake/change-links.ts";
import { passSightings, removeSighting, saveSighting } from "./intake/change-sightings.ts";
import { tellAboutFile, tellAboutSentFile } from "./intake/tell-about-file.ts";
import { usePlaceOfFile } from "./intake/use-place-of-file.ts";
import { lookAtFiles } from "./intake/look-at-files.ts";
import { beginUpload } from "./intake/begin-upload.ts";
import { discardDraft } from "./intake/discard-draft.ts";
import { endSent, keepDraftInReach, keepSentInReach } from "./intake/draft-in-reach.ts";
import { drawSquare, readCode } from "./intake/read-code.ts";
import { readDraft } from "./intake/read-draft.ts";
import { readReceipt } from "./intake/read-receipt.ts";
import { listHeldFiles, mayUpload, opensAny, readUpload } from "./intake/read-uploads.ts";
import { receiveAddedFile, receiveEvidence } from "./intake/receive-evidence.ts";
import { saveAboutYou, saveAnswers } from "./intake/save-answers.ts";
import { seedReports } from "./intake/seed-reports.ts";
import { startDraft } from "./intake/start-draft.ts";
import { submitReport } from "./intake/submit-report.ts";
import { tellDigest } from "./intake/tell-digest.ts";
import { withdrawEvidence } from "./intake/withdraw-evidence.ts";
import {
  actForStaff,
  disableStaff,
  inviteStaff,
  isOfficeEmpty,
  listStaff,
} from "./people/operator-staff.ts";
import { checkHandedReceipt } from "./receipt/check-receipt.ts";
import { drawReceipt } from "./receipt/draw-receipt.ts";
import { makeReceipt } from "./receipt/make-receipt.ts";
import { readOfflineCheck } from "./receipt/read-offline-check.ts";
import { claimAnswer, keepAnswer, releaseAnswer } from "./tokens/answer-once.ts";
import { issueToken } from "./tokens/issue-token.ts";
import { listTokens } from "./tokens/list-tokens.ts";
import { revokeToken } from "./tokens/revoke-token.ts";
import { useToken } from "./tokens/use-token.ts";
import { exportSecurityLog, readSecurityLog } from "./security/read-security-log.ts";
import { reviewSecurityLog } from "./security/review-security-log.ts";
import { PARTNER_VERBS } from "./partner/verbs.ts";
import { PEOPLE_VERBS } from "./people/verbs.ts";
import type { Tools } from "./tools.ts";
import { compareReports } from "./triage/compare-reports.ts";
import { checkJunk, labelAlike, listAlike, listJunkToCheck } from "./triage/label-junk.ts";
import { openLink } from "./triage/open-link.ts";
import { QUEUE_VERBS } from "./triage/queue-verbs.ts";
import { REPORT_VERBS } from "./triage/report-verbs.ts";
import { REPORTER_VERBS } from "./triage/reporter-verbs.ts";
import { TRIAGE_VERBS } from "./triage/verbs.ts";
import { OFFICE_VERBS } from "./office/verbs.ts";
import { sweep } from "./upkeep/sweep.ts";

/** Everything the product can do, by verb. Each takes its tools first and its input second. */
const VERBS = {
  ...BULK_VERBS,
  ...CARE_VERBS,
  ...CASE_VERBS,
  ...ENTRY_VERBS,
  ...EVIDENCE_VERBS,
  ...FOLLOW_UP_VERBS,
  ...IDENTITY_VERBS,
  ...INCIDENT_PAGE_VERBS,
  ...INCIDENT_VERBS,
  ...OFFICE_VERBS,
  ...OFFICER_VERBS,
  ...PEOPLE_VERBS,
  ...PARTNER_VERBS,
  ...REPORT_VERBS,
  ...REPORTER_VERBS,
  ...QUEUE_VERBS,
  ...TRIAGE_VERBS,
  addCaseMember,
  addLink,
  lookAtFiles,
  usePlaceOfFile,
  tellAboutFile,
  tellAboutSentFile,
  openLink,
  breakGlass,
  liftWall,
  listGlassForReview,
  endGlass,
  findAudited,
  readAccess,
  whoCouldSee,
  readDeskNews,
  listWalls,
  raiseWall,
  removeCaseMember,
  reviewGlass,
  setTeams,
  actForStaff,
  approveAct,
  askForApproval,
  changePolicy,
  changeRole,
  listApprovals,
  readApproval,
  readOfficePolicy,
  refuseAct,
  appendToUpload,
  askAgainLater,
  auditInSlices,
  auditLog,
  beginUpload,
  checkHandedReceipt,
  claimAnswer,
  checkJunk,
  collectCosignatures,
  compareReports,
  describeCheckpoint,
  disableStaff,
  discardDraft,
  drawReceipt,
  drawSquare,
  endSent,
  eraseReporter,
  exportSecurityLog,
  inviteStaff,
  isOfficeEmpty,
  issueToken,
  keepAnswer,
  labelAlike,
  keepDraftInReach,
  keepSentInReach,
  listAlike,
  listCustody,
  listHeldFiles,
  listJunkToCheck,
  listLogKeys,
  listStaff,
  listSubjectRecords,
  listTokens,
  makeReceipt,
  mayUpload,
  opensAny,
  prepareLogKey,
  proveConsistencyOfLog,
  proveInclusionInLog,
  publishCheckpoint,
  readCheckpoint,
  readCode,
  readCodeLoad,
  readDraft,
  readIntakeLoad,
  readLogKey,
  readOfflineCheck,
  readReceipt,
  readSecurityLog,
  readUpload,
  receiveAddedFile,
  receiveEvidence,
  releaseAnswer,
  removeLink,
  passSightings,
  removeSighting,
  saveSighting,
  revokeToken,
  rotateLogKey,
  rotateMasterKey,
  saveAboutYou,
  saveAnswers,
  seedReports,
  reviewSecurityLog,
  stampCheckpoint,
  startDraft,
  submitReport,
  sweep,
  tellDigest,
  useToken,
  withdrawEvidence,
} as const;

type Verb = (tools: Tools, input: never) => unknown;
/** A verb that has its tools: what remains is its input, if it takes one. */
type Bound<V> = V extends (tools: never, ...input: infer Input) => infer Result
  ? (...input: Input) => Result
  : never;

export type UseCases = { readonly [Name in keyof typeof VERBS]: Bound<(typeof VERBS)[Name]> };

/** Hands every use case its tools. Called once, by the composition root. */
export function bindUseCases(tools: Tools): UseCases {
  const bound = Object.entries(VERBS as Readonly<Record<string, Verb>>).map(([name, verb]) => [
    name,
    (input: never) => verb(tools, input),
  ]);
  // The mapped type says per verb what the loop does for all of them.
  return Object.fromEntries(bound) as UseCases;
}
