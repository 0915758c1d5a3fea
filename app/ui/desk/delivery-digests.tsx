import { Digest } from "../evidence/digest.tsx";

/** The digests that an agency gave for a file, and that of what came where it is not the file they are of. */
export function DeliveryDigests({
  claimed,
  found,
}: {
  /** Each with the name that the agency called it by, such as `sha256`; digits in hex. */
  readonly claimed: readonly { readonly name: string; readonly hex: string }[];
  readonly found: string | null;
}) {
  return (
    <>
      {claimed.map(({ name, hex }) => (
        <p key={name}>
          <Digest hex={hex} algorithm={name} />
        </p>
      ))}
      {found === null ? null : (
        <p>
          What came: <Digest hex={found} algorithm="sha256" />
        </p>
      )}
    </>
  );
}
