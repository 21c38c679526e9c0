import { diagnostic, type Plan, planSchema } from "@modelstudio-sso/contracts";
import { CommandFailure, exitCodes } from "./exit.ts";
import { readInput } from "./input.ts";

/** Reads what `msso plan -o` wrote. */
export async function savedPlan(path: string, json: boolean): Promise<Plan> {
  const text = (await readInput(path, json)).toString("utf8");
  try {
    return planSchema.parse(JSON.parse(text));
  } catch {
    throw new CommandFailure(
      [diagnostic("request.invalid", { detail: "This is not a plan that `msso plan -o` wrote.", path })],
      { exitCode: exitCodes.usage, json },
    );
  }
}
