import type { Problem, Values } from "../form/problem.ts";
import { TextArea, TextInput } from "../form/text-fields.tsx";
import { useText } from "../text/language.tsx";
import { FileOriginFields, PlaceTakenOut } from "./file-origin-fields.tsx";

/** What a reporter can say of one file: what it shows, where it comes from, and if they took the place out where it is missing. */
export function FileFields({
  placeMissing = false,
  ...fields
}: {
  readonly values: Values;
  readonly problems: readonly Problem[];
  /** Whether it is a photo or film that has no place in it. */
  readonly placeMissing?: boolean;
}) {
  const { fields: words } = useText().fileLook;
  return (
    <>
      <TextInput name="file-place" {...words.place} {...fields} />
      {placeMissing ? <PlaceTakenOut {...fields} /> : null}
      <TextInput name="file-time" {...words.time} {...fields} />
      <TextArea name="file-shows" {...words.shows} {...fields} rows={4} />
      <FileOriginFields {...fields} />
    </>
  );
}
