import type { LinkMethod, LinkTask } from "#app/core/intake/links.ts";
import { Button } from "../form/buttons.tsx";
import { When } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import { DeskInput, DeskSelect } from "./desk-fields.tsx";
import type { ReportActsProps } from "./report-acts.tsx";
import type { ShownReportLink } from "./shown-report.ts";
import { FactList, Panel } from "./small-parts.tsx";

const TASK_WORDS: Readonly<Record<LinkTask, string>> = {
  open: "Preserve this before it disappears",
  done: "Preserved",
  failed: "Could not be preserved",
};

export const METHOD_WORDS: Readonly<Record<LinkMethod, string>> = {
  recording: "Screen recording",
  download: "File downloaded",
  screenshot: "Screenshots",
  "web-archive": "Web archive made",
  "request-to-host": "Preservation request to the host",
  other: "Another way (see note)",
};

/** Web addresses that the reporter gave, as text, each with the task to preserve what is there. */
export function LinkPanel(props: ReportActsProps) {
  const { links } = props.report;
  if (links.length === 0) return null;
  const open = links.filter(({ task }) => task === "open").length;
  return (
    <Panel title="Links" id="links" aside={open === 0 ? "all seen to" : `${open} to preserve`}>
      <p className="quiet">
        Nobody has opened these for you. A visit tells the host that somebody looks: use a machine
        that does not show whose it is, and copy the address as text.
      </p>
      <ul>
        {links.map((link) => (
          <li key={link.id}>
            <OneLink {...props} link={link} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function OneLink({
  link,
  report,
  frame,
  action,
  problems,
  values,
}: ReportActsProps & { readonly link: ShownReportLink }) {
  const mine = values?.["link"] === link.id;
  const back = mine ? { problems, values } : {};
  return (
    <>
      <p>
        <bdi className="link-address">{link.address}</bdi>
      </p>
      <FactList
        facts={[
          { term: "Task", value: TASK_WORDS[link.task] },
          { term: "Given", value: <When at={link.givenAt} zone={frame.zone} now={frame.now} /> },
          { term: "Seen by the reporter", value: <bdi>{link.seen}</bdi> },
          ...(link.method === null ? [] : [{ term: "How", value: METHOD_WORDS[link.method] }]),
          ...(link.note === "" ? [] : [{ term: "Note", value: <bdi>{link.note}</bdi> }]),
          ...(link.changedAt === null
            ? []
            : [
                {
                  term: "By",
                  value: (
                    <>
                      {link.changedBy},{" "}
                      <When at={link.changedAt} zone={frame.zone} now={frame.now} />
                    </>
                  ),
                },
              ]),
        ]}
      />
      <ActForm
        inline
        token={frame.formToken}
        intent="link-assign"
        action={action}
        hidden={{ link: link.id }}
      >
        <DeskSelect
          name="link-assignee"
          of={link.id}
          label="With"
          values={{ "link-assignee": link.assigneeId ?? "" }}
          choices={[
            { value: "", label: "Nobody" },
            ...report.assignable.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          problems={back.problems}
        />
        <Button look="secondary">
          Give<span className="sr-only"> the link to this person</span>
        </Button>
      </ActForm>
      <ActForm
        inline
        token={frame.formToken}
        intent="link-end"
        action={action}
        hidden={{ link: link.id }}
      >
        <DeskSelect
          name="method"
          of={link.id}
          label="How it was preserved"
          choices={[
            { value: "", label: "Choose" },
            ...Object.entries(METHOD_WORDS).map(([value, label]) => ({ value, label })),
          ]}
          {...back}
        />
        <DeskInput
          name="link-note"
          of={link.id}
          label="Note"
          hint="For example which item holds it, or why it failed."
          wide
          {...back}
        />
        <Button look="secondary" name="task" value="done">
          Preserved
        </Button>
        <Button look="quiet" name="task" value="failed">
          Could not be preserved
        </Button>
      </ActForm>
    </>
  );
}
