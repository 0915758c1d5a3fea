import type { FormFields } from "#app/core/intake/problem.ts";
import { Button } from "../form/buttons.tsx";

const NOT_SHOWN = ["token", "intent", "credential"];

/**
 * A form as it was sent before, to be sent again in the session of now. What was typed can be read before it is sent;
 * values that only the page knows, such as ids, travel hidden.
 */
export function SendAgain({
  path,
  fields,
  token,
  button,
  atOnce,
}: {
  readonly path: string;
  readonly fields: FormFields;
  readonly token: string;
  readonly button: string;
  /** Where scripts run, without waiting for the button. */
  readonly atOnce?: boolean | undefined;
}) {
  const entries = Object.entries(fields).filter(([name]) => name !== "token");
  const typed = entries.filter(([name, value]) => !NOT_SHOWN.includes(name) && / /.test(value));
  return (
    <form method="post" action={path} data-send-now={atOnce === true ? "" : undefined}>
      <input type="hidden" name="token" value={token} />
      {entries.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {typed.map(([name, value]) => (
        <blockquote key={name} className="kept-words">
          {value}
        </blockquote>
      ))}
      <Button>{button}</Button>
    </form>
  );
}
