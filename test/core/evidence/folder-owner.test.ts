import { expect, test } from "@jest/globals";
import { folderMismatch } from "#app/core/evidence/folder-owner.ts";

test.each([
  // An office that has no file yet may take any new folder.
  [{ kind: "nobody" }, true, { office: "off_a", isBound: true, hasFiles: false }, undefined],
  [{ kind: "nobody" }, true, { office: undefined, isBound: false, hasFiles: false }, undefined],
  [{ kind: "unsaid" }, true, { office: "off_a", isBound: false, hasFiles: true }, "empty-folder"],
  [{ kind: "unsaid" }, false, { office: "off_a", isBound: false, hasFiles: true }, undefined],
  [
    { kind: "unsaid" },
    false,
    { office: undefined, isBound: false, hasFiles: false },
    "new-database",
  ],
] as const)(
  "a folder that is %j, empty: %s, beside %j: %s",
  (owner, isEmpty, database, expected) => {
    expect(folderMismatch({ owner, isEmpty }, database)).toBe(expected);
  },
);
