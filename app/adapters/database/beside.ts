/** What stands beside each of many rows, by the row's id: read for all of them at once, and told for each by itself. */
export class Beside<Value> {
  readonly #values = new Map<string, Value[]>();

  add(id: string, value: Value): void {
    const known = this.#values.get(id);
    if (known === undefined) this.#values.set(id, [value]);
    else known.push(value);
  }

  /** What stands beside these and no others; what stands beside several of them, once. */
  of(ids: readonly string[]): Value[] {
    return [...new Set(ids.flatMap((id) => this.#values.get(id) ?? []))];
  }
}
