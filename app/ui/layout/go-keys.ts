const GO_KEYS: Readonly<Record<string, string>> = {
  "/desk/queue": "q",
  "/desk/since": "s",
  "/desk/mine": "m",
  "/desk/incidents": "i",
  "/desk/cases": "c",
  "/desk/reviews": "r",
  "/desk/enter": "e",
  "/desk/letters": "l",
  "/desk/approvals": "a",
  "/desk/people": "p",
};

/** The letter that leads to a place of the desk's bar after `g`; undefined where there is none. */
export function goKeyOf(href: string): string | undefined {
  return Object.hasOwn(GO_KEYS, href) ? GO_KEYS[href] : undefined;
}
