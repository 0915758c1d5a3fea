import type { Person } from "#app/core/people/authorise.ts";
import { pinFirst } from "#app/unseal/pinned-approvers.ts";
import { serveUnseal } from "#app/unseal/serve.ts";
import { readUnsealSettings } from "#app/unseal/settings.ts";
import type { ApprovingOffice } from "./approving-office.ts";

/** Serves an office's unseal socket, with the passkeys of these people pinned as approvers. Whoever opens it closes it. */
export async function serveUnsealBeside(
  { office, passkeys }: Pick<ApprovingOffice, "office" | "passkeys">,
  approvers: readonly Person[],
): Promise<{ readonly close: () => Promise<void> }> {
  const settings = readUnsealSettings(
    { forGroup: false },
    {
      IDENTITY_KEY_FILE: office.config.identityKeyFile,
      UNSEAL_SOCKET: office.config.unsealSocket,
      DESK_ORIGIN: office.config.deskOrigin,
    },
  );
  if (!settings.ok) throw new Error(settings.problem);
  const pinned = approvers.map((person) => {
    const passkey = passkeys.get(person.id);
    if (passkey === undefined) throw new Error(`no passkey of ${person.id}`);
    const { credentialId, publicKey } = passkey;
    return { personId: person.id, credentialId, publicKey };
  });
  await pinFirst(settings.value.approversFile, pinned);
  const served = await serveUnseal(settings.value);
  if (!served.ok) throw new Error(served.problem);
  return served;
}
