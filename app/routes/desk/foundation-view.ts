import { originalName } from "#app/core/intake/original-name.ts";
import type { UseCases } from "#app/use-cases/bind.ts";

type Read = Awaited<ReturnType<UseCases["readFoundation"]>>;
type Exhibited = Extract<Read, { readonly kind: "foundation" }>["foundation"]["item"];

/** What the office's record says of the file, for whoever fills its foundation sheet in: read, never typed. */
export function foundationFacts(
  item: Exhibited,
): readonly { readonly term: string; readonly value: string; readonly wide?: boolean }[] {
  const { assessment } = item;
  const time = assessment?.bestTime;
  const place = assessment?.bestPlace;
  const signs = [...(time?.conflicts ?? []), ...(place?.conflicts ?? [])];
  return [
    { term: "File as received", value: originalName(item.originalName).display },
    { term: "Received", value: item.receivedAt },
    { term: "SHA-256", value: item.sha256, wide: true },
    { term: "Time", value: said(time, assessment != null), wide: true },
    { term: "Place", value: said(place, assessment != null), wide: true },
    {
      term: "What speaks against them in the file",
      value:
        signs.length === 0 ? NONE : signs.map(({ source, how }) => `${source}: ${how}`).join("; "),
      wide: true,
    },
  ];
}

const NONE = "nothing was found that contradicts them; that is no proof";

/** A time or place with its level, or why there is none. */
function said(
  claim: { readonly level: string; readonly sentence: string } | null | undefined,
  isExamined: boolean,
): string {
  if (claim != null) return `${claim.sentence} Level: ${claim.level}.`;
  return isExamined
    ? "none that can be relied on"
    : "the file was not examined, or could not be read";
}
