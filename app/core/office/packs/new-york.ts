import type { OfficePack } from "../office-pack.ts";

/** The first pack. Wording is a starting point that counsel edits. */
export const NEW_YORK: OfficePack = {
  id: "us-ny",
  date: "2026-11-22",
  officeName: "Office of the Attorney General",
  stateName: "New York",
  numberPrefix: "NYAG",
  timeZone: "America/New_York",
  quickExitUrl: "https://www.weather.gov/",
  emergencyNumber: "911",
  bundleLegend: {
    GJ: "Grand jury material. CPL 190.25(4)(a): do not disclose without an order of the court.",
    PRO: "Prosecution working set. Contains attorney work product. Do not copy outside the office.",
  },
};
