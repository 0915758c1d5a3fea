import { Children, cloneElement, isValidElement, type ReactElement, type ReactNode } from "react";

interface Parent {
  readonly children?: ReactNode;
}

/**
 * A table's rows with the name of its column on each cell, for screens that are too narrow to show columns. Rows are `tr`
 * elements whose children are `td` elements, one for each column.
 */
export function withLabels(rows: ReactNode, columns: readonly string[]): ReactNode {
  return Children.map(rows, (row) =>
    isElement(row)
      ? cloneElement(
          row,
          {},
          Children.toArray(row.props.children).map((cell, at) =>
            isElement(cell) ? cloneElement(cell, { "data-label": columns[at] }) : cell,
          ),
        )
      : row,
  );
}

function isElement(
  node: ReactNode,
): node is ReactElement<Parent & { "data-label"?: string | undefined }> {
  return isValidElement(node);
}
