/** Variables that may be given as the path of a file instead, as `NAME_FILE`: how containers are handed secrets. */
export const secretNames = ["MASTER_KEY", "MASTER_KEY_PREVIOUS", "DATABASE_URL", "SMTP_URL"] as const;

export interface ReadEnvironment {
  environment: NodeJS.ProcessEnv;
  problems: string[];
}

/** Puts the contents of `NAME_FILE` into `NAME`, without the line end that editors leave. */
export function withSecretFiles(
  environment: NodeJS.ProcessEnv,
  readFile: (path: string) => string,
): ReadEnvironment {
  const problems: string[] = [];
  const filled = { ...environment };
  for (const name of secretNames) {
    const path = environment[`${name}_FILE`];
    if (path === undefined || path === "") continue;
    if (environment[name] !== undefined && environment[name] !== "") {
      problems.push(`${name}: set it or ${name}_FILE, not both`);
      continue;
    }
    try {
      filled[name] = readFile(path).replace(/\r?\n$/, "");
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "no reason given";
      problems.push(`${name}_FILE: the file cannot be read (${code})`);
    }
  }
  return { environment: filled, problems };
}
