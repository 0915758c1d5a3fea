import { createWitness } from "#scripts/witness/answer-checkpoint.ts";
import { createWitnessServer } from "#scripts/witness/serve-witness.ts";
import { openWitnessKey } from "#scripts/witness/witness-key.ts";
import { openWitnessStore } from "#scripts/witness/witness-store.ts";
import { join } from "node:path";
import type { AddressInfo } from "node:net";
import { parseVerifierKey } from "#app/core/custody/verifier-key.ts";

/**
 * A process for crash tests: a witness that remembers a checkpoint and is killed, as by a power cut, at the moment when
 * it would sign.
 */
const [, , , vkey = "", , , , folder = ""] = process.argv;
const log = parseVerifierKey(vkey);
const key = await openWitnessKey({
  path: join(folder, "witness.key"),
  name: undefined,
  type: undefined,
  defaultName: "crash.example.gov/witness",
});
if (!log.ok || !key.ok) throw new Error("usage: as the witness, with one log");
const server = createWitnessServer({
  answer: createWitness({
    store: await openWitnessStore(folder),
    signer: {
      ...key.value.signer,
      sign: () => {
        process.kill(process.pid, "SIGKILL");
        throw new Error("it is not dead");
      },
    },
    logKeys: [log.value],
    now: () => Math.floor(Date.now() / 1_000),
    tell: () => undefined,
  }),
  vkey: "",
  failed: () => undefined,
});
server.listen(0, "localhost", () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ vkey: "", address: `http://localhost:${port}/` })}\n`);
});
