import { Server } from "@tus/server";
import { isIdOf } from "#app/core/ids.ts";
import { keepDraft } from "#app/http/draft-cookie.ts";
import { keepSent } from "#app/http/sent-cookie.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { parseInstant } from "#app/core/instant.ts";
import { storableText } from "../storable-text.ts";
import { EvidenceDataStore } from "./evidence-data-store.ts";
import { DRAFT_HEADER, holderOf, REPORT_HEADER, type WithCaller } from "./upload-holder.ts";
import { createUploadLocker, onTurn } from "./upload-locker.ts";
import { BEGIN_HEADERS, sampleShape } from "./upload-shapes.ts";
import { UploadRefused } from "./upload-refused.ts";

const UPLOADS_PATH = "/uploads";

/** A request that holds an upload is given this long to end by itself when a newer one asks for it. */
const DRAIN_MILLIS = 1_000;
const LONGEST_NAME = 1_000;

type TusRequest = Parameters<Server["handleWeb"]>[0];

/**
 * The resumable upload protocol (tus 1.0.0) over our own storage and lock. Who may touch an upload is asked before the library
 * reads a byte; its answers carry one word of ours, never an error's text.
 */
export function createTusServer(options: {
  readonly useCases: () => UseCases;
  readonly unfinishedMillis: number;
  readonly report: (error: unknown) => void;
}): Server {
  const { useCases } = options;
  const locker = createUploadLocker();
  return new Server({
    path: UPLOADS_PATH,
    datastore: new EvidenceDataStore(useCases, options.unfinishedMillis),
    locker: (request) => onTurn(locker, (id) => keepInReach(options, request, id)),
    lockDrainTimeout: DRAIN_MILLIS,
    relativeLocation: true,
    // The library lets pages of every site read its answers unless it is told of none.
    allowedOrigins: [],
    respectForwardedHeaders: false,
    namingFunction: (request, metadata) => begin(useCases(), request, metadata ?? {}),
    getFileIdFromRequest: (_request, last) => (isIdOf("itm", last) ? last : undefined),
    onIncomingRequest: async (request, id) => {
      const holder = holderIn(request);
      // One answer for an upload that is not there and for one that is somebody else's, unless it is known whose.
      if (!isIdOf("itm", id)) throw new UploadRefused("not-found");
      const right = await useCases().mayUpload({
        holder,
        itemId: id,
        report: request.headers.get(REPORT_HEADER),
      });
      if (right === "no-holder") throw new UploadRefused("no-draft");
      if (right !== "may") throw new UploadRefused(right);
    },
    onResponseError: (_request, error) => {
      if (error instanceof UploadRefused) return undefined;
      // The library's own refusals say a status; any other error is our trouble.
      if ("status_code" in error) return { status_code: error.status_code, body: "not-read\n" };
      options.report(error);
      return { status_code: 503, body: "busy\n" };
    },
  });
}

/** How the library hands on Node's own request, on which the token's holder was noted before. */
interface FromNode {
  readonly runtime?: {
    readonly node?: { readonly req: Pick<WithCaller, "caller" | "cookieToKeep"> };
  };
}

/**
 * Notes that the answer is to renew the browser's cookie, where that is due. Only of a request that brings no bytes, which is answered as soon as it
 * has its turn: the answer to a part comes minutes later, when the browser may have been told to forget us. A program that brings the secret
 * itself has no cookie.
 */
async function keepInReach(
  { useCases, report }: Pick<Parameters<typeof createTusServer>[0], "useCases" | "report">,
  request: TusRequest,
  id: string,
): Promise<void> {
  const node = (request as TusRequest & FromNode).runtime?.node;
  const isBare = request.method === "HEAD" || (request.method === "POST" && !bringsBytes(request));
  if (node === undefined || !isBare || !isIdOf("itm", id) || request.headers.has(DRAFT_HEADER))
    return;
  const holder = holderIn(request);
  try {
    const { draftToken, sentToken } = holder;
    if (draftToken !== undefined && (await useCases().keepDraftInReach({ holder, itemId: id }))) {
      node.req.cookieToKeep = keepDraft(draftToken);
    } else if (
      sentToken !== undefined &&
      (await useCases().keepSentInReach({ sentToken, itemId: id }))
    ) {
      node.req.cookieToKeep = keepSent(sentToken);
    }
  } catch (error) {
    // The file is no less taken for it.
    report(error);
  }
}

function bringsBytes({ headers }: TusRequest): boolean {
  return headers.has("transfer-encoding") || (headers.get("content-length") ?? "0") !== "0";
}

function holderIn(request: TusRequest) {
  const { headers } = request;
  const person = (request as TusRequest & FromNode).runtime?.node?.req.caller;
  return holderOf({ cookie: headers.get("cookie"), draft: headers.get(DRAFT_HEADER), person });
}

async function begin(
  useCases: UseCases,
  request: TusRequest,
  metadata: Readonly<Record<string, string | null>>,
): Promise<string> {
  const length = BEGIN_HEADERS.shape["upload-length"].safeParse(
    request.headers.get("upload-length"),
  );
  if (!length.success) throw new UploadRefused("not-read");
  const outcome = await useCases.beginUpload({
    holder: holderIn(request),
    size: Number(length.data),
    originalName: storableText((metadata["filename"] ?? "").slice(0, LONGEST_NAME)),
    declaredType: storableText((metadata["filetype"] ?? "").slice(0, LONGEST_NAME)),
    sample: sampleShape.safeParse(metadata["sample"]).data ?? "",
    modifiedAt: parseInstant(metadata["modified"] ?? ""),
    channel: request.headers.has(DRAFT_HEADER) ? "api-upload" : "web-upload",
    ...(metadata["report"] == null ? {} : { draftId: metadata["report"] }),
  });
  switch (outcome.kind) {
    case "begun":
      return outcome.itemId;
    case "no-draft":
      throw new UploadRefused("no-draft");
    case "refused":
      throw new UploadRefused(outcome.why);
  }
}
