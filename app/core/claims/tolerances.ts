/** Limits that decide what counts as agreement. */
export interface Tolerances {
  /** Device clock against satellite time: up to this they agree. */
  readonly clocksAgreeSeconds: number;
  /** Up to this the difference is noted, beyond it the clocks contradict each other. */
  readonly clocksConflictSeconds: number;
  /** An inferred zone may be off from a whole quarter of an hour by this much. */
  readonly inferredZoneRestSeconds: number;
  /** A movie header may be this much before the start of recording … */
  readonly headerBeforeSeconds: number;
  /** … and this much later than its end. */
  readonly headerAfterSeconds: number;
  /** A clock may run this much ahead of the server's. */
  readonly afterReceiptSeconds: number;
  /** Nothing that is earlier can be a time of capture. */
  readonly firstYear: number;
  /** A position fix older than this is not where the picture was taken. */
  readonly staleFixSeconds: number;
  /** How fast a person may have moved since an old fix. */
  readonly plausibleMetresPerSecond: number;
  /** How exact a position is taken to be that does not say so. */
  readonly assumedRadiusMetres: number;
  /** A position from cell towers or wireless networks is at least this rough. */
  readonly networkRadiusMetres: number;
  /** How many metres off a position is for each unit of dilution of precision, in 19 cases of 20. */
  readonly metresPerDop: number;
  /** Around a position zones are looked for at least this far: their borders are drawn no finer. */
  readonly zoneBorderMetres: number;
  /** A rougher position names neither zone nor county. */
  readonly roughPlaceMetres: number;
  readonly lowestMetres: number;
  readonly highestMetres: number;
}

/** Values of the project. Those of `office-tolerances.ts` an office may set in its pack. */
export const TOLERANCES: Tolerances = {
  clocksAgreeSeconds: 120,
  clocksConflictSeconds: 15 * 60,
  inferredZoneRestSeconds: 5 * 60,
  headerBeforeSeconds: 2,
  headerAfterSeconds: 60,
  afterReceiptSeconds: 5 * 60,
  firstYear: 1990,
  staleFixSeconds: 5 * 60,
  plausibleMetresPerSecond: 30,
  assumedRadiusMetres: 100,
  networkRadiusMetres: 500,
  metresPerDop: 10,
  zoneBorderMetres: 1000,
  roughPlaceMetres: 25_000,
  lowestMetres: -500,
  highestMetres: 20_000,
};
