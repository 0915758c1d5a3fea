import type { Tools } from "../tools.ts";

/** The page that checks receipts without a network, as one file to keep. It is the same for everyone. */
export function readOfflineCheck(tools: Pick<Tools, "offlineCheck">): string {
  return tools.offlineCheck;
}
