import { describe, expect, it } from "vitest";
import { createLog } from "../src/log.ts";

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  let text = "";
  write(createLog("trace", { write: (line) => (text += line) }));
  return text;
}

describe("the log", () => {
  it("takes of an error its kind, message, code and stack, and nothing it carries along", () => {
    const inner = Object.assign(new Error("duplicate key"), {
      code: "23505",
      detail: "Key (token)=(canary) already exists.",
      where: "canary",
    });
    const error = Object.assign(new Error("it broke", { cause: inner }), {
      config: { headers: { authorization: "canary" } },
      data: { SecurityToken: "canary" },
      request: { body: "canary" },
    });
    const text = logged((log) => log.error({ err: error, run: "run-1" }, "an operation broke"));
    expect(text).not.toContain("canary");
    expect(JSON.parse(text)).toMatchObject({
      run: "run-1",
      err: { type: "Error", message: "it broke", stack: expect.any(String), cause: { code: "23505" } },
    });
  });

  it("does not follow causes without end, nor stumble over what is no error", () => {
    const circle = new Error("circle");
    circle.cause = circle;
    expect(logged((log) => log.error(circle)).length).toBeLessThan(20_000);
    expect(logged((log) => log.error({ err: "canary" }))).not.toContain("canary");
    expect(logged((log) => log.error({ err: null }))).toContain('"type":"object"');
  });

  it("blots out fields that hold secrets, wherever a caller puts them", () => {
    const secrets = {
      password: "canary",
      SAMLResponse: "canary",
      accessKeySecret: "canary",
      token: "canary",
    };
    const text = logged((log) => {
      log.info(secrets);
      log.info({ given: secrets });
    });
    expect(text).not.toContain("canary");
    expect(text).toContain("[redacted]");
  });
});
