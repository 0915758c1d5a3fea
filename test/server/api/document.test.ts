import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { TOKEN_ABILITIES } from "#app/core/people/api-token.ts";
import { apiDocument } from "#app/server/api/document.ts";
import type { Operation } from "#app/server/api/operation.ts";
import { OPERATIONS } from "#app/server/api/operations.ts";
import { openApiOffice, type ApiOffice } from "#test/support/api-office.ts";

let office: ApiOffice;

beforeAll(async () => {
  office = await openApiOffice();
});

afterAll(async () => {
  await office.remove();
});

test("the document passes the recommended rules of an OpenAPI linter", async () => {
  const document = apiDocument({
    config: {
      ...office.config,
      origin: "https://report.office.test",
      deskOrigin: "https://desk.office.test",
    },
    office: office.office,
  });
  const problems = await lintFromString({
    source: JSON.stringify(document),
    absoluteRef: "/openapi.json",
    config: await createConfig({ extends: ["recommended"] }),
  });
  expect(
    problems.map(({ ruleId, severity, message, location }) => ({
      ruleId,
      severity,
      message,
      at: location.map((one) => one.pointer),
    })),
  ).toEqual([]);
});

test("the server gives the document to anyone, with every operation and who may call it", async () => {
  const answer = await fetch(`${office.origin}/api/v1/openapi.json`);
  expect(answer.headers.get("Content-Type")).toMatch("application/json");
  const { paths } = (await answer.json()) as {
    paths: Record<string, Record<string, Record<string, unknown>>>;
  };
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, one]) =>
        `${method.toUpperCase()} ${path}: ${(one["x-ability"] as string | undefined) ?? "public"}`,
    ),
  );
  expect(described.sort()).toEqual(
    [
      ...Object.entries<Operation>(OPERATIONS).map(([key, { access }]) => `${key}: ${access}`),
      // The resumable protocol stands beside the operations, and its own code reads it.
      "HEAD /uploads/{itemId}: public",
      "PATCH /uploads/{itemId}: public",
      "POST /uploads: public",
      "POST /uploads/{itemId}/digest: public",
    ].sort(),
  );
});

test("each operation has a name of its own and an ability that a token can carry", () => {
  const all = Object.values<Operation>(OPERATIONS);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const { access } of all) {
    expect(["public", ...TOKEN_ABILITIES]).toContain(access);
  }
});
