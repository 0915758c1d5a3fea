/** A declared type goes into the log only when it is spelled like one: anything else could carry free text. */
export function declaredTypeFact(declared: string): string {
  return /^[a-z]+\/[a-z0-9.+-]{1,80}$/i.test(declared) ? declared.toLowerCase() : "none";
}
