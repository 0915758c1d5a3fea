import { PRECISIONS } from "#app/core/intake/point-origin.ts";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { fill } from "#app/ui/text/fill.ts";
import { useText } from "#app/ui/text/language.tsx";
import { Notice, PublicForm } from "./form-parts.tsx";

/** Offers the place in a file for the report; `used`: the point that it has from this file already. */
export function UsePlace({ used }: { readonly used: string | undefined }) {
  const { usePlace: words } = useText().fileLook;
  return (
    <>
      <h2>{words.title}</h2>
      {used === undefined ? null : <Notice>{fill(words.used, { point: used })}</Notice>}
      <p>{words.lead}</p>
      <PublicForm>
        <ButtonRow>
          {PRECISIONS.toReversed().map((precision) => (
            <Button key={precision} look="secondary" name="use-place" value={precision}>
              {words[precision]}
            </Button>
          ))}
        </ButtonRow>
      </PublicForm>
    </>
  );
}
