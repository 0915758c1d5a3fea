import { COPIES_A_DAY } from "#app/core/messages/message.ts";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { fill } from "#app/ui/text/fill.ts";
import { useText } from "#app/ui/text/language.tsx";
import { Notice, PublicForm } from "./form-parts.tsx";

/** Where a reporter takes along what they told the office, as a file. `refused`: one more was asked for than a day gives. */
export function OwnCopyPart({ refused }: { readonly refused: boolean }) {
  const { copy: words } = useText().ownReport;
  return (
    <section id="own-copy" className="no-print">
      <h2>{words.title}</h2>
      {refused ? <Notice>{fill(words.tooMany, { most: COPIES_A_DAY })}</Notice> : null}
      <p>{words.lead}</p>
      <p>{words.care}</p>
      <PublicForm action="/follow-up/copy">
        <ButtonRow>
          <Button look="secondary" name="as" value="text">
            {words.text}
          </Button>
          <Button look="secondary" name="as" value="json">
            {words.json}
          </Button>
        </ButtonRow>
      </PublicForm>
    </section>
  );
}
