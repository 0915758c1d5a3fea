import { networkInterfaces } from "node:os";

/** What a child sees of networks, for its first frame. */
export interface SeenNetwork {
  /** Addresses of any interface but the one to oneself. */
  readonly networkAddresses: number;
  /** False where not even the socket could be made by which the system is asked for them. */
  readonly canMakeSockets: boolean;
}

/** Looks from inside. */
export function seenNetwork(): SeenNetwork {
  try {
    const addresses = Object.values(networkInterfaces()).flat();
    const outside = addresses.filter((address) => address?.internal === false);
    return { networkAddresses: outside.length, canMakeSockets: true };
  } catch {
    return { networkAddresses: 0, canMakeSockets: false };
  }
}
