import { Button, type ButtonLook } from "#app/ui/form/buttons.tsx";
import { PublicForm } from "./form-parts.tsx";

/** A code that its holder's form brings along, because no browser and no table here keeps it. Never part of an address. */
export function HiddenCode({ code }: { readonly code: string }) {
  return <input type="hidden" name="code" value={code} />;
}

/** A way on from a page with a new code, which brings the code along. */
export function CodeButton({
  code,
  to,
  look = "quiet",
  square,
  children,
}: {
  readonly code: string;
  readonly to: string;
  readonly look?: ButtonLook;
  /** On the way to the card: whether the code goes into a square too. */
  readonly square?: boolean;
  readonly children: string;
}) {
  return (
    <PublicForm action={to}>
      <HiddenCode code={code} />
      {square === true ? <input type="hidden" name="square" value="code" /> : null}
      <Button look={look}>{children}</Button>
    </PublicForm>
  );
}
