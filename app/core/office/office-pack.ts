/**
 * What one office words or rules differently from another: dated data, not code (DESIGN 6.9). The packs themselves
 * live in `app/core/office/packs/`.
 */
export interface OfficePack {
  /** Short id and date of the pack, printed where its wording is used. */
  readonly id: string;
  readonly date: string;
  readonly officeName: string;
  readonly stateName: string;
  /** Beginning of case and bundle numbers. */
  readonly numberPrefix: string;
  /** IANA zone in which the office reads times. */
  readonly timeZone: string;
  /** A plain public page that "Leave now" goes to. */
  readonly quickExitUrl: string;
  readonly emergencyNumber: string;
  /** Secrecy wording printed on a bundle, by audience; counsel's text. */
  readonly bundleLegend: Readonly<Partial<Record<string, string>>>;
}
