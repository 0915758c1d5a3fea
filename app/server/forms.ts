import express, { type ErrorRequestHandler, type NextFunction, type RequestHandler } from "express";
import multer from "multer";
import type { ReceivedForm, FileReception } from "#app/http/load-context.ts";
import { FORM_FILE_LIMIT } from "#app/use-cases/intake/receive-evidence.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import type { SecurityRecorder } from "#app/core/people/security-event.ts";
import { anyFileName } from "./any-file-name.ts";
import { ENTRY_FILES_PATH, evidenceSink, MORE_FILES_PATH } from "./evidence-sink.ts";
import { refuseForm, type WithOpenQuestion } from "./front-door.ts";
import { sendPlainPage } from "./plain-page.ts";
import type { PublicFormTokens } from "./public-form-token.ts";
import { storableText } from "./storable-text.ts";
import type { RunningBounds, TakePlace } from "./uploads/running-uploads.ts";
import { UploadRefused } from "./uploads/upload-refused.ts";

/** Where the forms with files post to. Everything else takes small forms only. */
const FILE_PATHS: readonly string[] = ["/report/evidence", MORE_FILES_PATH, ENTRY_FILES_PATH];

/** Text of a whole form. The longest story we take is a twentieth of this. */
const FORM_BYTES = 1024 * 1024;
/** Fields of a form of one answer each, and of the desk's form that has rows of numbers for every place that is covered in a file. */
const FIELDS = 200;
const FIELDS_OF_ROWS = 1_000;
const ROWS_PATH = /^\/desk\/reports\/[^/]+\/items\/[^/]+\/redactions$/;
/** Files one form may hold; more come with the next form, and those before stay received. */
export const FILES_PER_FORM = 50;

/** Forms whose files are taken at once: four of one sender and 64 in this process. Each holds some megabytes while it is read. */
export const FORM_BOUNDS: RunningBounds = {
  ofOne: 4,
  inAll: 64,
  graceMillis: 10_000,
  slowBytesASecond: 16 * 1024,
};

/** A form that is no larger is read also where no place is free, and is refused only where a file is in it: the words of a form never are. */
const WORDS_BYTES = 64 * 1024;
/** When whoever found no place is asked to come again. */
export const BUSY_SECONDS = "30";

class FormNotOurs extends Error {}

/** A request whose form was read. */
export interface WithForm extends WithOpenQuestion {
  form?: ReceivedForm;
  receptions?: FileReception[];
  /** Whose token of the API the files came with; undefined for the public's. */
  bringer?: Person | undefined;
  /** Whether the form has one of the places for forms with files. */
  hasPlace?: boolean;
  /** Settles when the files so far are received. */
  receiving?: Promise<void>;
}

/**
 * Reads forms before Remix sees the request (DESIGN 6.11): small ones into memory, the files of the two forms that have some straight
 * into the evidence store's intake while they arrive. `takePlace` bounds how many with files are read at once; one too many is asked to come again
 * before a byte of a file is taken.
 */
export function readForms(tools: {
  readonly useCases: () => UseCases;
  readonly tokens: PublicFormTokens;
  readonly securityLog: SecurityRecorder;
  readonly takePlace: TakePlace;
}): RequestHandler[] {
  const { tokens, securityLog, takePlace } = tools;
  const mayGoOn = (request: WithForm) =>
    request.needsFormToken !== true ||
    tokens.isRight(
      request.headers.cookie,
      (request.body as Readonly<Record<string, unknown>> | undefined)?.["token"],
    );
  const words = (parameterLimit: number) =>
    express.urlencoded({ extended: false, limit: FORM_BYTES, parameterLimit });
  const [small, rows] = [words(FIELDS), words(FIELDS_OF_ROWS)];
  const files = multer({
    ...anyFileName,
    storage: evidenceSink(tools.useCases),
    // Finding 7: with multer's default limits a malformed form stalls the process.
    limits: {
      fieldNestingDepth: 0,
      fieldArrayIndexLimit: 0,
      fieldNameSize: 100,
      fieldSize: 64 * 1024,
      fields: 20,
      files: FILES_PER_FORM,
      // The store's own limit is met first and answered in words for that file alone.
      fileSize: FORM_FILE_LIMIT + 1,
      parts: 20 + FILES_PER_FORM,
    },
    // Browsers send names in UTF-8; multer would read them as Latin-1.
    defParamCharset: "utf8",
    // The name as it was sent belongs to the record, path parts too; it is never used as a path.
    preservePath: true,
    // The token stands first in our forms, so it is judged before a byte of a file is taken.
    fileFilter: (request: WithForm, _file, done) => {
      // Answered at once: multer lets go of files that wait for an answer when one file too many comes behind them.
      if (!mayGoOn(request)) done(new FormNotOurs("a form without its token"));
      else if (request.hasPlace === true) done(null, true);
      else done(new UploadRefused("busy"));
    },
  }).array("files");

  return [
    (request: WithForm, response, next) => {
      if (request.method !== "POST") {
        next();
        return;
      }
      const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
      if (type === "application/x-www-form-urlencoded") {
        const read = ROWS_PATH.test(request.path) ? rows : small;
        read(request, response, (error?: unknown) => {
          if (error !== undefined) next(error);
          else if (!mayGoOn(request)) refuseForm(securityLog, request, response, "no-token");
          else {
            request.form = formOf(request.body, []);
            next();
          }
        });
        return;
      }
      if (type === "multipart/form-data" && FILE_PATHS.includes(request.path)) {
        request.receptions = [];
        const read: NextFunction = (error?: unknown) => {
          const receptions = request.receptions ?? [];
          const tooMany =
            error instanceof multer.MulterError &&
            (error.code === "LIMIT_FILE_COUNT" || error.code === "LIMIT_PART_COUNT");
          if (error instanceof FormNotOurs || (error === undefined && !mayGoOn(request))) {
            refuseForm(securityLog, request, response, "no-token");
          } else if (error !== undefined && !tooMany) next(error);
          else {
            request.form = {
              ...formOf(request.body, receptions),
              cutOff: tooMany ? "too-many-files" : null,
            };
            next();
          }
        };
        const length = Number(request.headers["content-length"] ?? Infinity);
        takePlace(request, response).then((hasPlace) => {
          request.hasPlace = hasPlace;
          if (hasPlace || length <= WORDS_BYTES) files(request, response, read);
          else next(new UploadRefused("busy"));
        }, next);
        return;
      }
      sendPlainPage(request, response, 415, "unreadable");
    },
  ];
}

/** Answers for forms that could not be read, in words and with a status that says whose fault it was. */
export const unreadableForm: ErrorRequestHandler = (error: unknown, request, response, next) => {
  const { status, type } = (error ?? {}) as { status?: unknown; type?: unknown };
  if (error instanceof UploadRefused) {
    response.set("Retry-After", BUSY_SECONDS);
    sendPlainPage(request, response, 503, "filesBusy");
    return;
  }
  if (type === "entity.too.large" || (error instanceof multer.MulterError && isSize(error.code))) {
    sendPlainPage(request, response, 413, "tooMuchText");
    return;
  }
  if (error instanceof multer.MulterError || isBrokenForm(error)) {
    sendPlainPage(request, response, 400, "formBroken");
    return;
  }
  if (typeof status === "number" && status >= 400 && status < 500) {
    sendPlainPage(request, response, status, "unreadable");
    return;
  }
  next(error);
};

function isSize(code: string): boolean {
  return ["LIMIT_FIELD_VALUE", "LIMIT_FIELD_COUNT", "LIMIT_FILE_SIZE"].includes(code);
}

/** Busboy's own words for a body that ends early or is not what it says. */
function isBrokenForm(error: unknown): boolean {
  return (
    error instanceof Error &&
    /Unexpected end of form|Malformed|Multipart: |Request (aborted|closed)|boundary/i.test(
      error.message,
    )
  );
}

function formOf(body: unknown, files: readonly FileReception[]): ReceivedForm {
  const fields: Record<string, string> = {};
  const many = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    const values = (Array.isArray(value) ? value : [value])
      .filter((one): one is string => typeof one === "string")
      .map(storableText);
    many.set(name, values);
    const last = values.at(-1);
    if (last !== undefined) fields[name] = last;
  }
  return { fields, all: (name) => many.get(name) ?? [], files, cutOff: null };
}
