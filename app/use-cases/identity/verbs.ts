import { askForIdentity } from "./ask-for-identity.ts";
import { askForApprovers, changeApprovers } from "./change-approvers.ts";
import { listApprovers } from "./list-approvers.ts";
import { openIdentity } from "./open-identity.ts";
import { listOpeningsForReview, reviewOpening } from "./review-openings.ts";

/** What is done about reporters' names, by verb; a part of what `bind.ts` binds. */
export const IDENTITY_VERBS = {
  askForApprovers,
  askForIdentity,
  changeApprovers,
  listApprovers,
  listOpeningsForReview,
  openIdentity,
  reviewOpening,
} as const;
