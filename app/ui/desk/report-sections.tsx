import { ACT_KINDS } from "#app/core/people/act-kinds.ts";
import type { Role } from "#app/core/people/role.ts";
import { ClaimsTable } from "../evidence/claims-table.tsx";
import { Digest } from "../evidence/digest.tsx";
import { sizeInWords } from "#app/core/evidence/size-in-words.ts";
import { MediaWall } from "../evidence/media-wall.tsx";
import { Icon } from "../icon/icon.tsx";
import { When } from "../time/when.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { DownloadForm } from "./download-form.tsx";
import { fieldsHref, itemHref } from "./queue-url.ts";
import type { ShownItem, ShownReport } from "./shown-report.ts";
import { PartnerFactList } from "./partner-facts.tsx";
import { FileStatements } from "./file-statements.tsx";
import { FactList, Panel, WitnessWords } from "./small-parts.tsx";
import { ReportQuestions, ReportRules } from "./report-questions.tsx";
import { categoryWords } from "./words.ts";

const ASKS_FOR_NAMES: readonly Role[] = ACT_KINDS["identity-open"].ask;

/** What the reporter wrote, and what they answered. */
export function ReportAnswers({
  report,
  frame,
}: {
  readonly report: ShownReport;
  readonly frame: DeskFrame;
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
      <Panel
        title={report.delivery === undefined ? "In the reporter's words" : "In the agency's words"}
        id="words"
      >
        <WitnessWords>{report.narrative}</WitnessWords>
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
                "Anonymous"
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
            { term: "Language", value: report.language },
            {
              term: "Received",
              value: <When at={report.receivedAt} zone={frame.zone} now={frame.now} />,
            },
          ]}
        />
      </Panel>
      <ReportQuestions report={report} />
      <ReportRules report={report} />
    </>
  );
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

/** Said only when none is on its way either. */
export function NoFiles({ report }: { readonly report: Pick<ShownReport, "arrival"> }) {
  return report.arrival === undefined ? <p className="quiet">The reporter sent no files.</p> : null;
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
          }))}
        />
      )}
    </Panel>
  );
}

/** Facts, claims and fingerprints of one file, and the way to its original for those who may. */
export function ItemDetails({
  item,
  report,
}: {
  readonly item: ShownItem;
  readonly report: Pick<ShownReport, "id" | "fullMetadata" | "originals">;
}) {
  return (
    <>
      <FactList
        facts={[
          { term: "Type, by content", value: item.mediaType ?? "not known yet" },
          {
            term: "Size",
            value: `${sizeInWords(item.sizeBytes)} (${item.sizeBytes.toLocaleString("en-US")} bytes)`,
          },
          ...(item.extent === undefined ? [] : [{ term: "Extent", value: item.extent }]),
          ...(item.device === undefined
            ? []
            : [{ term: "Device", value: <bdi>{item.device}</bdi> }]),
          ...(item.note === undefined ? [] : [{ term: "State", value: item.note }]),
          { term: "Virus scan", value: item.scan },
          { term: "SHA-256", value: <Digest hex={item.sha256} /> },
          ...senderFacts(item),
          { term: "SHA-512", value: <Digest hex={item.sha512} /> },
        ]}
      />
      {item.partner === undefined ? null : <PartnerFactList facts={item.partner} />}
      {report.fullMetadata ? null : (
        <p className="quiet">
          Your role sees times to the day and places to about 10 km, and no device.
        </p>
      )}
      <ClaimsTable
        caption={`Times in ${item.name}`}
        claims={item.times}
        empty="The file says no time."
      />
      <ClaimsTable
        caption={`Places in ${item.name}`}
        claims={item.places}
        empty={item.location ?? "The file says no place."}
      />
      <FileStatements name={item.name} said={item.said} />
      {report.fullMetadata && item.mediaType !== undefined ? (
        <p>
          <a
            href={fieldsHref(report.id, item.id)}
            aria-label={`Every field in the file ${item.name}`}
          >
            Every field in the file
          </a>
        </p>
      ) : null}
      {item.derived.length === 0 ? null : (
        <>
          <p className="quiet">Derived from time and place, not said by the file:</p>
          <ul>
            {item.derived.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      {item.credentials.length === 0 ? null : (
        <>
          <p className="quiet">Content credentials in the file:</p>
          <ul>
            {item.credentials.map((line) => (
              <li key={line}>
                <bdi>{line}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      {item.remarks.length === 0 ? null : (
        <ul>
          {item.remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
      {report.originals && item.sealed ? <DownloadForm item={item} /> : null}
    </>
  );
}

/** What the sender's device said the file is, beside what was sealed. Nothing where it said nothing. */
function senderFacts({ senderSha256, sealed, sha256 }: ShownItem) {
  if (senderSha256 === undefined) return [];
  const term = "SHA-256, sender’s device";
  if (!sealed) return [{ term, value: <Digest hex={senderSha256} /> }];
  if (senderSha256 === sha256) return [{ term, value: "The same, taken before sending" }];
  return [
    {
      term,
      value: (
        <>
          <strong>Another than was sealed.</strong> What is kept here is not, byte for byte, what
          the device said it had: the file changed while it was sent, or the device was wrong. Ask
          its sender to keep their own copy. <Digest hex={senderSha256} />
        </>
      ),
    },
  ];
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
