/** The packs that come with the product, by name; the first is used where nothing is set. */
export const SHIPPED_PACKS = ["us-ny", "us-ma", "us-ca", "us-il"] as const;

/** True for the name of a pack that comes with the product. */
export function isShippedPack(name: string): boolean {
  return (SHIPPED_PACKS as readonly string[]).includes(name);
}
