import { refusedCharacters, roleNameRule } from "@modelstudio-sso/federation/rules";

/** What RAM would say about a role name, before it is asked. */
export type RoleNameProblem =
  | { kind: "empty" }
  | { kind: "characters"; characters: string[] }
  | { kind: "long"; count: number }
  | { kind: "taken" };

/** Checks a name against RAM's rule and against the other roles of the set-up. */
export function roleNameProblem(name: string, others: readonly string[]): RoleNameProblem | undefined {
  if (name === "") return { kind: "empty" };
  const characters = refusedCharacters(name);
  if (characters.length > 0) return { kind: "characters", characters };
  if (!roleNameRule.pattern.test(name)) return { kind: "long", count: name.length };
  if (others.some((other) => other.toLowerCase() === name.toLowerCase())) return { kind: "taken" };
  return undefined;
}

/** A name that is free and that RAM accepts, as a start. */
export function freshRoleName(taken: readonly string[]): string {
  const base = "ModelStudio-Users";
  if (!taken.includes(base)) return base;
  let number = 2;
  while (taken.includes(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
