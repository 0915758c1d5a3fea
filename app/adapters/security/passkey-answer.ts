import { z } from "zod";
import { fromBase64url, fromUtf8 } from "#app/core/encoding.ts";
import type { PasskeyProblem } from "#app/core/people/passkey.ts";

// An authenticator's answer as a browser posts it: JSON text from a stranger, read strictly before anything is computed.

const LONGEST_ANSWER = 32 * 1024;

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);
const common = {
  id: base64url,
  rawId: base64url,
  type: z.literal("public-key"),
  clientExtensionResults: z.object({}).default({}),
};
/** What comes of `navigator.credentials.create`. */
export const enrolmentShape = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .default([]),
  }),
});
/** What comes of `navigator.credentials.get`. */
export const assertionShape = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
});
const clientDataShape = z.object({
  challenge: base64url,
  origin: z.string(),
  type: z.string(),
  crossOrigin: z.boolean().optional(),
});

/** The text as one of the shapes; undefined for anything else. */
export function parsed<Shape extends z.ZodType>(
  text: string,
  shape: Shape,
): z.infer<Shape> | undefined {
  if (text.length > LONGEST_ANSWER) return undefined;
  try {
    const outcome = shape.safeParse(JSON.parse(text));
    return outcome.success ? outcome.data : undefined;
  } catch {
    return undefined;
  }
}

/** What the browser says it was asked for. */
export function clientDataOf(answer: { readonly response: { readonly clientDataJSON: string } }) {
  const text = textOf(answer.response.clientDataJSON);
  return text === undefined ? undefined : parsed(text, clientDataShape);
}

/** UTF-8 text of base64url; undefined when it is not that. */
export function textOf(base64: string): string | undefined {
  const bytes = fromBase64url(base64);
  return bytes === undefined ? undefined : fromUtf8(bytes);
}

/** What the browser says it was asked, compared with what we asked. The signature over it is checked afterwards. */
export function misfit(
  answer: { readonly response: { readonly clientDataJSON: string } },
  challenge: string,
  origin: string,
): PasskeyProblem | undefined {
  const clientData = clientDataOf(answer);
  if (clientData === undefined) return "malformed";
  if (clientData.challenge !== challenge) return "wrong-challenge";
  // A frame of somebody else's page is somebody else's page.
  if (clientData.origin !== origin || clientData.crossOrigin === true) return "wrong-origin";
  return undefined;
}
