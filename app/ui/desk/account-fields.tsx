import type { Problem, Values } from "../form/problem.ts";
import { DeskInput } from "./desk-fields.tsx";

/** What a new account needs. The password is asked for twice, because nobody can look it up later. */
export function AccountFields({
  problems,
  values,
}: {
  readonly problems: readonly Problem[] | undefined;
  readonly values: Values;
}) {
  const field = { problems, values };
  return (
    <>
      <DeskInput {...field} name="display-name" label="Your name, as colleagues know it" />
      <DeskInput
        {...field}
        name="sign-in-name"
        label="Sign-in name"
        hint="3 to 64 letters, digits, dots or dashes; an email address works too."
        autoComplete="username"
      />
      <DeskInput
        {...field}
        name="password"
        label="Password"
        hint="At least 15 characters. Four or five words that do not belong together work well."
        kind="password"
        autoComplete="new-password"
      />
      <DeskInput
        {...field}
        name="password-again"
        label="The same password again"
        kind="password"
        autoComplete="new-password"
      />
    </>
  );
}
