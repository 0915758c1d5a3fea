import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";

const ROOT = join(import.meta.dirname, "../..");

test("each requirement that is called met names a file and a test that are there", async () => {
  const [header, ...lines] = (await readFile(join(ROOT, "docs/asvs.csv"), "utf8"))
    .trim()
    .split("\n");
  expect(header).toBe("id,level,met by,test");
  const ids = new Set<string>();
  for (const line of lines) {
    const [id = "", level = "", path = "", proof = "", ...rest] = line.split(",");
    expect({ line, rest }).toEqual({ line, rest: [] });
    expect(id).toMatch(/^\d{1,2}\.\d{1,2}\.\d{1,2}$/);
    expect(level).toMatch(/^[123]$/);
    expect(ids.has(id)).toBe(false);
    ids.add(id);
    for (const file of [path, proof]) {
      expect({ file, there: file !== "" && existsSync(join(ROOT, file)) }).toEqual({
        file,
        there: true,
      });
    }
    expect(proof).toMatch(/\.test\.tsx?$/);
  }
  expect(ids.size).toBeGreaterThan(0);
});
