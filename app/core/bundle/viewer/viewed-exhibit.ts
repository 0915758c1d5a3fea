/** A row's cell: a text, or several lines. */
export type ViewedCell = string | readonly string[];

/** A part of what is said of an exhibit, all of it words: the page only draws it. */
export interface ViewedPart {
  /** Names it within the exhibit: `times`, `custody`. */
  readonly key: string;
  readonly title: string;
  readonly before: readonly string[];
  readonly heads: readonly string[];
  readonly rows: readonly (readonly ViewedCell[])[];
  readonly after: readonly string[];
}

/** A file of the bundle, by its path below the top folder. */
export interface ViewedFile {
  readonly title: string;
  readonly path: string;
}

/** What of an exhibit a browser may be able to show. */
export interface ViewedMedia extends ViewedFile {
  readonly kind: MediaKind;
}

/** How a file is shown; `none` where a browser is not asked to. */
export type MediaKind = "photo" | "film" | "sound" | "none";

/** Everything that `index.html` says of one exhibit beyond its entry in the list. */
export interface ViewedExhibit {
  readonly number: string;
  readonly description: string;
  /** Absent where this bundle holds no file of it that can be looked at. */
  readonly media: ViewedMedia | null;
  readonly parts: readonly ViewedPart[];
  readonly files: readonly ViewedFile[];
}
