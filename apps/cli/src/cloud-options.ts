import { type Command, Option } from "commander";

/** The options by which a command finds its cloud. */
export function withCloudOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--cloud <cloud>", "which cloud to speak to")
        .choices(["sandbox", "alibaba"])
        .default("alibaba")
        .env("CLOUD"),
    )
    .addOption(new Option("--endpoint <url>", "address of the sandbox's cloud").env("SANDBOX_CLOUD_URL"));
}
