import { describe, expect, test } from "@jest/globals";
import type { ActionFunctionArgs } from "@remix-run/node";
import { action as open } from "#app/routes/_public.follow-up.tsx";
import { action as send } from "#app/routes/_public.report.check.tsx";

const TOKEN = "a".repeat(43);
const CODE = "0".repeat(32);

const OPEN_GATE = {
  enter: () => Promise.resolve({ kind: "let-in", admission: undefined, from: "" }),
  taken: () => undefined,
};

/** A request to an action whose use cases answer as given. No server can be made busy on demand. */
function input(path: string, useCases: object): ActionFunctionArgs {
  const form = { fields: { code: CODE }, all: () => [], files: [], cutOff: null };
  return {
    request: new Request(`http://localhost${path}`, {
      method: "POST",
      headers: { Cookie: `__Host-bw-draft=${TOKEN}` },
    }),
    params: {},
    context: { useCases, form, gate: OPEN_GATE },
  } as unknown as ActionFunctionArgs;
}

const busy = () => Promise.resolve({ kind: "busy" });

describe("when too many hash at once", () => {
  test("sending answers with 503 and says when to try again", async () => {
    const draft = { reportId: null, answers: {}, hasSealedIdentity: false };
    const answer = await send(
      input("/report/check", {
        readDraft: () => Promise.resolve({ draft, items: [] }),
        submitReport: busy,
      }),
    );
    expect(answer.data).toEqual({ trouble: "busy" });
    expect(answer.init).toEqual({ status: 503, headers: { "Retry-After": "10" } });
  });

  test("opening with a code answers with 503 and keeps the code that was typed", async () => {
    const answer = await open(input("/follow-up", { openFollowUp: busy }));
    expect(answer.data).toEqual({ trouble: { kind: "busy" }, code: CODE });
    expect(answer.init).toMatchObject({ status: 503 });
  });
});
