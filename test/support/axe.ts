import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { CDPSession, Page } from "playwright-core";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Off unless asked for: a control's name holds what is written on it, and targets are large enough. */
const RULES = ["label-content-name-mismatch", "target-size", "focus-order-semantics"];

/** A page whose own scripts never run, and in which the accessibility checker can all the same. */
export interface ScriptlessPage {
  readonly page: Page;
  /** What the checker finds on the page as it stands: rule and first place. */
  readonly violations: () => Promise<readonly string[]>;
}

/**
 * Makes the checker work in a page of a context without script. The page was parsed without: what stands in `noscript` is seen, and no script of it
 * runs later. While the checker works its timers may run, and never during a navigation.
 */
export async function withChecker(page: Page): Promise<ScriptlessPage> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const disable = (value: boolean) =>
    session.send("Emulation.setScriptExecutionDisabled", { value });
  await disable(true);
  return {
    page,
    violations: async () => {
      await disable(false);
      await page.evaluate(`${SOURCE};undefined`);
      const found = await page.evaluate(async (rules) => {
        const { axe } = window as unknown as {
          axe: {
            run: (
              options: object,
            ) => Promise<{ violations: readonly { id: string; nodes: { html: string }[] }[] }>;
          };
        };
        const { violations } = await axe.run({
          resultTypes: ["violations"],
          rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: true }])),
        });
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
      }, RULES);
      await disable(true);
      return found;
    },
  };
}
