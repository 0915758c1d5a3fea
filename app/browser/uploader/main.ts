import { stayWhile } from "./stay-on-page.ts";
import { UploadPanel } from "./upload-panel.ts";

const element = document.querySelector<HTMLElement>("[data-upload-panel]");
const list = element?.querySelector<HTMLElement>("[data-upload-list]");
if (element != null && list != null) {
  const panel = new UploadPanel(element, list);
  panel.listenIn(document, location);
  stayWhile(
    () => panel.isBusy,
    (page, address) => {
      panel.listenIn(page, address);
    },
  );
}
