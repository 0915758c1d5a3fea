import type { Values } from "#app/ui/form/problem.ts";
import type { Problem } from "#app/ui/form/problem.ts";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { LinkList, type ShownLink } from "#app/ui/evidence/link-list.tsx";
import { LinkFields } from "#app/ui/report-fields/link-fields.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { usePublicToken } from "./form-parts.tsx";

/** The links that were given, each with the way to take it back. */
export function AddedLinks(props: {
  readonly links: readonly ShownLink[];
  readonly report: string | undefined;
  readonly search: string;
}) {
  const { evidence } = useText();
  const token = usePublicToken();
  if (props.links.length === 0) return null;
  const remove = { action: `/report/evidence/remove${props.search}`, token, report: props.report };
  return (
    <>
      <h2>{evidence.links.listTitle}</h2>
      <LinkList links={props.links} remove={remove} />
    </>
  );
}

/** The fields of one more link, inside of the page's form: whatever button is pressed, what was typed is kept. */
export function LinkPart(props: {
  readonly problems: readonly Problem[];
  readonly values: Values | undefined;
}) {
  const { evidence } = useText();
  const { links: words } = evidence;
  return (
    <>
      <h2>{words.title}</h2>
      <p>{words.note}</p>
      <LinkFields {...props} />
      <ButtonRow>
        <Button look="secondary" name="go" value="link">
          {words.add}
        </Button>
      </ButtonRow>
    </>
  );
}
