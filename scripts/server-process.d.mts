/** Flags for Node with which the server is started. */
export declare const SERVER_FLAGS: readonly string[];

/** Settings of libraries below Node, where the environment given does not say otherwise. */
export declare function serverEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>>;
