import type { Problem, Values } from "../form/problem.ts";
import { TextInput } from "../form/text-fields.tsx";
import { useText } from "../text/language.tsx";

/** One web address, and when the reporter saw it there. */
export function LinkFields({
  prefix = "",
  ...fields
}: {
  readonly problems: readonly Problem[];
  readonly values?: Values | undefined;
  /** Goes before each name where several stand in one form. */
  readonly prefix?: string;
}) {
  const { links: words } = useText().evidence;
  return (
    <>
      <TextInput
        name={`${prefix}link`}
        label={words.label}
        hint={words.hint}
        {...fields}
        inputMode="text"
      />
      <TextInput
        name={`${prefix}link-seen`}
        label={words.seenLabel}
        hint={words.seenHint}
        {...fields}
      />
    </>
  );
}
