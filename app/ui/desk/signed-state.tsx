import { When } from "../time/when.tsx";
import { FactList, Panel } from "./small-parts.tsx";

/** A signed state of the custody log as pages show it. The words are those of the check, and are shown as they are. */
export interface ShownSignedState {
  readonly size: number;
  readonly madeAt: string;
  readonly sentence: string;
  readonly stamps: readonly {
    readonly words: string;
    readonly by: string | undefined;
    readonly time: string | undefined;
  }[];
}

/** Who put their name to the log, and when somebody else saw it. */
export function SignedState({
  state,
  zone,
}: {
  readonly state: ShownSignedState;
  readonly zone: string;
}) {
  const { size, madeAt, sentence, stamps } = state;
  return (
    <Panel title="Newest signed state" id="signed">
      <FactList
        facts={[
          { term: "Records", value: size.toLocaleString("en-US") },
          { term: "Signed", value: <When at={madeAt} zone={zone} /> },
          { term: "Signatures", value: sentence },
          ...stamps.map(({ words, by, time }) => ({
            term: "Time stamp",
            value: (
              <>
                {words}
                {time === undefined ? null : (
                  <>
                    {", "}
                    <When at={time} zone={zone} />
                  </>
                )}
                {by === undefined ? null : `, ${by}`}
              </>
            ),
          })),
        ]}
      />
    </Panel>
  );
}
