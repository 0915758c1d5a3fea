import script from "#app/browser/passkey/passkey.js?url";

/** Loads the script of the passkey forms; at the end of a page that has one. */
export function PasskeyScript({ nonce }: { readonly nonce: string }) {
  return <script type="module" src={script} nonce={nonce} />;
}
