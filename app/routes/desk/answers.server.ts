import { isIdOf, type Id } from "#app/core/ids.ts";
import { refuse } from "#app/http/responses.server.ts";

/** An id from an address or a form; one that is badly spelled is answered like one that does not exist. */
export function idOrNotFound<Kind extends string>(kind: Kind, text: unknown): Id<Kind> {
  if (!isIdOf(kind, text)) throw refuse(404);
  return text;
}

type Ended = "not-found" | "refused";

/** What is left of an outcome once those kinds are answered. */
type Settled<Outcome> = Outcome extends { readonly kind: infer Kind }
  ? [Exclude<Kind, Ended>] extends [never]
    ? never
    : Outcome & { readonly kind: Exclude<Kind, Ended> }
  : never;

/** Answers the outcomes that end a request in the same way everywhere, and hands on all others. */
export function settled<Outcome extends { readonly kind: string }>(
  outcome: Outcome,
): Settled<Outcome> {
  if (outcome.kind === "not-found") throw refuse(404);
  if (outcome.kind === "refused") throw refuse(403);
  return outcome as Settled<Outcome>;
}
