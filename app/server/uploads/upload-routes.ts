import express, {
  Router,
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
} from "express";
import { isIdOf } from "#app/core/ids.ts";
import { originalName } from "#app/core/intake/original-name.ts";
import { PART_CHECKSUMS } from "#app/core/intake/part-checksum.ts";
import { LARGEST_PART } from "#app/core/intake/upload-limits.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { boundRunning } from "./running-uploads.ts";
import { createTusServer } from "./tus-server.ts";
import { bearerIsGood } from "./upload-caller.ts";
import {
  holderOf,
  secretsIn,
  senderOf,
  type BroughtSecrets,
  type WithCaller,
} from "./upload-holder.ts";
import { withChecksum } from "./said-checksum.ts";
import { UploadRefused } from "./upload-refused.ts";

const METHODS = ["POST", "HEAD", "PATCH", "OPTIONS"];

/**
 * Everything under `/uploads/`: the resumable protocol, the list of a reporter's files, and the digest their device tells. An
 * upload's own address neither gives the file nor removes it (finding 5).
 */
export function uploadRoutes(options: {
  readonly useCases: () => UseCases;
  readonly unfinishedMillis: number;
  readonly report: (error: unknown) => void;
  /** A mark of the network that a request comes from; undefined where it tells nobody apart. */
  readonly networkOf: (request: Request) => string | undefined;
}): RequestHandler {
  const { useCases } = options;
  const tus = createTusServer(options);
  const router = Router({ caseSensitive: true });

  router.use(bearerIsGood(useCases));
  router.get("/", (request, response, next) => {
    listFiles(useCases(), secretsIn(request)).then((found) => response.json(found), next);
  });
  router.post(
    "/:id/digest",
    express.urlencoded({ extended: false, limit: 1_024, parameterLimit: 5 }),
    (request, response, next) => {
      const { id } = request.params;
      const body = request.body as Readonly<Record<string, unknown>>;
      const sha256 = typeof body["sha256"] === "string" ? body["sha256"] : "";
      if (!isIdOf("itm", id)) {
        next(new UploadRefused("not-found"));
        return;
      }
      useCases()
        .tellDigest({ holder: holderOf(secretsIn(request)), itemId: id, sha256 })
        .then(({ kind }) => {
          if (kind === "told") response.status(204).end();
          else next(new UploadRefused(kind));
        }, next);
    },
  );
  router.use((request, response, next) => {
    if (!METHODS.includes(request.method)) {
      response.set("Allow", METHODS.join(", "));
      response.status(405).type("text/plain").send("not-allowed\n");
    } else if (Number(request.headers["content-length"] ?? 0) > LARGEST_PART) {
      next(new UploadRefused("part-too-large"));
    } else next();
  });
  router.use(
    boundRunning({
      senderOf,
      networkOf: options.networkOf,
      maySend: async (request) => {
        const holder = holderOf(secretsIn(request));
        const itemId = request.path.slice(1);
        if (!isIdOf("itm", itemId)) return useCases().opensAny({ holder });
        return (await useCases().mayUpload({ holder, itemId })) === "may";
      },
    }),
  );
  router.use((request, response, next) => {
    // Express took the path's beginning off; the library wants to see all of it.
    request.url = request.originalUrl;
    addHeaders(request, response);
    const isRead = withChecksum(request.get("upload-checksum"), () => {
      tus.handle(request, response).catch(next);
    });
    if (!isRead) next(new UploadRefused("not-read"));
  });
  router.use(refused);
  return router;
}

/** Seconds after which what was refused for now may be asked again. */
const RETRY_SECONDS: Readonly<Record<number, string>> = {
  423: "2",
  429: "60",
  503: "5",
  507: "300",
};

const CHECKSUMS = ["Tus-Checksum-Algorithm", PART_CHECKSUMS.join(",")] as const;

/** What the library, which writes its answers itself, does not know of: when to come again, and the reporter's cookie. */
function addHeaders(request: WithCaller, response: Response): void {
  const write = response.writeHead.bind(response) as (...input: unknown[]) => Response;
  response.writeHead = (status: number, ...rest: unknown[]) => {
    const seconds = RETRY_SECONDS[status];
    if (seconds !== undefined) response.setHeader("Retry-After", seconds);
    if (request.method === "OPTIONS") response.setHeader(...CHECKSUMS);
    const { cookieToKeep } = request;
    if (status < 300 && cookieToKeep !== undefined) {
      response.setHeader("Set-Cookie", cookieToKeep);
    }
    return write(status, ...rest);
  };
}

const refused: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (!(error instanceof UploadRefused)) {
    next(error);
    return;
  }
  const seconds = RETRY_SECONDS[error.status_code];
  if (seconds !== undefined) response.set("Retry-After", seconds);
  response.status(error.status_code).type("text/plain").send(error.body);
};

/** What a file is called, and whose it is. */
function namesOf(file: { readonly originalName: string; readonly draftId: string }) {
  return { name: originalName(file.originalName).display, report: file.draftId };
}

async function listFiles(useCases: UseCases, secrets: BroughtSecrets) {
  const { items, uploads, senderDigests, open } = await useCases.listHeldFiles({
    holder: holderOf(secrets),
  });
  const files = [
    ...items
      .filter(({ state }) => state !== "withdrawn")
      .map((item) => {
        const { id, state } = item;
        const told = senderDigests.get(id);
        const same = told === undefined || item.sha256 === "" ? null : told === item.sha256;
        return { id, state, same, sha256: state === "sealed" ? item.sha256 : "", ...namesOf(item) };
      }),
    ...uploads.map((upload) => ({
      ...{ id: upload.itemId, state: "arriving" as const, same: null, sha256: "" },
      ...namesOf(upload),
    })),
  ];
  return { files, open };
}
