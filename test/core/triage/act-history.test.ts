import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { ActId } from "#app/core/ids.ts";
import { openActs, type ActInHistory } from "#app/core/triage/act-history.ts";

const id = (number: number): ActId => `act_${number}`;

test("any row of acts, undoings and redoings ends where a stack of states would", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("act", "undo", "redo")), (steps) => {
      const acts: ActInHistory[] = [];
      // What each act made of the value; a value is the number of the act that brought it.
      const values = new Map<ActId, { readonly was: number; readonly became: number }>();
      let value = 0;
      const past: number[] = [];
      const future: number[] = [];
      for (const step of steps) {
        const open = openActs(acts);
        const next = id(acts.length + 1);
        const was = value;
        if (step === "act") {
          past.push(value);
          future.length = 0;
          value = acts.length + 1;
          acts.push({ id: next, undoes: null });
          values.set(next, { was, became: value });
          continue;
        }
        const target = open[step];
        const [from, to] = step === "undo" ? [past, future] : [future, past];
        const expected = from.pop();
        expect(target === undefined).toBe(expected === undefined);
        if (target === undefined || expected === undefined) continue;
        to.push(value);
        const taken = values.get(target);
        // What is open is always what made the value as it is now: taking it back loses nobody's act.
        expect(taken?.became).toBe(value);
        value = taken?.was ?? -1;
        expect(value).toBe(expected);
        acts.push({ id: next, undoes: target });
        values.set(next, { was, became: value });
      }
    }),
  );
});
