import { toUtf8 } from "../encoding.ts";
import { rulesFor, type AudienceRules } from "./audience.ts";
import { bagInfoText, BAGIT_TXT } from "./bag-info.ts";
import { problemsOfContent } from "./check-content.ts";
import type { BundleContent, BundleExhibit } from "./content.ts";
import { disclosureIndexCsv } from "./disclosure-index.ts";
import { disclosureLines, headsCsv, inOrderOfLog, recordLines } from "./custody-files.ts";
import { exhibitListCsv, type ListedExhibit } from "./exhibit-list.ts";
import { indexCsv, type IndexInput } from "./index-list.ts";
import { itemDocument, jsonText } from "./item-document.ts";
import { witnessListCsv } from "../exhibits/witness-list.ts";
import { loadFiles } from "../load-files/bundle-load-files.ts";
import { exhibitPaths, PATHS, type MadeFile } from "./layout.ts";
import { ALGORITHMS, manifestText, type FileDigest } from "./manifest.ts";
import { LONGEST_PATH, safeNativeName } from "./names.ts";
import { bundleRedactionLog } from "./redaction-log-file.ts";
import { showRecords, type ShownRecord } from "./shown-records.ts";
import type { SignedLog } from "./signed-log.ts";
import { filesOfSignedLog, readOwnSignedLog } from "./signed-log-files.ts";
import { handedOut, rulesOf, withoutCoveredPlace } from "./stand-in.ts";
import { startHereText } from "./start-here.ts";
import { withheldLogCsv } from "./withheld-log.ts";
import { verifyText } from "./verify-text.ts";
import { worksheetTexts } from "./worksheets.ts";

/** Content that was checked, read for its audience, and cut down to what that audience may see. */
export interface BundlePlan {
  readonly content: BundleContent;
  readonly rules: AudienceRules;
  readonly listed: readonly ListedExhibit[];
  readonly bundleRecords: readonly ShownRecord[];
  readonly signed: SignedLog;
}

/** Checks the content and reads it for its audience. Throws, naming every problem, where no bundle may be made. */
export function planBundle(content: BundleContent): BundlePlan {
  const problems = problemsOfContent(content);
  const rules = rulesFor(content.audience);
  if (problems.length > 0 || rules === undefined) {
    throw new Error(`the bundle cannot be made: ${problems.join("; ")}`);
  }
  const listed = content.exhibits.map((exhibit) => listExhibit(content, exhibit, rules));
  const bundleRecords = shown(content.log.bundleRecords, rules);
  return { content, rules, listed, bundleRecords, signed: readOwnSignedLog(content.log) };
}

/** The payload's text files that need no drawing: custody, facts and lists of the classes this audience may see. */
export function* payloadTexts(plan: BundlePlan): Generator<MadeFile> {
  const { content, rules, listed, bundleRecords } = plan;
  for (const made of everyText()) if (rules.classes.includes(made.class)) yield made;

  function* everyText(): Generator<MadeFile> {
    yield made(PATHS.exhibitListCsv, "exhibit-list", exhibitListCsv(content, listed, rules));
    yield made(PATHS.witnessListCsv, "witness-list", witnessListCsv(listed));
    const redactionLog = rules.classes.includes("redaction-log")
      ? bundleRedactionLog(listed)
      : undefined;
    if (redactionLog !== undefined) yield made(PATHS.redactionLog, "redaction-log", redactionLog);
    for (const one of listed) yield* exhibitTexts(one);
    if (content.worksheets !== undefined) {
      for (const { path, text } of worksheetTexts(content.worksheets)) {
        yield made(path, "worksheets", text);
      }
    }
    if (content.disclosure !== undefined) {
      const text = disclosureIndexCsv(content.disclosure, rules.review);
      yield made(PATHS.disclosureIndex, "disclosure-index", text);
    }
    yield made(PATHS.withheldLog, "withheld-log", withheldLogCsv({ content, listed, rules }));
    const events = inOrderOfLog([...listed.flatMap(({ custody }) => custody), ...bundleRecords]);
    yield { path: PATHS.events, class: "log", bytes: recordLines(events) };
    yield { path: PATHS.logDisclosures, class: "log", bytes: disclosureLines(bundleRecords) };
    yield made(PATHS.heads, "log", headsCsv(headsIn(listed)));
    for (const file of filesOfSignedLog(content.log, events)) yield { ...file, class: "log" };
    yield* loadFiles({ content, listed, rules });
    yield made(PATHS.versions, "versions", jsonText(content.versions));
  }
}

/** Path of an exhibit's file in the bundle. */
export function nativePath(listed: ListedExhibit): string {
  return `${exhibitPaths(listed.exhibit.number).native}/${listed.nativeName}`;
}

/** The index, which lists the payload as it stands without it. */
export function indexFile(input: IndexInput): MadeFile {
  return made(PATHS.index, "index", indexCsv(input));
}

/** The tag files but for the tag manifests, once the whole payload is known. */
export function tagFiles(plan: BundlePlan, payload: readonly FileDigest[]): readonly MadeFile[] {
  const { content, signed } = plan;
  return [
    made(PATHS.declaration, "cover", BAGIT_TXT),
    made(PATHS.info, "cover", bagInfoText(content, payload)),
    made(PATHS.startHere, "cover", startHereText(content, signed)),
    made(PATHS.verify, "cover", verifyText(plan, payload)),
    ...ALGORITHMS.map((one) => made(`manifest-${one}.txt`, "cover", manifestText(one, payload))),
  ];
}

/** The tag manifests, which list every other tag file. */
export function tagManifests(tags: readonly FileDigest[]): readonly MadeFile[] {
  return ALGORITHMS.map((one) => made(`tagmanifest-${one}.txt`, "cover", manifestText(one, tags)));
}

function* exhibitTexts(one: ListedExhibit): Generator<MadeFile> {
  const { exhibit, custody, rules } = one;
  const paths = exhibitPaths(exhibit.number);
  yield made(paths.item, "item-facts", jsonText(itemDocument(one)));
  if (rules.classes.includes("metadata")) {
    yield made(paths.metadata, "metadata", jsonText(exhibit.item.metadata ?? null));
  }
  yield { path: paths.custody, class: "custody-records", bytes: recordLines(custody) };
  yield { path: paths.disclosures, class: "custody-records", bytes: disclosureLines(custody) };
}

function listExhibit(
  content: BundleContent,
  exhibit: BundleExhibit,
  audienceRules: AudienceRules,
): ListedExhibit {
  const rules = rulesOf(exhibit, audienceRules);
  const folder = `${content.bundleId}/${exhibitPaths(exhibit.number).native}/`;
  // A name that this audience may not read must not show through the name of the file either.
  const originalName = rules.disclosures.includes("original_name")
    ? exhibit.item.originalName
    : exhibit.number;
  const nativeName = safeNativeName({
    originalName: exhibit.standIn === undefined ? originalName : `${exhibit.number}-redacted`,
    mediaType: handedOut(exhibit).mediaType,
    longest: LONGEST_PATH - folder.length,
  });
  const custody = shown(exhibit.custody, rules);
  return { exhibit: withoutCoveredPlace(exhibit), nativeName, rules, custody };
}

function shown(
  records: BundleContent["log"]["bundleRecords"],
  rules: AudienceRules,
): readonly ShownRecord[] {
  const read = showRecords(records, rules.disclosures);
  if (!read.ok) throw new Error(`the custody records cannot be read: ${read.problem}`);
  return read.value;
}

function headsIn(listed: readonly ListedExhibit[]) {
  return new Map(
    listed.flatMap(({ exhibit, custody }) => {
      const last = custody.at(-1);
      return last === undefined
        ? []
        : [[exhibit.item.id, { sseq: last.record.sseq, leafHash: last.leafHash }] as const];
    }),
  );
}

function made(path: string, kind: MadeFile["class"], text: string): MadeFile {
  return { path, class: kind, bytes: toUtf8(text.toWellFormed()) };
}
