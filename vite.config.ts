import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  // Files that are served as they are; they end up beside the compiled ones in build/client.
  publicDir: "app/assets",
  plugins: [
    remix({
      // Every flag on: a later move to React Router is then a matter of renaming imports.
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
  build: {
    // Our content security policy has no room for data: addresses.
    assetsInlineLimit: 0,
    rollupOptions: {
      onwarn(warning, print) {
        // A route that answers without a page has nothing for the browser, and that is as it should be.
        if (warning.code !== "EMPTY_BUNDLE") print(warning);
      },
    },
  },
  css: {
    preprocessorOptions: {
      scss: {
        // `@use "uswds-core"` as the design system documents it.
        loadPaths: ["node_modules/@uswds/uswds/packages"],
        // Notices about the design system's own Sass, which is not ours to mend.
        quietDeps: true,
      },
    },
  },
});
