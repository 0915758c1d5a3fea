import { fromBase64url, toBase64url, toUtf8 } from "#app/core/encoding.ts";
import type { PersonId } from "#app/core/ids.ts";
import type { EnrolledCredential, PasskeyProblem } from "#app/core/people/passkey.ts";
import { CHALLENGE_MILLIS } from "#app/core/people/challenge.ts";
import {
  assertionShape,
  clientDataOf,
  enrolmentShape,
  misfit,
  parsed,
  textOf,
} from "./passkey-answer.ts";

/** An authenticator's answer as the browser's form posts it: JSON text, from a stranger until it is checked. */
export type PostedCredential = string;

/** A credential as far as checking an answer of it needs. */
export type CheckedCredential = Pick<
  EnrolledCredential,
  "credentialId" | "publicKey" | "counter" | "transports"
>;

export type CheckedAnswer =
  | { readonly ok: true; readonly newCounter: number }
  | { readonly ok: false; readonly problem: PasskeyProblem };

/** Passkeys (WebAuthn level 3) for one office, whose name and address are constants and never taken from a request. */
export interface Passkeys {
  /** What `navigator.credentials.create` is given, as JSON text. `challenge` is base64url. */
  enrolmentOptions(input: {
    readonly challenge: string;
    readonly person: {
      readonly id: PersonId;
      readonly signInName: string;
      readonly displayName: string;
    };
    readonly existing: readonly Pick<EnrolledCredential, "credentialId" | "transports">[];
  }): Promise<string>;
  /** What `navigator.credentials.get` is given, as JSON text; without `allow` the authenticator offers what it has. */
  signInOptions(input: {
    readonly challenge: string;
    readonly allow?: readonly Pick<EnrolledCredential, "credentialId" | "transports">[];
  }): Promise<string>;
  /** What an answer says of itself, before anything of it is believed; undefined when it is not one. */
  read(posted: PostedCredential):
    | {
        readonly challenge: string;
        readonly credentialId: string;
        /** The person that the authenticator keeps the passkey for. */
        readonly userHandle: string | undefined;
      }
    | undefined;
  checkEnrolment(input: {
    readonly posted: PostedCredential;
    readonly challenge: string;
  }): Promise<
    | { readonly ok: true; readonly credential: EnrolledCredential }
    | { readonly ok: false; readonly problem: PasskeyProblem }
  >;
  checkSignIn(input: {
    readonly posted: PostedCredential;
    readonly challenge: string;
    readonly credential: CheckedCredential;
  }): Promise<CheckedAnswer>;
  /** The same for an act that is approved: the challenge is the SHA-256 of the act's canonical text, 32 bytes. */
  checkAct(input: {
    readonly digest: Uint8Array;
    readonly assertion: PostedCredential;
    readonly credential: CheckedCredential;
  }): Promise<CheckedAnswer>;
}

/** Loaded with the first passkey: hundreds of files, which most processes and every command never need. */
const webAuthn = () => import("@simplewebauthn/server");

/** `origin` is the desk's; the passkeys' name is its host, so they answer nowhere else. */
export function createPasskeys(office: {
  readonly origin: string;
  readonly officeName: string;
}): Passkeys {
  const { origin, officeName } = office;
  const rpId = new URL(origin).hostname;

  async function check(
    posted: PostedCredential,
    challenge: string,
    credential: CheckedCredential,
  ): Promise<CheckedAnswer> {
    const response = parsed(posted, assertionShape);
    const problem = response === undefined ? "malformed" : misfit(response, challenge, origin);
    if (response === undefined || problem !== undefined) {
      return { ok: false, problem: problem ?? "malformed" };
    }
    if (response.id !== credential.credentialId) return { ok: false, problem: "bad-signature" };
    const { verifyAuthenticationResponse } = await webAuthn();
    try {
      const { response: answer } = response;
      const verified = await verifyAuthenticationResponse({
        response: {
          id: response.id,
          rawId: response.rawId,
          type: response.type,
          clientExtensionResults: {},
          response: {
            clientDataJSON: answer.clientDataJSON,
            authenticatorData: answer.authenticatorData,
            signature: answer.signature,
          },
        },
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: rpId,
        requireUserVerification: true,
        credential: {
          id: credential.credentialId,
          publicKey: new Uint8Array(credential.publicKey),
          // The library looks at the counter before the signature. Ours is looked at after it, so that nobody without
          // the key can have a passkey blocked.
          counter: 0,
        },
      });
      if (!verified.verified) return { ok: false, problem: "bad-signature" };
      const { newCounter } = verified.authenticationInfo;
      const counts = newCounter > 0 || credential.counter > 0;
      return counts && newCounter <= credential.counter
        ? { ok: false, problem: "counter-fell" }
        : { ok: true, newCounter };
    } catch (error) {
      return { ok: false, problem: problemOf(error) };
    }
  }

  return {
    enrolmentOptions: async ({ challenge, person, existing }) => {
      const { generateRegistrationOptions } = await webAuthn();
      return JSON.stringify(
        await generateRegistrationOptions({
          rpName: officeName,
          rpID: rpId,
          challenge: challengeBytes(challenge),
          userID: new Uint8Array(toUtf8(person.id)),
          userName: person.signInName,
          userDisplayName: person.displayName,
          timeout: CHALLENGE_MILLIS,
          attestationType: "none",
          excludeCredentials: existing.map(descriptor),
          authenticatorSelection: { residentKey: "required", userVerification: "required" },
        }),
      );
    },

    signInOptions: async ({ challenge, allow }) => {
      const { generateAuthenticationOptions } = await webAuthn();
      return JSON.stringify(
        await generateAuthenticationOptions({
          rpID: rpId,
          challenge: challengeBytes(challenge),
          timeout: CHALLENGE_MILLIS,
          userVerification: "required",
          ...(allow === undefined ? {} : { allowCredentials: allow.map(descriptor) }),
        }),
      );
    },

    read: (posted) => {
      const answer = parsed(posted, assertionShape) ?? parsed(posted, enrolmentShape);
      const clientData = answer === undefined ? undefined : clientDataOf(answer);
      if (answer === undefined || clientData === undefined) return undefined;
      const handle = "userHandle" in answer.response ? answer.response.userHandle : undefined;
      return {
        challenge: clientData.challenge,
        credentialId: answer.id,
        userHandle: handle === undefined ? undefined : textOf(handle),
      };
    },

    checkEnrolment: async ({ posted, challenge }) => {
      const response = parsed(posted, enrolmentShape);
      const problem = response === undefined ? "malformed" : misfit(response, challenge, origin);
      if (response === undefined || problem !== undefined) {
        return { ok: false, problem: problem ?? "malformed" };
      }
      const { verifyRegistrationResponse } = await webAuthn();
      try {
        const verified = await verifyRegistrationResponse({
          response: {
            ...response,
            clientExtensionResults: {},
            response: {
              clientDataJSON: response.response.clientDataJSON,
              attestationObject: response.response.attestationObject,
            },
          },
          expectedChallenge: challenge,
          expectedOrigin: origin,
          expectedRPID: rpId,
          requireUserVerification: true,
        });
        if (!verified.verified) return { ok: false, problem: "bad-signature" };
        const { credential, credentialDeviceType } = verified.registrationInfo;
        return {
          ok: true,
          credential: {
            credentialId: credential.id,
            publicKey: new Uint8Array(credential.publicKey),
            counter: credential.counter,
            transports: response.response.transports,
            backupEligible: credentialDeviceType === "multiDevice",
          },
        };
      } catch (error) {
        return { ok: false, problem: problemOf(error) };
      }
    },

    checkSignIn: ({ posted, challenge, credential }) => check(posted, challenge, credential),

    checkAct: ({ digest, assertion, credential }) =>
      check(assertion, toBase64url(digest), credential),
  };
}

function challengeBytes(challenge: string) {
  const bytes = fromBase64url(challenge);
  if (bytes?.length !== 32) throw new Error("a challenge is 32 bytes in base64url");
  return new Uint8Array(bytes);
}

function descriptor({
  credentialId,
  transports,
}: Pick<EnrolledCredential, "credentialId" | "transports">) {
  return { id: credentialId, transports: [...transports] };
}

/** The library tells what is wrong in words only. */
function problemOf(error: unknown): PasskeyProblem {
  const words = error instanceof Error ? error.message : "";
  if (/RP ID/i.test(words)) return "wrong-rp";
  if (/user (?:verif|presen|not present|could not be verified)/i.test(words)) return "not-verified";
  if (/signature/i.test(words)) return "bad-signature";
  return "malformed";
}
