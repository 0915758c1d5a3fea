import { expect, test } from "@jest/globals";
import { LANGUAGE_TAGS, type LanguageTag } from "#app/core/intake/languages.ts";
import { checkReceipt } from "#app/core/receipt/check-receipt.ts";
import { receiptInLanguage } from "#app/core/receipt/receipt-in-language.ts";
import { receiptReading } from "#app/routes/receipt/reading.ts";
import { WORKED_LOG } from "../custody/made-keys.ts";
import { DIGESTS, madeReceipt, textOf } from "./made-receipt.ts";

const receipt = madeReceipt();
const office = { name: "Office of the Attorney General", timeZone: "America/New_York" };

function told(language: LanguageTag): string {
  const check = checkReceipt(textOf(receipt), { logs: [WORKED_LOG.key] });
  if (check.kind !== "genuine") throw new Error(check.kind);
  return receiptInLanguage({ receipt, facts: check.facts, office }, receiptReading(language));
}

test.each(LANGUAGE_TAGS)(
  "in %s it has every fact of the receipt, each value on its own line",
  (language) => {
    const lines = told(language)
      .replaceAll(/[\u2066\u2069]/g, "")
      .split("\n");
    for (const value of [...DIGESTS, "2026-01-15 17:05:05 UTC", WORKED_LOG.key.name]) {
      expect(lines).toContain(`  ${value}`);
    }
    expect(lines.filter((line) => /\{\w+\}|undefined/.test(line))).toEqual([]);
  },
);

test("days, times and numbers are those of the language", () => {
  expect(told("es")).toContain("  15 ene 2026, 12:05:05 p.m. EST");
  expect(told("ru")).toContain("Этот офис получил обращение, в нём 3 файла.");
  expect(told("zh-Hant")).toContain("  2026年1月15日");
  expect(told("zh-Hant")).toContain("\n本頁由機器譯成中文，還沒有人檢查過。\n");
});

test("in Arabic what is Latin is kept from turning, and elsewhere no invisible mark stands", () => {
  expect(told("ar")).toContain("  \u20662026-01-15 17:05:05 UTC\u2069\n");
  expect(told("fr")).not.toMatch(/[\u2066-\u2069]/);
});

test("it says that it is not what is checked, and nobody takes it for that", () => {
  expect(told("en")).toContain("Only the text in English, receipt.txt, can be checked.");
  expect(checkReceipt(told("en"), { logs: [WORKED_LOG.key] }).kind).not.toBe("genuine");
});
