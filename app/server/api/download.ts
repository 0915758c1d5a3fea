import { originalName } from "#app/core/intake/original-name.ts";
import {
  askedPart,
  downloadHead,
  downloadResponse,
  isStillThat,
  type WantedPart,
} from "#app/http/evidence-response.server.ts";
import { ApiProblem } from "./problems.ts";

type Opened = Parameters<typeof downloadResponse>[1];

interface DescribedFile {
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
}

interface OpenedFile {
  readonly name: string;
  readonly sha256: string;
  readonly blob: Opened;
}

/**
 * Answers with the part of a file that the call asks for. `open` gives undefined while there is no file yet; `describe` says the
 * same of it without opening it, for HEAD, which shows no byte and so leaves no record.
 */
export async function download(
  call: {
    readonly request: Request;
    readonly closed: AbortSignal;
    readonly drained: () => Promise<void>;
  },
  open: (range?: WantedPart) => Promise<OpenedFile | undefined>,
  describe: () => Promise<DescribedFile | undefined>,
): Promise<Response> {
  if (call.request.method === "HEAD") {
    const file = await describe();
    if (file === undefined) throw notReady();
    return downloadHead(factsOf(file), file.size);
  }
  const asked = askedPart(call.request);
  if (asked.kind === "unsatisfiable") throw noSuchPart();
  let part = asked.kind === "part";
  let file = await openNow(open, asked.kind === "part" ? asked.part : undefined);
  if (part && !isStillThat(call.request, file.sha256)) {
    file.blob.stream.destroy();
    part = false;
    file = await openNow(open);
  }
  const { blob, sha256, name } = file;
  if (part && blob.start === blob.end) {
    blob.stream.destroy();
    throw noSuchPart(blob.size);
  }
  return downloadResponse(call, blob, factsOf({ name, sha256 }), { part });
}

function factsOf({ name, sha256 }: { readonly name: string; readonly sha256: string }) {
  return { name: originalName(name).display, mediaType: "application/octet-stream", sha256 };
}

function notReady(): ApiProblem {
  return new ApiProblem("not-ready", "It is not ready yet. Ask again in a moment.", {
    headers: { "Retry-After": "2" },
  });
}

async function openNow(
  open: (range?: WantedPart) => Promise<OpenedFile | undefined>,
  range?: WantedPart,
): Promise<OpenedFile> {
  const opened = await open(range);
  if (opened === undefined) throw notReady();
  return opened;
}

function noSuchPart(size?: number): ApiProblem {
  const headers: Record<string, string> =
    size === undefined ? {} : { "Content-Range": `bytes */${size}` };
  return new ApiProblem("range-not-satisfiable", "The part lies behind the end.", { headers });
}
