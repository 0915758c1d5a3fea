import type { Migration } from "kysely/migration";
import * as firstTables from "./2026-11-22-01-first-tables.ts";
import * as custodyTree from "./2026-11-22-02-custody-tree.ts";
import * as signIn from "./2026-11-22-03-sign-in.ts";
import * as needToKnow from "./2026-11-22-04-need-to-know.ts";
import * as approvals from "./2026-11-22-05-approvals.ts";
import * as apiTokens from "./2026-11-22-06-api-tokens.ts";
import * as officePack from "./2026-11-22-07-office-pack.ts";
import * as securityLog from "./2026-11-22-08-security-log.ts";
import * as encryption from "./2026-11-22-09-encryption.ts";
import * as uploads from "./2026-11-22-11-uploads.ts";
import * as scan from "./2026-11-22-12-scan.ts";
import * as openingReviews from "./2026-11-28-10-opening-reviews.ts";
import * as uploadChannel from "./2026-11-28-20-upload-channel.ts";
import * as mediaTickets from "./2026-11-28-21-media-tickets.ts";
import * as partnerImports from "./2026-11-28-40-partner-imports.ts";
import * as reportLinks from "./2026-11-28-41-report-links.ts";
import * as flood from "./2026-11-28-55-flood.ts";
import * as junk from "./2026-11-28-56-junk.ts";
import * as examinations from "./2026-11-28-60-examinations.ts";
import * as itemPairs from "./2026-11-28-61-item-pairs.ts";
import * as uploadBringer from "./2026-11-28-80-upload-bringer.ts";
import * as formsOfEarlierTokens from "./2026-11-28-83-forms-of-earlier-tokens.ts";
import * as fingerprints from "./2026-11-28-85-fingerprints.ts";
import * as missingDerivatives from "./2026-11-28-86-missing-derivatives.ts";
import * as uploadBringerRole from "./2026-11-29-87-upload-bringer-role.ts";
import * as fileStatements from "./2026-11-29-90-file-statements.ts";
import * as examiningAllAgain from "./2026-11-29-91-examining-all-again.ts";
import * as placements from "./2026-11-29-95-placements.ts";
import * as draftInReach from "./2026-11-29-98-draft-in-reach.ts";
import * as sightings from "./2026-11-29-99-sightings.ts";
import * as endedUploads from "./2026-11-30-01-ended-uploads.ts";
import * as turnsOfJobs from "./2026-11-30-01-turns-of-jobs.ts";
import * as afterSending from "./2026-11-30-10-after-sending.ts";
import * as sentToken from "./2026-11-30-10-sent-token.ts";
import * as messages from "./2026-11-30-20-messages.ts";
import * as derivativeParameters from "./2026-11-30-40-derivative-parameters.ts";
import * as reachAndOrigins from "./2026-11-30-50-reach-and-origins.ts";
import * as pointOrigins from "./2026-11-30-50-where-points-come-from.ts";
import * as ownReport from "./2026-11-30-70-own-report.ts";
import * as senderModified from "./2026-12-01-20-sender-modified.ts";
import * as codeRequests from "./2026-12-01-40-code-requests.ts";
import * as reportChannel from "./2026-12-01-60-report-channel.ts";
import * as incidentPages from "./2026-12-01-61-incident-pages.ts";
import * as reportEntry from "./2026-12-01-62-report-entry.ts";
import * as officerTokens from "./2026-12-01-63-officer-tokens.ts";
import * as whyUploadsEnded from "./2026-12-02-64-why-uploads-ended.ts";
import * as incidents from "./2026-12-03-20-incidents.ts";
import * as incidentSuggestions from "./2026-12-03-21-incident-suggestions.ts";
import * as triageActs from "./2026-12-03-30-triage-acts.ts";
import * as deskPreferences from "./2026-12-03-31-desk-preferences.ts";
import * as reportWork from "./2026-12-03-40-report-work.ts";
import * as presence from "./2026-12-03-41-presence.ts";
import * as savedViews from "./2026-12-03-50-saved-views.ts";
import * as passingProblems from "./2026-12-03-70-passing-problems.ts";
import * as queueIndexes from "./2026-12-04-10-queue-indexes.ts";
import * as tasksAndMentions from "./2026-12-05-40-tasks-and-mentions.ts";
import * as sentLetters from "./2026-12-05-60-sent-letters.ts";
import * as itemCare from "./2026-12-05-61-item-care.ts";
import * as compareWanted from "./2026-12-05-62-compare-wanted.ts";
import * as ownLetters from "./2026-12-05-63-own-letters.ts";
import * as queuePlans from "./2026-12-05-64-queue-plans.ts";
import * as bulkActs from "./2026-12-05-70-bulk-acts.ts";
import * as batesNumbers from "./2026-12-05-85-bates-numbers.ts";
import * as foundationSheets from "./2026-12-05-86-foundation-sheets.ts";
import * as caseSheets from "./2026-12-05-90-case-sheets.ts";
import * as redactions from "./2026-12-06-80-redactions.ts";
import * as reportKeys from "./2026-12-06-90-report-keys.ts";
import * as exculpatoryReviews from "./2026-12-07-10-exculpatory-reviews.ts";
import * as bundleWorksheets from "./2026-12-08-20-bundle-worksheets.ts";
import * as fileChoices from "./2026-12-08-30-file-choices.ts";

/** Every migration in order, by name: no folder is scanned, so what runs is what was reviewed. */
export const migrations: Readonly<Record<string, Migration>> = {
  "2026-11-22-01-first-tables": firstTables,
  "2026-11-22-02-custody-tree": custodyTree,
  "2026-11-22-03-sign-in": signIn,
  "2026-11-22-04-need-to-know": needToKnow,
  "2026-11-22-05-approvals": approvals,
  "2026-11-22-06-api-tokens": apiTokens,
  "2026-11-22-07-office-pack": officePack,
  "2026-11-22-08-security-log": securityLog,
  "2026-11-22-09-encryption": encryption,
  "2026-11-22-11-uploads": uploads,
  "2026-11-22-12-scan": scan,
  "2026-11-28-10-opening-reviews": openingReviews,
  "2026-11-28-20-upload-channel": uploadChannel,
  "2026-11-28-21-media-tickets": mediaTickets,
  "2026-11-28-40-partner-imports": partnerImports,
  "2026-11-28-41-report-links": reportLinks,
  "2026-11-28-55-flood": flood,
  "2026-11-28-56-junk": junk,
  "2026-11-28-60-examinations": examinations,
  "2026-11-28-61-item-pairs": itemPairs,
  "2026-11-28-80-upload-bringer": uploadBringer,
  "2026-11-28-83-forms-of-earlier-tokens": formsOfEarlierTokens,
  "2026-11-28-85-fingerprints": fingerprints,
  "2026-11-28-86-missing-derivatives": missingDerivatives,
  "2026-11-29-87-upload-bringer-role": uploadBringerRole,
  "2026-11-29-90-file-statements": fileStatements,
  "2026-11-29-91-examining-all-again": examiningAllAgain,
  "2026-11-29-95-placements": placements,
  "2026-11-29-98-draft-in-reach": draftInReach,
  "2026-11-29-99-sightings": sightings,
  "2026-11-30-01-ended-uploads": endedUploads,
  "2026-11-30-01-turns-of-jobs": turnsOfJobs,
  "2026-11-30-10-after-sending": afterSending,
  "2026-11-30-10-sent-token": sentToken,
  "2026-11-30-20-messages": messages,
  "2026-11-30-40-derivative-parameters": derivativeParameters,
  "2026-11-30-50-reach-and-origins": reachAndOrigins,
  "2026-11-30-50-where-points-come-from": pointOrigins,
  "2026-11-30-70-own-report": ownReport,
  "2026-12-01-20-sender-modified": senderModified,
  "2026-12-01-40-code-requests": codeRequests,
  "2026-12-01-60-report-channel": reportChannel,
  "2026-12-01-61-incident-pages": incidentPages,
  "2026-12-01-62-report-entry": reportEntry,
  "2026-12-01-63-officer-tokens": officerTokens,
  "2026-12-02-64-why-uploads-ended": whyUploadsEnded,
  "2026-12-03-20-incidents": incidents,
  "2026-12-03-21-incident-suggestions": incidentSuggestions,
  "2026-12-03-30-triage-acts": triageActs,
  "2026-12-03-31-desk-preferences": deskPreferences,
  "2026-12-03-40-report-work": reportWork,
  "2026-12-03-41-presence": presence,
  "2026-12-03-50-saved-views": savedViews,
  "2026-12-03-70-passing-problems": passingProblems,
  "2026-12-04-10-queue-indexes": queueIndexes,
  "2026-12-05-40-tasks-and-mentions": tasksAndMentions,
  "2026-12-05-60-sent-letters": sentLetters,
  "2026-12-05-61-item-care": itemCare,
  "2026-12-05-62-compare-wanted": compareWanted,
  "2026-12-05-63-own-letters": ownLetters,
  "2026-12-05-64-queue-plans": queuePlans,
  "2026-12-05-70-bulk-acts": bulkActs,
  "2026-12-05-85-bates-numbers": batesNumbers,
  "2026-12-05-86-foundation-sheets": foundationSheets,
  "2026-12-05-90-case-sheets": caseSheets,
  "2026-12-06-80-redactions": redactions,
  "2026-12-06-90-report-keys": reportKeys,
  "2026-12-07-10-exculpatory-reviews": exculpatoryReviews,
  "2026-12-08-20-bundle-worksheets": bundleWorksheets,
  "2026-12-08-30-file-choices": fileChoices,
};
