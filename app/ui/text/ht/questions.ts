import type { WordingOf } from "../catalogue.ts";

/** The page with the office's own questions; the questions themselves are in the office's pack. */
export const questions: WordingOf<"questions"> = {
  step: "Kèk kesyon",
  title: "Kèk kesyon sou sa",
  laterTitle: "Yon ti kras plis sou sa",
  lead: "Reponn sa ou kapab. Ou ka sote tout kesyon yo epi kontinye.",
  because: "Nou pa ka aji san repons sa a.",
  next: "Nou anrejistre paj sa a lè ou peze Kontinye. Apre sa, nou mande ki kote ak kilè.",
};
