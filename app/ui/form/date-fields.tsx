import { useOnPaper } from "../paper/on-paper.tsx";
import { PaperParts } from "../paper/paper-fields.tsx";
import { useText } from "../text/language.tsx";
import { Group } from "./choice-fields.tsx";
import { describe } from "./field.tsx";
import { fieldId, messageFor, type FieldProps } from "./problem.ts";

const PARTS = [
  { part: "month", size: 2 },
  { part: "day", size: 2 },
  { part: "year", size: 4 },
] as const;

/** A date as three number boxes named `<name>-month`, `<name>-day` and `<name>-year`. */
export function DateFields(props: FieldProps) {
  const { common } = useText();
  const onPaper = useOnPaper();
  if (onPaper) {
    return (
      <Group field={props}>
        <PaperParts parts={PARTS.map(({ part }) => common[part])} />
      </Group>
    );
  }
  const whole = describe(props);
  const parts = PARTS.map(({ part, size }, index) => {
    const name = `${props.name}-${part}`;
    const message = messageFor(props.problems, name);
    // The summary links to the date as a whole or to one box; the first box answers for the whole.
    const id = index === 0 && whole.message !== undefined ? whole.id : fieldId(name);
    return {
      part,
      size,
      name,
      message,
      id,
      wrapperId: id === fieldId(name) ? undefined : fieldId(name),
    };
  });
  const partMessages = parts.flatMap(({ message, name }) =>
    message === undefined ? [] : [{ name, message }],
  );
  const shown = whole.message ?? partMessages[0]?.message;
  const field =
    shown === undefined ? props : { ...props, problems: [{ field: props.name, message: shown }] };
  return (
    <Group field={field}>
      <div className="usa-memorable-date">
        {parts.map(({ part, size, name, message, id, wrapperId }) => (
          <div className={`usa-form-group usa-form-group--${part}`} key={part} id={wrapperId}>
            <label className="usa-label" htmlFor={id}>
              {common[part]}
            </label>
            <input
              className={
                message === undefined && whole.message === undefined
                  ? "usa-input"
                  : "usa-input usa-input--error"
              }
              id={id}
              name={name}
              type="text"
              inputMode="numeric"
              maxLength={size}
              autoComplete="off"
              defaultValue={props.values?.[name] ?? ""}
              aria-describedby={shown === undefined ? undefined : `${whole.id}-error`}
              aria-invalid={message === undefined && whole.message === undefined ? undefined : true}
            />
          </div>
        ))}
      </div>
    </Group>
  );
}
