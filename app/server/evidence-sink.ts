import type { Readable } from "node:stream";
import type { Request } from "express";
import type { StorageEngine } from "multer";
import type { IntakeChannel } from "#app/core/intake/channel.ts";
import { originalName } from "#app/core/intake/original-name.ts";
import { isIdOf } from "#app/core/ids.ts";
import { formToken } from "#app/core/people/form-token.server.ts";
import { DESK_COOKIE, DRAFT_COOKIE, readCookie, type CookieName } from "#app/http/cookies.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import type { ReceiveOutcome } from "#app/use-cases/intake/receive-evidence.ts";
import { storableText } from "./storable-text.ts";
import { holderOf, secretsIn } from "./uploads/upload-holder.ts";
import type { WithForm } from "./forms.ts";
import { asSent } from "./part-headers.ts";

/** What a door of the intake knows of a file besides its bytes. */
export interface Door {
  readonly channel: IntakeChannel;
  readonly draftToken: (request: Request) => string | undefined;
  /** The digest that the sender took, if they sent one. */
  readonly expectedSha256: (request: Request) => string | undefined;
  /** Who brings it with a token of the API, where anybody does. */
  readonly bringer: (request: Request) => Person | undefined;
  /** Whose the file is, as the form's field `report` says: a mark of the page it was chosen on. Leave it out where forms have no such field. */
  readonly wanted?: (request: Request) => unknown;
  /** Whether it is added to a report that was sent: then one has to be wanted. */
  readonly isForSent?: (request: Request) => boolean;
}

/** Where the form for files of a report that was sent posts to. */
export const MORE_FILES_PATH = "/follow-up/files";

/** Where the form for files of a report that somebody of the office types in posts to. */
export const ENTRY_FILES_PATH = "/desk/enter/files";

const FORM_DOOR: Door = {
  channel: "web-form",
  draftToken: cookieToken,
  expectedSha256: () => undefined,
  bringer: () => undefined,
  // It stands before the files in our forms.
  wanted: (request) => (request.body as Readonly<Record<string, unknown>> | undefined)?.["report"],
  isForSent: (request) => request.path === MORE_FILES_PATH,
};

/**
 * Multer's storage engine over the use case that receives evidence. A file that is refused is read to its end and noted,
 * never an error: an error would make multer give up on the files beside it.
 */
export function evidenceSink(useCases: () => UseCases, door = FORM_DOOR): StorageEngine {
  return {
    _handleFile: (request: Request, file, done) => {
      const form = request as WithForm;
      // One after the other: files are listed in the order in which they were chosen.
      form.receiving = (form.receiving ?? Promise.resolve()).then(() =>
        receive(useCases(), form, file, door),
      );
      form.receiving.then(
        () => {
          done(null, {});
        },
        (error: unknown) => {
          file.stream.resume();
          done(error);
        },
      );
    },
    // What was received stays received whatever happens to the rest of the form.
    _removeFile: (_request, _file, done) => {
      done(null);
    },
  };
}

async function receive(
  useCases: UseCases,
  request: WithForm,
  file: Express.Multer.File,
  door: Door,
): Promise<void> {
  // A file field left empty arrives as a file without a name and without bytes.
  if (file.originalname === "") {
    file.stream.resume();
    return;
  }
  const name = asSent(file.originalname);
  const token = door.draftToken(request);
  const expectedSha256 = door.expectedSha256(request);
  const brought = {
    originalName: storableText(name),
    declaredType: file.mimetype,
    channel: door.channel,
    by: door.bringer(request),
    ...(expectedSha256 === undefined ? {} : { expectedSha256 }),
    source: chunksOf(file.stream),
  };
  const wanted = door.wanted?.(request);
  let outcome: ReceiveOutcome = { kind: "no-draft" };
  if (request.path === ENTRY_FILES_PATH) {
    outcome = await receiveForEntry(useCases, request, { ...brought, wanted });
  } else if (door.isForSent?.(request) === true) {
    const holder = holderOf(secretsIn(request));
    if (typeof wanted === "string") {
      outcome = await useCases.receiveAddedFile({ ...brought, holder, draftId: wanted });
    }
  } else if (token !== undefined) {
    // A page from before the field was there means what its browser has open.
    const said = wanted === undefined ? {} : { draftId: typeof wanted === "string" ? wanted : "" };
    outcome = await useCases.receiveEvidence({ ...brought, token, ...said });
  }
  await readToEnd(file.stream);
  request.receptions?.push({ name: originalName(name).display, outcome });
}

/** A file for what somebody of the office types in: for who is signed in there alone, and only from a form that their session made. */
async function receiveForEntry(
  useCases: UseCases,
  request: Request,
  file: Pick<
    Parameters<UseCases["receiveEntryFile"]>[0],
    "originalName" | "declaredType" | "source"
  > & {
    readonly wanted: unknown;
  },
): Promise<ReceiveOutcome> {
  const token = cookie(request, DESK_COOKIE);
  const by = token === undefined ? undefined : await useCases.findSession({ token });
  if (token === undefined || by === undefined || !isIdOf("drf", file.wanted)) {
    return { kind: "no-draft" };
  }
  const given = (request.body as Readonly<Record<string, unknown>> | undefined)?.["token"];
  const isOurs =
    given === formToken(token) ||
    (typeof given === "string" && by.session.earlierFormTokens.includes(given));
  if (!isOurs) return { kind: "no-draft" };
  const { originalName, declaredType, source, wanted: draftId } = file;
  return useCases.receiveEntryFile({ by, draftId, originalName, declaredType, source });
}

function cookieToken(request: Request): string | undefined {
  return cookie(request, DRAFT_COOKIE);
}

function cookie(request: Request, name: CookieName): string | undefined {
  const headers = new Headers({ Cookie: request.headers.cookie ?? "" });
  return readCookie({ headers } as globalThis.Request, name);
}

/** The stream's chunks, without ending the stream when the reader stops early. */
async function* chunksOf(stream: Readable): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) yield chunk as Uint8Array;
}

async function readToEnd(stream: Readable): Promise<void> {
  if (stream.destroyed || stream.readableEnded) return;
  for await (const chunk of stream) void chunk;
}
