/** How much may arrive. Sizes in bytes, counts of files; settings of the office. */
export interface UploadLimits {
  /** One file that comes in parts. */
  readonly fileBytes: number;
  /** Files of one report. */
  readonly reportFiles: number;
  /** How long an upload that does not go on is kept after its last byte, in milliseconds. */
  readonly unfinishedMillis: number;
}

export const DEFAULT_UPLOAD_LIMITS: UploadLimits = {
  fileBytes: 50_000_000_000,
  reportFiles: 200,
  unfinishedMillis: 14 * 86_400_000,
};
