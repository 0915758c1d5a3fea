import type { ReactNode } from "react";
import { ORIGIN_QUESTIONS, originFields } from "#app/core/intake/file-origin.ts";
import { FileSeen, type ShownLook, type ShownSaid } from "#app/ui/evidence/file-seen.tsx";
import type { FileKind } from "#app/ui/evidence/file-kind.ts";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { HiddenReport } from "#app/ui/form/plain-form.tsx";
import type { Problem, Values } from "#app/ui/form/problem.ts";
import { Lead } from "#app/ui/layout/page-parts.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { FileFields } from "#app/ui/report-fields/file-fields.tsx";
import { PublicForm } from "./form-parts.tsx";

/** A file as the page about it shows it. */
export interface FileToTellOf {
  readonly name: string;
  readonly kind: FileKind;
  readonly look: ShownLook | undefined;
  /** What was said and stays; empty where the boxes hold it. */
  readonly said: readonly ShownSaid[];
}

/**
 * What is shown where the report that is open does not have the file: why nothing was kept, and every word, still in its box. `children` lead on.
 */
export function AboutNoFile(props: {
  readonly report: string | undefined;
  readonly values: Values;
  /** Says why. */
  readonly why: ReactNode;
  readonly children?: ReactNode;
}) {
  const { fileLook: words } = useText();
  return (
    <>
      {props.why}
      <h1>{words.title}</h1>
      <PublicForm>
        <HiddenReport report={props.report} />
        <FileFields values={props.values} problems={[]} />
        {props.children}
      </PublicForm>
    </>
  );
}

/** The page about one file: what came with it, and what its sender knows of it and of where it comes from. */
export function AboutFile(props: {
  readonly file: FileToTellOf;
  readonly problems: readonly Problem[];
  readonly values: Values;
  readonly save: string;
  /** The mark of the report that the file is of. */
  readonly report: string | undefined;
  readonly backHref: string;
  /** True for a file of a sent report. */
  readonly sent?: boolean;
  readonly children?: ReactNode;
}) {
  const { fileLook: words } = useText();
  const { file, problems, values } = props;
  const shared = { problems, values };
  return (
    <>
      <ErrorSummary problems={problems} />
      <h1>{words.title}</h1>
      <p>
        <bdi>{file.name}</bdi>
      </p>
      <h2>{words.seenTitle}</h2>
      <FileSeen {...file} sent={props.sent} />
      <p>{words.kept}</p>
      {props.children}
      <Lead>{words.lead}</Lead>
      <PublicForm>
        <HiddenReport report={props.report} />
        <FileFields {...shared} placeMissing={isPlaceMissing(file, values)} />
        <ButtonRow>
          <Button>{props.save}</Button>
        </ButtonRow>
      </PublicForm>
      <p>
        <a href={props.backHref}>{words.back}</a>
      </p>
    </>
  );
}

/** Whether a photo or film has no place in it, as far as could be read; also where the question was answered before. */
function isPlaceMissing({ kind, look }: FileToTellOf, values: Values): boolean {
  if ((values[ORIGIN_QUESTIONS.placeTakenOut] ?? "") !== "") return true;
  const isMissing = look?.place.kind === "none" || look?.place.kind === "emptied";
  return isMissing && (kind === "photo" || kind === "video");
}

/** The fields of what was said before. */
export function valuesOfSaid(said: ShownSaid | undefined): Values {
  if (said === undefined) return {};
  const { place, time, shows, origin } = said;
  return {
    ...{ "file-place": place, "file-time": time, "file-shows": shows },
    ...originFields(origin),
  };
}
