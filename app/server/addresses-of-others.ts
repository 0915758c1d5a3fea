import { z } from "zod";

/** Whether this is where another body may be asked. Plain http is for this machine alone; nothing secret is in it. */
export function isAddressOfOthers(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, hash } = new URL(text);
  if (username !== "" || password !== "" || hash !== "") return false;
  return protocol === "https:" || (protocol === "http:" && hostname === "localhost");
}

/** One address or several, with commas between: two of one authority would vouch for no more than one. */
export const timestampSetting = z
  .string()
  .transform((text) => text.split(",").map((url) => url.trim()))
  .refine(
    (urls) => urls.every(isAddressOfOthers),
    "must be an https address without a password; http for localhost only",
  )
  .refine((urls) => new Set(urls).size === urls.length, "names one authority twice");
