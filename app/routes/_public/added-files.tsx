import { FileList, FileRow, type AboutFile, type ShownFile } from "#app/ui/evidence/file-row.tsx";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { useLanguage, useText } from "#app/ui/text/language.tsx";
import { counted } from "#app/ui/text/plural.ts";
import { NO_SUCH_FILE, saysNotRemoved, saysOtherReport } from "./files-address.ts";
import { Notice, PublicForm, usePublicToken } from "./form-parts.tsx";

/** The files that came, each with the way to take it back. */
export function AddedFiles(props: {
  readonly files: readonly (ShownFile & { readonly about: AboutFile })[];
  readonly report: string | undefined;
  readonly search: string;
}) {
  const { evidence: words, fileLook } = useText();
  const language = useLanguage();
  const token = usePublicToken();
  if (props.files.length === 0) return null;
  // What is not as it was sent is in the list, and is not counted as if all were well.
  const n = props.files.filter(({ state }) => state !== "differs" && state !== "failed").length;
  const others = props.files.length - n;
  const remove = {
    action: `/report/evidence/remove${props.search}`,
    token,
    report: props.report,
    name: "item",
  };
  return (
    <>
      <h2>{words.listTitle}</h2>
      {n === 0 ? null : <p>{counted(words.count, n, language)}</p>}
      {others === 0 ? null : <p>{counted(words.differ, others, language)}</p>}
      <p>
        {fileLook.kept} {words.keptOnce}
      </p>
      <FileList label={words.listTitle}>
        {props.files.map((file) => (
          <FileRow
            key={file.id}
            file={file}
            remove={remove}
            about={{ ...file.about, href: `/report/evidence/file/${file.id}${props.search}` }}
          />
        ))}
      </FileList>
    </>
  );
}

/** Why something that was to be taken back was not, or a file was not found, as the page's address says it. */
export function NotRemoved({ search }: { readonly search: string }) {
  const { evidence, errors } = useText();
  if (saysNotRemoved(search)) return <Notice>{evidence.notRemoved}</Notice>;
  if (new URLSearchParams(search).get("notice") === NO_SUCH_FILE) {
    return <Notice>{evidence.noSuchFile}</Notice>;
  }
  return saysOtherReport(search) ? <Notice>{errors.files.otherReport}</Notice> : null;
}

/** Offered where the draft is gone. */
export function StartAgain() {
  const { errors } = useText();
  return (
    <PublicForm action="/report/start">
      <ButtonRow>
        <Button>{errors.noDraft.start}</Button>
      </ButtonRow>
    </PublicForm>
  );
}
