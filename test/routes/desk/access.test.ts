import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { ROLES } from "#app/core/people/role.ts";
import { everyFileReviewed } from "#test/support/reviewed.ts";
import { generatedPhoto } from "./generated-photo.ts";
import { openDeskOffice, type DeskOffice } from "./desk-office.ts";

let office: DeskOffice;
/** Real ids by what a path needs, so that every row of the table asks for something that exists. */
const ids = { report: "", item: "", case: "", bundle: "" };

beforeAll(async () => {
  office = await openDeskOffice();
  const sent = await office.given({ files: [{ name: "a.jpg", bytes: await generatedPhoto() }] });
  const by = await office.person("prosecutor");
  const { useCases } = office;
  const opened = await useCases.openCase({ by, title: "Elm Street" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  const { caseId } = opened;
  const { reportId } = sent;
  await useCases.addReportToCase({ by, caseId, reportId });
  const [itemId] = sent.itemIds;
  if (itemId === undefined) throw new Error("no file");
  await useCases.markExhibit({ by, caseId, itemId, description: "A photograph" });
  await everyFileReviewed(useCases, { by, caseId });
  const bundle = await useCases.requestBundle({ by, caseId, audience: "PRO" });
  if (bundle.kind !== "requested") throw new Error(bundle.kind);
  Object.assign(ids, { report: reportId, item: itemId, case: caseId, bundle: bundle.bundleId });
});

afterAll(() => office.remove());

const path = (pattern: string): string =>
  pattern.replace(/\{(\w+)\}/g, (_, name: string) => ids[name as keyof typeof ids]);

/** What each role gets, in the order of the roles: analyst, investigator, prosecutor, custodian, auditor, administrator. */
const PAGES: readonly [pattern: string, answers: readonly number[]][] = [
  ["/desk/queue", [200, 200, 200, 403, 403, 403]],
  ["/desk/reports/{report}", [200, 200, 200, 403, 403, 403]],
  ["/desk/reports/{report}/items/{item}", [200, 200, 200, 403, 403, 403]],
  ["/desk/evidence/{item}/preview?size=320", [303, 303, 303, 303, 403, 403]],
  ["/desk/evidence/{item}/original?purpose=review", [403, 403, 303, 303, 403, 403]],
  ["/desk/cases", [403, 200, 200, 200, 403, 403]],
  ["/desk/cases/{case}", [403, 200, 200, 200, 403, 403]],
  ["/desk/cases/{case}/exhibits/{item}", [403, 200, 200, 200, 403, 403]],
  ["/desk/cases/{case}/exculpatory", [403, 200, 200, 200, 403, 403]],
  ["/desk/bundles/{bundle}", [403, 200, 200, 200, 403, 403]],
  ["/desk/bundles/{bundle}/download", [403, 403, 200, 200, 403, 403]],
  ["/desk/custody", [403, 403, 403, 200, 200, 403]],
  ["/desk/people", [403, 403, 403, 403, 403, 200]],
  ["/desk/account", [200, 200, 200, 200, 200, 200]],
  ["/desk/tokens", [200, 200, 200, 200, 200, 200]],
];

const FORMS: readonly [pattern: string, answers: readonly number[]][] = [
  ["/desk/reports/{report}", [303, 303, 303, 403, 403, 403]],
  ["/desk/cases", [403, 403, 422, 403, 403, 403]],
  ["/desk/cases/{case}/exhibits/{item}", [403, 400, 400, 400, 403, 403]],
  ["/desk/cases/{case}/exculpatory", [403, 400, 400, 400, 403, 403]],
  ["/desk/people", [403, 403, 403, 403, 403, 422]],
];

describe.each(ROLES.map((role, at) => ({ role, at })))("$role", ({ role, at }) => {
  test.each(PAGES.map(([pattern, answers]) => ({ pattern, answer: answers[at] })))(
    "GET $pattern → $answer",
    async ({ pattern, answer }) => {
      const response = await (await office.as(role)).get(path(pattern));
      await response.arrayBuffer();
      expect(response.status).toBe(answer);
    },
  );

  test.each(FORMS.map(([pattern, answers]) => ({ pattern, answer: answers[at] })))(
    "POST $pattern → $answer",
    async ({ pattern, answer }) => {
      const browser = await office.as(role);
      const account = await (await browser.get("/desk/account")).text();
      const token = /name="token" value="([^"]+)"/.exec(account)?.[1] ?? "";
      const response = await browser.post(path(pattern), {
        token,
        intent: "status",
        status: "new",
      });
      expect(response.status).toBe(answer);
    },
  );

  test("starts where its work begins", async () => {
    const starts: Readonly<Record<(typeof ROLES)[number], string>> = {
      "intake-analyst": "/desk/queue",
      investigator: "/desk/queue",
      prosecutor: "/desk/queue",
      "evidence-custodian": "/desk/cases",
      auditor: "/desk/custody",
      administrator: "/desk/people",
    };
    const response = await (await office.as(role)).get("/desk");
    expect([response.status, response.headers.get("Location")]).toEqual([303, starts[role]]);
  });
});

describe("without a session", () => {
  test.each(PAGES)("GET %s leads to sign-in", async (pattern) => {
    const response = await fetch(office.origin + path(pattern), { redirect: "manual" });
    expect(response.status).toBe(303);
    expect(response.headers.get("Location")).toBe(
      `/desk/sign-in?to=${encodeURIComponent(path(pattern))}`,
    );
  });

  test.each([...FORMS.map(([pattern]) => pattern), "/desk/account", "/desk/cases/{case}"])(
    "POST %s is refused",
    async (pattern) => {
      const response = await fetch(office.origin + path(pattern), {
        method: "POST",
        redirect: "manual",
        headers: { Origin: office.origin, "Content-Type": "application/x-www-form-urlencoded" },
        body: "intent=status",
      });
      expect(response.status).toBe(403);
    },
  );
});

test.each([
  "/desk/reports/rpt_00000000000000000000000000",
  "/desk/reports/rpt_short",
  "/desk/reports/itm_00000000000000000000000000",
  "/desk/reports/%2e%2e%2f",
  "/desk/cases/cas_00000000000000000000000000",
  "/desk/cases/x",
  "/desk/bundles/bun_00000000000000000000000000",
  "/desk/bundles/x",
  "/desk/bundles/x/download",
  "/desk/evidence/itm_00000000000000000000000000/original?purpose=review",
  "/desk/evidence/x/original?purpose=review",
  "/desk/evidence/itm_00000000000000000000000000/preview",
  "/desk/evidence/x/preview",
])("%s is not found, whether it is unknown or badly spelled", async (unknown) => {
  const response = await (await office.as("prosecutor")).get(unknown);
  expect(response.status).toBe(404);
});
