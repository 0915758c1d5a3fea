import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { compile } from "sass";

const FOLDER = new URL("../../app/ui/styles/", import.meta.url);
const PACKAGES = new URL("../../node_modules/@uswds/uswds/packages", import.meta.url);

/** Most compressed bytes a stylesheet may have: both leave room for text on a slow connection. */
const BUDGET = { public: 8_000, desk: 10_000 } as const;

describe.each(["public", "desk"] as const)("the %s stylesheet", (name) => {
  let css = "";

  beforeAll(() => {
    const { pathname } = new URL(`${name}.scss`, FOLDER);
    css = compile(pathname, {
      style: "compressed",
      loadPaths: [PACKAGES.pathname],
      quietDeps: true,
    }).css;
  });

  test("fetches nothing: no fonts, no images, no other sheets", () => {
    expect(css).not.toMatch(/url\(|@import|@font-face|data:/);
  });

  test("is small", () => {
    expect(gzipSync(css).length).toBeLessThan(BUDGET[name]);
  });

  test("has a dark scheme and keeps working with the reader's own colours", () => {
    expect(css).toContain("prefers-color-scheme: dark");
    expect(css).toContain("forced-colors: active");
    expect(css).toContain("color-scheme:light dark");
  });
});
