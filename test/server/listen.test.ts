import { createServer } from "node:http";
import { expect, test } from "@jest/globals";
import { listen } from "#app/server/listen.ts";

test("a slow upload is not cut after five minutes; connections and headers have bounds", async () => {
  const server = createServer();
  const listening = await listen(server, { port: 0 });
  if (!listening.ok) throw new Error(listening.problem);
  // Closed before anything is expected: a server left open would keep the tests from ending.
  await listening.value.close();
  // Node's own: 300,000, 60,000 and none (security-reliability 3.9).
  expect(server.requestTimeout).toBe(0);
  expect(server.headersTimeout).toBe(20_000);
  expect(server.maxConnections).toBe(2_000);
});
