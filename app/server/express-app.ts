import { once } from "node:events";
import { createRequestHandler, type GetLoadContextFunction } from "@remix-run/express";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import express, { type ErrorRequestHandler, type Express, type Request } from "express";
import "#app/http/load-context.ts";
import { API_PATH, OPERATIONS } from "./api/operations.ts";
import { api, apiProblems } from "./api/router.ts";
import type { Application } from "./compose.ts";
import { declaredRoutes } from "./express-routes.ts";
import { FORM_BOUNDS, readForms, unreadableForm, type WithForm } from "./forms.ts";
import { addressOf, budgets } from "./budgets.ts";
import { compressedAssets } from "./compressed-assets.ts";
import { floodGates } from "./flood-gates.ts";
import { allowedHosts, knownMethods, plainAddress, sameOrigin } from "./front-door.ts";
import { deviceMarks, markDevices } from "./device-mark.ts";
import { health } from "./health.ts";
import { clientOf } from "./media-client.ts";
import { mediaRoutes } from "./media-routes.ts";
import { sendPlainPage } from "./plain-page.ts";
import { troubleReporter } from "./report-trouble.ts";
import { requireDeclaredAccess, requireDeclaredOperations } from "./route-access.ts";
import { publicFormTokens, type PublicFormTokens } from "./public-form-token.ts";
import { isBusy, noLastWords, noteFailure } from "./last-words.ts";
import { securityHeaders, type ResponseLocals } from "./security-headers.ts";
import { slowBodyWatchdog } from "./slow-body-watchdog.ts";
import { runningPlaces } from "./uploads/running-uploads.ts";
import { holderOf, secretsIn, senderOf } from "./uploads/upload-holder.ts";
import { uploadRoutes } from "./uploads/upload-routes.ts";
import { violationReports } from "./violations.ts";
import { VisitorKeys } from "./visitor-key.ts";

/** The order in which a request is looked at: all of it on one screen. Throws when a route declares no access. */
export function buildExpressApp(
  application: Application,
  options: { readonly build: ServerBuild; readonly clientFolder: string },
): Express {
  requireDeclaredAccess(options.build);
  requireDeclaredOperations(OPERATIONS);
  const { config, useCases, securityLog } = application;
  const report = troubleReporter(application);
  const tokens = publicFormTokens(application.publicFormKey, () => Date.now());
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.enable("case sensitive routing");
  app.set("trust proxy", false);

  const routes = declaredRoutes(app);
  routes.step(securityHeaders({ ...config, https: config.origin.startsWith("https:") }));
  routes.step(allowedHosts(config, securityLog));
  routes.step(plainAddress);
  const devices = deviceMarks(application.publicFormKey, () => Date.now());
  const trust = { proxyAddress: config.proxyAddress, deviceOf: devices.of };
  const slowFloods = budgets(trust, securityLog);
  const visitors = new VisitorKeys(() => performance.now());
  const networkOf = (request: Request) => visitors.of(addressOf(request, trust));
  const gateOf = floodGates({
    ...{ key: application.floodKey, trust, useCases, securityLog },
    now: () => Date.now(),
  });
  routes.step((request, response, next) => {
    if (request.path.startsWith(`${API_PATH}/`)) slowFloods(request, response, next);
    else next();
  });
  const maySend = (request: Request) => useCases.opensAny({ holder: holderOf(secretsIn(request)) });
  const takePlace = runningPlaces({ senderOf, networkOf, maySend }, FORM_BOUNDS);
  routes.mount("api", ...api({ ...application, gateOf, takePlace }));
  routes.failures(apiProblems(application), "api");
  routes.step(knownMethods(securityLog));
  const sharesDesk = config.mediaOrigin === config.deskOrigin;
  routes.mount("media", mediaRoutes({ useCases: () => useCases, sharesDesk }));
  routes.mount("health", health(application));
  routes.mount(
    "assets",
    compressedAssets(`${options.clientFolder}/assets`),
    express.static(`${options.clientFolder}/assets`, {
      immutable: true,
      maxAge: "1y",
      index: false,
      setHeaders: (response) => response.set("X-Robots-Tag", "noindex"),
    }),
  );
  routes.mount("files", express.static(options.clientFolder, { index: false, maxAge: "1h" }));
  routes.mount("violations", violationReports(options.build, securityLog));
  routes.step(sameOrigin(config, securityLog));
  routes.step(slowFloods);
  routes.step(markDevices(devices));
  routes.step(slowBodyWatchdog);
  routes.mount(
    "uploads",
    uploadRoutes({
      useCases: () => useCases,
      unfinishedMillis: config.limits.unfinishedMillis,
      report: (error) => {
        report("upload.failed", error);
      },
      networkOf,
    }),
  );
  routes.step(...readForms({ useCases: () => useCases, tokens, securityLog, takePlace }));
  routes.failures(unreadableForm);
  // Remix's own data addresses: no script of ours asks for them, and they would read a whole original into memory.
  routes.step((request, response, next) => {
    if (request.path.endsWith(".data") || "_data" in request.query) {
      sendPlainPage(request, response, 404, "noPage");
    } else next();
  });
  const pages = createRequestHandler({
    build: options.build,
    mode: "production",
    getLoadContext: loadContextOf(application, tokens, gateOf),
  });
  routes.step(noLastWords);
  routes.mount("pages", (request, response, next) => {
    // Remix hands its own failures to `next`; what escapes all the same must not go unanswered.
    pages(request, response, next).catch(next);
  });
  const lastResort: ErrorRequestHandler = (error: unknown, request, response, next) => {
    void next;
    const busy = isBusy(error);
    const isTold = (response.locals as ResponseLocals).failure === error;
    if (!busy && !isTold) report("request.failed", error);
    if (busy) response.set("Retry-After", "5");
    sendPlainPage(request, response, busy ? 503 : 500, busy ? "busy" : "broken");
  };
  routes.failures(lastResort);
  routes.requireAllDeclared();
  return app;
}

function loadContextOf(
  application: Application,
  tokens: PublicFormTokens,
  gateOf: ReturnType<typeof floodGates>,
): GetLoadContextFunction {
  const { config, useCases, securityLog } = application;
  const report = troubleReporter(application);
  const sharesDesk = config.mediaOrigin === config.deskOrigin;
  return (request, response): AppLoadContext => {
    const closed = new AbortController();
    response.once("close", () => {
      closed.abort();
    });
    return {
      useCases,
      office: application.office,
      form: (request as WithForm).form,
      origin: config.origin,
      deskOrigin: config.deskOrigin,
      mediaPath: sharesDesk ? "/media/" : `${config.mediaOrigin}/media/`,
      client: clientOf(request, { sharesDesk }),
      publicFormToken: tokens.make(request.headers.cookie),
      gate: gateOf(request),
      nonce: (response.locals as ResponseLocals).nonce,
      unfinishedDays: Math.round(config.limits.unfinishedMillis / 86_400_000),
      codeWaitDays: config.codeWaitDays,
      reportError: (error) => {
        noteFailure(response, error);
        report("page.failed", error);
      },
      securityLog,
      closed: closed.signal,
      drained: async () => {
        if (!response.writableNeedDrain) return;
        // Whoever waits learns from `closed` that nothing more is wanted.
        await once(response, "drain", { signal: closed.signal }).catch(() => undefined);
      },
    };
  };
}
