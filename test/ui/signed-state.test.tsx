import { expect, test } from "@jest/globals";
import { SignedState } from "#app/ui/desk/signed-state.tsx";
import { html } from "./html.ts";

const AT = "2026-04-21T21:40:07.123Z";

test("a signed state says who signed and whose stamp it has, in the words of the check", () => {
  const markup = html(
    <SignedState
      zone="America/New_York"
      state={{
        size: 1_234,
        madeAt: AT,
        sentence: "signed by the office only: the policy asks for no witness",
        stamps: [{ words: "stamped by a TEST authority", by: "TEST authority", time: AT }],
      }}
    />,
  );
  expect(markup).toContain("1,234");
  expect(markup).toContain("signed by the office only: the policy asks for no witness");
  expect(markup).toContain("stamped by a TEST authority");
  expect(markup).not.toMatch(/trusted|verified/);
});
