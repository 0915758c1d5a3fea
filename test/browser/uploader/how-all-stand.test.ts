import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { howAllStand } from "#app/browser/uploader/words.ts";
import { textIn } from "#app/ui/text/catalogues.ts";
import { en } from "#app/ui/text/en/index.ts";

const rows = { ...en.uploader.rows, sizes: en.common.sizes };
const none = { left: 0, missing: 0, notGone: 0, differing: 0, received: 0 };

describe("what is said of all files together", () => {
  test.each([
    [{ ...none, received: 2 }, "All files are received whole. You can close this page."],
    [none, "No file is on its way."],
    [{ ...none, left: 1 }, "1 file is still on its way. Keep this page open."],
    [
      { ...none, received: 3, missing: 1 },
      "1 file has not arrived whole. The list says what to do.",
    ],
    [
      { ...none, received: 3, differing: 1 },
      "1 file is not the same with us as on your device. The list says what to do.",
    ],
    [
      { ...none, left: 2, missing: 2, notGone: 1, received: 1 },
      "2 files are still on their way. 2 files have not arrived whole. The list says what to do. A file could not be removed. The list says why. Keep this page open.",
    ],
  ])("%j", (counts, sentence) => {
    expect(howAllStand(rows, counts, "en")).toBe(sentence);
  });

  test("that all are there, and the page can be closed, only where nothing else is to be said", () => {
    const count = fc.nat({ max: 3 });
    const counts = fc.record({
      ...{ left: count, missing: count, notGone: count, differing: count, received: count },
    });
    fc.assert(
      fc.property(counts, (some) => {
        const isAll = howAllStand(rows, some, "en").includes(rows.allThere);
        const { left, missing, notGone, differing, received } = some;
        expect(isAll).toBe(left + missing + notGone + differing === 0 && received > 0);
      }),
    );
  });

  test.each([
    ["ru", 1, "1 файл ещё"],
    ["ru", 3, "3 файла ещё"],
    ["ru", 5, "5 файлов ещё"],
    ["ru", 21, "21 файл ещё"],
    ["ar", 2, "ملفان"],
    ["ar", 3, "ملفات"],
    ["ar", 11, "ملفًا"],
    ["zh-Hans", 1, "还有 1 个文件"],
  ] as const)("in the form that %s has for %i", (language, left, said) => {
    const { uploader, common } = textIn(language);
    const words = { ...uploader.rows, sizes: common.sizes };
    expect(howAllStand(words, { ...none, left }, language)).toContain(said);
  });
});
