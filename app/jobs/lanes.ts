import type { JobName } from "#app/use-cases/jobs.ts";

/**
 * Work that waits for the same thing. Evidence waits for the disk; `outside` waits for machines of other bodies, which may
 * take minutes to say nothing; a bundle waits for both; films take the processor for as long as they last, and what was examined long ago has time; an audit
 * goes on for days where there are terabytes, and the hourly upkeep for as long as the store takes to be listed. For `desk` a person waits. No kind of waiting holds up another.
 */
export type Lane =
  "desk" | "evidence" | "bundle" | "outside" | "films" | "again" | "audit" | "upkeep";

/** Jobs at once in each lane. Evidence: one reads the disk while another hashes. Upkeep: the log is signed while a sweep goes on. */
export const LANES: Readonly<Record<Lane, number>> = {
  desk: 1,
  evidence: 2,
  bundle: 1,
  outside: 1,
  films: 1,
  again: 1,
  audit: 1,
  upkeep: 2,
};

const LANE_OF: Readonly<Record<JobName, Lane>> = {
  "seal-evidence": "evidence",
  "examine-evidence": "evidence",
  "examine-all-again": "again",
  "make-playable": "films",
  "look-through-film": "films",
  "render-redaction": "desk",
  "render-redacted-film": "films",
  "link-live-photos": "again",
  "scan-evidence": "outside",
  "index-reports": "evidence",
  "compare-reports": "evidence",
  "suggest-incidents": "again",
  "act-in-bulk": "desk",
  "build-bundle": "bundle",
  "publish-checkpoint": "upkeep",
  "stamp-checkpoint": "outside",
  "collect-cosignatures": "outside",
  "remove-blobs": "upkeep",
  audit: "audit",
  sweep: "upkeep",
};

/** The jobs that a lane takes. */
export function jobsOf(lane: Lane): readonly JobName[] {
  const names = Object.keys(LANE_OF) as JobName[];
  return names.filter((name) => LANE_OF[name] === lane);
}
