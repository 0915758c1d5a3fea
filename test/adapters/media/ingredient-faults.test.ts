import { expect, test } from "@jest/globals";
import { ingredientFaults } from "#app/adapters/media/credentials/ingredient-faults.ts";

const uri = (manifest: string, label: string) =>
  `self#jumbf=/c2pa/${manifest}/c2pa.assertions/${label}`;
const fault = (at: string) => ({ uri: at, codes: [`fault of ${at}`] });

const mine = { title: "A.jpg", label: "c2pa.ingredient" };
const nested = { title: "B.jpg", label: "c2pa.ingredient" };
const manifests = { "urn:1": { ingredients: [mine] }, "urn:2": { ingredients: [nested] } };

test("a fault is laid at the ingredient of its own manifest, not at another of that label", () => {
  const [here, there] = [uri("urn:1", "c2pa.ingredient"), uri("urn:2", "c2pa.ingredient")];
  const found = ingredientFaults("urn:1", manifests, [fault(there), fault(here)]);
  expect(found.ofActive).toEqual(new Map([[mine, [`fault of ${here}`]]]));
  expect(found.deeper).toEqual([{ title: "B.jpg", codes: [`fault of ${there}`] }]);
});

test("a fault of what nobody names is listed and not dropped", () => {
  const strange = [uri("urn:1", "c2pa.ingredient__1"), uri("urn:3", "c2pa.ingredient"), ""];
  const { ofActive, deeper } = ingredientFaults("urn:1", manifests, strange.map(fault));
  expect(ofActive.size).toBe(0);
  expect(deeper).toEqual(strange.map((at) => ({ title: null, codes: [`fault of ${at}`] })));
});

test("what had no fault is not listed", () => {
  const none = [{ uri: uri("urn:3", "c2pa.ingredient"), codes: [] }];
  expect(ingredientFaults("urn:1", manifests, none).deeper).toEqual([]);
});
