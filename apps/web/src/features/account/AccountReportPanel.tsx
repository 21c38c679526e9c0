import { Button, Skeleton, Stack, Text } from "@mantine/core";
import type { AccountReport } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { Code } from "../../parts/Code.tsx";
import { copyText } from "../../parts/CopyValue.tsx";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import { Facts } from "../../parts/Facts.tsx";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Pill, type Tone } from "../../parts/Pill.tsx";
import classes from "./account.module.css";

const tones: Record<AccountReport["checks"][number]["outcome"], Tone> = {
  pass: "good",
  warn: "warn",
  fail: "bad",
  unknown: "quiet",
};

interface AccountReportPanelProps {
  report: AccountReport | undefined;
  error: unknown;
  busy: boolean;
  again: () => void;
}

/** Who the service is at the cloud, and each condition with its outcome. */
export function AccountReportPanel({ report, error, busy, again }: AccountReportPanelProps) {
  const { t } = useTranslation();
  if (report === undefined && error !== null) return <FailureNote error={error} retry={again} />;
  if (report === undefined) {
    return (
      <Panel title={t("account.found")} aside={t("account.checking")}>
        <Skeleton height={140} />
      </Panel>
    );
  }
  return (
    <Panel
      title={report.cloud === "sandbox" ? t("account.foundSandbox") : t("account.found")}
      aside={
        <Button variant="subtle" size="compact-sm" onClick={again} loading={busy}>
          {t("account.recheck")}
        </Button>
      }
      testId="account-report"
    >
      {report.identity !== undefined && (
        <Facts
          rows={[
            [t("account.accountId"), <code key="id">{report.identity.accountId}</code>],
            [t("account.actingAs"), <code key="arn">{report.identity.arn}</code>],
          ]}
        />
      )}
      <ul className={classes.checks}>
        {report.checks.map((check) => (
          <li key={check.id} data-testid={`account-check-${check.id}`}>
            <div className={classes.check}>
              <span>{t(`account.check.${check.id}`)}</span>
              <Pill tone={tones[check.outcome]}>{t(`account.outcome.${check.outcome}`)}</Pill>
            </div>
            {check.id === "user-sso" && report.userSsoEnabled !== null && (
              <Text size="sm" c="dimmed" mt={4}>
                {report.userSsoEnabled ? t("account.ssoOn") : t("account.ssoOff")}
              </Text>
            )}
            {check.id === "ram-permissions" && <MissingPermissions actions={report.missingPermissions} />}
            {check.diagnostics.length > 0 && (
              <Stack mt="sm">
                <DiagnosticList diagnostics={check.diagnostics} />
              </Stack>
            )}
          </li>
        ))}
      </ul>
      {report.servicePolicy !== undefined && report.missingPermissions.length > 0 && (
        <LeastPolicy policy={report.servicePolicy} />
      )}
    </Panel>
  );
}

function LeastPolicy({ policy }: { policy: NonNullable<AccountReport["servicePolicy"]> }) {
  const { t } = useTranslation();
  const text = JSON.stringify(policy, null, 2);
  return (
    <details className={classes.policy}>
      <summary>{t("account.policy")}</summary>
      <Text size="sm" c="dimmed" my="xs">
        {t("account.policyText")}
      </Text>
      <Button variant="default" size="compact-sm" mb="xs" onClick={() => void copyText(text)}>
        {t("account.policyCopy")}
      </Button>
      <Code text={text} label={t("account.policy")} />
    </details>
  );
}

function MissingPermissions({ actions }: { actions: string[] }) {
  const { t } = useTranslation();
  if (actions.length === 0) return null;
  return (
    <div>
      <Text size="sm" c="dimmed" mt={4}>
        {t("account.missing")}
      </Text>
      <code>{actions.join(", ")}</code>
    </div>
  );
}
