import { dayInWords } from "#app/core/office/dated.ts";
import { Table } from "./case-tables.tsx";
import type { ShownReport } from "./shown-report.ts";
import { FactList, Panel } from "./small-parts.tsx";

/** What the reporter answered to the office's own questions, under the words that they read. */
export function ReportQuestions({ report }: { readonly report: ShownReport }) {
  const { answers, withheldAnswers, tags } = report;
  const pack = tags[0]?.pack;
  return (
    <Panel
      title="Questions"
      id="questions"
      aside={pack === undefined ? undefined : `${pack.id}, ${dayInWords(pack.date)}`}
    >
      {answers.length === 0 ? (
        <p className="quiet">The reporter answered none of the office’s questions.</p>
      ) : (
        <FactList
          facts={answers.map(({ wording, answer }) => ({
            term: wording,
            value: <bdi>{answer}</bdi>,
            wide: true,
          }))}
        />
      )}
      <p>
        <a href={`/desk/letters?report=${report.id}`}>Letters about this report</a>
        {" · "}
        <a href={`/desk/letters?report=${report.id}&letter=outside-authority`}>
          Outside our authority
        </a>
      </p>
      {withheldAnswers === 0 ? null : (
        <p className="quiet">
          {withheldAnswers === 1 ? "1 more answer is" : `${withheldAnswers} more answers are`} for
          people who work on cases.
        </p>
      )}
    </Panel>
  );
}

/** Rules that a report of this kind may touch, as they stood on its day: a later pack changes none of it. */
export function ReportRules({ report }: { readonly report: ShownReport }) {
  const rules = report.tags.filter(({ kind }) => kind === "rule");
  if (rules.length === 0) return null;
  return (
    <Panel title="Rules it may touch" id="rules" aside="as they stood on the day of the report">
      <Table caption="Rules" columns={["Rule", "How it stood", "Version", "Pack"]}>
        {rules.map((rule) => (
          <tr key={rule.key}>
            <td>{rule.words}</td>
            <td>{rule.standing}</td>
            <td>{rule.version}</td>
            <td className="code">
              {rule.pack.id} {rule.pack.date}
            </td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}
