import { accountIdSchema } from "@modelstudio-sso/contracts";
import { type Command, InvalidArgumentError } from "commander";

function accountId(text: string): string {
  const parsed = accountIdSchema.safeParse(text);
  if (!parsed.success) throw new InvalidArgumentError("want the account ID, digits only");
  return parsed.data;
}

interface Options {
  account: string;
  roles?: string[];
  ramUsers?: boolean;
  workspaces?: boolean;
  membershipApi?: boolean;
}

async function print(options: Options): Promise<void> {
  const { servicePolicy } = await import("@modelstudio-sso/alibaba-cloud");
  const policy = servicePolicy({
    accountId: options.account,
    features: [
      ...(options.ramUsers ? (["ram-users"] as const) : []),
      ...(options.workspaces ? (["workspaces"] as const) : []),
      ...(options.membershipApi ? (["membership-api"] as const) : []),
    ],
    ...(options.roles === undefined ? {} : { roles: options.roles }),
  });
  process.stdout.write(`${JSON.stringify(policy, null, 2)}\n`);
}

/** `msso policy --account ID`: what the identity of this service needs, and no more. */
export function policyCommand(program: Command): void {
  program
    .command("policy")
    .description("print the least RAM policy this service works under")
    .requiredOption("--account <id>", "Alibaba Cloud account ID", accountId)
    .option("--roles <pattern...>", "names of the roles it may change, with *; all where not given")
    .option("--ram-users", "include the path by RAM users")
    .option("--workspaces", "include creating workspaces")
    .option("--membership-api", "include the experimental membership adapter")
    .option("--json", "accepted for symmetry; the output is always JSON")
    .action(print);
}
