import { randomBytes } from "node:crypto";
import Sqlite from "better-sqlite3";
import { expect } from "@jest/globals";
import { idFromBytes, type ApprovalId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { DecideOutcome } from "#app/use-cases/approvals/decide-approval.ts";
import { openTestOffice, type TestOffice } from "./open-test-office.ts";
import { softwarePasskey, type SoftwarePasskey } from "./software-authenticator.ts";

/** A real office in which everybody who asks and approves has a passkey and an account that is no longer new. */
export interface ApprovingOffice {
  readonly office: TestOffice;
  readonly administrator: Person;
  /** A supervisor. */
  readonly prosecutor: Person;
  readonly custodian: Person;
  readonly investigator: Person;
  readonly passkeys: ReadonlyMap<string, SoftwarePasskey>;
  /** Puts a new passkey of theirs into the database, as enrolment would. */
  readonly givePasskey: (person: Person) => SoftwarePasskey;
  /** The person looks at the request and answers with their passkey, as their browser would. */
  readonly sign: (by: Person, requestId: ApprovalId) => Promise<DecideOutcome>;
  /** Runs SQL beside the office, as an operator could. */
  readonly sql: (text: string, ...values: unknown[]) => unknown[];
  /** The custody records of one type. */
  readonly records: (
    ev: string,
  ) => Promise<readonly { readonly ev: string; readonly subj: string }[]>;
}

/** Opens one; the investigator has no passkey. */
export async function openApprovingOffice(
  options: { readonly clock?: { now(): Instant } } = {},
): Promise<ApprovingOffice> {
  const office = await openTestOffice(undefined, options);
  const passkeys = new Map<string, SoftwarePasskey>();

  function sql(text: string, ...values: unknown[]): unknown[] {
    const { database } = office.config;
    if (database.kind !== "sqlite") throw new Error("this office is on SQLite");
    const db = new Sqlite(database.file);
    try {
      const statement = db.prepare(text);
      return statement.reader ? statement.all(...values) : [statement.run(...values)];
    } finally {
      db.close();
    }
  }

  function givePasskey(person: Person): SoftwarePasskey {
    const passkey = softwarePasskey(office.config.deskOrigin);
    passkeys.set(person.id, passkey);
    sql(
      `insert into passkey (id, person_id, credential_id, public_key, counter, transports, backup_eligible, label, created_at)
       values (?, ?, ?, ?, 0, '', 0, 'test', '2026-01-01T00:00:00.000Z')`,
      idFromBytes("psk", randomBytes(16)),
      person.id,
      passkey.credentialId,
      Buffer.from(passkey.publicKey, "base64url"),
    );
    return passkey;
  }

  const administrator = await office.employ("administrator");
  const prosecutor = await office.employ("prosecutor");
  const custodian = await office.employ("evidence-custodian");
  const investigator = await office.employ("investigator");
  // Long enough ago for every right, and not so long that the sweep, which runs beside the tests, takes them for people who left.
  sql("update person set created_at = ?", new Date(Date.now() - 20 * 86_400_000).toISOString());
  sql("update person set supervisor = 1 where id = ?", prosecutor.id);
  for (const person of [administrator, prosecutor, custodian]) givePasskey(person);

  return {
    office,
    administrator,
    prosecutor,
    custodian,
    investigator,
    passkeys,
    givePasskey,
    sql,
    sign: async (by, requestId) => {
      const read = await office.useCases.readApproval({ by, requestId });
      const options = JSON.parse(read?.options ?? "{}") as { challenge?: string };
      const digest = Buffer.from(read?.request.digest ?? "", "hex").toString("base64url");
      // The challenge is the digest of the very text on the page.
      if (options.challenge !== undefined) expect(options.challenge).toBe(digest);
      const credential = passkeys.get(by.id)?.answer(digest) ?? "{}";
      return office.useCases.approveAct({ by, requestId, credential });
    },
    records: async (ev) => {
      const all = (await office.useCases.listCustody({ by: custodian })) ?? [];
      return all.filter((record) => record.ev === ev);
    },
  };
}
