import { Checkbox, Stack, Text } from "@mantine/core";
import type { Diagnostic } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";

/** What each code that can be accepted means to the people behind the roles. */
const meanings = {
  "plan.deletes-role": "review.meaning.deletesRole",
  "plan.replaces-role": "review.meaning.replacesRole",
  "plan.removes-last-login": "review.meaning.removesLastLogin",
  "plan.opens-role": "review.meaning.opensRole",
  "plan.removes-certificate": "review.meaning.removesCertificate",
  "plan.deletes-many": "review.meaning.deletesMany",
} as const;

interface AcceptanceProps {
  /** Findings that can be accepted. */
  findings: Diagnostic[];
  accepted: string[];
  onChange: (accepted: string[]) => void;
}

/** Each dangerous finding is accepted by itself, so that a habit of approving plans does not cover it. */
export function Acceptance({ findings, accepted, onChange }: AcceptanceProps) {
  const { t } = useTranslation();
  const codes = [...new Set(findings.map((found) => found.code))];
  if (codes.length === 0) return null;
  const toggle = (code: string, on: boolean) =>
    onChange(on ? [...accepted, code] : accepted.filter((other) => other !== code));
  return (
    <Stack gap="sm">
      <Text fw={550}>{t("review.acceptLead")}</Text>
      {codes.map((code) => (
        <Checkbox
          key={code}
          data-testid={`accept-${code}`}
          label={t("review.accept", { code })}
          description={<Meaning code={code} findings={findings} />}
          checked={accepted.includes(code)}
          onChange={(event) => toggle(code, event.currentTarget.checked)}
        />
      ))}
    </Stack>
  );
}

function Meaning({ code, findings }: { code: string; findings: Diagnostic[] }) {
  const { t } = useTranslation();
  const key = code in meanings ? meanings[code as keyof typeof meanings] : undefined;
  const places = findings.flatMap((found) => (found.code === code && found.path ? [found.path] : []));
  return (
    <>
      {key !== undefined && t(key)} {places.join(", ")}
    </>
  );
}
