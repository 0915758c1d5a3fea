import { useText } from "../text/language.tsx";
import { fieldId, type Problem } from "./problem.ts";

/** Everything to put right, on top of the page, each line a link to its field. Nothing when all is well. */
export function ErrorSummary({ problems }: { readonly problems: readonly Problem[] | undefined }) {
  const { common } = useText();
  if (problems === undefined || problems.length === 0) return null;
  return (
    <div
      className="error-summary"
      role="alert"
      tabIndex={-1}
      // Without scripts, this is the way to bring the reader to what needs doing.
      // eslint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      aria-labelledby="error-summary-title"
    >
      <h2 className="error-summary__title" id="error-summary-title">
        {common.errorHeading}
      </h2>
      <p className="error-summary__note">{common.keptNote}</p>
      <ul className="error-summary__list">
        {problems.map((problem) => (
          <li key={`${problem.field} ${problem.message}`}>
            <a href={`#${fieldId(problem.field)}`}>{problem.message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
