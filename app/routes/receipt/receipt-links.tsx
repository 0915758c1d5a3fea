import { useLanguage, useText } from "#app/ui/text/language.tsx";

/** Where the reporter takes the receipt of their own report with them. */
export function ReceiptLinks({ report }: { readonly report: "sent" | "open" }) {
  const { own: words } = useText().checkReceipt;
  const isEnglish = useLanguage() === "en";
  return (
    <div className="no-print">
      <h2>{words.title}</h2>
      <p>{words.what}</p>
      <ul>
        <li>
          <a href={`/receipt.pdf?report=${report}`}>{words.pdf}</a>
        </li>
        <li>
          <a href={`/receipt.txt?report=${report}`}>{words.text}</a>
        </li>
        {isEnglish ? null : (
          <li>
            <a href={`/receipt-to-read.txt?report=${report}`}>{words.translated}</a>
          </li>
        )}
      </ul>
      <p>{words.care}</p>
      <p>
        <a href="/check-receipt">{words.check}</a>
      </p>
    </div>
  );
}
