import { Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { postAuth } from "../../app/session.ts";
import { CopyValue } from "../../parts/CopyValue.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Pill } from "../../parts/Pill.tsx";
import { QrCode } from "../../parts/qr/QrCode.tsx";
import { CodeField } from "./CodeForm.tsx";
import { FieldsForm, PasswordField, Problem } from "./fields.tsx";
import { RecoveryCodes } from "./RecoveryCodes.tsx";

interface Enrolment {
  totpURI: string;
  backupCodes: string[];
}

type Ask = "enable" | "disable" | "codes";

class Refusal extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`refused with status ${status}`);
    this.status = status;
  }
}

async function must(path: string, body: object): Promise<unknown> {
  const answer = await postAuth(path, body);
  if (!answer.ok) throw new Refusal(answer.status);
  return answer.json();
}

function useProblem(error: Error | null, wrong: string): string | undefined {
  const { t } = useTranslation();
  if (error === null) return undefined;
  if (!(error instanceof Refusal)) return t("session.offline");
  return error.status === 429 ? t("session.slowDown") : wrong;
}

/** The authenticator app: off, being set up, or on. Each change asks for the password again. */
export function SecondFactorPanel({ on }: { on: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [ask, setAsk] = useState<Ask>();
  const [enrolment, setEnrolment] = useState<Enrolment>();
  const [codes, setCodes] = useState<string[]>();
  const settle = () => client.invalidateQueries({ queryKey: query.session.credentials.key() });
  const answered = (given: Ask, answer: unknown) => {
    setAsk(undefined);
    // The shapes are better-auth's own, of /two-factor/enable and /two-factor/generate-backup-codes.
    if (given === "enable") setEnrolment(answer as Enrolment);
    if (given === "codes") setCodes((answer as { backupCodes: string[] }).backupCodes);
    if (given === "disable") {
      setCodes(undefined);
      void settle();
    }
  };
  return (
    <Panel
      title={t("session.secondFactor")}
      aside={<Pill tone={on ? "good" : "quiet"}>{t(on ? "session.on" : "session.off")}</Pill>}
      testId="second-factor-panel"
    >
      <Stack gap="md">
        <Text c="dimmed">{t("session.secondFactorLead")}</Text>
        {codes !== undefined && <RecoveryCodes codes={codes} onDone={() => setCodes(undefined)} />}
        {enrolment !== undefined && (
          <Enrol
            enrolment={enrolment}
            onDone={() => {
              setCodes(enrolment.backupCodes);
              setEnrolment(undefined);
              void settle();
            }}
          />
        )}
        {ask !== undefined && <PasswordAgain ask={ask} onDone={answered} />}
        {ask === undefined && enrolment === undefined && (
          <Group gap="sm">
            {!on && <Button onClick={() => setAsk("enable")}>{t("session.setUp")}</Button>}
            {on && (
              <Button variant="default" onClick={() => setAsk("codes")}>
                {t("session.newCodes")}
              </Button>
            )}
            {on && (
              <Button variant="subtle" onClick={() => setAsk("disable")}>
                {t("session.switchOff")}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </Panel>
  );
}

const paths = {
  enable: "/two-factor/enable",
  disable: "/two-factor/disable",
  codes: "/two-factor/generate-backup-codes",
} as const;

function PasswordAgain({ ask, onDone }: { ask: Ask; onDone: (ask: Ask, answer: unknown) => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const send = useMutation({
    mutationFn: () => must(paths[ask], { password }),
    onSuccess: (answer) => onDone(ask, answer),
  });
  const problem = useProblem(send.error, t("session.passwordWrong"));
  const words = { enable: "session.setUp", disable: "session.switchOff", codes: "session.newCodes" } as const;
  return (
    <FieldsForm submit={t(words[ask])} busy={send.isPending} onSubmit={() => send.mutate()}>
      <Problem text={problem} />
      <PasswordField label={t("session.currentPassword")} value={password} onChange={setPassword} />
    </FieldsForm>
  );
}

/** The secret goes into the app by its camera, by a link or by hand; the first right code proves that it is there. */
function Enrol({ enrolment, onDone }: { enrolment: Enrolment; onDone: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const secret = new URL(enrolment.totpURI).searchParams.get("secret") ?? "";
  const confirm = useMutation({
    mutationFn: () => must("/two-factor/verify-totp", { code: code.trim() }),
    onSuccess: onDone,
  });
  const problem = useProblem(confirm.error, t("session.codeWrong"));
  return (
    <Stack gap="md">
      <Text>{t("session.enrol")}</Text>
      <QrCode text={enrolment.totpURI} label={t("session.qrCode")} />
      <CopyValue value={secret} label={t("session.setupKey")} testId="totp-secret" />
      <Text size="sm">
        <a href={enrolment.totpURI}>{t("session.openApp")}</a>
      </Text>
      <FieldsForm submit={t("session.confirm")} busy={confirm.isPending} onSubmit={() => confirm.mutate()}>
        <Problem text={problem} />
        <CodeField kind="app" value={code} onChange={setCode} />
      </FieldsForm>
    </Stack>
  );
}
