import type { Catalogue } from "./catalogue.ts";
import { madeFrom as ar } from "./ar/made-from.ts";
import { madeFrom as es } from "./es/made-from.ts";
import { madeFrom as fr } from "./fr/made-from.ts";
import { madeFrom as ht } from "./ht/made-from.ts";
import { madeFrom as pt } from "./pt/made-from.ts";
import { madeFrom as ru } from "./ru/made-from.ts";
import { madeFrom as zhHans } from "./zh-Hans/made-from.ts";
import { madeFrom as zhHant } from "./zh-Hant/made-from.ts";

/**
 * Which English each translation was made from, as `npm run catalogue` keeps it: lines `KEY ENGLISH TRANSLATION`, the last two digests
 * of the texts (`textDigest`). A line says for good that this translation says what that English said. So lines of two branches may
 * stand side by side in any order, and merging is putting them together.
 */
export const MADE_FROM: Readonly<Record<Catalogue["language"], string>> = {
  es,
  pt,
  ht,
  "zh-Hans": zhHans,
  "zh-Hant": zhHant,
  fr,
  ru,
  ar,
};
