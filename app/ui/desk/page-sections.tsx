import type { KeptPage, PageAct } from "#app/core/intake/incident-page.ts";
import { Button, ButtonLink, ButtonRow } from "../form/buttons.tsx";
import { When } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import { Table } from "./case-tables.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { PAGE_ACT_WORDS, PAGE_STATE_WORDS } from "./page-words.ts";
import { FactList, Panel } from "./small-parts.tsx";

/** Where a page stands, what the public sees of it, and what can be done with it. */
export function PageState({
  frame,
  page,
  language,
}: {
  readonly frame: DeskFrame;
  readonly page: Pick<KeptPage, "id" | "state" | "version" | "shownVersion">;
  /** The language that is looked at. */
  readonly language: string;
}) {
  const here = `/desk/events/${page.id}`;
  const isShown = page.state === "open" && page.shownVersion === page.version;
  return (
    <Panel title="Where it stands" id="state">
      <FactList
        facts={[
          { term: "State", value: PAGE_STATE_WORDS[page.state] },
          {
            term: "What the public sees",
            value: page.shownVersion === null ? "Nothing" : `Version ${page.shownVersion}`,
          },
          { term: "Newest", value: `Version ${page.version}` },
          {
            term: "Square for posters",
            value: (
              <>
                <a href={`${here}/square?as=svg`}>SVG</a>, <a href={`${here}/square`}>PNG</a>,{" "}
                <a href={`${here}/poster?language=${language}`}>Poster to print</a>
              </>
            ),
          },
        ]}
      />
      <ButtonRow>
        <ButtonLink look="secondary" href={`${here}/preview?language=${language}`}>
          Look at version {page.version}
        </ButtonLink>
        {isShown ? null : (
          <ActForm inline token={frame.formToken} intent="open" action={here} hidden={{ language }}>
            <Button>
              {page.state === "open" ? `Put version ${page.version} up` : "Open the page"}
            </Button>
          </ActForm>
        )}
        {page.state !== "open" ? null : (
          <ActForm
            inline
            token={frame.formToken}
            intent="close"
            action={here}
            hidden={{ language }}
          >
            <Button look="secondary">Close the page</Button>
          </ActForm>
        )}
      </ButtonRow>
    </Panel>
  );
}

/** Everything that was done to a page; the custody log holds the same. */
export function PageHistory({
  frame,
  acts,
  here,
}: {
  readonly frame: DeskFrame;
  readonly acts: readonly PageAct[];
  readonly here: string;
}) {
  return (
    <Panel title="History" id="history">
      <Table caption="What was done, newest first" columns={["When", "Who", "What", "Version"]}>
        {acts.toReversed().map((act, at) => (
          <tr key={at}>
            <td>
              <When at={act.at} zone={frame.zone} now={frame.now} />
            </td>
            <td>
              <bdi>{act.byName}</bdi>
            </td>
            <td>{PAGE_ACT_WORDS[act.act]}</td>
            <td>
              <a href={`${here}/preview?version=${act.version}`}>Version {act.version}</a>
            </td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}
