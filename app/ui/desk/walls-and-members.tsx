import { Fragment } from "react";
import { Button } from "../form/buttons.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { When } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import { Table } from "./case-tables.tsx";
import { DeskInput, DeskSelect } from "./desk-fields.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { Panel } from "./small-parts.tsx";

interface Chosen {
  readonly id: string;
  readonly name: string;
}

interface SectionProps {
  readonly frame: DeskFrame;
  readonly action: string;
  readonly access: {
    readonly walls: readonly {
      readonly id: string;
      readonly personName: string;
      readonly reason: string;
      /** UTC, ISO 8601, as all times here. */
      readonly raisedAt: string;
      readonly liftedAt: string | null;
    }[];
    readonly members: readonly {
      readonly id: string;
      readonly personName: string;
      readonly addedAt: string;
      readonly removedAt: string | null;
    }[];
    readonly reports: readonly { readonly id: string; readonly code: string }[];
    readonly mayLift: boolean;
    readonly mayChangeMembers: boolean;
    readonly others: readonly Chosen[];
    readonly joinable: readonly Chosen[];
  };
  /** What was wrong with the last form, and which one it was. */
  readonly failed:
    | { readonly about: string; readonly problems: readonly Problem[]; readonly values: Values }
    | undefined;
}

function choicesOf(people: readonly Chosen[]) {
  return [
    { value: "", label: "Choose" },
    ...people.map(({ id, name }) => ({ value: id, label: name })),
  ];
}

/** Whom a conflict of interest keeps away, or kept away once. */
export function Walls({ frame, action, access, failed }: SectionProps) {
  const { zone, formToken: token } = frame;
  const problemsOf = (about: string) => (failed?.about === about ? failed : {});
  return (
    <Panel title="Kept away" id="walls" aside={access.walls.length}>
      <p className="quiet">
        A conflict of interest keeps somebody away, before everything else they may do. To them
        there is nothing here. {access.reports.length === 0 ? null : "Walls of its reports: "}
        {access.reports.map(({ id, code }, at) => (
          <Fragment key={id}>
            {at === 0 ? null : ", "}
            <a className="code" href={`/desk/walls/${id}`}>
              {code}
            </a>
          </Fragment>
        ))}
      </p>
      {access.walls.length === 0 ? (
        <p className="quiet">Nobody is kept away.</p>
      ) : (
        <Table caption="Walls, oldest first" columns={["Who", "Why", "Since", "Until", "Act"]}>
          {access.walls.map((wall) => (
            <tr key={wall.id}>
              <td>
                <bdi>{wall.personName}</bdi>
              </td>
              <td>
                <bdi>{wall.reason}</bdi>
              </td>
              <td>
                <When at={wall.raisedAt} zone={zone} />
              </td>
              <td>
                {wall.liftedAt === null ? "It stands" : <When at={wall.liftedAt} zone={zone} />}
              </td>
              <td>
                {wall.liftedAt !== null || !access.mayLift ? null : (
                  <ActForm
                    inline
                    token={token}
                    action={action}
                    intent="lift"
                    hidden={{ wall: wall.id }}
                  >
                    <DeskInput
                      name="reason"
                      of={wall.id}
                      label={`Why ${wall.personName} may see it again`}
                      labelHidden
                      placeholder="Why it can go"
                      {...problemsOf(wall.id)}
                    />
                    <Button look="secondary">
                      Lift<span className="sr-only"> the wall before {wall.personName}</span>
                    </Button>
                  </ActForm>
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <ActForm inline token={token} action={action} intent="raise">
        <DeskSelect
          name="person"
          of="raise"
          label="Keep away"
          choices={choicesOf(access.others)}
          {...problemsOf("raise")}
        />
        <DeskInput name="reason" of="raise" label="Why" wide {...problemsOf("raise")} />
        <Button look="secondary">Raise a wall</Button>
      </ActForm>
    </Panel>
  );
}

/** Who works on a case from outside its team, or did. */
export function Members({ frame, action, access, failed }: SectionProps) {
  const { zone, formToken: token } = frame;
  return (
    <Panel title="Members" id="members" aside={access.members.length}>
      <p className="quiet">The case&#39;s team works on it anyway. Members come from outside.</p>
      {access.members.length === 0 ? null : (
        <Table caption="Members, oldest first" columns={["Who", "Since", "Until", "Act"]}>
          {access.members.map((member) => (
            <tr key={member.id}>
              <td>
                <bdi>{member.personName}</bdi>
              </td>
              <td>
                <When at={member.addedAt} zone={zone} />
              </td>
              <td>
                {member.removedAt === null ? "Still" : <When at={member.removedAt} zone={zone} />}
              </td>
              <td>
                {member.removedAt !== null || !access.mayChangeMembers ? null : (
                  <ActForm
                    token={token}
                    action={action}
                    intent="remove"
                    hidden={{ member: member.id }}
                  >
                    <Button look="quiet">
                      Remove<span className="sr-only"> {member.personName}</span>
                    </Button>
                  </ActForm>
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
      {!access.mayChangeMembers ? null : (
        <ActForm inline token={token} action={action} intent="join">
          <DeskSelect
            name="person"
            of="join"
            label="Let somebody work on the case"
            choices={choicesOf(access.joinable)}
            {...(failed?.about === "join" ? failed : {})}
          />
          <Button look="secondary">Add</Button>
        </ActForm>
      )}
    </Panel>
  );
}
