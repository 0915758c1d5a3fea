import { rulesFor } from "../audience.ts";
import { legendOf } from "../bag-info.ts";
import { PATHS } from "../layout.ts";
import { inOfficeZone } from "../office-time.ts";
import type { BundlePlan } from "../payload.ts";
import { handedOut } from "../stand-in.ts";
import { linkTo, listedHtml } from "./listed-html.ts";
import { htmlText, scriptData } from "./shown-text.ts";
import { viewExhibit } from "./view-exhibit.ts";
import { viewedFiles } from "./viewed-files.ts";
import { mediaAmong } from "./viewed-media.ts";
import { placesHtml } from "./viewed-places.ts";
import { timelineHtml } from "./viewed-times.ts";

/** Pieces of HTML by the place of the page that they fill. */
export type ViewedBundle = Readonly<
  Record<string, () => Iterable<string> | Promise<Iterable<string>>>
>;

/**
 * What `index.html` shows of a bundle, in pieces: nothing but what this audience's payload shows too, by the same allow-list. `paths` are the files that
 * are really in the bundle, so that nothing else is linked.
 */
export function viewBundle(
  plan: BundlePlan,
  paths: readonly { readonly path: string }[],
): ViewedBundle {
  const { content, listed } = plan;
  const { office, baggingDate } = content;
  const files = viewedFiles(paths, content.exhibits);
  const count = listed.length;
  const one = (text: string) => () => [htmlText(text)];
  return {
    bundle: one(content.bundleId),
    audience: one(rulesFor(content.audience)?.title ?? content.audience),
    legend: one(legendOf(content)),
    case: one(`${content.caseNumber}, ${content.caseTitle}`),
    made: one(
      `Put together by ${office.name} on ${inOfficeZone(baggingDate, office.timeZone)}. Times are by the clock of ${office.timeZone} unless they say otherwise.`,
    ),
    count: one(`${count} ${count === 1 ? "exhibit" : "exhibits"}`),
    exhibits: function* () {
      for (const one of listed) {
        const own = files.of(one.exhibit.number);
        const media = mediaAmong(own, handedOut(one.exhibit).mediaType);
        yield listedHtml(one, { media, files: own });
      }
    },
    timeline: () => timelineHtml(plan),
    places: () => placesHtml(plan, async (bounds) => content.bordersWithin?.(bounds)),
    papers: () => files.papers.filter(({ path }) => path !== PATHS.versions).map(linkTo),
    data: function* () {
      for (const one of listed) {
        const viewed = viewExhibit(plan, one, files.of(one.exhibit.number));
        yield `<script type="application/json" id="data-${viewed.number}">${scriptData(viewed)}</script>\n`;
      }
    },
  };
}

/** What stands at the head of each page that is printed, as a rule of CSS. */
export function printedHead({ content }: Pick<BundlePlan, "content">): string {
  return (
    `@page { margin: 2cm 1.5cm; @top-left { content: ${cssString(`${content.bundleId} · ${legendOf(content)}`)}; } ` +
    `@bottom-right { content: counter(page) " / " counter(pages); } }\n`
  );
}

/** A string of CSS that holds this text and ends nowhere else. */
function cssString(text: string): string {
  const escaped = text
    .toWellFormed()
    .replace(/[^A-Za-z0-9 ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 32).toString(16)} `);
  return `"${escaped}"`;
}
