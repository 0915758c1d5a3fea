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

/** Web addresses that the reporter gave, each behind a page that warns, with the task to preserve what is there. */
export function LinkPanel(props: ReportActsProps) {
  const { links } = props.report;
  if (links.length === 0) return null;
  const open = links.filter(({ task }) => task === "open").length;
  return (
    <Panel title="Links" id="links" aside={open === 0 ? "all seen to" : `${open} to preserve`}>
      <p className="quiet">
        Nobody has opened these for you. A visit tells the host that somebody looks: each leads to a
        page that says so first.
      </p>
      <ul>
        {links.map((link) => (
          <li key={link.id}>
            <p>
              <a href={`/desk/reports/${props.report.id}/links/${link.id}`}>
                <bdi className="link-address">{link.address}</bdi>
              </a>
            </p>
            <FactList facts={factsOf(link, props.frame)} />
            <LinkActs {...props} link={link} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function factsOf(link: ShownReportLink, { zone, now }: ReportActsProps["frame"]) {
  const when = (at: string) => <When at={at} zone={zone} now={now} />;
  const by = link.changedAt !== null && (
    <>
      {link.changedBy}, {when(link.changedAt)}
    </>
  );
  const told = [
    { term: "How", value: link.method !== null && METHOD_WORDS[link.method] },
    { term: "Note", value: link.note !== "" && <bdi>{link.note}</bdi> },
    { term: "By", value: by },
  ];
  return [
    { term: "Task", value: TASK_WORDS[link.task] },
    { term: "Given", value: when(link.givenAt) },
    { term: "Seen by the reporter", value: <bdi>{link.seen}</bdi> },
    ...told.filter(({ value }) => value !== false),
  ];
}

/** To whom the task is given, and what became of it. */
function LinkActs(props: ReportActsProps & { readonly link: ShownReportLink }) {
  const { link, report, frame, action, problems, values } = props;
  const back = values?.["link"] === link.id ? { problems, values } : {};
  const form = {
    inline: true,
    token: frame.formToken,
    action,
    hidden: { link: link.id, seen: String(link.version) },
  } as const;
  return (
    <>
      <ActForm {...form} intent="link-assign">
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
      <ActForm {...form} intent="link-end">
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
