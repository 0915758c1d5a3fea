import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

// Three things are settled elsewhere: layout by Prettier, unused and implicit types by the
// compiler, and which folder may import which by dependency-cruiser. What is here is what only
// ESLint sees. ESLint replaces a rule's options where two blocks set the same rule, hence the
// lists below that are put together by hand.

const noRemixPackage = {
  paths: [{ name: "remix", message: "It throws when imported. Import from @remix-run/*." }],
};

const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Settings are parsed once, in app/server/config.ts.",
};

const noEnums = {
  selector: "TSEnumDeclaration",
  message: "A union of literals says the same and disappears from the compiled program.",
};

/** What a pure module must be handed instead of taking it from the world. */
const purity = {
  "no-restricted-globals": [
    "error",
    ...["process", "fetch", "XMLHttpRequest", "WebSocket", "performance", "crypto"].map(outside),
    ...["setTimeout", "setInterval", "setImmediate", "queueMicrotask"].map(outside),
    ...["console", "window", "document", "localStorage", "navigator"].map(outside),
  ],
  "no-restricted-properties": [
    "error",
    { object: "Date", property: "now", message: "The time is an argument." },
    { object: "Math", property: "random", message: "Randomness is an argument." },
    { object: "globalThis", property: "process", message: "The environment is an argument." },
    { object: "globalThis", property: "crypto", message: "Randomness is an argument." },
    { object: "globalThis", property: "fetch", message: "The world is handed in." },
  ],
  "no-restricted-syntax": [
    "error",
    noEnums,
    noEnvironment,
    {
      selector: "NewExpression[callee.name='Date'][arguments.length=0]",
      message: "The time is an argument.",
    },
    { selector: "CallExpression[callee.name='Date']", message: "The time is an argument." },
  ],
};

function outside(name) {
  return { name, message: "Pure code is handed what it needs from the world." };
}

function atMostLines(max) {
  return { "max-lines": ["error", { max, skipBlankLines: true, skipComments: true }] };
}

export default defineConfig(
  globalIgnores(["build/", "coverage/", "node_modules/", "uploads/", "test/fixtures/"]),

  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      ...atMostLines(250),
      // `== null` asks for null and undefined in one go.
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
      "no-param-reassign": "error",
      "no-var": "error",
      "object-shorthand": ["error", "properties"],
      "prefer-const": "error",
      "no-restricted-imports": ["error", noRemixPackage],
      "no-restricted-syntax": ["error", noEnums, noEnvironment],

      // An unawaited promise is a lost custody record.
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": [
        "error",
        // Express 4 never sees a handler's rejection, so an async one is a mistake; React does not
        // wait for event handlers, and there is nothing to lose in them.
        { checksVoidReturn: { attributes: false } },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        // Over our own kinds a switch has no default; over `typeof` or null it needs one.
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      // Numbers and ids in messages are read by people; objects and undefined are still refused.
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true, allowNever: true },
      ],
      // `() => stream.destroy()` and `return stop(problem)` are plain enough.
      "@typescript-eslint/no-confusing-void-expression": "off",
      // `void chunk` says that something is left unused on purpose.
      "@typescript-eslint/no-meaningless-void-operator": "off",
      // Types here are shapes; who built the object does not matter.
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      // A type parameter used once is how a signature names its caller's type.
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      // What comes from outside may be absent whatever its type says; `while (true)` is a loop.
      "@typescript-eslint/no-unnecessary-condition": [
        "error",
        { allowConstantLoopConditions: "only-allowed-literals" },
      ],
    },
  },

  // Pure layers. Use cases are pure but for the tools that they are handed.
  { files: ["app/core/**/*.ts", "app/use-cases/**/*.ts"], rules: purity },

  // Migrations are frozen once merged, and the first one is every table.
  { files: ["db/migrations/**"], rules: { "max-lines": "off" } },

  // A line for each text, written by a command.
  { files: ["app/ui/text/*/made-from.ts"], rules: { "max-lines": "off" } },

  // PostgreSQL gives a count as text, whatever its type promises.
  {
    files: ["app/adapters/database/**"],
    rules: { "@typescript-eslint/no-unnecessary-type-conversion": "off" },
  },

  // The one place that reads the environment.
  {
    // The process that opens names is told three things of its own.
    files: ["app/server/config.ts", "app/unseal/settings.ts"],
    rules: { "no-restricted-syntax": ["error", noEnums] },
  },

  // Commands speak to a terminal.
  { files: ["scripts/**"], rules: { "no-console": "off" } },

  // A page answers by throwing a Response: only these folders may throw what is not an Error.
  {
    files: ["app/http/**", "app/routes/**"],
    rules: {
      "@typescript-eslint/only-throw-error": [
        "error",
        { allow: [{ from: "lib", name: "Response" }] },
      ],
    },
  },
  { files: ["app/routes/**"], rules: atMostLines(150) },

  {
    files: ["app/ui/**/*.tsx", "app/routes/**/*.tsx", "app/root.tsx"],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat.recommended],
    rules: {
      // A table that scrolls sideways must be reachable by keyboard.
      "jsx-a11y/no-noninteractive-tabindex": ["error", { tags: [], roles: ["region", "tabpanel"] }],
    },
  },

  {
    files: ["test/**/*.{ts,tsx}"],
    rules: {
      // A test states its case in full; a long one is not a design fault.
      "max-lines": "off",
      "no-console": "off",
      "no-restricted-syntax": ["error", noEnums],
      // Tests hold malformed values on purpose, and know what the arrangement put there.
      "@typescript-eslint/no-misused-spread": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },

  {
    files: ["**/*.{js,mjs,cjs}"],
    extends: [tseslint.configs.base],
    rules: {
      ...atMostLines(250),
      eqeqeq: "error",
      "no-undef": "off",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-var": "error",
      "prefer-const": "error",
      "no-restricted-imports": ["error", noRemixPackage],
    },
  },
);
