type Line = readonly (readonly number[])[];

/** Borders of states and counties, as lines of `[longitude, latitude]`. */
export interface Borders {
  readonly states: readonly Line[];
  readonly counties: readonly Line[];
  /** Where they are from and how exact they are. */
  readonly about: string;
}
