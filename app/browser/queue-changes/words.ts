/** A report that changed since the list was made. */
export interface Changed {
  readonly id: string;
  /** It is in the queue now. */
  readonly matches: boolean;
  readonly isNew: boolean;
}

export interface Changes {
  readonly reports: readonly Changed[];
  /** More changed than was looked at. */
  readonly more: boolean;
}

/** The changed reports that a list shows, by id: to be marked where they stand. */
export function shownChanges({ reports }: Changes, shown: ReadonlySet<string>): readonly string[] {
  return reports.filter(({ id }) => shown.has(id)).map(({ id }) => id);
}

/**
 * Such as `7 new, 3 changed`: new in the queue, and changed in it or in the list, for what no longer belongs into the queue still stands in the
 * list. Empty where nothing did.
 */
export function changeWords(changes: Changes, shown: ReadonlySet<string>): string {
  const fresh = changes.reports.filter(
    ({ id, isNew, matches }) => isNew && matches && !shown.has(id),
  );
  const changed = changes.reports.filter(
    ({ id, isNew, matches }) => shown.has(id) || (matches && !isNew),
  );
  const plus = changes.more ? "+" : "";
  return [
    ...(fresh.length === 0 ? [] : [`${String(fresh.length)}${plus} new`]),
    ...(changed.length === 0 ? [] : [`${String(changed.length)}${plus} changed`]),
  ].join(", ");
}

/** Whether an answer is what we asked for. */
export function isChanges(value: unknown): value is Changes {
  return (
    typeof value === "object" &&
    value !== null &&
    "reports" in value &&
    Array.isArray(value.reports) &&
    "more" in value
  );
}
