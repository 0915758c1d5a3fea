import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { MESSAGE_LIMIT, parseMessage } from "#app/core/messages/message.ts";

test.each<[string, string]>([
  ["", "empty"],
  [" \r\n\u2800\u200d ", "empty"],
  ["x".repeat(MESSAGE_LIMIT + 1), "too-long"],
])("a message of nothing or too much is refused (%#)", (typed, problem) => {
  expect(parseMessage(typed)).toEqual({ ok: false, problem });
});

test("what was typed is kept, but for the ends of lines and what nobody types", () => {
  expect(parseMessage("one\r\ntwo\u0000 \n")).toEqual({ ok: true, text: "one\ntwo\ufffd" });
  const emoji = "🙂".repeat(MESSAGE_LIMIT);
  expect(parseMessage(emoji)).toEqual({ ok: true, text: emoji });
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (typed) => {
      const read = parseMessage(typed);
      if (read.ok) expect(parseMessage(read.text)).toEqual(read);
    }),
  );
});
