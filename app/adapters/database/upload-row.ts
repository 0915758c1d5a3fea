/** Under what name each encrypted field of an upload is bound to its row; the same once the upload is over. */
export const uploadFieldOf = (id: string, column: "original_name" | "declared_type") =>
  ({ purpose: "metadata", row: `${id}/${column}` }) as const;
