import { expect, test } from "@jest/globals";
import type { ReadStores, Stores } from "#app/adapters/database/stores.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type {
  ApprovalId,
  BundleId,
  CaseId,
  CodeRequestId,
  ExhibitId,
  GlassId,
  ItemId,
  MemberId,
  MessageId,
  PersonId,
  ReportId,
  RequestId,
  ThreadId,
  TokenId,
  WallId,
} from "#app/core/ids.ts";
import { later } from "#app/core/instant.ts";
import { onEachDatabase, type TestDatabase } from "#test/support/each-database.ts";
import {
  eventOf,
  faultsOfLog,
  givenApproval,
  givenBundle,
  givenCase,
  givenDraft,
  givenExhibit,
  givenItem,
  givenPerson,
  givenReport,
  givenSealedItem,
  hexOf,
  newId,
  reportOf,
  tokenOf,
} from "./given.ts";

// Every method that changes evidence, reports, cases, bundles or people is listed here with the number of
// records it must write. A method that is not listed fails the first test: nobody adds one in silence. Stores that are not listed at all are read with all
// others by `test/guards/writes-with-records.test.ts`, which finds each write by itself.

interface World {
  readonly database: TestDatabase;
  readonly now: ReturnType<TestDatabase["clock"]["now"]>;
  readonly person: PersonId;
  readonly draft: { readonly id: `drf_${string}`; readonly tokenHash: string };
  readonly received: ItemId;
  readonly sealed: ItemId;
  readonly report: ReportId;
  readonly otherReport: ReportId;
  readonly caseId: CaseId;
  readonly exhibit: ExhibitId;
  readonly bundle: BundleId;
  readonly otherBundle: BundleId;
  readonly approval: ApprovalId;
  /** A request by which a name was opened, which nobody has reviewed. */
  readonly opened: ApprovalId;
  readonly token: TokenId;
  readonly otherPerson: PersonId;
  readonly wall: WallId;
  readonly member: MemberId;
  readonly glass: GlassId;
  readonly thread: ThreadId;
  readonly message: MessageId;
  /** A request for a new code that nobody decided about, and one that was granted. */
  readonly codeRequest: CodeRequestId;
  readonly grantedCode: CodeRequestId;
  /** A withdrawal that nobody has seen. */
  readonly request: RequestId;
}

interface Change {
  readonly events: number;
  /** Why a change that writes no record needs none. */
  readonly because?: string;
  readonly run: (stores: Stores, world: World, event: CustodyEvent) => Promise<unknown>;
}

type Changes<Name extends keyof ReadStores> = Readonly<
  Record<Exclude<keyof Stores[Name], keyof ReadStores[Name]>, Change>
>;

const RECORDED: {
  readonly [
    Name in
      | "items"
      | "reports"
      | "cases"
      | "bundles"
      | "people"
      | "approvals"
      | "tokens"
      | "access"
      | "scans"
      | "messages"
      | "requests"
      | "codeRequests"
  ]: Changes<Name>;
} = {
  codeRequests: {
    ask: {
      events: 1,
      run: ({ codeRequests }, { now }, event) => codeRequests.ask(codeRequestOf(now), event),
    },
    match: {
      events: 1,
      run: ({ codeRequests }, { codeRequest, report }, event) =>
        codeRequests.match(codeRequest, report, event),
    },
    grant: {
      events: 1,
      run: ({ codeRequests }, { codeRequest, now }, event) =>
        codeRequests.grant(codeRequest, { at: now, until: now }, event),
    },
    refuse: {
      events: 1,
      run: ({ codeRequests }, { codeRequest, now }, event) =>
        codeRequests.refuse(codeRequest, { at: now, because: "not-sure" }, event),
    },
    stop: {
      events: 1,
      run: ({ codeRequests }, { grantedCode, now }, event) =>
        codeRequests.stop(grantedCode, now, event),
    },
    forgetFacts: {
      events: 1,
      run: ({ codeRequests }, { report }, event) => codeRequests.forgetFacts(report, event),
    },
    withdraw: {
      events: 1,
      run: ({ codeRequests }, { grantedCode, now }, event) =>
        codeRequests.withdraw(grantedCode, now, event),
    },
    replaceCode: {
      events: 1,
      run: ({ codeRequests }, { grantedCode, report, now }, event) =>
        codeRequests.replaceCode(grantedCode, report, now, event),
    },
  },
  requests: {
    ask: {
      events: 1,
      run: ({ requests }, { report, now }, event) => requests.ask(withdrawalOf(report, now), event),
    },
    takeBack: {
      events: 1,
      run: ({ requests }, { request, now }, event) => requests.takeBack(request, now, event),
    },
    markSeen: {
      events: 1,
      run: ({ requests }, { request, now }, event) =>
        requests.markSeen([request], now, () => event),
    },
    settle: {
      events: 1,
      run: ({ requests }, { request, person, now }, event) =>
        requests.settle(request, { by: person, at: now }, event),
    },
  },
  messages: {
    beginThread: {
      events: 1,
      run: ({ messages }, { report, now }, event) =>
        messages.beginThread(report, givenThread(), now, event),
    },
    write: {
      events: 1,
      run: ({ messages }, { report, thread, person, now }, event) =>
        messages.write(messageOf(report, thread, person, now), event),
    },
    markRead: {
      events: 1,
      run: ({ messages }, { message, now }, event) =>
        messages.markRead([message], now, () => event),
    },
  },
  items: {
    receive: {
      events: 1,
      run: ({ items }, { draft, now }, event) =>
        items.receive(
          {
            id: newId("itm"),
            draftId: draft.id,
            originalName: "a.jpg",
            declaredType: "image/jpeg",
            size: 1,
            sha256: hexOf(32),
            sha512: hexOf(64),
            receivedAt: now,
          },
          event,
        ),
    },
    seal: {
      events: 2,
      run: ({ items }, { received, now }, event) => items.seal(received, now, [event, event]),
    },
    markDamaged: {
      events: 1,
      run: ({ items }, { received }, event) => items.markDamaged(received, event),
    },
    awaitSeal: {
      events: 1,
      run: ({ items }, { received }, event) => items.awaitSeal(received, event),
    },
    forgetName: {
      events: 1,
      run: ({ items }, { received }, event) => items.forgetName(received, event),
    },
    withdraw: {
      events: 1,
      run: ({ items }, { received }, event) => items.withdraw(received, event),
    },
    refuse: {
      events: 1,
      run: ({ items }, { received }, event) => items.refuse(received, event),
    },
    attachToReport: {
      events: 0,
      because: "it is one act with reports.receive, whose record names the items",
      run: ({ items }, { draft, report }) => items.attachToReport(draft.id, report),
    },
    recordExamination: {
      events: 1,
      run: ({ items }, { sealed, now }, event) =>
        items.recordExamination(
          sealed,
          {
            ...{ number: 1, examinedWith: "examiner", rawMetadata: [], at: now },
            ...{ state: "done", mediaType: "image/jpeg", assessment: null, waitsFor: [] },
          },
          event,
        ),
    },
    linkPair: {
      events: 2,
      run: ({ items }, { sealed, received, now }, event) =>
        items.linkPair(sealed, received, now, [event, event]),
    },
    noteMissing: {
      events: 1,
      run: ({ items }, { sealed, now }, event) =>
        items.noteMissing({ itemId: sealed, kind: "playable", problem: "not-whole" }, now, event),
    },
    addDerivative: {
      events: 1,
      run: ({ items }, { sealed, now }, event) =>
        items.addDerivative(
          {
            id: newId("der"),
            itemId: sealed,
            kind: "preview-320",
            mediaType: "image/webp",
            size: 1,
            sha256: hexOf(32),
            parameters: { width: 320 },
            madeAt: now,
          },
          event,
        ),
    },
  },
  scans: {
    keep: {
      events: 1,
      run: ({ scans }, { sealed, now }, event) =>
        scans.keep(
          {
            itemId: sealed,
            state: "found",
            why: null,
            engine: "clamav",
            engineVersion: "1.4.6",
            signaturesAt: null,
            signature: "Test.Eicar",
            scannedAt: now,
            quarantinedAt: now,
          },
          [event],
        ),
    },
  },
  reports: {
    receive: {
      events: 1,
      run: ({ reports }, { now }, event) =>
        reports.receive(reportOf(now, { identityBox: new Uint8Array(8) }), event),
    },
    receiveMany: {
      events: 1,
      run: ({ reports }, { now }, event) =>
        reports.receiveMany([
          { report: { ...reportOf(now), answers: [], identityBox: null }, event },
        ]),
    },
    forgetIdentity: {
      events: 1,
      run: ({ reports }, { report }, event) => reports.forgetIdentity(report, event),
    },
    setStatus: {
      events: 1,
      run: ({ reports }, { report }, event) => reports.setStatus(report, "junk", event),
    },
    assign: {
      events: 1,
      run: ({ reports }, { report, person }, event) => reports.assign(report, person, event),
    },
    // The note itself, and that it was withdrawn.
    setNoteWithdrawn: {
      events: 2,
      run: async ({ reports }, { report, person, now }, event) => {
        const note = { id: newId("not"), reportId: report, authorId: person, text: "x", at: now };
        const written = eventOf("report.annotated", report);
        await reports.addNote(note, written);
        await reports.setNoteWithdrawn(note.id, { by: person, at: now }, event);
      },
    },
    addNote: {
      events: 1,
      run: ({ reports }, { report, person, now }, event) =>
        reports.addNote(
          { id: newId("not"), reportId: report, authorId: person, text: "Seen.", at: now },
          event,
        ),
    },
  },
  cases: {
    open: {
      events: 1,
      run: ({ cases }, { person, now }, event) =>
        cases.open(
          {
            id: newId("cas"),
            number: hexOf(4),
            title: "New",
            status: "open",
            team: "office",
            openedAt: now,
            openedBy: person,
          },
          event,
        ),
    },
    addReport: {
      events: 1,
      run: ({ cases }, { caseId, otherReport, person, now }, event) =>
        cases.addReport(caseId, otherReport, person, now, event),
    },
    removeReport: {
      events: 1,
      run: ({ cases }, { caseId, report }, event) => cases.removeReport(caseId, report, event),
    },
    nextExhibitNumber: {
      events: 0,
      because: "it only reads",
      run: ({ cases }, { caseId }) => cases.nextExhibitNumber(caseId),
    },
    markExhibit: {
      events: 1,
      run: ({ cases }, { caseId, sealed, person, now }, event) =>
        cases.markExhibit(
          {
            id: newId("exh"),
            caseId,
            itemId: sealed,
            number: 2,
            description: "Photograph",
            markedAt: now,
            markedBy: person,
          },
          event,
        ),
    },
    unmarkExhibit: {
      events: 1,
      run: ({ cases }, { exhibit, now }, event) => cases.unmarkExhibit(exhibit, now, event),
    },
  },
  bundles: {
    countOf: {
      events: 0,
      because: "it only reads",
      run: ({ bundles }, { caseId }) => bundles.countOf(caseId, "GJ"),
    },
    request: {
      events: 1,
      run: ({ bundles }, { caseId, person, now }, event) =>
        bundles.request(
          {
            id: newId("bun"),
            caseId,
            name: hexOf(4),
            audience: "GJ",
            requestedBy: person,
            requestedAt: now,
          },
          event,
        ),
    },
    finish: {
      events: 1,
      run: ({ bundles }, { bundle, now }, event) =>
        bundles.finish(bundle, { size: 1, sha256: hexOf(32), at: now }, event),
    },
    fail: {
      events: 1,
      run: ({ bundles }, { bundle, now }, event) => bundles.fail(bundle, "no-space", now, event),
    },
  },
  approvals: {
    ask: {
      events: 1,
      run: ({ approvals }, { person, now }, event) =>
        approvals.ask(
          {
            id: newId("apr"),
            kind: "bundle-export",
            text: "{}",
            digest: hexOf(32),
            requesterId: person,
            requestedAt: now,
            expiresAt: later(now, 1_000),
          },
          event,
        ),
    },
    decide: {
      events: 1,
      run: ({ approvals }, { approval, person, now }, event) =>
        approvals.decide(
          approval,
          { personId: person, decision: "refused", assertion: null, decidedAt: now },
          event,
        ),
    },
    execute: {
      events: 1,
      run: ({ approvals }, { approval, now }, event) => approvals.execute(approval, now, event),
    },
    recordOpening: {
      events: 1,
      run: ({ approvals }, { approval, person, report, now }, event) =>
        approvals.recordOpening(
          {
            requestId: approval,
            reportId: report,
            requesterId: person,
            fields: ["name"],
            purpose: "ask",
            openedAt: now,
            noticeAfter: null,
            reviewBy: null,
          },
          event,
        ),
    },
    reviewOpening: {
      events: 1,
      run: ({ approvals }, { opened, person, now }, event) =>
        approvals.reviewOpening(
          { id: opened, by: person, at: now, finding: "fine", remarks: "" },
          event,
        ),
    },
  },
  access: {
    raiseWall: {
      events: 1,
      run: ({ access }, { otherReport, person, now }, event) =>
        access.raiseWall(
          {
            id: newId("wal"),
            subjectId: otherReport,
            personId: person,
            reason: "A cousin",
            raisedBy: person,
            raisedAt: now,
          },
          event,
        ),
    },
    liftWall: {
      events: 1,
      run: ({ access }, { wall, person, now }, event) => access.liftWall(wall, person, now, event),
    },
    addMember: {
      events: 1,
      run: ({ access }, { caseId, otherPerson, person, now }, event) =>
        access.addMember(
          { id: newId("mem"), caseId, personId: otherPerson, addedBy: person, addedAt: now },
          event,
        ),
    },
    removeMember: {
      events: 1,
      run: ({ access }, { member, person, now }, event) =>
        access.removeMember(member, person, now, event),
    },
    openGlass: {
      events: 1,
      run: ({ access }, { report, person, now }, event) =>
        access.openGlass(
          {
            id: newId("gls"),
            subjectId: report,
            personId: person,
            reason: "Now",
            openedAt: now,
            endsAt: later(now, 1_000),
          },
          event,
        ),
    },
    endGlass: {
      events: 1,
      run: ({ access }, { glass, now }, event) => access.endGlass(glass, now, event),
    },
    reviewGlass: {
      events: 1,
      run: ({ access }, { glass, person, now }, event) =>
        access.reviewGlass({ id: glass, by: person, at: now, finding: "fine", remarks: "" }, event),
    },
  },
  people: {
    add: {
      events: 1,
      run: ({ people }, { now }, event) => {
        const id: PersonId = newId("usr");
        return people.add(
          {
            id,
            signInName: id,
            displayName: "New Person",
            role: "auditor",
            teams: ["office"],
            passwordHash: "",
            at: now,
          },
          event,
        );
      },
    },
    setTeams: {
      events: 1,
      run: ({ people }, { person }, event) => people.setTeams(person, ["north"], event),
    },
    changeRole: {
      events: 1,
      run: ({ people }, { person }, event) =>
        people.changeRole(person, { role: "auditor", supervisor: false }, event),
    },
    disable: {
      events: 1,
      run: ({ people }, { person }, event) => people.disable(person, event),
    },
    invite: {
      events: 0,
      because: "an invitation gives no right yet; the account it becomes is recorded",
      run: ({ people }, { now }) =>
        people.invite({
          id: newId("inv"),
          tokenHash: hexOf(32),
          role: "auditor",
          displayName: "New Person",
          invitedBy: null,
          at: now,
          expiresAt: later(now, 1_000),
        }),
    },
    useInvitation: {
      events: 0,
      because: "it is one act with people.add",
      run: ({ people }, { now }) => people.useInvitation(newId("inv"), now),
    },
    markRecovered: {
      events: 1,
      run: ({ people }, { person, now }, event) => people.markRecovered(person, now, event),
    },
    enable: {
      events: 1,
      run: ({ people }, { person, now }, event) => people.enable(person, now, event),
    },
    withdrawInvitation: {
      events: 0,
      because: "what gave no right takes none away; the security log has it",
      run: ({ people }, { now }) => people.withdrawInvitation(newId("inv"), now),
    },
    withdrawLinksOf: {
      events: 0,
      because: "what gave no right takes none away; the security log has it",
      run: ({ people }, { person, now }) => people.withdrawLinksOf(person, now),
    },
    setPassword: {
      events: 0,
      because: "it changes how a person signs in, not what they may do; the security log has it",
      run: ({ people }, { person }) => people.setPassword(person, null),
    },
    recordActivity: {
      events: 0,
      because: "it is one act with signing in, which the security log has",
      run: ({ people }, { person, now }) => people.recordActivity(person, now),
    },
    boundActivity: {
      events: 0,
      because: "it takes back what a clock that ran ahead said of a sign-in, and changes no right",
      run: ({ people }, { now }) => people.boundActivity(now),
    },
  },
  tokens: {
    issue: {
      events: 1,
      run: ({ tokens }, { person, now }, event) => tokens.issue(tokenOf(person, now), event),
    },
    revoke: {
      events: 1,
      run: ({ tokens }, { token, now }, event) => tokens.revoke(token, now, event),
    },
    revokeAllOf: {
      events: 1,
      run: ({ tokens }, { person, now }, event) => tokens.revokeAllOf(person, now, () => event),
    },
    countCall: {
      events: 0,
      because: "what a call does is recorded where it is done",
      run: ({ tokens }, { token, now }) =>
        tokens.countCall(token, { day: now.slice(0, 10), window: now }),
    },
  },
};

const ALL: readonly (readonly [string, Change])[] = Object.entries(RECORDED).flatMap(
  ([store, changes]) =>
    Object.entries(changes as Readonly<Record<string, Change>>).map(
      ([method, change]) => [`${store}.${method}`, change] as const,
    ),
);

/** A wall, a member of the case and an opening, each standing. */
async function givenAccess(
  database: TestDatabase,
  { report, caseId, person }: Pick<World, "report" | "caseId" | "person">,
): Promise<Pick<World, "wall" | "member" | "glass">> {
  const given = { wall: newId("wal"), member: newId("mem"), glass: newId("gls") } as const;
  const now = database.clock.now();
  await database.transact(async ({ access }) => {
    const by = { personId: person, reason: "Because" };
    await access.raiseWall(
      { ...by, id: given.wall, subjectId: report, raisedBy: person, raisedAt: now },
      EVENT,
    );
    await access.addMember(
      { id: given.member, caseId, personId: person, addedBy: person, addedAt: now },
      EVENT,
    );
    await access.openGlass(
      { ...by, id: given.glass, subjectId: report, openedAt: now, endsAt: later(now, 1_000) },
      EVENT,
    );
  });
  return given;
}

async function worldIn(database: TestDatabase): Promise<World> {
  const person = await givenPerson(database);
  const draft = await givenDraft(database);
  const sealed = await givenSealedItem(database, draft.id);
  const exhibited = await givenSealedItem(database, draft.id);
  const report = await givenReport(database, { identityBox: new Uint8Array(8) });
  const caseId = await givenCase(database, person);
  await database.transact(({ cases }) =>
    cases.addReport(
      caseId,
      report,
      person,
      database.clock.now(),
      eventOf("case.member_added", caseId),
    ),
  );
  const exhibit = await givenExhibit(database, { caseId, itemId: exhibited, by: person });
  const issued = tokenOf(person, database.clock.now());
  await database.transact(({ tokens }) => tokens.issue(issued, eventOf("access.granted", person)));
  const otherPerson = await givenPerson(database);
  const access = await givenAccess(database, { report, caseId, person });
  const opened = await givenApproval(database, person);
  const opening = {
    requestId: opened,
    reportId: report,
    requesterId: person,
    fields: ["name"],
    purpose: "ask",
    openedAt: database.clock.now(),
    noticeAfter: null,
    reviewBy: database.clock.now(),
  };
  await database.transact(({ approvals }) =>
    approvals.recordOpening(opening, eventOf("identity.opened", report)),
  );
  const thread = givenThread();
  const message = messageOf(report, thread.id, null, database.clock.now());
  const withdrawal = withdrawalOf(report, message.at);
  const codeRequest = codeRequestOf(message.at);
  const grantedCode = codeRequestOf(message.at);
  await database.transact(async ({ codeRequests }) => {
    for (const one of [codeRequest, grantedCode]) {
      await codeRequests.ask(one, eventOf("code.asked", "sys_office"));
    }
    await codeRequests.match(grantedCode.id, report, eventOf("report.code_matched", report));
    const until = { at: message.at, until: message.at };
    await codeRequests.grant(grantedCode.id, until, eventOf("report.code_granted", report));
  });
  await database.transact(async ({ messages, requests }) => {
    await messages.beginThread(report, thread, message.at, eventOf("report.thread_made", report));
    await messages.write(message, eventOf("message.written", report));
    await requests.ask(withdrawal, eventOf("report.withdrawn", report));
  });
  return {
    otherPerson,
    thread: thread.id,
    message: message.id,
    request: withdrawal.id,
    codeRequest: codeRequest.id,
    grantedCode: grantedCode.id,
    ...access,
    database,
    now: database.clock.now(),
    token: issued.id,
    person,
    draft,
    received: await givenItem(database, draft.id),
    sealed,
    report,
    otherReport: await givenReport(database),
    caseId,
    exhibit: exhibit.id,
    bundle: await givenBundle(database, { caseId, by: person, name: hexOf(4) }),
    otherBundle: await givenBundle(database, { caseId, by: person, name: hexOf(4) }),
    approval: await givenApproval(database, person),
    opened,
  };
}

function givenThread() {
  const bytes = new Uint8Array(40);
  return { id: newId("thr"), publicKey: bytes, wrappedPrivateKey: bytes };
}

function codeRequestOf(askedAt: World["now"]) {
  const id: CodeRequestId = newId("crq");
  const bytes = new Uint8Array(33);
  const check = { locator: hexOf(4), salt: bytes, verifier: bytes };
  return { id, check, thread: givenThread(), facts: { place: "Elm" }, language: "en", askedAt };
}

function withdrawalOf(reportId: ReportId, askedAt: World["now"]) {
  const id: RequestId = newId("rqt");
  return { id, reportId, kind: "withdrawal", messageId: null, askedAt } as const;
}

function messageOf(
  reportId: ReportId,
  threadId: ThreadId,
  authorId: PersonId | null,
  at: World["now"],
) {
  const id: MessageId = newId("msg");
  return { id, reportId, threadId, authorId, at, text: "Hello", box: new Uint8Array(1) };
}

const EVENT = eventOf("item.verified", newId("itm"));
const REFUSED = eventOf("item.verified", newId("itm"), { obj: { email: "a@example.org" } });

onEachDatabase("every change and its record", (open) => {
  test("every method that changes something is listed above", async () => {
    const { transact, read } = await open();
    const methods = (stores: object) =>
      Object.keys(RECORDED).flatMap((store) =>
        Object.keys((stores as Record<string, object>)[store] ?? {}).map(
          (method) => `${store}.${method}`,
        ),
      );
    const reading = new Set(await read((stores) => Promise.resolve(methods(stores))));
    const changing = await transact((stores) => Promise.resolve(methods(stores)));
    expect(changing.filter((method) => !reading.has(method)).sort()).toEqual(
      ALL.map(([name]) => name).sort(),
    );
  });

  test("each change writes exactly its records, and a record that fails undoes the change", async () => {
    for (const [name, change] of ALL) {
      expect({ name, excused: change.events > 0 || change.because !== undefined }).toEqual({
        name,
        excused: true,
      });
    }
    const database = await open();
    const world = await worldIn(database);
    const size = () => database.read(({ custody }) => custody.size());
    class Undo extends Error {}
    for (const [name, change] of ALL) {
      const before = await size();
      let grown = -1;
      // Undone each time, so that every change finds the same world.
      const attempt = database.transact(async (stores) => {
        await change.run(stores, world, EVENT);
        grown = (await stores.custody.size()) - before;
        throw new Undo();
      });
      await expect(attempt).rejects.toBeInstanceOf(Undo);
      expect({ name, grown }).toEqual({ name, grown: change.events });
      if (change.events > 0) {
        const refused = database.transact((stores) => change.run(stores, world, REFUSED));
        await expect(refused).rejects.toThrow("personal");
      }
      expect({ name, size: await size() }).toEqual({ name, size: before });
    }
    // Nothing was left behind by any of them.
    const { read } = database;
    expect(await read(({ items }) => items.find(world.received))).toMatchObject({
      state: "received",
    });
    expect(await read(({ items }) => items.derivatives([world.sealed]))).toEqual([]);
    expect(await read(({ reports }) => reports.find(world.report))).toMatchObject({
      status: "new",
      assigneeId: null,
    });
    expect(await read(({ reports }) => reports.notes(world.report))).toEqual([]);
    expect(await read(({ cases }) => cases.list())).toMatchObject([
      { reportCount: 1, exhibitCount: 1 },
    ]);
    expect(await read(({ bundles }) => bundles.find(world.bundle))).toMatchObject({
      state: "waiting",
    });
    expect(await read(({ people }) => people.all())).toMatchObject([
      { status: "active", teams: ["office"], supervisor: false },
      { status: "active" },
    ]);
    expect(
      await read(async ({ access }) => [
        (await access.walls([world.report, world.otherReport])).map((one) => one.liftedAt),
        (await access.members([world.caseId])).map((one) => one.removedAt),
        (await access.glassesOf([world.report])).map((one) => one.reviewedAt),
      ]),
    ).toEqual([[null], [null], [null]]);
    expect(await faultsOfLog(database)).toEqual([]);
  });

  test("a change that finds nothing to change is an error and writes no record", async () => {
    const database = await open();
    const { transact } = database;
    const now = database.clock.now();
    const person = await givenPerson(database);
    const draft = await givenDraft(database);
    const sealed = await givenSealedItem(database, draft.id);
    const caseId = await givenCase(database, person);
    const bundle = await givenBundle(database, { caseId, by: person, name: "B" });
    await transact(({ bundles }) => bundles.fail(bundle, "no-space", now, EVENT));
    const exhibit = await givenExhibit(database, { caseId, itemId: sealed, by: person });
    await transact(({ cases }) => cases.unmarkExhibit(exhibit.id, now, EVENT));
    const before = await database.read(({ custody }) => custody.size());
    const made = { size: 1, sha256: hexOf(32), at: now };
    const derivative = {
      id: newId("der"),
      itemId: newId("itm"),
      kind: "preview-320",
      mediaType: "image/webp",
      size: 1,
      sha256: hexOf(32),
      parameters: null,
      madeAt: now,
    };
    const examined = {
      ...{ number: 1, examinedWith: "examiner" },
      state: "done",
      mediaType: null,
      assessment: null,
      rawMetadata: [],
      waitsFor: [],
      at: now,
    } as const;
    for (const run of [
      ({ items }) => items.seal(sealed, now, [EVENT]),
      ({ items }) => items.seal(newId("itm"), now, [EVENT]),
      ({ items }) => items.markDamaged(newId("itm"), EVENT),
      ({ items }) => items.awaitSeal(sealed, EVENT),
      ({ items }) => items.withdraw(newId("itm"), EVENT),
      ({ items }) => items.recordExamination(newId("itm"), examined, EVENT),
      ({ items }) => items.addDerivative(derivative, EVENT),
      ({ reports }) => reports.setStatus(newId("rpt"), "junk", EVENT),
      ({ reports }) => reports.assign(newId("rpt"), null, EVENT),
      ({ cases }) => cases.removeReport(caseId, newId("rpt"), EVENT),
      ({ cases }) => cases.unmarkExhibit(exhibit.id, now, EVENT),
      ({ bundles }) => bundles.finish(bundle, made, EVENT),
      ({ bundles }) => bundles.fail(bundle, "no-space", now, EVENT),
      ({ people }) => people.disable(newId("usr"), EVENT),
      ({ access }) => access.liftWall(newId("wal"), person, now, EVENT),
      ({ access }) => access.removeMember(newId("mem"), person, now, EVENT),
      ({ access }) => access.endGlass(newId("gls"), now, EVENT),
      ({ access }) =>
        access.reviewGlass(
          { id: newId("gls"), by: person, at: now, finding: "fine", remarks: "" },
          EVENT,
        ),
      ({ approvals }) =>
        approvals.reviewOpening(
          { id: newId("apr"), by: person, at: now, finding: "fine", remarks: "" },
          EVENT,
        ),
    ] satisfies ((stores: Stores) => Promise<unknown>)[]) {
      await expect(transact(run)).rejects.toThrow(/^could not /);
    }
    expect(await database.read(({ custody }) => custody.size())).toBe(before);
  });

  test("work that fails after its record leaves neither change nor record nor job", async () => {
    const database = await open();
    const report = reportOf(database.clock.now());
    const failing = database.transact(async (stores) => {
      await stores.reports.receive(report, eventOf("report.received", report.id));
      await stores.jobs.enqueue({ name: "sweep" }, database.clock.now());
      throw new Error("the power went");
    });
    await expect(failing).rejects.toThrow("the power went");
    expect(
      await database.read(async ({ reports, custody, jobs }) => ({
        report: await reports.find(report.id),
        size: await custody.size(),
        jobs: await jobs.counts(),
      })),
    ).toEqual({ report: undefined, size: 0, jobs: {} });
    // And the database is as usable as before.
    await givenReport(database);
    expect(await faultsOfLog(database)).toEqual([]);
  });
});
