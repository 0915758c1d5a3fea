import { ItemMedia } from "../evidence/item-media.tsx";
import { ForTwoPeople, Veil } from "./item-care.tsx";
import type { ShownItem } from "./shown-report.ts";

/** What can be seen of one file: as it is, blurred until asked, or nothing yet where two people are to look at it together. */
export function ItemStage({
  item,
  heldHref,
}: {
  readonly item: ShownItem;
  /** Where it is shown to two people; undefined where it is shown already. */
  readonly heldHref: string | undefined;
}) {
  if (heldHref !== undefined) {
    return <ForTwoPeople href={heldHref} by={item.care?.noted?.by ?? ""} />;
  }
  const media = <ItemMedia item={item} />;
  return item.care?.veiled === true ? <Veil id={item.id}>{media}</Veil> : media;
}

/** What is recorded of the page's being opened. Pictures that it fetches by itself are each recorded as shown. `at` is a time in words. */
export function recordedWords(
  { previewSrc, strip, embeddedSrc }: Pick<ShownItem, "previewSrc" | "strip" | "embeddedSrc">,
  isHeld: boolean,
  at: string,
): string {
  if (isHeld || previewSrc === undefined) return "Nothing was shown, so nothing was recorded.";
  const shown = [
    "this preview",
    ...(strip === undefined ? [] : ["its filmstrip"]),
    ...(embeddedSrc === undefined ? [] : ["the small picture in the file"]),
  ].join(" and ");
  return `Recorded: you opened ${shown} on ${at}.`;
}
