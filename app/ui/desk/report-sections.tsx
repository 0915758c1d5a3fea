import type { ReactNode } from "react";
import type { Reach } from "#app/core/intake/about-you.ts";
import { ACT_KINDS } from "#app/core/people/act-kinds.ts";
import type { Role } from "#app/core/people/role.ts";
import { MediaWall } from "../evidence/media-wall.tsx";
import { Icon } from "../icon/icon.tsx";
import { When } from "../time/when.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { EndedUploads } from "./ended-uploads.tsx";
import { ItemDetails } from "./item-details.tsx";
import { itemHref } from "./queue-url.ts";
import { OfficerPanel, ReportOriginPanel } from "./report-origin.tsx";
import type { ShownReport } from "./shown-report.ts";
import { FactList, Panel, WitnessWords } from "./small-parts.tsx";
import { ReportQuestions, ReportRules } from "./report-questions.tsx";
import { ReportSightings, yourPartFacts } from "./report-sightings.tsx";
import { StatusWordsNote } from "./status-words.tsx";
import { categoryWords } from "./words.ts";

const ASKS_FOR_NAMES: readonly Role[] = ACT_KINDS["identity-open"].ask;

/** What the desk says where nothing is sealed that names the reporter. */
const NO_CONTACT_WORDS: Readonly<Record<Reach | "unasked", string>> = {
  anonymous: "Anonymous, and does not want to be written to",
  "only-here": "Anonymous; may be written to on the follow-up page only",
  contact: "Was given, and is erased",
  unasked: "Anonymous",
};

/** What the reporter wrote, and what they answered. */
export function ReportAnswers({
  report,
  frame,
  translation,
  isBeside = false,
}: {
  readonly report: ShownReport;
  readonly frame: DeskFrame;
  readonly translation?: ReactNode;
  /** The translation stands beside the reporter's own words; else below them, which then have all the width. */
  readonly isBeside?: boolean;
}) {
  return (
    <>
      {report.delivery === undefined ? null : (
        <Panel title="Handed in by another agency" id="delivery">
          <FactList
            facts={[
              { term: "Agency", value: report.delivery.agency },
              { term: "Custodian", value: <bdi>{report.delivery.custodian}</bdi> },
              {
                term: "Delivery",
                value: <a href={`/desk/imports/${report.delivery.id}`}>Every listed file</a>,
              },
            ]}
          />
        </Panel>
      )}
      <OfficerPanel agency={report.officerAgency} />
      <ReportOriginPanel origin={report.origin} />
      <Panel title={wordsTitle(report)} id="words">
        <StatusWordsNote found={report.statusWords} />
        <div className={isBeside ? "side-by-side" : undefined}>
          <WitnessWords>{report.narrative}</WitnessWords>
          {translation}
        </div>
      </Panel>
      <Panel title="Answers" id="answers">
        <FactList
          facts={[
            { term: "Concern", value: concernWords(report) },
            { term: "Place", value: <bdi>{report.place}</bdi> },
            { term: "Map numbers", value: report.coordinates },
            { term: "When", value: `${report.incident} (as the reporter says, at the place)` },
            {
              term: "Contact",
              value: !report.hasContact ? (
                NO_CONTACT_WORDS[report.reach ?? "unasked"]
              ) : (
                <>
                  Given, and sealed on arrival: nobody at the desk can read it
                  {ASKS_FOR_NAMES.includes(frame.person.role) ? (
                    <>
                      . <a href={`/desk/reports/${report.id}/name`}>Ask two people to open it</a>
                    </>
                  ) : null}
                </>
              ),
            },
            ...yourPartFacts(report.yourPart),
            { term: "Language", value: report.language },
            { term: "Came by", value: report.channel },
            {
              term: "Received",
              value: <When at={report.receivedAt} zone={frame.zone} now={frame.now} />,
            },
          ]}
        />
      </Panel>
      {report.entry.length === 0 ? null : (
        <Panel title="Typed in by the office" id="entry">
          <FactList facts={report.entry} />
        </Panel>
      )}
      <ReportSightings sightings={report.sightings} />
      <ReportQuestions report={report} />
      <ReportRules report={report} />
    </>
  );
}

/** Whose words the story is in. Of what the office typed in, the panel below says whether they are the reporter's own. */
function wordsTitle({ delivery, entry }: ShownReport): string {
  if (delivery !== undefined) return "In the agency's words";
  return entry.length === 0 ? "In the reporter's words" : "As it was typed in";
}

/** The desk's short word, and the words that the reporter chose. */
function concernWords({ category, tags }: ShownReport): string {
  const read = tags.find(({ kind }) => kind === "concern")?.words;
  return read === undefined ? categoryWords(category) : `${categoryWords(category)}: “${read}”`;
}

/** How far files have come that the reporter began to send. */
export function StillArriving({ report }: { readonly report: Pick<ShownReport, "arrival"> }) {
  return report.arrival === undefined ? null : (
    <p className="with-icon">
      <Icon name="clock" /> {report.arrival}
    </p>
  );
}

/** Said only when none is on its way either, and none was let go. */
export function NoFiles({
  report: { arrival, ended },
}: {
  readonly report: Pick<ShownReport, "arrival" | "ended">;
}) {
  const isNone = arrival === undefined && ended.length === 0;
  return isNone ? <p className="quiet">The reporter sent no files.</p> : null;
}

/** Previews of everything the report brought. Fetching one is recorded. */
export function ReportMedia({ report }: { readonly report: ShownReport }) {
  const { items } = report;
  return (
    <Panel
      title="Files"
      id="files"
      aside={items.length === 0 ? undefined : `${items.length}; showing a preview is recorded`}
    >
      <StillArriving report={report} />
      <EndedUploads ended={report.ended} />
      {items.length === 0 ? (
        <NoFiles report={report} />
      ) : (
        <MediaWall
          items={items.map((item) => ({
            id: item.id,
            href: itemHref(report.id, item.id),
            name: item.name,
            kind: item.kind,
            previewSrc: item.thumbnailSrc,
            note: item.note,
            extent: item.extent,
            blurred: item.care?.blurred,
            mark: item.care?.noted?.graphic === true ? "graphic" : undefined,
          }))}
        />
      )}
    </Panel>
  );
}

/** Every file with what it says of itself. The first few stand open; many would bury the notes. */
export function ReportItems({ report }: { readonly report: ShownReport }) {
  if (report.items.length === 0) return null;
  return (
    <Panel title="What the files say" id="claims">
      {report.items.map((item) => (
        <details key={item.id} className="item-details" open={report.items.length <= 3}>
          <summary>
            <bdi>{item.name}</bdi>
          </summary>
          <ItemDetails item={item} report={report} />
        </details>
      ))}
    </Panel>
  );
}
