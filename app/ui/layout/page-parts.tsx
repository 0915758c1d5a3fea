import type { ReactNode } from "react";
import { Icon } from "../icon/icon.tsx";
import { useOnPaper } from "../paper/on-paper.tsx";
import { fill } from "../text/fill.ts";
import { useText } from "../text/language.tsx";

/** The sentence below a page's title. */
export function Lead({ children }: { readonly children: ReactNode }) {
  return <p className="lead">{children}</p>;
}

/** What happens after this page, above its button. */
export function Next({ children }: { readonly children: ReactNode }) {
  return <p className="next">{children}</p>;
}

/** A list of plain sentences. */
export function Points({ points }: { readonly points: readonly string[] }) {
  return (
    <ul>
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  );
}

/** Help that opens when asked, without a script; on paper it stands open. */
export function More({
  title,
  open,
  children,
}: {
  readonly title: string;
  readonly open?: boolean | undefined;
  readonly children: ReactNode;
}) {
  const onPaper = useOnPaper();
  if (onPaper) {
    return (
      <div className="paper-more">
        <p>
          <strong>{title}</strong>
        </p>
        {children}
      </div>
    );
  }
  return (
    <details className="more" open={open}>
      <summary>{title}</summary>
      <div className="more__body">{children}</div>
    </details>
  );
}

/** "Received" in green, with its mark and in words. */
export function ReceivedMark({ children }: { readonly children: ReactNode }) {
  return (
    <p className="received">
      <Icon name="check" size="medium" />
      <span>{children}</span>
    </p>
  );
}

/** What happens one after the other, numbered. */
export function StepList({
  steps,
}: {
  readonly steps: readonly { readonly title: string; readonly text: string }[];
}) {
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={step.title}>
          <p>
            <strong>{step.title}</strong>
          </p>
          <p>{step.text}</p>
        </li>
      ))}
    </ol>
  );
}

export interface AnswersProps {
  readonly title: string;
  /** The page where these answers can be changed. */
  readonly changeHref?: string | undefined;
  readonly answers: readonly { readonly term: string; readonly value: ReactNode }[];
  /** 3 where it stands below another heading of its page. */
  readonly level?: 2 | 3 | undefined;
  readonly children?: ReactNode;
}

/** One page's answers, to read again before sending. An empty one says so. */
export function Answers({ title, changeHref, answers, level, children }: AnswersProps) {
  const { check, common } = useText();
  return (
    <section>
      <div className="section-head">
        {level === 3 ? <h3>{title}</h3> : <h2>{title}</h2>}
        {changeHref === undefined ? null : (
          <a href={changeHref}>
            <span aria-hidden="true">{check.change}</span>
            <span className="sr-only">{fill(check.changeHidden, { name: title })}</span>
          </a>
        )}
      </div>
      {answers.length === 0 ? null : (
        <dl className="answers">
          {answers.map(({ term, value }) => (
            <div className="answers__row" key={term}>
              <dt>{term}</dt>
              <dd dir="auto">
                {value === "" ? <span className="quiet">{common.notAnswered}</span> : value}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {children}
    </section>
  );
}
