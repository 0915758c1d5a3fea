import { expect, test } from "@jest/globals";
import {
  approversFacts,
  namedApprovers,
  problemOfApproverList,
} from "#app/core/identity/approver-list.ts";
import type { PinnedApprover } from "#app/core/identity/unseal-protocol.ts";

function approver(person: number, key: string): PinnedApprover {
  const personId = `usr_${String(person).padStart(26, "0")}` as const;
  return { personId, credentialId: key, publicKey: "A".repeat(103) };
}

test("a list needs two people, each passkey once, and room in the text of an act", () => {
  expect(problemOfApproverList([])).toBe("too-few-people");
  expect(problemOfApproverList([approver(1, "a"), approver(1, "b")])).toBe("too-few-people");
  expect(problemOfApproverList([approver(1, "a"), approver(2, "a")])).toBe("twice");
  expect(problemOfApproverList([approver(1, "a"), approver(2, "b")])).toBeUndefined();
  const crowd = Array.from({ length: 64 }, (_, at) => approver(at, `key-${String(at)}`));
  expect(problemOfApproverList(crowd)).toBe("too-long");
});

test("what an act names is read back as it was written, and anything else is nobody", () => {
  const list = [approver(1, "a"), approver(2, "b")];
  expect(namedApprovers(approversFacts(list))).toEqual(
    list.map(({ personId, credentialId }) => ({ personId, credentialId })),
  );
  for (const approvers of ["a", 7, null, {}, [7], [null], [{ personId: 1 }], [["a"]]]) {
    expect(namedApprovers({ approvers })).toEqual([]);
  }
  expect(namedApprovers({})).toEqual([]);
});
