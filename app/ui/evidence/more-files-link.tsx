import { useText } from "../text/language.tsx";

/** The way from a report that was sent, or was opened with its code, to the page that takes more files for it. */
export function MoreFilesLink({ report }: { readonly report: "sent" | "open" }) {
  const { moreFiles: words } = useText();
  return (
    <p className="no-print">
      {words.linkNote}{" "}
      <a href={report === "sent" ? "/follow-up/files?report=sent" : "/follow-up/files"}>
        {words.link}
      </a>
    </p>
  );
}
