import type { LoadedPack } from "#app/core/office/office-pack.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import type { SecurityRecorder } from "#app/core/people/security-event.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import type { FloodGate } from "./flood-gate.ts";
import type { ReceiveOutcome } from "#app/use-cases/intake/receive-evidence.ts";

/** What happened to one file of a multipart form, by the name it was sent under. */
export interface FileReception {
  readonly name: string;
  readonly outcome: ReceiveOutcome;
}

/** A form as Express read it before Remix saw the request. Actions read this, never `request.formData()`. */
export interface ReceivedForm {
  readonly fields: FormFields;
  /** Every value of a field that may occur more than once, such as checkboxes. */
  readonly all: (name: string) => readonly string[];
  readonly files: readonly FileReception[];
  /** Set when the form held more files than are taken at once; those listed were received. */
  readonly cutOff: "too-many-files" | null;
}

/** What a route gets from the server around it. */
export interface LoadContext {
  readonly useCases: UseCases;
  readonly office: LoadedPack;
  readonly form: ReceivedForm | undefined;
  readonly origin: string;
  readonly deskOrigin: string;
  /** What stands before a ticket in the address that it opens. */
  readonly mediaPath: string;
  /** What tells this browser from others, for a ticket to be tied to; never kept as it is. */
  readonly client: string;
  /** Goes with every form of the public: says that the form was on our page, where the browser does not. */
  readonly publicFormToken: string;
  /** Stands before what a flood would use, for this visitor. */
  readonly gate: FloodGate;
  readonly nonce: string;
  /** How long an unfinished upload is kept, in days. */
  readonly unfinishedDays: number;
  /** How many days an old receipt code can stop a new one. */
  readonly codeWaitDays: number;
  /** Tells the operator that a page failed: kind and place of the error, never its message. */
  readonly reportError: (error: unknown) => void;
  /** For what the desk's guards refuse. */
  readonly securityLog: SecurityRecorder;
  /** Aborts when the visitor's connection closes; Remix's own request signal cannot be relied on here. */
  readonly closed: AbortSignal;
  /** Resolves when the connection takes more. Remix does not wait for it, so a slow reader would fill the memory. */
  readonly drained: () => Promise<void>;
}

declare module "@remix-run/node" {
  // Remix asks for an interface here: that is how its own type is extended.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface AppLoadContext extends LoadContext {}
}
