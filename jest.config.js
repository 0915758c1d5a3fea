const transform = {
  "^.+\\.tsx?$": [
    "@swc/jest",
    {
      jsc: {
        parser: { syntax: "typescript", tsx: true },
        transform: { react: { runtime: "automatic" } },
        target: "es2024",
      },
      module: { type: "es6" },
    },
  ],
};

/** Settings that both projects share. */
const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: "node",
  extensionsToTreatAsEsm: [".ts", ".tsx"],
  transform,
  modulePathIgnorePatterns: ["<rootDir>/build/", "<rootDir>/uploads/"],
  setupFilesAfterEnv: ["<rootDir>/test/support/fail-on-console.ts"],
  // Where the built pages find a script of the browser; tests of routes need no more than an address.
  moduleNameMapper: {
    "^#app/browser/[a-z-]+/main\\.ts$": "<rootDir>/test/support/script-address.ts",
  },
};

export default {
  maxWorkers: 2,
  // A net for what hangs, not a measure: machines that run tests are often busy.
  testTimeout: 180000,
  testSequencer: "<rootDir>/test/support/slow-suites-first.ts",
  reporters: ["default", "<rootDir>/test/support/plain-count-reporter.ts"],
  projects: [
    {
      ...shared,
      displayName: "node",
      // Starts no server yet: the first test that needs PostgreSQL, or an object gateway, does.
      globalSetup: "<rootDir>/test/support/global-set-up.ts",
      testMatch: ["<rootDir>/test/**/*.test.{ts,tsx}"],
      testPathIgnorePatterns: ["<rootDir>/test/e2e/", "<rootDir>/node_modules/"],
    },
    {
      ...shared,
      displayName: "browser",
      testEnvironment: "<rootDir>/test/support/browser-environment.ts",
      testMatch: ["<rootDir>/test/e2e/**/*.test.ts"],
    },
  ],
};
