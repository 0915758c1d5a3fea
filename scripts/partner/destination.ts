import type {
  PartnerFacts,
  PartnerFileState,
  PartnerRefusal,
  SenderRefusal,
} from "#app/core/partner/file-facts.ts";
import type { OpenedFile } from "./delivery.ts";

/** The delivery as a whole, in the agency's words. */
export interface DeliveryWords {
  readonly agency: string;
  readonly reference: string;
  readonly custodian: string;
  readonly statement: string;
  readonly place: string;
}

/** A file as the office has it. */
export interface HeldFile {
  readonly number: number;
  readonly path: string;
  readonly state: PartnerFileState;
}

export interface Begun {
  readonly importId: string;
  readonly reportCode: string;
  readonly continued: boolean;
  readonly files: readonly HeldFile[];
  readonly contradicted: readonly string[];
}

export interface Sent {
  readonly state: PartnerFileState;
  readonly item: string | null;
  readonly why: PartnerRefusal | null;
  readonly foundSha256: string | null;
}

/** Where a delivery goes: the office on this machine, or one across the network. */
export interface Destination {
  readonly begin: (words: DeliveryWords, facts: readonly PartnerFacts[]) => Promise<Begun>;
  /** Sends one opened file. `onBytes` is told of every piece that went. */
  readonly send: (
    begun: Begun,
    file: HeldFile,
    opened: Extract<OpenedFile, { readonly kind: "opened" }>,
    onBytes: (count: number) => void,
  ) => Promise<Sent>;
  /** Tells that a listed file cannot be sent. */
  readonly refuse: (begun: Begun, file: HeldFile, why: SenderRefusal) => Promise<void>;
  /**
   * Waits until what was sent is sealed, telling how many files are left, then says that the delivery is over. Answers what became in
   * the end of files whose digests were compared only now.
   */
  readonly finish: (
    begun: Begun,
    onWaiting: (files: number) => void,
  ) => Promise<readonly { readonly path: string; readonly sent: Sent }[]>;
  readonly close: () => Promise<void>;
}
