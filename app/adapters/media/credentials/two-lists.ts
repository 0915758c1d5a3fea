import type { EngineAnswer, ToldCodes } from "#app/core/claims/credentials.ts";

type Report = Extract<EngineAnswer, { kind: "report" }>;

const LISTED = "signingCredential.trusted";
const NOT_LISTED = "signingCredential.untrusted";
const OF_STAMPS = /^timeStamp\./;

/** What is said of a file, with what is said of its time stamp taken from another report of the same file. */
export function withStampOf(report: Report, other: Report): Report {
  const told = mapped((kind) => [
    ...report.told[kind].filter((code) => !OF_STAMPS.test(code)),
    ...other.told[kind].filter((code) => OF_STAMPS.test(code)),
  ]);
  return { ...report, told, stamp: other.stamp };
}

/** What is said of a file; its signer counts as listed only where another report of the same file says so too. */
export function withSignerOf(report: Report, other: Report): Report {
  if (!report.told.success.includes(LISTED) || other.told.success.includes(LISTED)) return report;
  const told = mapped((kind) => report.told[kind].filter((code) => code !== LISTED));
  return {
    ...report,
    state: report.state === "Trusted" ? "Valid" : report.state,
    told: { ...told, failure: [...told.failure, NOT_LISTED] },
  };
}

function mapped(codes: (kind: keyof ToldCodes) => readonly string[]): ToldCodes {
  return {
    success: codes("success"),
    informational: codes("informational"),
    failure: codes("failure"),
  };
}
