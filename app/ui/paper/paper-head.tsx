import { Points } from "../layout/page-parts.tsx";
import { useText } from "../text/language.tsx";
import { PaperLines } from "./paper-fields.tsx";

/** What an office says of itself on its forms. */
export interface PaperOffice {
  readonly name: string;
  /** How it is reached, in its own words. */
  readonly contact: string;
  /** Lines as on an envelope; empty where it names none. */
  readonly postAddress: readonly string[];
  readonly notices: readonly string[];
  /** Where its site is. */
  readonly address: string;
}

/** The top of the form: whose it is, how it is filled in and sent, and what comes of it. */
export function PaperHead({ office }: { readonly office: PaperOffice }) {
  const { start, paper: words } = useText();
  return (
    <>
      <OfficeUse />
      <p className="paper-office">
        <bdi>{office.name}</bdi>
      </p>
      <h2 className="paper-title">{start.title}</h2>
      <p>
        <strong>{start.lead}</strong> {start.who}
      </p>
      <h3>{words.howTitle}</h3>
      <Points points={words.how} />
      <h3>{words.sendTitle}</h3>
      <Points points={words.send} />
      <h3>{words.addressTitle}</h3>
      {office.postAddress.length === 0 ? (
        <p>{words.noAddress}</p>
      ) : (
        <address className="paper-address" dir="ltr">
          {office.postAddress.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </address>
      )}
      <p>{office.contact}</p>
      <p>
        <span dir="ltr">{office.address}</span>
      </p>
      <h3>{words.codeTitle}</h3>
      <Points points={words.code} />
      <Points points={office.notices} />
    </>
  );
}

/** Filled in by staff, who read English whatever the form's language is. */
function OfficeUse() {
  return (
    <div className="paper-office-use" lang="en" dir="ltr">
      <p>For the office</p>
      <ul className="paper-parts">
        {[
          "Came in on (day and time)",
          "By mail, by hand or read out",
          "Taken by",
          "Report number",
        ].map((part) => (
          <li key={part}>
            {part}
            <PaperLines lines={1} />
          </li>
        ))}
      </ul>
    </div>
  );
}
