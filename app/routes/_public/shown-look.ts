import { dateFormat } from "#app/core/date-format.ts";
import type { FirstLook } from "#app/core/claims/first-look.ts";
import type { Reading } from "#app/http/reading.ts";
import type { SaidOfFile } from "#app/core/intake/file-statement.ts";
import type { ShownLook, ShownSaid } from "#app/ui/evidence/file-seen.tsx";
import { localeOf } from "#app/core/intake/locale.ts";
import { localTime } from "#app/ui/time/when.tsx";

/** A first look in words for whoever sent the file. A moment is said in the office's zone, a wall time as the file has it. */
export function shownLook(look: FirstLook | undefined, reading: Reading): ShownLook | undefined {
  if (look === undefined) return undefined;
  const { time, place } = look;
  return {
    time: { kind: time.kind, when: whenWords(time, reading) },
    place: {
      kind: place.kind,
      near: place.kind === "found" ? (place.near ?? undefined) : undefined,
    },
  };
}

/** What was said, without what else is kept with it. */
export function shownSaid(statements: readonly SaidOfFile[]): ShownSaid[] {
  return statements.map(({ place, time, shows, origin }) => ({ place, time, shows, origin }));
}

function whenWords(time: FirstLook["time"], { zone, language }: Reading): string | undefined {
  switch (time.kind) {
    case "found":
      return wallWords(time.local, localeOf(language));
    case "moment":
      return localTime({ at: time.at, zone, locale: localeOf(language) });
    case "weak":
    case "disagree":
    case "none":
    case "unread":
      return undefined;
  }
}

/** A wall time has no zone: it is written down as UTC and read back as UTC, so that nothing shifts it. */
function wallWords(local: string, locale: string): string {
  return dateFormat(locale, {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "UTC",
  })
    .format(Date.parse(`${local}Z`))
    .replaceAll("\u202f", " ");
}
