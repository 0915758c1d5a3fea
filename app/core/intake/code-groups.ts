import { readDigits, type ReceiptCode } from "./receipt-code.ts";

/** A group of a code as a reader counts it: 1 to 8, four digits each. */
export type GroupNumber = number;

const GROUP_LENGTH = 4;
/** The first two groups only say which report it is. Of the other six, one of each half is asked back. */
const FIRST_ASKED = 3;
const HALF = 3;

/** A code's groups in order: eight texts of four digits. */
export function groupsOf({ digits }: Pick<ReceiptCode, "digits">): readonly string[] {
  return digits.match(/\d{4}/g) ?? [];
}

/**
 * Which two groups a witness is asked to copy back from their note. The same for the same code, so that a page that is loaded
 * again asks the same; different from code to code, so that nobody writes down two groups only.
 */
export function askedGroups({ digits }: Pick<ReceiptCode, "digits">): readonly GroupNumber[] {
  const sum = Array.from(digits).reduce((total, digit) => total + Number(digit), 0);
  const first = FIRST_ASKED + (sum % HALF);
  return [first, first + HALF];
}

/** Those of the asked groups that were not typed as they are; spaces, dashes and digits of any script count as in the whole code. */
export function wrongGroups(
  code: Pick<ReceiptCode, "digits">,
  typed: Readonly<Record<GroupNumber, string>>,
): readonly GroupNumber[] {
  const groups = groupsOf(code);
  return askedGroups(code).filter((number) => {
    const text = typed[number] ?? "";
    return text.length > 10 * GROUP_LENGTH || readDigits(text) !== groups[number - 1];
  });
}
