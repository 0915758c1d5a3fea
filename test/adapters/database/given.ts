import { randomBytes } from "node:crypto";
import type { Database } from "#app/adapters/database/open.ts";
import type { NewReport } from "#app/adapters/database/report-store.ts";
import type { StoredRecord } from "#app/adapters/database/custody-reader.ts";
import { checkChain, type ChainFault } from "#app/core/custody/chain.ts";
import type { Actor, CustodyEvent, EventType } from "#app/core/custody/event.ts";
import {
  idFromBytes,
  type ApprovalId,
  type BundleId,
  type CaseId,
  type DraftId,
  type ExhibitId,
  type Id,
  type ItemId,
  type PersonId,
  type ReportId,
  type SubjectId,
} from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import type { Role } from "#app/core/people/role.ts";
import type { TestDatabase } from "#test/support/each-database.ts";

// Rows to test with, made through the stores themselves.

export const ACTOR: Actor = { kind: "user", id: "usr_tester", role: "prosecutor" };

type Given = Pick<TestDatabase, "transact" | "clock">;

export function newId<Kind extends string>(kind: Kind): Id<Kind> {
  return idFromBytes(kind, randomBytes(16));
}

export function hexOf(length: number): string {
  return randomBytes(length).toString("hex");
}

export function eventOf(
  ev: EventType,
  subj: SubjectId,
  more: Partial<CustodyEvent> = {},
): CustodyEvent {
  return { ev, subj, actor: ACTOR, obj: {}, ...more };
}

export async function givenPerson(
  { transact, clock }: Given,
  more: { readonly role?: Role; readonly signInName?: string } = {},
): Promise<PersonId> {
  const id: PersonId = newId("usr");
  const person = {
    id,
    signInName: more.signInName ?? id,
    displayName: `Person ${id.slice(-4)}`,
    role: more.role ?? "prosecutor",
    teams: ["office"],
    passwordHash: "not a hash",
    at: clock.now(),
  };
  await transact(({ people }) => people.add(person, eventOf("access.granted", id)));
  return id;
}

export async function givenDraft({
  transact,
  clock,
}: Given): Promise<{ id: DraftId; tokenHash: string }> {
  const draft = { id: newId("drf"), tokenHash: hexOf(32) };
  const now = clock.now();
  await transact(({ drafts }) =>
    drafts.create({ ...draft, now, expiresAt: later(now, 86_400_000) }),
  );
  return draft;
}

export async function givenItem({ transact, clock }: Given, draftId: DraftId): Promise<ItemId> {
  const id: ItemId = newId("itm");
  const item = {
    id,
    draftId,
    originalName: `IMG_${id.slice(-4)}.jpg`,
    declaredType: "image/jpeg",
    size: 5_000_000_000,
    sha256: hexOf(32),
    sha512: hexOf(64),
    receivedAt: clock.now(),
  };
  await transact(({ items }) => items.receive(item, eventOf("item.received", id)));
  return id;
}

export async function givenSealedItem(given: Given, draftId: DraftId): Promise<ItemId> {
  const id = await givenItem(given, draftId);
  await given.transact(({ items }) =>
    items.seal(id, given.clock.now(), [eventOf("item.stored", id)]),
  );
  return id;
}

/** A report as it would be sent now; the caller says what should be different. */
export function reportOf(
  now: Instant,
  more: Partial<NewReport> & { readonly narrative?: string; readonly place?: string } = {},
): NewReport {
  const { narrative, place, ...rest } = more;
  const id: ReportId = newId("rpt");
  return {
    id,
    code: `BW-${id.slice(-8)}`,
    draftId: newId("drf"),
    whatHappened: { category: "force", narrative: narrative ?? "They pushed a man." },
    whereAndWhen: {
      place: place ?? "Corner of Elm and 3rd",
      latitude: null,
      longitude: null,
      time: { from: "2026-11-01", fromTime: null, until: null, untilTime: null, about: false },
    },
    language: "en",
    answers: [],
    packSha256: hexOf(32),
    tags: [],
    identityBox: null,
    team: "office",
    receivedAt: now,
    receipt: { locator: hexOf(4), salt: randomBytes(16), verifier: randomBytes(16) },
    ...rest,
  };
}

export async function givenReport(
  { transact, clock }: Given,
  more: Parameters<typeof reportOf>[1] = {},
): Promise<ReportId> {
  const report = reportOf(clock.now(), more);
  await transact(async ({ reports, search }) => {
    await reports.receive(report, eventOf("report.received", report.id));
    await search.learn([report.id]);
  });
  return report.id;
}

export async function givenCase(
  { transact, clock }: Given,
  by: PersonId,
  number = `TEST-2026-${hexOf(3)}`,
): Promise<CaseId> {
  const id: CaseId = newId("cas");
  const file = { id, number, title: "Elm and 3rd", status: "open", team: "office" };
  await transact(({ cases }) =>
    cases.open({ ...file, openedAt: clock.now(), openedBy: by }, eventOf("case.opened", id)),
  );
  return id;
}

export async function givenExhibit(
  { transact, clock }: Given,
  into: { readonly caseId: CaseId; readonly itemId: ItemId; readonly by: PersonId },
): Promise<{ id: ExhibitId; number: number }> {
  return transact(async ({ cases }) => {
    const id: ExhibitId = newId("exh");
    await cases.find(into.caseId);
    const number = await cases.nextExhibitNumber(into.caseId);
    await cases.markExhibit(
      {
        id,
        number,
        caseId: into.caseId,
        itemId: into.itemId,
        description: "Photograph",
        markedAt: clock.now(),
        markedBy: into.by,
      },
      eventOf("item.exhibit_marked", into.itemId),
    );
    return { id, number };
  });
}

export async function givenBundle(
  { transact, clock }: Given,
  of: { readonly caseId: CaseId; readonly by: PersonId; readonly name: string },
): Promise<BundleId> {
  const id: BundleId = newId("bun");
  const bundle = { id, caseId: of.caseId, name: of.name, audience: "GJ", requestedBy: of.by };
  await transact(({ bundles }) =>
    bundles.request(
      { ...bundle, audience: "GJ", requestedAt: clock.now() },
      eventOf("bundle.prepared", id),
    ),
  );
  return id;
}

/** A request for approval that nobody has decided about. */
export async function givenApproval(
  { transact, clock }: Given,
  requesterId: PersonId,
): Promise<ApprovalId> {
  const id: ApprovalId = newId("apr");
  const [requestedAt, expiresAt] = [clock.now(), later(clock.now(), 86_400_000)];
  await transact(({ approvals }) =>
    approvals.ask(
      {
        id,
        kind: "bundle-export",
        text: "{}",
        digest: hexOf(32),
        requesterId,
        requestedAt,
        expiresAt,
      },
      eventOf("approval.requested", requesterId),
    ),
  );
  return id;
}

/** The whole log in order. */
export async function wholeLog({ read }: Pick<Database, "read">): Promise<StoredRecord[]> {
  return read(({ custody }) => custody.from(0, 1_000_000));
}

/** What the log's own checker says of the stored log; nothing when all is well. */
export async function faultsOfLog(database: Pick<Database, "read">): Promise<ChainFault[]> {
  const chain = checkChain();
  const faults = (await wholeLog(database)).flatMap((record) => [...chain.next(record)]);
  const size = await database.read(({ custody }) => custody.size());
  return [...faults, ...chain.end(size)];
}

/** A token of a person, good for an hour. */
export function tokenOf(personId: PersonId, at: Instant) {
  return {
    id: newId("tok"),
    tokenHash: hexOf(32),
    personId,
    label: "Import",
    abilities: ["queue.read"],
    issuedBy: personId,
    issuedAt: at,
    expiresAt: later(at, 3_600_000),
  } as const;
}
