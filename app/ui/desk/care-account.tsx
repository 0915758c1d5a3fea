import { Button } from "../form/buttons.tsx";
import { ActForm } from "./act-form.tsx";
import { DeskSelect } from "./desk-fields.tsx";
import { Panel } from "./small-parts.tsx";

interface Count {
  readonly today: number;
  readonly week: number;
}

const CHOICES = [
  { value: "all", label: "All, until I ask" },
  { value: "graphic", label: "Those said to be graphic, or that may be" },
] as const;

/** How somebody wants to see hard pictures, and how many graphic files they opened. */
export function CareAccountPanel({
  token,
  blur,
  looks,
  isSeenBySupervisors,
  team,
}: {
  readonly token: string;
  readonly blur: string;
  readonly looks: Count;
  readonly isSeenBySupervisors: boolean;
  /** Undefined where a supervisor sees no numbers of others. */
  readonly team:
    readonly (Count & { readonly personId: string; readonly displayName: string })[] | undefined;
}) {
  return (
    <Panel title="Hard pictures" id="care">
      <p>
        {filesOpened(looks)} Take breaks, and ask for another task if it becomes too much.{" "}
        {isSeenBySupervisors
          ? "Supervisors of your teams see the number, never which files."
          : "Nobody else sees the number."}
      </p>
      <ActForm token={token} intent="blur">
        <DeskSelect
          name="blur"
          label="Small pictures that are blurred"
          hint="Films play without sound until you turn it on, always."
          values={{ blur }}
          choices={CHOICES}
        />
        <Button look="secondary">Keep this</Button>
      </ActForm>
      {team === undefined ? null : <TeamCounts team={team} />}
    </Panel>
  );
}

function filesOpened({ today, week }: Count): string {
  if (week === 0) return "You opened no graphic file in the last seven days.";
  const files = (count: number) => (count === 1 ? "1 graphic file" : `${count} graphic files`);
  return `You opened ${files(today)} today and ${files(week)} in the last seven days.`;
}

function TeamCounts({
  team,
}: {
  readonly team: readonly (Count & { readonly personId: string; readonly displayName: string })[];
}) {
  if (team.length === 0) {
    return (
      <p className="quiet">Nobody in your teams opened a graphic file in the last seven days.</p>
    );
  }
  return (
    <table className="facts-table">
      <caption>Graphic files opened by people in your teams</caption>
      <thead>
        <tr>
          <th scope="col">Person</th>
          <th scope="col">Today</th>
          <th scope="col">Last seven days</th>
        </tr>
      </thead>
      <tbody>
        {team.map(({ personId, displayName, today, week }) => (
          <tr key={personId}>
            <th scope="row">
              <bdi>{displayName}</bdi>
            </th>
            <td>{today}</td>
            <td>{week}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
