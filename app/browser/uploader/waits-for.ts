/** What a file waits for before it goes on by itself. */
export type WaitsFor = "offline" | "unreached" | "busy" | "no-room";

/** A device that knows its network is gone says so; otherwise nobody here can tell whose fault it is. */
export function noticed(why: Exclude<WaitsFor, "offline">): WaitsFor {
  return why === "unreached" && !navigator.onLine ? "offline" : why;
}
