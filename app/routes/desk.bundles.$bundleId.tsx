import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse } from "#app/http/responses.server.ts";
import { CheckCommands } from "#app/ui/desk/bundle-sections.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { FactList, Notice, Panel } from "#app/ui/desk/small-parts.tsx";
import { StateChip } from "#app/ui/desk/status-chip.tsx";
import { Digest } from "#app/ui/evidence/digest.tsx";
import { sizeInWords } from "#app/core/evidence/size-in-words.ts";
import { ButtonLink, ButtonRow } from "#app/ui/form/buttons.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { When } from "#app/ui/time/when.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { bundleSoon } from "./desk/bundle-state.server.ts";
import { bundleRow } from "./desk/case-view.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction<typeof loader> = ({ data: found }) =>
  deskTitle(found?.bundle.name ?? "Bundle");
export const links = formsStyle;

export const loader = deskAccess("case.read", async (input) => {
  const { context, params, person: by } = input;
  const bundleId = idOrNotFound("bun", params["bundleId"]);
  const found = await bundleSoon(context.useCases, bundleId, context.closed);
  if (found === undefined) throw refuse(404);
  // A bundle is as open as its case.
  const { case: of } = settled(await context.useCases.readCase({ by, caseId: found.caseId }));
  return {
    frame: deskFrame(input),
    file: of.file,
    bundle: bundleRow(found),
    problem: found.problem ?? undefined,
    mayDownload: mayUse(by, "bundle.export"),
  };
});

const PROBLEM_WORDS: Readonly<Record<string, string>> = {
  "could-not-be-written":
    "The bundle could not be written. Nothing is lost: ask for it again, and tell the administrator if it fails again.",
  "not-a-continuation":
    "The custody log does not continue what was signed before, so nothing goes out over it. Tell the administrator at once.",
  "record-altered":
    "A custody record is not what was written, so nothing goes out over it. Tell the administrator at once.",
  "tree-behind":
    "The custody log is not whole, so nothing goes out over it. Tell the administrator at once.",
  "key-replaced":
    "The key that signs the custody log was replaced while the server ran. Tell the administrator to start it again.",
  "quorum-not-met":
    "Too few of the outside witnesses have signed the log. Ask for the bundle again when they answer.",
  "review-open":
    "While it was made, a file of the case came up for review: what it is to the defence is not decided. Decide at the case, then ask for the bundle again.",
  "files-chosen-anew":
    "While it was made, another file of an exhibit was chosen for it, or its redacted file was taken back. Look at the case’s redaction log, then ask for the bundle again.",
  "policy-changed":
    "The office's list of witnesses changed after this bundle was asked for. Ask for it again.",
};

export default function Bundle() {
  const { frame, file, bundle, problem, mayDownload } = useLoaderData<typeof loader>();
  const { sha256, sizeBytes } = bundle;
  return (
    <DeskShell frame={frame} current="/desk/cases">
      <DeskHeading
        title={bundle.name}
        about={
          <>
            {bundle.audience} of <a href={`/desk/cases/${file.id}`}>{file.number}</a>{" "}
            <bdi>{file.title}</bdi>
          </>
        }
        acts={
          sha256 === undefined || !mayDownload ? undefined : (
            <ButtonRow>
              <ButtonLink href={`/desk/bundles/${bundle.id}/download`}>Download</ButtonLink>
              <ButtonLink href={`/desk/bundles/${bundle.id}/sealed`} look="secondary">
                Encrypt to a key
              </ButtonLink>
            </ButtonRow>
          )
        }
      />
      {problem === undefined ? null : (
        <Notice tone="failed">
          {PROBLEM_WORDS[problem] ?? `It could not be made (${problem}).`}
        </Notice>
      )}
      <FactList
        facts={[
          {
            term: "State",
            value: <StateChip tone={bundle.state.tone}>{bundle.state.words}</StateChip>,
          },
          {
            term: "Asked for",
            value: <When at={bundle.requestedAt} zone={frame.zone} now={frame.now} />,
          },
          ...(sizeBytes === undefined
            ? []
            : [
                {
                  term: "Size",
                  value: `${sizeInWords(sizeBytes)} (${sizeBytes.toLocaleString("en-US")} bytes)`,
                },
              ]),
          ...(sha256 === undefined ? [] : [{ term: "SHA-256", value: <Digest hex={sha256} /> }]),
        ]}
      />
      {sha256 !== undefined ? (
        <Panel title="How anyone checks it" id="check">
          <p>
            Give the fingerprint above to whoever receives the bundle by another way than the file,
            on paper or by telephone. These commands need no program of ours.
          </p>
          <CheckCommands name={bundle.name} sha256={sha256} />
        </Panel>
      ) : problem !== undefined ? null : (
        <Notice tone="note">
          It is being made: every original is read, hashed and packed. You may leave this page.{" "}
          <a href={`/desk/bundles/${bundle.id}`}>Look again</a>
        </Notice>
      )}
    </DeskShell>
  );
}
