import type { RequestHandler } from "express";
import type { UseCases } from "#app/use-cases/bind.ts";
import { bearerOf } from "../api/caller.ts";
import { UploadRefused } from "./upload-refused.ts";

/**
 * Nobody needs a token of the API to send a file; the draft's secret says whose it is. A token that is sent all the same must be
 * good, and the call counts in its budget: a bad one that seems to work would be found out too late.
 */
export function bearerIsGood(useCases: () => UseCases): RequestHandler {
  return (request, _response, next) => {
    const { authorization } = request.headers;
    if (authorization === undefined) {
      next();
      return;
    }
    useCases()
      .useToken({ token: bearerOf(authorization) })
      .then(({ kind }) => {
        if (kind === "no-match") next(new UploadRefused("unauthorized"));
        else if (kind === "spent") next(new UploadRefused("too-many-calls"));
        else next();
      }, next);
  };
}
