/** The window's title of a desk page: what it is, and no more about the office than that. */
export function deskTitle(page: string): { title: string }[] {
  return [{ title: `${page} – Desk` }];
}
