import type { Diagnostic } from "@modelstudio-sso/contracts";

const signs = { error: "✗", warning: "!", info: "·" } as const;

/** Findings for people, on stderr: what, want and got, who fixes it, and where to read more. */
export function printDiagnostics(diagnostics: readonly Diagnostic[]): void {
  for (const found of diagnostics) {
    const lines = [
      `${signs[found.severity]} ${found.title}  [${found.code}]`,
      `    ${found.detail}`,
      ...(found.path === undefined ? [] : [`    at:   ${found.path}`]),
      ...(found.want === undefined ? [] : [`    want: ${found.want}`]),
      ...(found.got === undefined ? [] : [`    got:  ${found.got}`]),
      ...(found.place === undefined ? [] : [`    in:   ${found.place}`]),
      `    fixed by: ${found.fixAt}, see ${found.docs}`,
    ];
    process.stderr.write(`${lines.join("\n")}\n`);
  }
}

/** A command's result: JSON on one line for programs, or text for people. */
export function printResult(json: boolean, value: unknown, text: () => string): void {
  process.stdout.write(`${json ? JSON.stringify(value) : text()}\n`);
}
