import { compareHref } from "./queue-url.ts";
import type { ShownItem } from "./shown-report.ts";

/** The other files of the report, each to be put beside this one. */
export function CompareWith({
  item,
  others,
}: {
  readonly item: Pick<ShownItem, "id">;
  readonly others: readonly Pick<ShownItem, "id" | "name">[];
}) {
  const beside = others.filter(({ id }) => id !== item.id);
  if (beside.length === 0) return null;
  return (
    <details>
      <summary>Compare with another file of this report</summary>
      <ul>
        {beside.map(({ id, name }) => (
          <li key={id}>
            <a href={compareHref(item.id, id)}>
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
