import type { IncidentSuggestionId, ReportId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { Reason } from "./incident-score.ts";

/** Nobody said anything yet; yes; no; or another decision left nothing to decide. */
export type SuggestionState = "open" | "confirmed" | "rejected" | "settled";

/** That two reports may be about one event, with all that speaks for it. */
export interface Suggestion {
  readonly id: IncidentSuggestionId;
  readonly reports: readonly [ReportId, ReportId];
  readonly points: number;
  readonly reasons: readonly Reason[];
  readonly state: SuggestionState;
  readonly madeAt: Instant;
}
