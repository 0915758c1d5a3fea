import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MOST_AGE_KEYS, type AgeKeyProblem } from "#app/core/bundle/age-recipients.ts";
import { deskAccess, type AtDesk } from "#app/http/access.server.ts";
import { refuse } from "#app/http/responses.server.ts";
import { ActForm } from "#app/ui/desk/act-form.tsx";
import { DeskInput, DeskTextArea } from "#app/ui/desk/desk-fields.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { Notice, Panel } from "#app/ui/desk/small-parts.tsx";
import { Button } from "#app/ui/form/buttons.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction<typeof loader> = ({ data: found }) =>
  deskTitle(`Encrypt ${found?.bundle.name ?? "a bundle"}`);
export const links = formsStyle;

type Input = Parameters<Parameters<typeof deskAccess>[1]>[0];

async function readyBundle({ context, params, person: by }: Input & AtDesk) {
  const bundleId = idOrNotFound("bun", params["bundleId"]);
  const { bundle } = settled(await context.useCases.readBundle({ by, bundleId }));
  if (bundle.state !== "ready") throw refuse(409);
  return bundle;
}

export const loader = deskAccess("bundle.export", async (input) => {
  const { id, name } = await readyBundle(input);
  return { frame: deskFrame(input), bundle: { id, name } };
});

/** Reads the keys and shows them again, to be compared with what the recipient told. */
export const action = deskAccess("bundle.export", async (input) => {
  await readyBundle(input);
  const { keys: text = "", recipient = "" } = deskForm(input);
  const read = await input.context.useCases.readAgeKeys({ text });
  if (read.ok) return data({ keys: read.keys, recipient, problems: undefined, values: undefined });
  return data(
    {
      keys: undefined,
      recipient,
      problems: [{ field: "keys", message: problemWords(read.problem) }],
      // A secret key is not put back on a page.
      values: { keys: read.problem.kind === "secret-key" ? "" : text, recipient },
    },
    { status: 422 },
  );
});

function problemWords(problem: AgeKeyProblem): string {
  if (problem.kind === "none") return "Paste at least one key.";
  if (problem.kind === "too-many") return `No more than ${MOST_AGE_KEYS} keys for one file.`;
  if (problem.kind === "mixed") {
    return "Keys that begin with age1pq1 and others cannot open the same file. Make one file for each kind.";
  }
  return problem.kind === "secret-key"
    ? `Line ${problem.line} is a secret key, which nobody but its owner may have. Ask them to make a new one and to send only what begins with age1. It was not kept.`
    : `Line ${problem.line} is not a key of age. It begins with age1; copy it whole, without a space.`;
}

export default function SealedBundle() {
  const { frame, bundle } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const back = `/desk/bundles/${bundle.id}`;
  return (
    <DeskShell frame={frame} current="/desk/cases">
      <DeskHeading
        title={`Encrypt ${bundle.name}`}
        about={
          <>
            For a way that others can look into. <a href={back}>Back to the bundle</a>
          </>
        }
      />
      {answer?.keys === undefined ? (
        <ActForm token={frame.formToken}>
          <DeskTextArea
            name="keys"
            label="The recipient's public keys, one a line"
            hint="They make a pair with the free program age (age-keygen) and send you the one that begins with age1. Whoever has the other one of the pair can open the file, nobody else: not you, not the office."
            rows={5}
            problems={answer?.problems}
            values={answer?.values}
          />
          <DeskInput
            name="recipient"
            label="Who has the secret keys"
            hint="Kept in the custody record, apart from what everybody sees of it."
            maxLength={200}
            wide
            values={answer?.values}
          />
          <Button>Check the keys</Button>
        </ActForm>
      ) : (
        <Panel title="Compare before you encrypt" id="compare">
          <p>
            Read the keys to the recipient by telephone, or compare them with a letter: whoever can
            change your mail can put a key of their own in.
          </p>
          <ol>
            {answer.keys.map((key) => (
              <li key={key}>
                <code className="digest">{key}</code>
              </li>
            ))}
          </ol>
          <ActForm
            token={frame.formToken}
            action={`${back}/sealed/file`}
            hidden={{ keys: answer.keys.join("\n"), recipient: answer.recipient }}
          >
            <Button>Download encrypted</Button>
          </ActForm>
          <p className="quiet">
            The recipient opens it with{" "}
            <code>{`age -d -i key.txt -o ${bundle.name}.zip ${bundle.name}.zip.age`}</code> and then
            checks it as the page of the bundle says. A download that breaks off has to begin again.
          </p>
          <p>
            <a href={`${back}/sealed`}>Other keys</a>
          </p>
        </Panel>
      )}
      {answer?.keys === undefined ? (
        <Notice tone="note">
          The digest of the bundle stays the same: it is the decrypted file&#39;s.
        </Notice>
      ) : null}
    </DeskShell>
  );
}
