import { listPeople } from "./list-people.ts";
import { acceptInvitation, readInvitation } from "./accept-invitation.ts";
import { confirmWithPasskey, confirmWithPassword, offerConfirmation } from "./confirm-presence.ts";
import { disablePerson, enablePerson } from "./end-access.ts";
import { enrolByLink, offerPasskeyByLink } from "./enrol-by-link.ts";
import { listInvitations, releasePasswordPath, withdrawInvitation } from "./invitations.ts";
import { keepForm, moveKeptForm, readKeptForm } from "./keep-form.ts";
import { beginCodes, confirmCodes, readBegunCodes, removeCodes } from "./own-codes.ts";
import {
  addPasskey,
  listOwnFactors,
  offerPasskeyEnrolment,
  removePasskey,
  renamePasskey,
} from "./own-passkeys.ts";
import { changePassword } from "./own-password.ts";
import { invitePerson } from "./invite-person.ts";
import { recoverPerson } from "./recover-person.ts";
import { beginSetup, isSetupOpen, setUpOffice } from "./set-up-office.ts";
import {
  endOwnSession,
  findSession,
  listOwnSessions,
  signOut,
  signOutEverywhere,
} from "./session.ts";
import { setShortcuts } from "./set-shortcuts.ts";
import { signIn } from "./sign-in.ts";
import { offerPasskeySignIn, signInWithPasskey } from "./sign-in-with-passkey.ts";

/** What people of the office do about themselves and each other, by verb; a part of what `bind.ts` binds. */
export const PEOPLE_VERBS = {
  acceptInvitation,
  addPasskey,
  beginCodes,
  beginSetup,
  changePassword,
  confirmCodes,
  confirmWithPasskey,
  confirmWithPassword,
  disablePerson,
  enablePerson,
  endOwnSession,
  enrolByLink,
  findSession,
  invitePerson,
  isSetupOpen,
  keepForm,
  listInvitations,
  listOwnFactors,
  listOwnSessions,
  listPeople,
  moveKeptForm,
  offerConfirmation,
  offerPasskeyByLink,
  offerPasskeyEnrolment,
  offerPasskeySignIn,
  readBegunCodes,
  readInvitation,
  readKeptForm,
  recoverPerson,
  releasePasswordPath,
  removeCodes,
  removePasskey,
  renamePasskey,
  setShortcuts,
  setUpOffice,
  signIn,
  signInWithPasskey,
  signOut,
  signOutEverywhere,
  withdrawInvitation,
} as const;
