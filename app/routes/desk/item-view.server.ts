import type { UseCases } from "#app/use-cases/bind.ts";
import { playableSentence } from "#app/core/evidence/playable.ts";
import { claimsInWords } from "#app/core/claims/claims-in-words.ts";
import { problemSentence } from "#app/core/claims/problem.ts";
import { originalName } from "#app/core/intake/original-name.ts";
import { fileKindOf } from "#app/ui/evidence/file-kind.ts";
import type { ShownItem } from "#app/ui/desk/shown-report.ts";
import { localTime } from "#app/ui/time/when.tsx";
import { coarseClaims, derivedWords, facingShown } from "./claims-view.ts";
import { itemLeads } from "./item-leads.ts";
import { silenceWords } from "#app/core/claims/silence-words.ts";
import { credentialWords } from "./credential-words.ts";
import { partnerView } from "./partner-view.server.ts";
import { olderPreviews } from "./replaced-words.ts";
import { scanWords } from "./scan-words.ts";
import { madeView } from "./made-view.ts";
import { PREVIEW_KINDS, type PreviewSize } from "./preview-kinds.ts";

type ReportFile = Extract<Awaited<ReturnType<UseCases["readReport"]>>, { kind: "report" }>["file"];
type Item = ReportFile["items"][number];

/** One file of a report, with exact claims only for those who may see them. */
export function itemView(
  item: Item,
  file: Pick<
    ReportFile,
    | "items"
    | "partners"
    | "partnersElsewhere"
    | "derivatives"
    | "missing"
    | "fullMetadata"
    | "scans"
    | "awaited"
    | "hasScanner"
    | "partnerFiles"
    | "senderDigests"
    | "statements"
  >,
  zone: string,
): ShownItem {
  const { assessment } = item;
  const { derivatives, fullMetadata } = file;
  // Camera and custodian tell as much as exact places do.
  const told = fullMetadata ? file.partnerFiles.get(item.id) : undefined;
  const scan = file.scans.get(item.id);
  const src = (size: PreviewSize): string | undefined =>
    derivatives.some((one) => one.itemId === item.id && one.kind === PREVIEW_KINDS[size])
      ? `/desk/evidence/${item.id}/preview?size=${size}`
      : undefined;
  const claims = fullMetadata ? claimsInWords(assessment) : coarseClaims(assessment, zone);
  return {
    id: item.id,
    name: originalName(item.originalName).display,
    kind: fileKindOf(item.mediaType),
    mediaType: item.mediaType ?? undefined,
    sizeBytes: item.size,
    sha256: item.sha256,
    sha512: item.sha512,
    sealed: item.state === "sealed",
    senderSha256: file.senderDigests.get(item.id),
    note:
      scan?.quarantinedAt == null ? noteOf(item, file, src("320") !== undefined) : "malware found",
    scan: scanWords(scan, file.hasScanner),
    quarantined: scan?.quarantinedAt != null,
    extent: extentOf(assessment),
    device: fullMetadata ? deviceOf(assessment) : undefined,
    thumbnailSrc: src("320"),
    previewSrc: src("1600") ?? src("320"),
    embeddedSrc: src("embedded"),
    playSrc: src("play"),
    ...madeView(
      derivatives.filter((one) => one.itemId === item.id),
      src,
    ),
    ...claims,
    silence: silenceWords(assessment, file.statements.get(item.id)),
    derived: fullMetadata ? derivedWords(assessment) : [],
    facing: fullMetadata ? facingShown(assessment) : [],
    credentials: fullMetadata ? credentialWords(assessment) : [],
    said: (file.statements.get(item.id) ?? []).map(({ place, time, shows, origin, givenAt }) => ({
      ...{ place, time, shows, origin },
      given: localTime({ at: givenAt, zone }),
    })),
    partner: told === undefined ? undefined : partnerView(told.facts, item),
    remarks: [
      ...(item.afterSending ? ["This file was added after the report was sent."] : []),
      ...(assessment?.problems ?? []).map(problemSentence),
      ...(assessment?.unread ?? []),
      ...file.missing.filter((one) => one.itemId === item.id).map(playableSentence),
      ...(file.partners.get(item.id) ?? []).map((id) => partnerWords(id, file)),
    ],
    olderPreviews: olderPreviews(
      item.id,
      derivatives.filter((one) => one.itemId === item.id),
    ),
    leads: itemLeads(item, file.items, fullMetadata).map((sign) => sign.sentence),
  };
}

function partnerWords(
  id: Item["id"],
  { items, partnersElsewhere }: Pick<ReportFile, "items" | "partnersElsewhere">,
): string {
  const other = items.find((one) => one.id === id);
  const away = partnersElsewhere.find(({ itemId }) => itemId === id);
  const elsewhere = away && `file ${away.position} of ${away.reportCode}`;
  const name =
    other === undefined ? (elsewhere ?? "another file") : originalName(other.originalName).display;
  return `Carries the same identifier as ${name}, one a picture and one a clip, as the two halves of one Live Photo do; copies of them carry it too. Whoever sent one without the other may still have it.`;
}

function noteOf(
  item: Item,
  { senderDigests, awaited }: Pick<ReportFile, "senderDigests" | "awaited">,
  hasPreview: boolean,
): string | undefined {
  switch (item.state) {
    case "received":
      return awaited.has(item.id) ? "missing now; sealing waits" : "being sealed";
    case "damaged":
      return "damaged before it was sealed";
    case "withdrawn":
      return "withdrawn";
    case "sealed":
      break;
  }
  const told = senderDigests.get(item.id);
  if (told !== undefined && told !== item.sha256) return "not as on the sender’s device";
  if (item.examination === "waiting") return "not examined yet";
  if (item.examination === "failed") return "could not be examined";
  return hasPreview ? undefined : "no preview";
}

function extentOf(assessment: Item["assessment"]): string | undefined {
  const parts: string[] = [];
  if (assessment?.width != null && assessment.height != null) {
    parts.push(`${assessment.width} × ${assessment.height}`);
  }
  if (assessment?.durationSeconds != null) parts.push(spanWords(assessment.durationSeconds));
  return parts.length === 0 ? undefined : parts.join(", ");
}

/** `14 s`, `2 min 5 s`, `1 h 3 min`. */
function spanWords(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.round((whole % 3600) / 60)} min`;
}

function deviceOf(assessment: Item["assessment"]): string | undefined {
  const { make, model, software } = assessment?.device ?? {};
  const device = [make, model].filter((part) => part != null).join(" ");
  const parts = [device, software].filter((part) => part != null && part !== "");
  return parts.length === 0 ? undefined : parts.join(", ");
}
