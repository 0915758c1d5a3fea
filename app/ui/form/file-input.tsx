import { describe, FieldFrame } from "./field.tsx";
import type { FieldProps } from "./problem.ts";

export interface FileInputProps extends FieldProps {
  readonly multiple?: boolean | undefined;
  /** Leave it out to get the originals: `image/*` opens a picker that removes the place from photos. */
  readonly accept?: string | undefined;
}

/** Chooses files. It works without scripts; a script may take it over by `data-uploader`. */
export function FileInput(props: FileInputProps) {
  const { id, message, attributes } = describe(props);
  return (
    <FieldFrame field={props}>
      <input
        className={message === undefined ? "file-input" : "file-input usa-input--error"}
        id={id}
        name={props.name}
        type="file"
        multiple={props.multiple}
        accept={props.accept}
        data-uploader=""
        aria-required={props.because === undefined ? undefined : true}
        {...attributes}
      />
    </FieldFrame>
  );
}
