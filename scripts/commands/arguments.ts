import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { WrongUse } from "./outcome.ts";

/** A command's options and the words between them; whatever it does not know is wrong use. */
export function readArguments<const Options extends ParseArgsOptionsConfig>(
  args: string[],
  options: Options,
) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    // Node's first sentence names the option; what follows is advice about its own syntax.
    const [sentence = "wrong options"] = error instanceof Error ? error.message.split(". ") : [];
    throw new WrongUse(`${sentence.replace(/\.$/, "")}; see --help.`);
  }
}
