import type { CertificateWording } from "./certificate.ts";

const COUNSEL = "No rule named in the office pack; counsel decides";

/** The project's wording of every certificate, by elements (evidence-standards 9.4). It stands where an office pack has none of its own. */
export const OWN_WORDING: readonly CertificateWording[] = [
  {
    id: "C-1",
    title: "Report of a digital examination",
    basis: COUNSEL,
    statements: [
      "My office and my qualification.",
      "The item, and its digest before and after the examination.",
      "The tools with their versions and how they were tested, the steps, the findings.",
      "That this report is my own, or a true copy of it.",
    ],
  },
  {
    id: "C-2",
    title: "Transmittal memorandum and receipt",
    basis: COUNSEL,
    statements: [
      "Sender: which report this is, how many pages it has, that it was not altered.",
      "Recipient: that it was received, how many pages, when, and with which digest.",
      "By when the certified original is to be filed.",
    ],
  },
  {
    id: "C-3",
    title: "Custodian of records",
    basis: COUNSEL,
    statements: [
      "That each record was made at or near the time, by or from someone with knowledge.",
      "That it was kept in a regular activity, and that making it was a regular practice.",
      "That I am its custodian or otherwise qualified, and that notice was given.",
    ],
  },
  {
    id: "C-4",
    title: "Record made by an electronic process",
    basis: COUNSEL,
    statements: [
      "What the system does, and that its result is accurate.",
      "Its controls: digests taken while receiving, a log that only grows, checks of the clock.",
      "The period, and the faults known in it.",
    ],
  },
  {
    id: "C-5",
    title: "Copied data identified by its digest",
    basis: COUNSEL,
    statements: [
      "The source file and its digest at receipt.",
      "The copy and its digest, the algorithm, the tool.",
      "That both digests are the same, when and by whom they were compared.",
    ],
  },
  {
    id: "C-6",
    title: "Chain of custody of one item",
    basis: COUNSEL,
    statements: [
      "Who held it, and when; where it was stored; who had access.",
      "That the checks of its bytes matched.",
      "That the chain is unbroken, or what broke it.",
    ],
  },
  {
    id: "C-7",
    title: "Redaction",
    basis: COUNSEL,
    statements: [
      "The digests of the unredacted and of the redacted file.",
      "What was covered and why, and that nothing else was changed.",
      "That the unredacted file is kept.",
    ],
  },
  {
    id: "C-8",
    title: "Still, clip or enhancement",
    basis: COUNSEL,
    statements: [
      "The frame or range, the tool and its settings.",
      "That the content was not altered otherwise.",
    ],
  },
  {
    id: "C-9",
    title: "Translation or transcript",
    basis: COUNSEL,
    statements: [
      "My skill in the language.",
      "That it is complete and accurate, and which parts are unclear.",
    ],
  },
  {
    id: "C-10",
    title: "Witness's statement to what is shown",
    basis: COUNSEL,
    statements: [
      "That I was there and saw it.",
      "Which picture or clip was shown to me, by its digest.",
      "That it fairly and accurately shows what I saw, and any difference.",
    ],
  },
  {
    id: "C-11",
    title: "Statement of the person who sent a file",
    basis: COUNSEL,
    statements: [
      "That I made or received the file, on which device, and when.",
      "Whether it was edited, and how it reached the office.",
      "What I agreed to.",
    ],
  },
  {
    id: "C-12",
    title: "Public key and log of the office",
    basis: COUNSEL,
    statements: [
      "The key's fingerprint, how long it was used, who held it.",
      "The sizes of the signed states of the log.",
    ],
  },
  {
    id: "C-13",
    title: "Disposal",
    basis: COUNSEL,
    statements: [
      "The authority, the method, the two persons who acted.",
      "The digests, and the check afterwards.",
    ],
  },
  {
    id: "C-14",
    title: "Inventory of what was disclosed",
    basis: COUNSEL,
    statements: [
      "What was given, when and how.",
      "What is withheld, and why.",
      "Which inquiries were made.",
    ],
  },
];
