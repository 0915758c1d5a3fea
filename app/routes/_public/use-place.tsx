import { PRECISIONS } from "#app/core/intake/point-origin.ts";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { HiddenReport } from "#app/ui/form/plain-form.tsx";
import { fill } from "#app/ui/text/fill.ts";
import { useText } from "#app/ui/text/language.tsx";
import { Notice, PublicForm } from "./form-parts.tsx";

/** Offers the place in a file for the report, whose mark is `report`; `used`: the point that it has from this file already. */
export function UsePlace({
  used,
  report,
}: {
  readonly used: string | undefined;
  readonly report: string;
}) {
  const { usePlace: words } = useText().fileLook;
  return (
    <>
      <h2>{words.title}</h2>
      {used === undefined ? null : <Notice>{fill(words.used, { point: used })}</Notice>}
      <p>{words.lead}</p>
      <PublicForm>
        <HiddenReport report={report} />
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
