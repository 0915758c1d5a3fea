import type { Cover, Edges } from "#app/core/redaction/plan.ts";
import { RedactBoxesScript } from "../evidence/redact-boxes-script.tsx";
import { RedactFilmScript } from "../evidence/redact-film-script.tsx";
import { ViewerScript } from "../evidence/viewer-script.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { Veil } from "./item-care.tsx";
import { FilmRedactionForm } from "./redaction-film-form.tsx";
import { RedactionFilmStage } from "./redaction-film-stage.tsx";
import { RedactionForm } from "./redaction-form.tsx";
import { RedactionStage } from "./redaction-stage.tsx";
import type { ShownItem } from "./shown-report.ts";

/** The picture or player with the form that says what of it is covered. */
export function RedactionWork({
  item,
  of,
  boxes,
  mutes,
  ...form
}: {
  readonly item: ShownItem;
  readonly of: "photo" | "film";
  /** Of a photo, as they were sent last. */
  readonly boxes: readonly (Edges & { readonly cover: Cover })[];
  readonly rows: number;
  readonly mutes: number;
  readonly token: string;
  readonly values: Values | undefined;
  readonly problems: readonly Problem[] | undefined;
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
}) {
  const { id, name, previewSrc, playSrc, care } = item;
  const sound = item.kind === "audio";
  const stage =
    of === "film" ? (
      playSrc === undefined ? (
        <p>There is no copy of this file that plays here: write the numbers from the original.</p>
      ) : (
        <RedactionFilmStage name={name} src={playSrc} sound={sound} pictureSrc={previewSrc} />
      )
    ) : previewSrc === undefined ? null : (
      <RedactionStage src={previewSrc} alt={`Preview of ${name}`} boxes={boxes} />
    );
  return (
    <>
      {care?.veiled === true ? <Veil id={id}>{stage}</Veil> : stage}
      {of === "film" ? (
        <>
          <FilmRedactionForm {...form} mutes={mutes} sound={sound} />
          <ViewerScript />
          <RedactFilmScript />
        </>
      ) : (
        <>
          <RedactionForm {...form} />
          <RedactBoxesScript />
        </>
      )}
    </>
  );
}
