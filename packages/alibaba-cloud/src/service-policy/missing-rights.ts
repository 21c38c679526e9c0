import type { PolicyDocument } from "@modelstudio-sso/contracts";

/** One right that is needed and not held. */
export interface MissingRight {
  action: string;
  /** Resource as the needed policy names it; may hold `*`. */
  resource: string;
  /** `denied`: an explicit Deny takes it away. `conditional`: held only under a condition that cannot be judged here. */
  why: "not-allowed" | "denied" | "conditional";
}

type Statement = PolicyDocument["Statement"][number];

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);
}

/**
 * Whether everything `needed` stands for is within `held`; both may hold `*`. A `?` of the held pattern stands for one
 * real character, so it does not cover a `*`.
 */
function covers(held: string, needed: string, flags: "i" | ""): boolean {
  const source = held
    .replace(/[\\^$.|+()[\]{}]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", "[^*]");
  return new RegExp(`^${source}$`, flags).test(needed);
}

/** RAM is one service for all regions, so an empty region and `*` mean the same in its resource names. */
function withoutRegion(resource: string): string {
  return resource.replace(/^acs:(\w+):\*?:/, "acs:$1::");
}

function meetsAction(statement: Statement, action: string): boolean {
  if (statement.NotAction !== undefined) {
    return !texts(statement.NotAction).some((pattern) => covers(pattern, action, "i"));
  }
  return texts(statement.Action).some((pattern) => covers(pattern, action, "i"));
}

function allowsOn(statement: Statement, resource: string): boolean {
  return texts(statement.Resource).some((pattern) =>
    covers(withoutRegion(pattern), withoutRegion(resource), ""),
  );
}

/** A Deny counts where it touches any of what is needed, in either direction. */
function deniesOn(statement: Statement, resource: string): boolean {
  if (statement.NotResource !== undefined) return true;
  return texts(statement.Resource).some((pattern) => {
    const [held, needed] = [withoutRegion(pattern), withoutRegion(resource)];
    return covers(held, needed, "") || covers(needed, held, "");
  });
}

function judge(
  statements: readonly Statement[],
  action: string,
  resource: string,
): MissingRight["why"] | null {
  const relevant = statements.filter((statement) => meetsAction(statement, action));
  if (relevant.some((entry) => entry.Effect === "Deny" && deniesOn(entry, resource))) return "denied";
  const allowing = relevant.filter((entry) => entry.Effect === "Allow" && allowsOn(entry, resource));
  if (allowing.some((entry) => entry.Condition === undefined)) return null;
  return allowing.length > 0 ? "conditional" : "not-allowed";
}

/** What of the needed policy the held ones do not give, by the rules of RAM: a Deny wins, nothing is allowed by itself. */
export function missingRights(needed: PolicyDocument, held: readonly PolicyDocument[]): MissingRight[] {
  const statements = held.flatMap((document) => document.Statement);
  return needed.Statement.flatMap((statement) =>
    texts(statement.Action).flatMap((action) =>
      texts(statement.Resource).flatMap((resource): MissingRight[] => {
        const why = judge(statements, action, resource);
        return why === null ? [] : [{ action, resource, why }];
      }),
    ),
  );
}
