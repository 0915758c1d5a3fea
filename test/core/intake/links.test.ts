import { describe, expect, test } from "@jest/globals";
import { instantFromMillis } from "#app/core/instant.ts";
import { MOST_LINKS, parseLink } from "#app/core/intake/links.ts";

const NOW = instantFromMillis(1_780_000_000_000);
const ADDRESS = "https://video.example.com/watch?v=abc";

function read(link: string, seen = "") {
  const parsed = parseLink({ link, "link-seen": seen }, [], NOW);
  return parsed.ok ? parsed.value?.address : parsed.problems[0]?.code;
}

describe("an address that a reporter types", () => {
  test.each([
    [ADDRESS, ADDRESS],
    ["  http://example.org/a  ", "http://example.org/a"],
    ["instagram.com/p/1", "https://instagram.com/p/1"],
    ["", undefined],
    ["javascript:alert(1)", "link-not-read"],
    ["data:text/html,x", "link-not-read"],
    ["file:///etc/passwd", "link-not-read"],
    ["my friend posted it", "link-not-read"],
    ["https://localhost/x", "link-not-read"],
    ["https://me:secret@example.com/", "link-with-name"],
    [`https://example.com/${"a".repeat(2_000)}`, "link-too-long"],
  ])("%s", (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });

  test("the same again is one link, and more than the most are refused", () => {
    const given = Array.from({ length: MOST_LINKS }, (_, at) => ({
      ...{ address: `https://example.com/${at}`, seen: "", givenAt: NOW },
    }));
    expect(parseLink({ link: "https://example.com/0" }, given, NOW)).toEqual({
      ...{ ok: true, value: undefined },
    });
    expect(parseLink({ link: "https://example.com/new" }, given, NOW)).toMatchObject({
      problems: [{ field: "link", code: "too-many-links" }],
    });
  });
});
