import type { Problem, Values } from "../form/problem.ts";
import { TextArea, TextInput } from "../form/text-fields.tsx";
import { useText } from "../text/language.tsx";
import { FileOriginFields } from "./file-origin-fields.tsx";

/** What a reporter can say of one file: what it shows, and where it comes from. */
export function FileFields(fields: {
  readonly values: Values;
  readonly problems: readonly Problem[];
}) {
  const { fields: words } = useText().fileLook;
  return (
    <>
      <TextInput name="file-place" {...words.place} {...fields} />
      <TextInput name="file-time" {...words.time} {...fields} />
      <TextArea name="file-shows" {...words.shows} {...fields} rows={4} />
      <FileOriginFields {...fields} />
    </>
  );
}
