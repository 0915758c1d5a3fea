import { Button } from "../form/buttons.tsx";
import { When } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import { DeskInput, DeskTextArea } from "./desk-fields.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import type { ReportActsProps } from "./report-acts.tsx";

/** One version of the office's own words about a report. */
export interface ShownText {
  /** Counted from 1. */
  readonly version: number;
  readonly text: string;
  /** The program that made it; empty for a person's own work. */
  readonly madeWith: string;
  readonly author: string;
  /** UTC, ISO 8601. */
  readonly at: string;
}

const WORDS = {
  summary: {
    none: "No summary yet.",
    write: "Write the summary",
    change: "Change the summary",
    label: "Summary for colleagues",
    hint: "In your words. The reporter never sees it. Earlier versions stay.",
    save: "Save the summary",
  },
  translation: {
    none: "No translation yet. None is made by itself.",
    write: "Write a translation",
    change: "Change the translation",
    label: "Translation",
    hint: "Beside what the reporter wrote, never in its place. Earlier versions stay.",
    save: "Save the translation",
  },
} as const;

/** The newest version with who wrote it and when, a form for the next one, and those before. */
export function OfficeWords({
  part,
  versions,
  frame,
  action,
  problems,
  values,
}: Omit<ReportActsProps, "report"> & {
  readonly part: keyof typeof WORDS;
  /** Newest first. */
  readonly versions: readonly ShownText[];
}) {
  const words = WORDS[part];
  const [newest, ...earlier] = versions;
  const back = values?.["part"] === part;
  const stands = newest?.text ?? "";
  return (
    <div id={part}>
      {newest === undefined || stands === "" ? (
        <p className="quiet">{newest === undefined ? words.none : "Taken away."}</p>
      ) : (
        <OneVersion text={newest} frame={frame} />
      )}
      <details open={back}>
        <summary>{stands === "" ? words.write : words.change}</summary>
        <ActForm
          token={frame.formToken}
          intent="text"
          action={action}
          hidden={{ part, seen: String(newest?.version ?? 0) }}
        >
          <DeskTextArea
            name={`${part}-text`}
            label={words.label}
            hint={words.hint}
            rows={6}
            problems={back ? problems : undefined}
            values={back ? values : { [`${part}-text`]: stands }}
          />
          {part === "translation" ? (
            <DeskInput
              name="made-with"
              label="If a program made it: which one"
              maxLength={200}
              problems={back ? problems : undefined}
              values={back ? values : { "made-with": newest?.madeWith ?? "" }}
            />
          ) : null}
          <Button look="secondary">{words.save}</Button>
        </ActForm>
      </details>
      {earlier.length === 0 ? null : (
        <details>
          <summary>
            {earlier.length === 1 ? "1 earlier version" : `${earlier.length} earlier versions`}
          </summary>
          {earlier.map((text) => (
            <OneVersion key={text.version} text={text} frame={frame} />
          ))}
        </details>
      )}
    </div>
  );
}

function OneVersion({ text, frame }: { readonly text: ShownText; readonly frame: DeskFrame }) {
  return (
    <>
      <p className="notes__text" dir="auto">
        {text.text === "" ? "(taken away)" : text.text}
      </p>
      <p className="quiet">
        {text.madeWith === "" ? (
          text.author
        ) : (
          <>
            <strong>Made by a program</strong> (<bdi>{text.madeWith}</bdi>), put here by{" "}
            {text.author}
          </>
        )}
        , <When at={text.at} zone={frame.zone} now={frame.now} />
      </p>
    </>
  );
}
