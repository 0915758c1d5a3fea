import type { Category } from "#app/core/intake/category.ts";

interface CategoryWords {
  readonly label: string;
  /** One example, read before choosing. */
  readonly example: string;
}

/** What a report can be about. The office's pack will word these later. */
export const categories: Readonly<Record<Category, CategoryWords>> = {
  force: {
    label: "Someone was hurt or handled with force",
    example: "An officer hit, choked, kicked or threw down a person, or aimed a gun at them.",
  },
  "entry-or-search": {
    label: "They went into a home, car or shop",
    example: "Officers came in or searched a bag and did not show a paper from a judge.",
  },
  detention: {
    label: "Someone was stopped or taken away",
    example: "Officers held a person on the street, or took them away in a van.",
  },
  "no-identification": {
    label: "They would not say who they were",
    example: "Officers wore masks, hid their badges, or did not answer when asked for a name.",
  },
  "interference-with-recording": {
    label: "They stopped someone from filming or watching",
    example:
      "An officer took a phone, blocked the camera, or told people they would be arrested for filming.",
  },
  "sensitive-place": {
    label: "It was at a school, clinic, court or place of prayer",
    example: "Officers waited at a school gate or went into a hospital.",
  },
  "public-property": {
    label: "They used public land or a public building",
    example: "Officers met, parked or held people in a city park, a school lot or a town garage.",
  },
  damage: {
    label: "Something was broken or taken",
    example: "Officers broke a door or a car window, or kept a phone or papers.",
  },
  "chemical-agents": {
    label: "They used tear gas, pepper spray or something like it",
    example: "Officers sprayed people or threw a can that gave off smoke.",
  },
  "shooting-or-injury": {
    label: "Someone was shot or badly hurt",
    example: "Shots were fired, a car hit a person, or someone went to a hospital.",
  },
  "saw-agents": {
    label: "I saw officers or their cars, and nothing wrong was done",
    example: "Four gray vans and people in vests stood at the same lot two days in a row.",
  },
  other: {
    label: "Something else",
    example: "If nothing above fits, choose this and tell us in your own words.",
  },
};
