import { describe, FieldFrame } from "./field.tsx";
import type { FieldProps } from "./problem.ts";

export interface TextInputProps extends FieldProps {
  readonly kind?: "text" | "email" | "tel" | "search" | "password" | undefined;
  /** How wide the answer will be; the box hints at it. */
  readonly width?: "short" | "medium" | "full" | undefined;
  /** Nothing is remembered by the browser unless a purpose is named, such as "email". */
  readonly autoComplete?: string | undefined;
  readonly inputMode?: "text" | "numeric" | "decimal" | "email" | "tel" | undefined;
  readonly maxLength?: number | undefined;
  /** Letters of equal width, no spelling help: for codes. */
  readonly code?: boolean | undefined;
}

/** One line of text. A password is never put back. */
export function TextInput(props: TextInputProps) {
  const { id, message, attributes } = describe(props);
  const classes = ["usa-input", `usa-input--${props.width ?? "full"}`];
  if (props.code === true) classes.push("usa-input--code");
  if (message !== undefined) classes.push("usa-input--error");
  return (
    <FieldFrame field={props}>
      <input
        className={classes.join(" ")}
        id={id}
        name={props.name}
        type={props.kind ?? "text"}
        defaultValue={props.kind === "password" ? undefined : (props.values?.[props.name] ?? "")}
        autoComplete={props.autoComplete ?? "off"}
        inputMode={props.inputMode}
        maxLength={props.maxLength}
        dir={props.code === true ? "ltr" : undefined}
        spellCheck={props.code === true ? false : undefined}
        autoCapitalize={props.code === true ? "off" : undefined}
        aria-required={props.because === undefined ? undefined : true}
        {...attributes}
      />
    </FieldFrame>
  );
}

export interface TextAreaProps extends FieldProps {
  readonly rows?: number | undefined;
  /** Lines on paper; as many as rows where absent. */
  readonly paperLines?: number | undefined;
  readonly maxLength?: number | undefined;
}

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const { id, message, attributes } = describe(props);
  return (
    <FieldFrame field={props} paperLines={props.paperLines ?? props.rows ?? 6}>
      <textarea
        className={message === undefined ? "usa-textarea" : "usa-textarea usa-input--error"}
        id={id}
        name={props.name}
        rows={props.rows ?? 6}
        maxLength={props.maxLength}
        defaultValue={props.values?.[props.name] ?? ""}
        autoComplete="off"
        aria-required={props.because === undefined ? undefined : true}
        {...attributes}
      />
    </FieldFrame>
  );
}

const CLOCK_VALUE = /^(\d{2}:\d{2})?$/;

/** A time of day. Browsers show their own picker and send `HH:MM`; anything else typed is kept as text. */
export function TimeField(props: FieldProps) {
  const { id, message, attributes } = describe(props);
  const kept = props.values?.[props.name] ?? "";
  return (
    <FieldFrame field={props}>
      <input
        className={
          message === undefined
            ? "usa-input usa-input--medium"
            : "usa-input usa-input--medium usa-input--error"
        }
        id={id}
        name={props.name}
        type={CLOCK_VALUE.test(kept) ? "time" : "text"}
        defaultValue={kept}
        autoComplete="off"
        aria-required={props.because === undefined ? undefined : true}
        {...attributes}
      />
    </FieldFrame>
  );
}
