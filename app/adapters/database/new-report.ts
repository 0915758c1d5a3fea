import type { Reach } from "#app/core/intake/about-you.ts";
import type { WhatHappened, WhereAndWhen } from "#app/core/intake/answers.ts";
import type { ReportChannel } from "#app/core/intake/channel.ts";
import type { EntryFacts } from "#app/core/intake/entry.ts";
import type { Sighting } from "#app/core/intake/sightings.ts";
import type { PageOrigin } from "#app/core/intake/incident-page.ts";
import type { YourPart } from "#app/core/intake/your-part.ts";
import type { ThreadKeyPair } from "#app/core/messages/thread.ts";
import type { GivenAnswer } from "#app/core/office/questions.ts";
import type { ReportTag } from "#app/core/office/report-tags.ts";
import type { DraftId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";

/** A report on its way into the database. */
export interface NewReport {
  readonly id: ReportId;
  readonly code: string;
  readonly draftId: DraftId;
  readonly whatHappened: WhatHappened;
  readonly whereAndWhen: WhereAndWhen;
  readonly language: string;
  readonly answers: readonly GivenAnswer[];
  /** The pack whose questions were answered. */
  readonly packSha256: string;
  /** The page of a named event that it was begun on, with the answers to that page's questions; absent for any other. */
  readonly origin?: PageOrigin | undefined;
  /** The agency whose officer sends it, with the answers to what officers are asked and the digest of those questions; absent for any other. */
  readonly officer?:
    | {
        readonly agency: string;
        readonly given: readonly GivenAnswer[];
        readonly sha256: string;
      }
    | undefined;
  readonly tags: readonly ReportTag[];
  /** Officers and vehicles; none where absent. */
  readonly sightings?: readonly Sighting[];
  /** Absent where nothing was said. */
  readonly yourPart?: YourPart;
  /** How its reporter may be reached; absent where nobody was asked. */
  readonly reach?: Reach;
  readonly identityBox: Uint8Array | null;
  readonly team: string;
  /** The partner agency that handed it in; absent for the public's. */
  readonly agency?: string;
  /** The door that it came through. */
  readonly channel?: ReportChannel;
  /** How it came, where somebody of the office typed it in. */
  readonly entry?: EntryFacts;
  readonly receivedAt: Instant;
  readonly receipt: {
    readonly locator: string;
    readonly salt: Uint8Array;
    readonly verifier: Uint8Array;
  };
  /** Under which its reporter reads messages; absent where nobody is given the receipt code. */
  readonly thread?: ThreadKeyPair;
}
