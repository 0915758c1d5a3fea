import { searchWork } from "./search.ts";

/** Works in the background, so that the page stays as quick as it was. */
addEventListener("message", (event: MessageEvent<{ ticket: string; tries: number }>) => {
  postMessage(searchWork(event.data.ticket, event.data.tries));
});
