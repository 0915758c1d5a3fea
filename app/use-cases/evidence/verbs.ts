import { removeBlobs } from "./dispose-item.ts";
import { listFoundUploads } from "./found-uploads.ts";
import { bringUploadBack, setUploadAside } from "./move-upload.ts";
import { adoptUpload } from "./settle-upload.ts";
import { moveStore } from "./move-store.ts";
import { linkLivePhotos } from "./link-live-photos.ts";
import { lookThroughFilm } from "./look-through-film.ts";
import { makePlayable } from "./make-playable.ts";
import { examineEvidence } from "./examine-evidence.ts";
import {
  describeTicket,
  giveOriginalTicket,
  givePreviewTicket,
  openTicket,
} from "./media-tickets.ts";
import { describeOriginal, openOriginal } from "./open-evidence.ts";
import { readItem } from "./read-item.ts";
import { listAlikePictures } from "./alike-pictures.ts";
import { examineAgain, isExaminationLost, readExaminations } from "./examine-again.ts";
import { giveUpExamination } from "./give-up-examination.ts";
import { placeItem, readPlacements, reviewPlacement, withdrawPlacement } from "./place-item.ts";
import { askRedaction, readRedactions, reviewRedaction, withdrawRedaction } from "./redact-item.ts";
import { giveUpRedaction, renderRedaction } from "./render-redaction.ts";
import { readFields } from "./read-fields.ts";
import { readOutlines } from "./read-outlines.ts";
import { readStreetMap, readStreetTile } from "./read-street-map.ts";
import {
  examineAllAgain,
  giveUpExaminingAgain,
  goOnExaminingAgain,
  readExaminingAgain,
} from "./examine-all-again.ts";
import { rescanItem } from "./rescan-item.ts";
import { scanEvidence } from "./scan-evidence.ts";
import { sayLost, sealAgain } from "./seal-again.ts";
import { sealEvidence } from "./seal-evidence.ts";
import { listUnsealed } from "./unsealed-items.ts";

/** What is done with files and their previews, by verb. */
export const EVIDENCE_VERBS = {
  adoptUpload,
  bringUploadBack,
  describeOriginal,
  describeTicket,
  examineAgain,
  examineAllAgain,
  giveUpExaminingAgain,
  goOnExaminingAgain,
  readExaminingAgain,
  examineEvidence,
  giveUpExamination,
  isExaminationLost,
  linkLivePhotos,
  lookThroughFilm,
  makePlayable,
  giveOriginalTicket,
  givePreviewTicket,
  listAlikePictures,
  listFoundUploads,
  listUnsealed,
  moveStore,
  openOriginal,
  openTicket,
  readExaminations,
  readFields,
  readItem,
  placeItem,
  readPlacements,
  reviewPlacement,
  withdrawPlacement,
  askRedaction,
  giveUpRedaction,
  readRedactions,
  renderRedaction,
  reviewRedaction,
  withdrawRedaction,
  readOutlines,
  readStreetMap,
  readStreetTile,
  removeBlobs,
  rescanItem,
  scanEvidence,
  sayLost,
  sealAgain,
  sealEvidence,
  setUploadAside,
} as const;
