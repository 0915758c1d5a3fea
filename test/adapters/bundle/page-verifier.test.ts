import { describe, expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { linked } from "#app/adapters/bundle/verifier/linked.ts";
import { pageVerifier } from "#app/adapters/bundle/verifier/page-verifier.ts";
import { writeBundle } from "#app/adapters/bundle/write-bundle.ts";
import type { checkBundle, CheckMessage } from "#app/browser/bundle-check/check-bundle.ts";
import { ES } from "#app/browser/bundle-check/words-es.ts";
import { EN } from "#app/browser/bundle-check/words-en.ts";
import { pageInOneFile } from "#app/core/page-in-one-file.ts";
import { reportText } from "#app/core/bundle/report-text.ts";
import { verifyBundleAt } from "#scripts/verify-bundle.ts";
import { inventedContent } from "#test/core/bundle/invented-bundle.ts";
import { CLERK, INSPECTOR } from "#test/core/custody/made-keys.ts";
import { asJson } from "./python-check.ts";
import { inFolder, unpack } from "./unpacked.ts";

const page = Buffer.from(pageVerifier()).toString();
const parts = [...page.matchAll(/<(script|style)[^>]*>([^]*?)<\/\1>/g)];

describe("the page as one file", () => {
  test("lets exactly its own style and scripts run, and nothing be loaded or sent", () => {
    expect(parts.map(([, tag]) => tag)).toEqual(["style", "script", "script"]);
    const hashes = parts.map(
      ([, , text = ""]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`,
    );
    const [style = "", ...scripts] = hashes;
    expect(page).toContain(
      `content="default-src 'none'; script-src ${scripts.join(" ")}; style-src ${style}; ` +
        `worker-src blob:; base-uri 'none'; form-action 'none'"`,
    );
    const loads = /\b(?:src|href|action)=|\burl\(|@import|\bimport\(|\bfetch\(|XMLHttp/g;
    expect([...page.matchAll(loads)].map(String)).toEqual([]);
    expect(/\{policy\}|\/\* (?:style|program|page) \*\//.test(page)).toBe(false);
  });

  test("holds nothing of Node and nothing that is left to be resolved", () => {
    const scripts = parts.map(([, , text = ""]) => text).join("\n");
    const left = /^(?:import|export) .*|"node:\w+"|\brequire\(|\bBuffer\.\w+|\bprocess\.\w+/gm;
    expect([...scripts.matchAll(left)].map(String)).toEqual([]);
    const modules = [...scripts.matchAll(/^\/\/ ([\w/.-]+)$/gm)].map(([, path]) => path);
    expect(modules).toContain("core/bundle/verify-bag.ts");
    expect(modules.filter((path) => path?.includes(".server."))).toEqual([]);
  });

  test("says everything in both languages", () => {
    expect(Object.keys(ES)).toEqual(Object.keys(EN));
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const [name, text] of Object.entries(EN)) {
      if (typeof text !== "string") continue;
      const other = ES[name as keyof typeof ES] as string;
      expect({ name, places: places(other) }).toEqual({ name, places: places(text) });
    }
    for (const [, name = ""] of page.matchAll(/data-text="(\w+)"/g))
      expect(EN).toHaveProperty(name);
  });
});

test("every bundle carries it, and it is the same in all", async () => {
  await inFolder(async (folder) => {
    const archive = join(folder, "b.zip");
    await writeBundle(inventedContent(), archive);
    const { files } = await unpack(archive);
    expect(String(files.get("verify.html"))).toBe(page);
  });
});

test("its program alone, away from this project, says of a bundle with witnesses what our own says", async () => {
  await inFolder(async (folder) => {
    const archive = join(folder, "b.zip");
    await writeBundle(inventedContent({ cosigners: [CLERK, INSPECTOR] }), archive);
    const bytes = await readFile(archive);
    const short = join(folder, "short.zip");
    await writeFile(short, bytes.subarray(0, 5000));
    const [, program = ""] = parts.map(([, , text = ""]) => text);
    const world = { document: {}, TextEncoder, TextDecoder, crypto };
    const context = createContext(world) as { checkBundle: typeof checkBundle };
    runInContext(program, context);
    for (const [path, file] of [
      [archive, new Blob([bytes])],
      [short, new Blob([bytes.subarray(0, 5000)])],
    ] as const) {
      const said: CheckMessage[] = [];
      const chosen = { kind: "archive", name: "b.zip", file } as const;
      await context.checkBundle({ chosen, fingerprint: undefined }, (one) => said.push(one));
      const last = said.at(-1);
      if (last?.kind !== "done") throw new Error(JSON.stringify(last));
      const { report, text, pageSha256, opinion } = last.answer;
      const expected = await verifyBundleAt(path);
      expect(asJson(report)).toEqual(asJson(expected));
      expect(text).toBe(reportText(expected));
      expect(opinion.differed).toBe(0);
      if (path === short) expect(pageSha256).toBeUndefined();
      else expect(pageSha256).toBe(createHash("sha256").update(page).digest("hex"));
    }
  });
});

describe("what cannot be linked is refused", () => {
  test("a module that reaches for Node", () => {
    expect(() => linked("core/sha256.server.ts")).toThrow("needs node:crypto");
  });

  test("a name that nobody gives", () => {
    const other = new Map([["core/encoding.ts", "core/instant.ts"]]);
    expect(() => linked("core/bundle/bag-files.ts", other)).toThrow("gives");
  });

  test("modules that need each other", () => {
    const other = new Map([["core/encoding.ts", "core/bundle/bag-files.ts"]]);
    expect(() => linked("core/bundle/bag-files.ts", other)).toThrow("imports itself");
  });

  test("a script that would end early as HTML, and a page without a place for it", () => {
    const html = "{policy} /* style */ /* one */";
    const made = (scripts: Record<string, string>) => () =>
      pageInOneFile({ html, style: "", scripts });
    expect(made({ one: "'</script>'" })).toThrow("would end early");
    expect(made({ two: "" })).toThrow("no place for two");
  });
});
