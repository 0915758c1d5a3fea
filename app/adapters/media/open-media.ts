import { openCopyFrames, type CopyFrameLooker } from "./decoders/copy-frames.ts";
import { openPlayables, type Playables } from "./decoders/playables.ts";
import { openExaminer, type Examiner } from "./examiner.ts";
import { openFirstLooker, type FirstLooker } from "./first-look.ts";
import type { Confinement } from "./launch.ts";
import { openOutlines, type Outlines } from "./places/outlines.ts";
import { openRedactedFilms, type RedactedFilms } from "./redacting/redacted-films.ts";
import { openRedactedPictures, type RedactedPictures } from "./redacting/redacted-pictures.ts";

/** Everything that looks into media, all of it confined in one way. */
export interface Media {
  readonly examiner: Examiner;
  readonly firstLooker: FirstLooker;
  readonly playables: Playables;
  readonly copyFrames: CopyFrameLooker;
  readonly outlines: Outlines;
  readonly redactedPictures: RedactedPictures;
  readonly redactedFilms: RedactedFilms;
  readonly confinement: Confinement;
  /** Gives up a film that is being made: it may take an hour, and is begun again at the next start. */
  stopFilms(): void;
  /** Ends every child, once nobody asks for anything any more. */
  close(): Promise<void>;
}

/** Opens it. `workDir`: where children may keep what they need meanwhile. */
export async function openMedia(workDir: string): Promise<Media> {
  const examiner = await openExaminer({ workDir });
  const { confinement } = examiner;
  const firstLooker = openFirstLooker({ workDir, confinement });
  const playables = openPlayables({ workDir, confinement });
  const copyFrames = openCopyFrames({ workDir, confinement });
  const redactedPictures = openRedactedPictures({ workDir, confinement });
  const redactedFilms = openRedactedFilms({ workDir, confinement });
  return {
    ...{ examiner, firstLooker, playables, copyFrames, outlines: openOutlines(), confinement },
    ...{ redactedPictures, redactedFilms },
    stopFilms: () => {
      playables.close();
      redactedFilms.close();
    },
    close: async () => {
      await redactedPictures.close();
      await firstLooker.close();
      await examiner.close();
    },
  };
}
