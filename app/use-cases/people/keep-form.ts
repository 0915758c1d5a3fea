import type { KeptFormId } from "#app/core/ids.ts";
import { later } from "#app/core/instant.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import type { Tools } from "../tools.ts";

/** A form as it was sent: where to, and what was in it. */
export interface SentForm {
  readonly path: string;
  readonly fields: FormFields;
}

const LONGEST_FORM = 64 * 1024;
const KEPT_MILLIS = 12 * 3_600_000;

/**
 * Keeps a form that a session's end or a confirmation stopped on its way, so that nothing typed is lost. Only for a session
 * that was ours, running or run out; sealed under its token, which only its browser has. Undefined when it is not kept.
 */
export async function keepForm(
  tools: Pick<Tools, "transact" | "clock" | "newId" | "shortSecrets">,
  input: { readonly token: string; readonly form: SentForm },
): Promise<KeptFormId | undefined> {
  // A password is typed again rather than kept anywhere.
  if (Object.keys(input.form.fields).some((name) => name.startsWith("password"))) return undefined;
  const text = JSON.stringify(input.form);
  if (text.length > LONGEST_FORM) return undefined;
  const tokenHash = tools.shortSecrets.hashToken(input.token);
  const id: KeptFormId = tools.newId("kpt");
  return tools.transact(async (stores) => {
    const session = await stores.sessions.staff(tokenHash);
    if (session === undefined) return undefined;
    const sealedFor = { secret: input.token, purpose: "kept-form", id } as const;
    await stores.sessions.keepForm(id, {
      personId: session.personId,
      sealed: tools.shortSecrets.seal({ ...sealedFor, text }),
      keptAt: tools.clock.now(),
    });
    return id;
  });
}

/** Hands a kept form on to the session in which its owner showed who they are; undefined when there is none of theirs. */
export async function moveKeptForm(
  tools: Pick<Tools, "transact" | "read" | "clock" | "newId" | "shortSecrets">,
  input: { readonly id: KeptFormId; readonly from: string; readonly to: string },
): Promise<KeptFormId | undefined> {
  const form = await open(tools, { id: input.id, secret: input.from, token: input.to });
  return form === undefined ? undefined : keepForm(tools, { token: input.to, form });
}

/** A form that was kept in this session, to be sent again. */
export async function readKeptForm(
  tools: Pick<Tools, "read" | "clock" | "shortSecrets">,
  input: { readonly id: KeptFormId; readonly token: string },
): Promise<SentForm | undefined> {
  return open(tools, { id: input.id, secret: input.token, token: input.token });
}

/** `secret` is the token it was sealed under, `token` that of the session which asks: both must be the same person's. */
async function open(
  tools: Pick<Tools, "read" | "clock" | "shortSecrets">,
  { id, secret, token }: Readonly<Record<"secret" | "token", string>> & { readonly id: KeptFormId },
): Promise<SentForm | undefined> {
  const { kept, session } = await tools.read(async ({ sessions }) => ({
    kept: await sessions.keptForm(id),
    session: await sessions.staff(tools.shortSecrets.hashToken(token)),
  }));
  if (kept === undefined || session?.personId !== kept.personId) return undefined;
  if (later(kept.keptAt, KEPT_MILLIS) < tools.clock.now()) return undefined;
  const { sealed } = kept;
  const text = tools.shortSecrets.open({ secret, purpose: "kept-form", id, sealed });
  // What was sealed is what `keepForm` wrote.
  return text === undefined ? undefined : (JSON.parse(text) as SentForm);
}
