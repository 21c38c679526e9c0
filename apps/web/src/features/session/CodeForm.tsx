import { Button, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FieldsForm, Problem } from "./fields.tsx";
import { giveCode } from "./signIn.ts";

/** The second half of a sign-in: a code of the app, or one of the recovery codes. */
export function CodeForm({ onDone, onOver }: { onDone: () => Promise<void>; onOver: () => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<"app" | "recovery">("app");
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    const outcome = await giveCode(code.trim(), kind).catch(() => "offline" as const);
    setBusy(false);
    if (outcome === "ok") return onDone();
    if (outcome === "over") return onOver();
    const words = {
      wrong: "session.codeWrong",
      "slow-down": "session.codeLocked",
      offline: "session.offline",
    } as const;
    setProblem(t(words[outcome]));
  };
  const other = kind === "app" ? "recovery" : "app";
  return (
    <Stack gap="sm">
      <FieldsForm submit={t("session.signIn")} busy={busy} onSubmit={() => void submit()} wide>
        <Problem text={problem} />
        <CodeField kind={kind} value={code} onChange={setCode} />
      </FieldsForm>
      <Button
        variant="subtle"
        size="sm"
        onClick={() => {
          setKind(other);
          setCode("");
          setProblem(undefined);
        }}
      >
        {t(other === "app" ? "session.useApp" : "session.useRecovery")}
      </Button>
    </Stack>
  );
}

interface CodeFieldProps {
  kind: "app" | "recovery";
  value: string;
  onChange: (code: string) => void;
}

/** One code. Authenticators and phones fill it in by themselves where they know what it is. */
export function CodeField({ kind, value, onChange }: CodeFieldProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      key={kind}
      label={t(kind === "app" ? "session.appCode" : "session.recoveryCode")}
      autoComplete="one-time-code"
      inputMode={kind === "app" ? "numeric" : "text"}
      maxLength={kind === "app" ? 6 : 20}
      required
      withAsterisk={false}
      spellCheck={false}
      styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", letterSpacing: "0.12em" } }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
