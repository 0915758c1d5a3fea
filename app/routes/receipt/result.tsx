import { Digest } from "#app/ui/evidence/digest.tsx";
import { Points, ReceivedMark } from "#app/ui/layout/page-parts.tsx";
import type { Text } from "#app/ui/text/en/index.ts";
import { fill } from "#app/ui/text/fill.ts";
import { useText } from "#app/ui/text/language.tsx";
import type { ShownFile, ShownReason, ShownResult } from "./shown-result.ts";

/** What became of a receipt that was handed in, above the form. */
export function ReceiptResult({ result }: { readonly result: ShownResult }) {
  const { checkReceipt: words } = useText();
  return (
    <section role="status">
      {result.kind === "genuine" ? (
        <Genuine result={result} />
      ) : (
        <>
          <h2>{words.notGenuineTitle}</h2>
          <p>{words.notGenuine}</p>
          <Points points={result.reasons.map((reason) => reasonInWords(reason, words))} />
          <p>{words.notGenuineNext}</p>
        </>
      )}
    </section>
  );
}

function Genuine({ result }: { readonly result: Extract<ShownResult, { kind: "genuine" }> }) {
  const { checkReceipt: words } = useText();
  return (
    <>
      <h2>{words.genuineTitle}</h2>
      <ReceivedMark>{fill(words.genuine, { when: result.received })}</ReceivedMark>
      {result.log === "differs" ? (
        <p>
          <strong>{words.logDiffers}</strong>
        </p>
      ) : null}
      {result.files.length === 0 ? (
        <p>{words.noFiles}</p>
      ) : (
        <ol className="receipt-files">
          {result.files.map((file, index) => (
            <li key={index}>
              <FileWords file={file} />
            </li>
          ))}
        </ol>
      )}
      {result.digest === null ? null : (
        <p>
          <strong>{result.digest === "in" ? words.digestIn : words.digestNotIn}</strong>
        </p>
      )}
      <p>{words.meaning}</p>
      <p>{words.later}</p>
      {result.witnesses.length === 0 ? (
        <p>{words.officeOnly}</p>
      ) : (
        <Points
          points={result.witnesses.map(({ name, known }) =>
            fill(known ? words.witness : words.witnessUnknown, { name }),
          )}
        />
      )}
    </>
  );
}

function FileWords({ file }: { readonly file: ShownFile }) {
  const { checkReceipt: words } = useText();
  return (
    <>
      <p>
        {file.sealed === null
          ? fill(words.fileReceived, { when: file.received })
          : fill(words.fileSealed, { when: file.received, sealed: file.sealed })}
        {file.isTyped === true ? <strong> {words.fileIsTyped}</strong> : null}
      </p>
      <p>
        {file.sha256 === "" ? (
          words.fingerprintFollows
        ) : (
          <Digest hex={file.sha256} algorithm="SHA-256" />
        )}
      </p>
    </>
  );
}

function reasonInWords(
  { code, part, number }: ShownReason,
  { reasons }: Text["checkReceipt"],
): string {
  if (code === "words-changed" && part === "file") return fill(reasons["file-changed"], { number });
  if (part === "record" && code !== "cannot-be-read") {
    return fill(reasons["not-in-log"], { number });
  }
  return reasons[code];
}
