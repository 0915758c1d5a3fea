import type { UseCases } from "#app/use-cases/bind.ts";
import type { Assessment } from "#app/core/claims/assessment.ts";
import { claimsInWords } from "#app/core/claims/claims-in-words.ts";
import {
  examinationDifferences,
  type ComparedMember,
} from "#app/core/claims/examinations-apart.ts";
import { silenceWords } from "#app/core/claims/silence-words.ts";
import type { ShownExamination } from "#app/ui/desk/examinations.tsx";
import { localTime } from "#app/ui/time/when.tsx";

type Examination = Awaited<ReturnType<UseCases["readExaminations"]>>[number];

/** An examination beside the one shown first, with what of it differs from that one. */
export function otherExamination(
  one: Examination,
  shownFirst: Assessment | null,
  zone: string,
): ShownExamination {
  const differences =
    one.assessment === null || shownFirst === null
      ? []
      : examinationDifferences(one.assessment, shownFirst);
  return {
    ...{ number: one.number, failed: one.state === "failed", examinedWith: one.examinedWith },
    at: localTime({ at: one.at, zone }),
    ...claimsInWords(one.assessment),
    silence: silenceWords(one.assessment),
    differs: differences.map(
      ({ what, here, shownFirst: first }) =>
        `${WHAT[what]}: ${listed("this one alone", here)}; ${listed("the one shown first alone", first)}`,
    ),
  };
}

function listed(who: string, said: readonly string[]): string {
  return said.length === 0 ? `${who} says nothing more` : `${who} says ${said.join(" / ")}`;
}

const WHAT: Readonly<Record<ComparedMember, string>> = {
  mediaType: "Type",
  device: "Device",
  times: "Times",
  places: "Places",
  bestTime: "Best time",
  bestPlace: "Best place",
  locationStatus: "What became of the place",
  facing: "How the camera was turned",
  credentials: "Content credentials",
  problems: "Problems",
  unread: "What was not read",
  signs: "Leads",
};
