import { DeskGate } from "./desk-page.tsx";
import type { Area } from "./document.ts";
import { PublicPage } from "./public-page.tsx";
import { useText } from "../text/language.tsx";

const KNOWN = ["403", "404", "409", "413", "429", "500"] as const;
type Known = (typeof KNOWN)[number];

/** The page that says why something could not be done, and what to do now. Never blames, never tells internals. */
export function ErrorPage({
  area,
  status,
  officeName,
}: {
  readonly area: Area;
  readonly status: number;
  readonly officeName?: string | undefined;
}) {
  const { errors, tab } = useText();
  const words = errors.pages[wordsFor(status)];
  const next = (
    <p>{area === "desk" ? <a href="/desk">Go to the desk</a> : <a href="/">{errors.home}</a>}</p>
  );
  if (area === "desk") {
    return (
      <DeskGate officeName={officeName ?? tab.service} title={words.title}>
        <p>{words.desk}</p>
        {next}
      </DeskGate>
    );
  }
  return (
    <PublicPage officeName={officeName ?? tab.service}>
      <h1>{words.title}</h1>
      {words.text.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {next}
    </PublicPage>
  );
}

/** The title of the error's page. */
export function wordsFor(status: number): Known {
  const text = String(status);
  const known = KNOWN.find((one) => one === text);
  if (known !== undefined) return known;
  return status >= 400 && status < 500 ? "404" : "500";
}
