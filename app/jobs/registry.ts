import type { Job } from "#app/use-cases/jobs.ts";
import type { UseCases } from "#app/use-cases/bind.ts";

/** The log was not signed; `code` says why. */
class CheckpointRefused extends Error {
  readonly code: string;

  constructor(problem: string) {
    super(`the log was not signed: ${problem}`);
    this.code = `checkpoint-${problem}`;
  }
}

/** Another body did not give what it was asked for; `code` says what is missing. */
class NotGiven extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`a checkpoint lacks something: ${code}`);
    this.code = code;
  }
}

/** Runs the use case that a job stands for; answers the job that goes on from there, if one does. A job without a use case does not compile. */
export async function runJob(useCases: UseCases, job: Job): Promise<Job | undefined> {
  switch (job.name) {
    case "seal-evidence":
      await useCases.sealEvidence({ itemId: job.itemId });
      return undefined;
    case "examine-evidence":
      await useCases.examineEvidence({ itemId: job.itemId, again: job.again });
      return undefined;
    case "examine-all-again":
      return (await useCases.goOnExaminingAgain({ run: job.run })).more ? job : undefined;
    case "make-playable":
      await useCases.makePlayable({ itemId: job.itemId });
      return undefined;
    case "look-through-film":
      await useCases.lookThroughFilm({ itemId: job.itemId });
      return undefined;
    case "render-redaction":
    case "render-redacted-film":
      await useCases.renderRedaction({ redactionId: job.redactionId });
      return undefined;
    case "link-live-photos":
      await useCases.linkLivePhotos({ caseId: job.caseId });
      return undefined;
    case "scan-evidence":
      await useCases.scanEvidence({ itemId: job.itemId });
      return undefined;
    case "index-reports":
      return (await useCases.indexReports()).more ? job : undefined;
    case "compare-reports":
      return (await useCases.compareReports()).more ? job : undefined;
    case "suggest-incidents":
      return (await useCases.suggestIncidents()).more ? job : undefined;
    case "act-in-bulk":
      return (await useCases.goOnBulk({ bulkId: job.bulkId })).more ? job : undefined;
    case "build-bundle":
      await useCases.buildBundle({ bundleId: job.bundleId });
      return undefined;
    case "publish-checkpoint": {
      const outcome = await useCases.publishCheckpoint({ reason: "timer" });
      // Never hidden: a log that cannot be signed is the one thing an operator must hear of.
      if (outcome.kind === "refused") throw new CheckpointRefused(outcome.problem);
      return undefined;
    }
    case "stamp-checkpoint": {
      const outcome = await useCases.stampCheckpoint({ size: job.size });
      if (outcome.kind === "not-stamped") throw new NotGiven(`timestamp-${outcome.problem}`);
      return undefined;
    }
    case "collect-cosignatures": {
      const outcome = await useCases.collectCosignatures({ size: job.size });
      if (outcome.kind === "incomplete") throw new NotGiven("cosignatures-missing");
      return undefined;
    }
    case "audit": {
      const state = await useCases.auditInSlices({ state: job.state });
      return state === undefined ? undefined : { name: "audit", state };
    }
    case "remove-blobs":
      await useCases.removeBlobs({ ids: job.ids });
      return undefined;
    case "sweep":
      await useCases.sweep();
      return undefined;
  }
}

/** What to do when a job has failed for good, so that nobody waits for it for ever. */
export async function giveUpJob(useCases: UseCases, job: Job): Promise<void> {
  switch (job.name) {
    case "build-bundle":
      return useCases.failBundle({ bundleId: job.bundleId, problem: "could-not-be-written" });
    case "act-in-bulk":
      return useCases.giveUpInBulk({ bulkId: job.bulkId });
    case "examine-evidence":
      return useCases.giveUpExamination({ itemId: job.itemId, again: job.again });
    case "render-redaction":
    case "render-redacted-film":
      return useCases.giveUpRedaction({ redactionId: job.redactionId });
    case "examine-all-again":
      return useCases.giveUpExaminingAgain({ run: job.run });
    case "stamp-checkpoint":
    case "collect-cosignatures":
      return useCases.askAgainLater({ job });
    // Sealing is never given up. Of the others the bytes stay where they are and the item says what it waits for.
    case "seal-evidence":
    case "make-playable":
    case "look-through-film":
    case "link-live-photos":
    case "scan-evidence":
    case "index-reports":
    case "compare-reports":
    case "suggest-incidents":
    case "publish-checkpoint":
    case "remove-blobs":
    case "audit":
    case "sweep":
      return;
  }
}
