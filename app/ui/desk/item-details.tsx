import { sizeInWords } from "#app/core/evidence/size-in-words.ts";
import { ClaimsOfFile } from "../evidence/claims-table.tsx";
import { Digest } from "../evidence/digest.tsx";
import { DownloadForm } from "./download-form.tsx";
import { FileStatements } from "./file-statements.tsx";
import { Leads } from "./leads.tsx";
import { PartnerFactList } from "./partner-facts.tsx";
import { fieldsHref } from "./queue-url.ts";
import type { ShownItem, ShownReport } from "./shown-report.ts";
import { FactList } from "./small-parts.tsx";

/** Facts, claims and fingerprints of one file, and the way to its original for those who may. */
export function ItemDetails({
  item,
  report,
}: {
  readonly item: ShownItem;
  readonly report: Pick<ShownReport, "id" | "fullMetadata" | "originals">;
}) {
  const isRead = item.mediaType !== undefined;
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
      <ClaimsOfFile
        of={`in ${item.name}`}
        times={item.times}
        places={item.places}
        silence={item.silence}
      />
      <FileStatements name={item.name} said={item.said} />
      {report.fullMetadata && isRead ? (
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
      {item.facing.length === 0 ? null : (
        <>
          <p className="quiet">How the camera was turned, by the file:</p>
          <ul>
            {item.facing.map(({ sentence, source, raw }) => (
              <li key={source + sentence}>
                {sentence} {source}
                {raw === "" ? null : (
                  <>
                    : <code className="claims__raw">{raw}</code>
                  </>
                )}
              </li>
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
      {item.olderPreviews.map(({ words, link, src }) => (
        <p key={src}>
          {words} <a href={src}>{link}</a>
        </p>
      ))}
      <Leads name={item.name} leads={item.leads} />
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
