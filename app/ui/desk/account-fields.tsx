import type { Problem, Values } from "../form/problem.ts";
import { DeskInput } from "./desk-fields.tsx";

interface Fields {
  readonly problems: readonly Problem[] | undefined;
  readonly values?: Values | undefined;
}

/** What a new account is called. */
export function NameFields(field: Fields) {
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
    </>
  );
}

/** A new password. It is asked for twice, because nobody can look it up later. */
export function PasswordFields({ problems }: Pick<Fields, "problems">) {
  return (
    <>
      <DeskInput
        problems={problems}
        name="password"
        label="Password"
        hint="At least 15 characters. Four or five words that do not belong together work well."
        kind="password"
        autoComplete="new-password"
      />
      <DeskInput
        problems={problems}
        name="password-again"
        label="The same password again"
        kind="password"
        autoComplete="new-password"
      />
    </>
  );
}

/** What a new account with a password needs. */
export function AccountFields(field: Fields) {
  return (
    <>
      <NameFields {...field} />
      <PasswordFields problems={field.problems} />
    </>
  );
}
