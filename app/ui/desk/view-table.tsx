import { Button } from "../form/buttons.tsx";
import type { Problem } from "../form/problem.ts";
import { ActForm } from "./act-form.tsx";
import { Table } from "./case-tables.tsx";
import { DeskInput, DeskSwitch } from "./desk-fields.tsx";
import { EmptyState, Panel } from "./small-parts.tsx";

export interface ShownView {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  /** Such as `3 new`; empty where nothing is. */
  readonly news: string;
  readonly shared: boolean;
  readonly ownerName: string;
  readonly alertAt: number | null;
  readonly begins: boolean;
}

interface Acting {
  readonly formToken: string;
}

function ViewAct(
  props: Acting & {
    readonly intent: string;
    readonly view: Pick<ShownView, "id" | "name">;
    readonly words: string;
    readonly step?: string;
  },
) {
  return (
    <ActForm
      token={props.formToken}
      intent={props.intent}
      action="/desk/views"
      hidden={{ view: props.view.id, ...(props.step === undefined ? {} : { step: props.step }) }}
    >
      <Button look="quiet">
        {props.words}
        <span className="sr-only"> {props.view.name}</span>
      </Button>
    </ActForm>
  );
}

function Begin({ view, formToken }: Acting & { readonly view: ShownView }) {
  return view.begins ? (
    <ViewAct
      {...{ formToken, intent: "begin-with-queue", view, words: "Begin with all reports" }}
    />
  ) : (
    <ViewAct {...{ formToken, intent: "begin", view, words: "Begin the desk with" }} />
  );
}

/** One's own views: name, sharing and alert in one form a row, and what else can be done with each. */
export function OwnViews({
  views,
  mayShare,
  formToken,
  problems,
}: Acting & {
  readonly views: readonly ShownView[];
  readonly mayShare: boolean;
  /** What was wrong with a change, by field and view: `alert-sav_…`. */
  readonly problems?: readonly Problem[] | undefined;
}) {
  if (views.length === 0) {
    return (
      <EmptyState
        title="No views of yours"
        text="Filter the queue, then save the view below the filter."
        act={{ href: "/desk/queue", label: "Go to the queue" }}
      />
    );
  }
  return (
    <Table caption="Your views, in the order of the list" columns={["View", "Change", "Act"]}>
      {views.map((view, at) => (
        <tr key={view.id}>
          <td>
            <a href={view.href}>
              <bdi>{view.name}</bdi>
            </a>
            {view.news === "" ? null : <span className="views__count"> {view.news}</span>}
            {view.begins ? <p className="quiet">The desk begins with it</p> : null}
          </td>
          <td>
            <ActForm
              token={formToken}
              intent="change"
              action="/desk/views"
              hidden={{ view: view.id }}
            >
              <DeskInput
                {...{ name: "name", label: `Name of ${view.name}`, labelHidden: true }}
                {...{ of: view.id, wide: true, maxLength: 60, values: { name: view.name } }}
                problems={problemsOf(view, "name", problems)}
              />
              <DeskInput
                {...{ name: "alert", label: "Stands out from so many new", of: view.id }}
                {...{ maxLength: 3, values: { alert: String(view.alertAt ?? "") } }}
                problems={problemsOf(view, "alert", problems)}
              />
              {mayShare || view.shared ? (
                <DeskSwitch name="shared" value={view.id} label="Shared" on={view.shared} />
              ) : null}
              <Button look="secondary">
                Keep<span className="sr-only"> changes of {view.name}</span>
              </Button>
            </ActForm>
          </td>
          <td>
            {at === 0 ? null : (
              <ViewAct {...{ formToken, intent: "move", view, words: "Up", step: "-1" }} />
            )}
            {at === views.length - 1 ? null : (
              <ViewAct {...{ formToken, intent: "move", view, words: "Down", step: "1" }} />
            )}
            <Begin view={view} formToken={formToken} />
            <ViewAct {...{ formToken, intent: "remove", view, words: "Remove" }} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function problemsOf(
  { id }: Pick<ShownView, "id">,
  name: string,
  problems: readonly Problem[] = [],
): readonly Problem[] {
  return problems
    .filter(({ field }) => field === `${name}-${id}`)
    .map(({ message }) => ({ field: name, message }));
}

/** Views that others share: they can be begun with, and nothing else. */
export function SharedViews({
  views,
  formToken,
}: Acting & { readonly views: readonly ShownView[] }) {
  if (views.length === 0) return null;
  return (
    <Panel title="Shared by others" id="shared-views">
      <Table caption="Views that others share, by name" columns={["View", "Shared by", "Act"]}>
        {views.map((view) => (
          <tr key={view.id}>
            <td>
              <a href={view.href}>
                <bdi>{view.name}</bdi>
              </a>
              {view.news === "" ? null : <span className="views__count"> {view.news}</span>}
            </td>
            <td>
              <bdi>{view.ownerName}</bdi>
            </td>
            <td>
              <Begin view={view} formToken={formToken} />
            </td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}

/** The last views that were removed, each with the way back. */
export function RemovedViews({
  views,
  formToken,
}: Acting & { readonly views: readonly { readonly id: string; readonly name: string }[] }) {
  if (views.length === 0) return null;
  return (
    <Panel title="Removed" id="removed-views">
      <Table caption="Views that you removed, the last one first" columns={["View", "Act"]}>
        {views.map((view) => (
          <tr key={view.id}>
            <td>
              <bdi>{view.name}</bdi>
            </td>
            <td>
              <ViewAct {...{ formToken, intent: "bring-back", view, words: "Bring back" }} />
            </td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}
