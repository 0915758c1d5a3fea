import multer from "multer";
import type { Request, RequestHandler, Response } from "express";
import { FORM_FILE_LIMIT } from "#app/use-cases/intake/receive-evidence.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import type { FileReception } from "#app/http/load-context.ts";
import { anyFileName } from "../any-file-name.ts";
import { evidenceSink } from "../evidence-sink.ts";
import { BUSY_SECONDS, type WithForm } from "../forms.ts";
import type { TakePlace } from "../uploads/running-uploads.ts";
import { ApiProblem } from "./problems.ts";

/**
 * Reads one file of a multipart call straight into the evidence store's intake, like the public form does, and in one of the places that forms with files
 * have: a body holds some megabytes while it is read. Where none is free the call is asked to come again before a byte is taken.
 */
export function fileReader(useCases: () => UseCases, takePlace: TakePlace) {
  const read: RequestHandler = multer({
    ...anyFileName,
    storage: evidenceSink(useCases, {
      channel: "api",
      draftToken: (request) => {
        const value = request.headers["bearwitness-draft"];
        return typeof value === "string" ? value : undefined;
      },
      expectedSha256: (request) => {
        const { sha256 } = (request.body ?? {}) as { sha256?: unknown };
        return typeof sha256 === "string" ? sha256.toLowerCase() : undefined;
      },
      bringer: (request) => (request as WithForm).bringer,
    }),
    // The same reasons as for the public form (forms.ts).
    limits: {
      fieldNestingDepth: 0,
      fieldArrayIndexLimit: 0,
      fieldNameSize: 100,
      fieldSize: 1_024,
      fields: 2,
      files: 1,
      fileSize: FORM_FILE_LIMIT + 1,
      parts: 3,
    },
    defParamCharset: "utf8",
    preservePath: true,
  }).single("file");

  return async (
    request: Request,
    response: Response,
    by: Person | undefined,
  ): Promise<FileReception | undefined> => {
    const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
    if (type !== "multipart/form-data") {
      throw new ApiProblem("wrong-media-type", "Send the file as multipart/form-data.");
    }
    if (!(await takePlace(request, response))) {
      throw new ApiProblem("busy", "Many files are coming right now. Send this one again soon.", {
        // What is still on its way is not worth reading.
        headers: { "Retry-After": BUSY_SECONDS, Connection: "close" },
      });
    }
    const form = request as WithForm;
    form.receptions = [];
    form.bringer = by;
    await new Promise<void>((resolve, reject) => {
      read(request, response, (error?: unknown) => {
        if (error === undefined) resolve();
        else if (error instanceof multer.MulterError && error.code === "LIMIT_FILE_SIZE") {
          reject(new ApiProblem("too-large", "The file is too large."));
        } else if (isSendersFault(error)) {
          reject(new ApiProblem("bad-request", "The multipart body could not be read."));
        } else reject(error instanceof Error ? error : new Error("multipart"));
      });
    });
    return form.receptions[0];
  };
}

/** Busboy's own words for a body that ends early or is not what it says. */
function isSendersFault(error: unknown): boolean {
  if (error instanceof multer.MulterError) return true;
  return (
    error instanceof Error &&
    /Unexpected end of form|Malformed|Multipart: |Request (aborted|closed)|boundary/i.test(
      error.message,
    )
  );
}
