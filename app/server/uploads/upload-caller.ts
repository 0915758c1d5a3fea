import type { RequestHandler } from "express";
import type { UseCases } from "#app/use-cases/bind.ts";
import { bearerOf } from "../api/caller.ts";
import type { WithCaller } from "./upload-holder.ts";
import { UploadRefused } from "./upload-refused.ts";

/**
 * No reporter needs a token of the API to send a file; the draft's secret says whose it is. An agency's files are brought with one. A
 * token that is sent must be good in any case, and the call counts in its budget: a bad one that seems to work would be found out too late.
 */
export function bearerIsGood(useCases: () => UseCases): RequestHandler {
  return (request: WithCaller, _response, next) => {
    const { authorization } = request.headers;
    if (authorization === undefined) {
      next();
      return;
    }
    useCases()
      .useToken({ token: bearerOf(authorization) })
      .then((used) => {
        if (used.kind === "no-match") next(new UploadRefused("unauthorized"));
        else if (used.kind === "spent") next(new UploadRefused("too-many-calls"));
        else {
          request.caller = used.person;
          next();
        }
      }, next);
  };
}
