import { isBlurred } from "#app/core/evidence/item-care.ts";
import { graphicWords } from "#app/core/triage/graphic-words.ts";
import type { ItemId } from "#app/core/ids.ts";
import type { ShownItem, ShownReport } from "#app/ui/desk/shown-report.ts";
import { localTime } from "#app/ui/time/when.tsx";
import type { UseCases } from "#app/use-cases/bind.ts";

type Care = Extract<Awaited<ReturnType<UseCases["readCare"]>>, { kind: "care" }>;

/** True for a file that two people are to look at together. */
export function isForTwo({ care }: Pick<ShownItem, "care">): boolean {
  return care?.noted?.twoPeople === true;
}

/**
 * A report whose files say what staff noted of them, what the reporter's words may tell, and whether they are blurred for who reads it. A small picture
 * that two people are to look at is not fetched at all.
 */
export function withCare<Shown extends Pick<ShownReport, "narrative" | "items">>(
  report: Shown,
  care: Care,
  zone: string,
): Shown {
  const ofReport = graphicWords([report.narrative]);
  return {
    ...report,
    items: report.items.map((item): ShownItem => {
      const ofFile = graphicWords(item.said.map(({ shows }) => shows));
      const words = [...ofFile, ...ofReport].filter(
        (one, at, all) => all.findIndex((other) => other.words === one.words) === at,
      );
      const noted = care.items.get(item.id as ItemId);
      const twoPeople = noted?.twoPeople ?? false;
      return {
        ...item,
        note: twoPeople ? "for two people to look at together" : item.note,
        thumbnailSrc: twoPeople ? undefined : item.thumbnailSrc,
        care: {
          noted: noted && {
            graphic: noted.graphic,
            twoPeople,
            by: noted.notedBy,
            at: localTime({ at: noted.notedAt, zone }),
          },
          words,
          blurred: isBlurred(care.blur, noted, words.length > 0),
          veiled: isBlurred("graphic", noted, words.length > 0),
        },
      };
    }),
  };
}
