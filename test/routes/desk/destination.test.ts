import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { deskDestination } from "#app/routes/desk/destination.ts";

test.each([
  ["/desk/queue", "/desk/queue"],
  ["/desk/queue?status=new&words=a%20b", "/desk/queue?status=new&words=a%20b"],
  ["/desk/reports/rpt_1?list=status%3Dnew", "/desk/reports/rpt_1?list=status%3Dnew"],
  // A download would leave the reader on the sign-in page.
  ["/desk/evidence/itm_1/original?purpose=review", "/desk"],
  ["/desk/bundles/bun_1/download", "/desk"],
  ["/desk/bundles/bun_1", "/desk/bundles/bun_1"],
  // These lead back to signing in.
  ["/desk/sign-in?to=/desk/queue", "/desk"],
  ["/desk/sign-out", "/desk"],
])("%s leads to %s", (to, destination) => {
  expect(deskDestination(to)).toBe(destination);
});

test.each([
  null,
  "",
  "queue",
  "/",
  "/report",
  "/desk",
  "//evil.example/desk/",
  "///evil.example/desk/",
  "/\\evil.example/desk/",
  "/desk/\\evil.example",
  "/desk//evil.example/../..//evil.example",
  "/desk/../evil",
  "/desk/%2e%2e/evil",
  "/desk/..//evil.example",
  "https://evil.example/desk/",
  "javascript:alert(1)",
  "/desk/\r\nSet-Cookie: a=b",
  "/desk/\tqueue",
  " /desk/queue",
  "/desk/quéue",
])("%j leads to the desk's first page or stays below it", (to) => {
  const destination = deskDestination(to);
  const url = new URL(destination, "http://localhost:8080");
  expect(url.origin).toBe("http://localhost:8080");
  expect(url.pathname === "/desk" || url.pathname.startsWith("/desk/")).toBe(true);
});

test("whatever is asked for, the answer is a page of the desk on this host", () => {
  const pieces = fc.constantFrom(
    "/",
    "//",
    "\\",
    "desk",
    "desk/",
    "..",
    "%2f",
    "@",
    "evil.example",
    ":",
    "?",
    "#",
    "\n",
    "http:",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const url = new URL(deskDestination(parts.join("")), "http://localhost:8080");
      expect(url.host).toBe("localhost:8080");
      expect(url.pathname.startsWith("/desk")).toBe(true);
    }),
  );
});
