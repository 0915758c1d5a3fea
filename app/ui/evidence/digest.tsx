/** Splits text into groups of equal length; the last may be shorter. */
export function inGroups(text: string, length: number): readonly string[] {
  const groups: string[] = [];
  for (let start = 0; start < text.length; start += length)
    groups.push(text.slice(start, start + length));
  return groups;
}

export interface DigestProps {
  /** Hexadecimal digits. */
  readonly hex: string;
  /** Such as "SHA-256"; shown before the digits. */
  readonly algorithm?: string | undefined;
  /** Shows the first and last 8 digits; the whole digest stays in the title and for copying. */
  readonly short?: boolean | undefined;
}

/** A fingerprint in groups of 8 digits of equal width. The gaps are drawn, so copying gives the digits only. */
export function Digest({ hex, algorithm, short }: DigestProps) {
  const groups = inGroups(hex, 8);
  return (
    <span
      className={short === true ? "digest digest--short" : "digest"}
      title={short === true ? hex : undefined}
    >
      {algorithm === undefined ? null : <span className="digest__algorithm">{algorithm} </span>}
      {short === true && groups.length > 2 ? (
        <code dir="ltr">
          {groups[0]}…{groups.at(-1)}
        </code>
      ) : (
        <code dir="ltr">
          {groups.map((group, index) => (
            <span className="digest__group" key={`${index} ${group}`}>
              {group}
            </span>
          ))}
        </code>
      )}
    </span>
  );
}

export interface ReceiptCodeProps {
  /** Digits with or without spaces. */
  readonly code: string;
  readonly label?: string | undefined;
}

/**
 * The witness's code, large, in groups of 4, made to be copied by hand, photographed or printed. From left to right in every
 * language: in the other order it would open nothing.
 */
export function ReceiptCode({ code, label }: ReceiptCodeProps) {
  const groups = inGroups(code.replace(/\s+/g, ""), 4);
  return (
    <div className="receipt-code">
      {label === undefined ? null : <p className="receipt-code__label">{label}</p>}
      <p dir="ltr" className="receipt-code__digits">
        {groups.map((group, index) => (
          // A real space between groups, so that copied and spoken text has it too.
          <span className="receipt-code__group" key={`${index} ${group}`}>
            {group}{" "}
          </span>
        ))}
      </p>
    </div>
  );
}
