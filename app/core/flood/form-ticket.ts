/** What a form carries so that it can be taken under load: done by the page's script, or by waiting. */
export interface FormTicket {
  readonly text: string;
  /** Hashes that the work takes on average. */
  readonly tries: number;
  /** Whole seconds until it is good without work; 0 is at once. */
  readonly waitSeconds: number;
}
