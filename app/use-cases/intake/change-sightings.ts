import { later } from "#app/core/instant.ts";
import type { Problem } from "#app/core/intake/problem.ts";
import {
  MOST_SIGHTINGS,
  withSighting,
  type Seen,
  type Sighting,
  type SightingId,
} from "#app/core/intake/sightings.ts";
import type { Tools } from "../tools.ts";
import { DRAFT_MILLIS } from "./draft-lifetime.ts";

export type SightingOutcome =
  | { readonly kind: "saved" | "no-draft" }
  | { readonly kind: "problem"; readonly problems: readonly Problem[] };

type Changing = Pick<Tools, "transact" | "clock" | "shortSecrets">;

/** Adds an officer or a vehicle to a draft, or changes the one that has the id already. */
export async function saveSighting(
  tools: Changing & Pick<Tools, "newId">,
  input: {
    readonly token: string;
    readonly seen: Seen;
    /** Absent for a new one. */
    readonly id?: SightingId | undefined;
  },
): Promise<SightingOutcome> {
  const sighting = { ...input.seen, id: input.id ?? tools.newId("sgt") };
  return withSightings(tools, input.token, (sightings) => {
    const changed = withSighting(sightings, sighting);
    if (changed.length > MOST_SIGHTINGS) {
      const field = sighting.kind === "officer" ? "patch" : "plate";
      return { kind: "problem", problems: [{ field, code: "too-many-sightings" }] };
    }
    return changed;
  });
}

/** Notes that the page about them was passed, with whatever was given on it. */
export async function passSightings(
  tools: Changing,
  input: { readonly token: string },
): Promise<SightingOutcome> {
  return withSightings(tools, input.token, (sightings) => sightings);
}

/** Takes one back; one that is not there changes nothing. */
export async function removeSighting(
  tools: Changing,
  input: { readonly token: string; readonly id: SightingId },
): Promise<SightingOutcome> {
  return withSightings(tools, input.token, (sightings) =>
    sightings.filter(({ id }) => id !== input.id),
  );
}

async function withSightings(
  tools: Changing,
  token: string,
  change: (sightings: readonly Sighting[]) => readonly Sighting[] | SightingOutcome,
): Promise<SightingOutcome> {
  const tokenHash = tools.shortSecrets.hashToken(token);
  const now = tools.clock.now();
  return tools.transact(async ({ drafts }): Promise<SightingOutcome> => {
    const draft = await drafts.byToken(tokenHash);
    if (draft === undefined || draft.reportId !== null || draft.expiresAt < now) {
      return { kind: "no-draft" };
    }
    const changed = change(draft.answers.sightings ?? []);
    if ("kind" in changed) return changed;
    const answers = { ...draft.answers, sightings: changed };
    await drafts.saveAnswers(draft.id, answers, now, later(now, DRAFT_MILLIS));
    return { kind: "saved" };
  });
}
