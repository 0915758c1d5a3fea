import { createServer, request as httpRequest, type ClientRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import express, { type ErrorRequestHandler, type Request } from "express";
import { readForms, unreadableForm, type WithForm } from "#app/server/forms.ts";
import { publicFormTokens } from "#app/server/public-form-token.ts";
import { boundRunning, runningPlaces } from "#app/server/uploads/running-uploads.ts";
import { UploadRefused } from "#app/server/uploads/upload-refused.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { until } from "#test/support/until.ts";

// Places for six parts, two of each sender, with no time of grace: on a real server, over real connections.

const BOUNDS = { ofOne: 2, inAll: 6, graceMillis: 0, slowBytesASecond: 50_000 };

let server: Server;
let open: ClientRequest[];
/** Parts that the server is reading. */
let reading: Set<string>;

beforeEach(async () => {
  open = [];
  reading = new Set();
  const app = express();
  const keys = {
    senderOf: (request: Request) => request.get("x-sender") ?? "",
    networkOf: (request: Request) => request.get("x-network"),
    maySend: (request: Request) => Promise.resolve(request.get("x-sender") !== "made-up"),
  };
  app.use(boundRunning(keys, BOUNDS));
  app.patch("/:name", (request, response) => {
    const { name } = request.params;
    reading.add(name);
    request.on("close", () => reading.delete(name));
    request.on("end", () => response.status(204).end());
    request.on("error", () => undefined);
    request.resume();
  });
  const refused: ErrorRequestHandler = (error, _request, response, next) => {
    if (error instanceof UploadRefused) response.status(error.status_code).end();
    else next(error);
  };
  app.use(refused);
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
});
afterEach(async () => {
  for (const one of open) one.destroy();
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
});

function part(sender: string, name: string, network?: string) {
  const { port } = server.address() as AddressInfo;
  const sent = httpRequest({
    ...{ host: "localhost", port, method: "PATCH", path: `/${name}` },
    headers: {
      ...{ "x-sender": sender, "Transfer-Encoding": "chunked" },
      ...(network !== undefined && { "x-network": network }),
    },
  });
  open.push(sent);
  const status = new Promise<number | "cut">((resolve) => {
    sent.once("response", (answer) => {
      resolve(answer.statusCode ?? 0);
    });
    sent.once("error", () => {
      resolve("cut");
    });
  });
  return { sent, status };
}

/** Begins a part that brings a byte and stands still. */
async function trickle(sender: string, name: string, network?: string) {
  const begun = part(sender, name, network);
  begun.sent.write("a");
  await until(() => Promise.resolve(reading.has(name)));
  return begun;
}

async function filled(network?: string) {
  const parts = [];
  for (const sender of ["a", "b", "c"]) {
    for (const n of [1, 2]) parts.push(await trickle(sender, `${sender}${n}`, network));
  }
  return parts;
}

/** Parts that are much faster than the slowest that may keep its place. */
async function filledWithFast(network?: string) {
  const parts = await filled(network);
  for (const { sent } of parts) {
    await new Promise<void>((resolve) => {
      sent.write(Buffer.alloc(4 * 1024 * 1024), () => {
        resolve();
      });
    });
  }
  return parts;
}

test("where parts that hardly move have taken every place, one of them gives way to a witness", async () => {
  const slow = await filled();
  const witness = part("witness", "file");
  witness.sent.end(Buffer.alloc(10_000));
  expect(await witness.status).toBe(204);
  // The one that was cut can come again: another that stands still gives way to it.
  expect(await Promise.race(slow.map(({ status }) => status))).toBe("cut");
  await until(() => Promise.resolve(reading.size === 5));
});

test("no part gives way to who may send nothing", async () => {
  await filled();
  const invented = part("made-up", "file");
  invented.sent.end("x");
  expect(await invented.status).toBe(423);
  expect(reading.size).toBe(6);
  const witness = part("witness", "file");
  witness.sent.end("x");
  expect(await witness.status).toBe(204);
});

test("whoever has their own places taken gets nobody else's", async () => {
  await filled();
  const third = part("a", "a3");
  third.sent.end("x");
  expect(await third.status).toBe(423);
  expect(reading.size).toBe(6);
});

test("a part that moves keeps its place, and who comes then is asked to come again", async () => {
  await filledWithFast();
  const late = part("late", "file");
  late.sent.end("x");
  expect(await late.status).toBe(423);
  expect(reading.size).toBe(6);
});

test("the network that holds the most gives places up to others until all hold as many, however fast its parts are", async () => {
  const many = await filledWithFast("one");
  for (const [place, sender] of ["d", "e", "f"].entries()) {
    await trickle(sender, sender, "other");
    await until(() => many.filter(({ sent }) => sent.destroyed).length === place + 1);
    await until(() => reading.size === 6);
  }
  // Three and three: nobody has more than the other.
  await Promise.all(
    open.slice(-3).map(
      (sent) =>
        new Promise<void>((resolve) => {
          sent.write(Buffer.alloc(4 * 1024 * 1024), () => {
            resolve();
          });
        }),
    ),
  );
  for (const network of ["one", "other"]) {
    const late = part("late", "file", network);
    late.sent.end("x");
    expect(await late.status).toBe(423);
  }
  // Whoever cannot be told apart holds none, and is let in too.
  const unknown = part("unknown", "file");
  unknown.sent.end("x");
  expect(await unknown.status).toBe(204);
});

describe("forms with files", () => {
  const BOUNDARY = "words";
  let origin: string;
  let forms: Server;

  beforeEach(async () => {
    const app = express();
    // What receives the bytes is another suite's; here it reads them and says so.
    const receiveEvidence = async ({ source }: { readonly source: AsyncIterable<Uint8Array> }) => {
      for await (const piece of source) reading.add(Buffer.from(piece).toString().slice(0, 2));
      return { kind: "received", itemId: "itm_00000000000000000000000000" } as const;
    };
    const takePlace = runningPlaces(
      {
        senderOf: (request) => request.get("x-sender") ?? "",
        networkOf: () => undefined,
        maySend: () => Promise.resolve(true),
      },
      { ...BOUNDS, slowBytesASecond: 0 },
    );
    app.use(
      ...readForms({
        useCases: () => ({ receiveEvidence }) as unknown as UseCases,
        tokens: publicFormTokens(Buffer.alloc(32), () => 0),
        securityLog: { record: () => undefined },
        takePlace,
      }),
    );
    app.post("/report/evidence", (request, response) => {
      response.json((request as WithForm).form?.fields);
    });
    app.use(unreadableForm);
    forms = createServer(app);
    await new Promise<void>((resolve) => forms.listen(0, "localhost", resolve));
    origin = `http://localhost:${(forms.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    for (const one of open) one.destroy();
    await new Promise((resolve) => {
      forms.close(resolve);
      forms.closeAllConnections();
    });
  });

  const field = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="next"\r\n\r\ngo on\r\n`;
  const fileHead = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`;
  const end = `\r\n--${BOUNDARY}--\r\n`;
  const headers = (sender: string) => ({
    ...{ "Content-Type": `multipart/form-data; boundary=${BOUNDARY}`, "x-sender": sender },
    Cookie: `__Host-bw-draft=${"A".repeat(43)}`,
  });
  const post = (sender: string, body: string) =>
    fetch(`${origin}/report/evidence`, { method: "POST", headers: headers(sender), body });

  /** One whose file began to come and stands still. */
  async function hanging(sender: string, mark: string): Promise<ClientRequest> {
    const sent = httpRequest(`${origin}/report/evidence`, {
      method: "POST",
      headers: headers(sender),
    });
    sent.on("error", () => undefined);
    open.push(sent);
    sent.write(field + fileHead + mark.padEnd(100_000, "."));
    await until(() => Promise.resolve(reading.has(mark)));
    return sent;
  }

  test("are taken so many at once of one sender and in all, no more; what is only words is never refused", async () => {
    const first = await hanging("a", "a1");
    await hanging("a", "a2");
    const withFile = field + fileHead + "more" + end;
    for (const body of [withFile, field + fileHead + ".".repeat(100_000) + end]) {
      const refused = await post("a", body);
      expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "30"]);
      expect(await refused.text()).toContain("reload this page");
    }
    for (const sender of ["b", "c"]) {
      for (const n of [1, 2]) await hanging(sender, `${sender}${n}`);
    }
    expect((await post("d", withFile)).status).toBe(503);
    for (const sender of ["a", "d"]) {
      const words = await post(sender, field + end.slice(2));
      expect([words.status, await words.json()]).toEqual([200, { next: "go on" }]);
    }
    first.destroy();
    await until(async () => (await post("d", withFile)).status === 200);
  });
});
