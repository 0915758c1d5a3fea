interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown;
}

/** Lets this page start one script as a worker and no other, where the browser asks. */
export function allowOnly(address: string): void {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy("default", {
    createScriptURL: (url) => {
      if (url !== address) throw new TypeError("only the map's own worker may be started");
      return url;
    },
  });
}
