import { COMMON_WORDS } from "./content/common-words.ts";
import type { Incident, Telling } from "./content/incident.ts";
import type { Random } from "./random.ts";

/** How much somebody writes: one line, a few sentences, or everything they remember. */
export type Length = "line" | "short" | "middle" | "long";

/** One person's words about an incident: some of the course of events, put in their own way. */
export function tell(
  random: Random,
  incident: Incident,
  how: {
    readonly language: "en" | "es";
    readonly length: Length;
    readonly hasFiles: boolean;
    readonly hasContact: boolean;
  },
): string {
  const telling = how.language === "es" ? incident.spanish : incident.english;
  const common = COMMON_WORDS[how.language];
  const say = (sentences: readonly string[]) => expand(random, random.pick(sentences));
  const closing = [
    ...(random.chance(0.5) ? [say(common.doubts)] : []),
    ...(random.chance(0.6) ? [say(how.hasFiles ? common.withFiles : common.withoutFiles)] : []),
    ...(random.chance(0.4) ? [say(how.hasContact ? common.withContact : common.anonymous)] : []),
  ];
  switch (how.length) {
    case "line": {
      const line = told(random, telling, 1).join(" ");
      // Written on a phone, in a hurry.
      return random.chance(0.4) ? line.toLowerCase().replace(/\.$/, "") : line;
    }
    case "short":
      return [say(telling.openings), ...told(random, telling, 2)].join(" ");
    case "middle":
      return [
        [say(telling.openings), ...told(random, telling, Math.min(4, telling.beats.length))].join(
          " ",
        ),
        [...asides(random, telling, 1), ...closing].join(" "),
      ].join("\n\n");
    case "long": {
      const beats = told(random, telling, telling.beats.length);
      const half = Math.ceil(beats.length / 2);
      return [
        say(telling.openings),
        beats.slice(0, half).join(" "),
        beats.slice(half).join(" "),
        asides(random, telling, 3).join(" "),
        closing.join(" "),
      ]
        .filter((paragraph) => paragraph !== "")
        .join("\n\n");
    }
  }
}

/** So many moments of the course of events, in order, each in one of its wordings. */
function told(random: Random, telling: Telling, count: number): string[] {
  const chosen = random
    .shuffled(telling.beats.map((_, index) => index))
    .slice(0, count)
    .sort((one, other) => one - other);
  return chosen.map((index) => expand(random, random.pick(telling.beats[index] ?? [])));
}

function asides(random: Random, telling: Telling, most: number): string[] {
  return random
    .shuffled(telling.asides)
    .slice(0, most)
    .map((aside) => expand(random, aside));
}

/** Puts one of the wordings in place of each `{a|b}`. */
export function expand(random: Random, template: string): string {
  return template.replace(/\{([^{}]*)\}/g, (_, choices: string) => random.pick(choices.split("|")));
}
