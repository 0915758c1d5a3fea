import type { Role } from "./role.ts";

/** Who may decide: a role, or a prosecutor who is marked as supervisor. */
export type Decider = Role | "supervisor";

export interface ActRule {
  /** Who may ask for it. */
  readonly ask: readonly Decider[];
  /** Who may approve it; never the requester, never the person it is about. */
  readonly approve: readonly Decider[];
  /** How many people besides the requester must approve. */
  readonly approvals: 1 | 2;
  /** Needs approval whatever the office's policy says. */
  readonly always?: true;
  /** The requester signs the act's text with a passkey too, before anybody may approve it. */
  readonly requesterSigns?: true;
  /** What the approver reads first. */
  readonly title: string;
}

const PEOPLE = { ask: ["administrator"], approve: ["supervisor", "evidence-custodian"] } as const;

/**
 * Acts that need a second person (security-reliability 3.4). A row is all it takes to bring an act under the rule; the
 * use case that does it asks `requireApproval` in its own transaction.
 */
export const ACT_KINDS = {
  "bundle-export": {
    ask: ["prosecutor", "evidence-custodian"],
    approve: ["prosecutor"],
    approvals: 1,
    title: "Make a bundle that leaves the office",
  },
  // In place of `bundle-export` where files of the case are not decided on: one act, one approval, by a supervisor.
  "bundle-over-review": {
    ask: ["prosecutor", "evidence-custodian"],
    approve: ["supervisor"],
    approvals: 1,
    title: "Make a bundle although files are not reviewed for the defence",
  },
  "hold-lift": {
    ask: ["prosecutor", "evidence-custodian"],
    approve: ["prosecutor", "evidence-custodian"],
    approvals: 1,
    title: "Lift a legal hold",
  },
  disposition: {
    ask: ["evidence-custodian"],
    approve: ["prosecutor"],
    approvals: 1,
    title: "Destroy evidence whose time is over",
  },
  "erase-reporter": {
    ask: ["evidence-custodian"],
    approve: ["prosecutor"],
    approvals: 1,
    title: "Erase who sent a report",
  },
  "code-renewal": {
    ask: ["intake-analyst", "investigator", "prosecutor"],
    approve: ["investigator", "prosecutor"],
    approvals: 1,
    always: true,
    title: "Give a report another receipt code",
  },
  "role-change": { ...PEOPLE, approvals: 1, title: "Give a person another role" },
  "supervisor-flag": {
    ...PEOPLE,
    approvals: 1,
    title: "Make a prosecutor a supervisor, or end it",
  },
  "policy-change": {
    ...PEOPLE,
    approvals: 1,
    requesterSigns: true,
    title: "Change the office's rules",
  },
  invitation: { ...PEOPLE, approvals: 1, title: "Invite a person to an account" },
  recovery: { ...PEOPLE, approvals: 1, title: "Let a person in again who lost their passkeys" },
  "identity-open": {
    ask: ["investigator", "prosecutor"],
    approve: ["supervisor", "evidence-custodian"],
    approvals: 2,
    always: true,
    title: "See who sent a report",
  },
  "unseal-approvers": {
    ask: ["administrator"],
    approve: ["supervisor", "evidence-custodian"],
    approvals: 2,
    always: true,
    title: "Change who can approve that a reporter's name is seen",
  },
} as const satisfies Readonly<Record<string, ActRule>>;

export type ActKind = keyof typeof ACT_KINDS;

/** True for a kind of act that is in the table. */
export function isActKind(text: unknown): text is ActKind {
  return typeof text === "string" && Object.hasOwn(ACT_KINDS, text);
}

/** The rule of one kind, with its optional parts. */
export function ruleOf(kind: ActKind): ActRule {
  return ACT_KINDS[kind];
}

/** True when somebody of this role, or a supervisor, is meant by the list. */
export function isAmong(
  deciders: readonly Decider[],
  person: { readonly role: Role; readonly supervisor: boolean },
): boolean {
  return deciders.some((decider) =>
    decider === "supervisor"
      ? person.role === "prosecutor" && person.supervisor
      : decider === person.role,
  );
}

const DECIDER_WORDS: Readonly<Record<Decider, string>> = {
  "intake-analyst": "an intake analyst",
  investigator: "an investigator",
  prosecutor: "another prosecutor",
  supervisor: "a supervising prosecutor",
  "evidence-custodian": "an evidence custodian",
  auditor: "an auditor",
  administrator: "an administrator",
  partner: "a partner agency",
};

/** Who must approve, in words, for whoever asks. */
export function describeDeciders(deciders: readonly Decider[]): string {
  return deciders.map((decider) => DECIDER_WORDS[decider]).join(" or ");
}
