import { Answers } from "#app/ui/layout/page-parts.tsx";
import { Button } from "#app/ui/form/buttons.tsx";
import { fill } from "#app/ui/text/fill.ts";
import { useText } from "#app/ui/text/language.tsx";
import { withoutNotice } from "./files-address.ts";
import { HiddenMarks, PublicForm, type PageMarks } from "./form-parts.tsx";
import { pathOf } from "./report-pages.ts";
import type { ShownSighting } from "./sighting-words.ts";

/** Officers and cars that were added, each with the way to change it and to take it back. */
export function SightingList(props: {
  readonly sightings: readonly ShownSighting[];
  readonly marks: PageMarks;
  readonly search: string;
}) {
  const { involved: words } = useText();
  if (props.sightings.length === 0) return null;
  return (
    <>
      <h2>{words.listTitle}</h2>
      {props.sightings.map(({ id, kind, name, said }) => (
        <Answers
          key={id}
          title={name}
          level={3}
          changeHref={sightingHref(kind, props.search, id)}
          answers={said}
        >
          <PublicForm action={`${pathOf("involved")}/remove${withoutNotice(props.search)}`}>
            <HiddenMarks marks={props.marks} />
            <Button look="quiet" name="sighting" value={id}>
              <span aria-hidden="true">{words.remove}</span>
              <span className="sr-only">{fill(words.removeHidden, { name })}</span>
            </Button>
          </PublicForm>
        </Answers>
      ))}
    </>
  );
}

/** Where one officer or car is described: a new one, or the one with the id. */
export function sightingHref(kind: string, search: string, id?: string): string {
  const asked = new URLSearchParams(search);
  asked.delete("notice");
  if (id !== undefined) asked.set("id", id);
  const query = asked.toString();
  return `${pathOf("involved")}/${kind}${query === "" ? "" : `?${query}`}`;
}
