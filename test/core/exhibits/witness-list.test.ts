import { expect, test } from "@jest/globals";
import { payloadTexts, planBundle } from "#app/core/bundle/payload.ts";
import { EMPTY_SHEET } from "#app/core/exhibits/foundation-sheet.ts";
import { inventedContent, RECEIVED_AT } from "#test/core/bundle/invented-bundle.ts";

test("the witness list names whom the foundation sheets name, once each, with what nobody said left to be written by hand", () => {
  const content = inventedContent({ audience: "PRO" });
  const sheets = [{ witness: "W-03", custodian: "A. Custodian" }, { maker: "W-03" }];
  const exhibits = content.exhibits.map((one, at) => {
    const sheet = { ...EMPTY_SHEET, ...sheets[at] };
    return { ...one, foundation: { version: 1, writtenAt: RECEIVED_AT, sheet } };
  });
  const texts = [...payloadTexts(planBundle({ ...content, exhibits }))];
  const list = texts.find(({ path }) => path.endsWith("witness-list.csv"));
  expect(new TextDecoder().decode(list?.bytes).split("\r\n")).toEqual([
    "Witness,Role,Exhibits,Language and interpreter,Accommodation,Subpoena,Appearance,Protective order",
    "A. Custodian,custodian,PX-001,,,,,",
    "W-03,depiction witness; maker,PX-001; PX-002,,,,,",
    "",
  ]);
});
