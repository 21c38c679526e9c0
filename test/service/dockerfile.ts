/** One instruction, with its continued lines joined. */
export interface Instruction {
  name: string;
  /** What follows the name. */
  rest: string;
}

export interface Stage {
  name: string;
  instructions: Instruction[];
}

/** Reads the few instructions that our own Dockerfile uses; throws at others, so that none goes by untested. */
export function readDockerfile(text: string): Stage[] {
  const known = /^(ARG|FROM|WORKDIR|ENV|RUN|COPY|LABEL|USER|EXPOSE|HEALTHCHECK|CMD)\s+([\s\S]*)$/;
  const lines = text
    .split("\n")
    .filter((line) => !/^\s*(#|$)/.test(line))
    .join("\n")
    .replaceAll(/\\\n\s*/g, "");
  const stages: Stage[] = [];
  for (const line of lines.split("\n")) {
    const [, name = "", rest = ""] = known.exec(line) ?? [];
    if (name === "") throw new Error(`unknown instruction: ${line}`);
    if (name === "FROM") stages.push({ name: / AS (\S+)$/.exec(rest)?.[1] ?? "", instructions: [] });
    else stages.at(-1)?.instructions.push({ name, rest });
  }
  return stages;
}

export function all({ instructions }: Stage, name: string): string[] {
  return instructions.filter((instruction) => instruction.name === name).map(({ rest }) => rest);
}

/** `ENV A=b C=d` of a whole stage. */
export function environmentOf(stage: Stage): Record<string, string> {
  return Object.fromEntries(
    all(stage, "ENV")
      .flatMap((rest) => rest.split(/\s+/))
      .map((pair): [string, string] => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
  );
}

/** The words of `CMD ["a", "b"]`, also within a HEALTHCHECK. */
export function words(rest: string): string[] {
  return JSON.parse(rest.slice(rest.indexOf("[")));
}

function patternOf(line: string): RegExp {
  const source = line
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll(/\*\*\//g, "(.*/)?")
    .replaceAll(/(?<!\.)\*/g, "[^/]*");
  return new RegExp(`^${source}(/.*)?$`);
}

/** Whether a file goes to the build: the last line that fits decides. Source: Docker, ".dockerignore file". */
export function sentToBuild(ignore: string): (path: string) => boolean {
  const rules = ignore
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => ({ sent: line.startsWith("!"), pattern: patternOf(line.replace(/^!/, "")) }));
  return (path) => rules.findLast(({ pattern }) => pattern.test(path))?.sent ?? true;
}
