import { isIdOf, type KeptFormId } from "#app/core/ids.ts";

/** The id of a kept form in an address; undefined when there is none. */
export function keptIn(request: Request): KeptFormId | undefined {
  const id = new URL(request.url).searchParams.get("kept");
  return isIdOf("kpt", id) ? id : undefined;
}
