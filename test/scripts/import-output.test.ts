import { expect, test } from "@jest/globals";
import { asJson, asText } from "#scripts/partner/import-output.ts";

const remark = (line: number, words: string) => ({ line, path: `${line}.mp4`, words });
const REMARKS = [remark(2, "odd"), remark(3, "odd"), remark(4, "other"), remark(9, "odd")];

test("people are told once what is to be said of many rows, programs of each row", () => {
  expect(asText.remarks(REMARKS)).toEqual([
    "line 2, 2.mp4 and 2 more: odd.\n",
    "line 4, 4.mp4: other.\n",
  ]);
  expect(asText.remarks([])).toEqual([]);
  const lines = asJson.remarks(REMARKS).map((line) => JSON.parse(line) as object);
  expect(lines).toEqual(REMARKS.map((one) => ({ kind: "remark", ...one })));
});

test("a file's name does nothing to a terminal", () => {
  const file = { state: "refused", item: null, sha256: null, problem: "no" } as const;
  const line = asText.file({ ...file, path: "a\u001b[2J\u202eb.mp4" });
  expect(line).toBe("a\ufffd[2J\ufffdb.mp4: no.\n");
});
