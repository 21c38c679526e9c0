import { Stack, Text } from "@mantine/core";
import { type DiagnosticCode, diagnosticCodes } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { useServerWords } from "../../i18n/useServerWords.ts";
import { Facts } from "../../parts/Facts.tsx";
import { Panel } from "../../parts/Panel.tsx";

/** Anybody can write an address, so only a code of the catalogue becomes words of ours. */
function isCode(text: string): text is DiagnosticCode {
  return Object.hasOwn(diagnosticCodes, text);
}

const referenceShape = /^[0-9a-f-]{36}$/;

/** Why the company's sign-in did not lead in: what is wrong, whom to ask, and where the details are. */
export function CompanyRefusal({ code, reference }: { code: string; reference: string | undefined }) {
  const { t } = useTranslation();
  const words = useServerWords();
  const known = isCode(code) ? diagnosticCodes[code] : undefined;
  const rows: [string, string][] = [];
  if (known !== undefined) rows.push([t("diagnostics.fixer"), t(`session.refusedBy.${known.fixAt}`)]);
  if (reference !== undefined && referenceShape.test(reference))
    rows.push([t("session.reference"), reference]);
  return (
    <div role="alert" data-testid="company-refusal">
      <Panel title={known === undefined ? t("session.refusedUnknown") : words(`code.${code}`, known.title)}>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t("session.refusedNote")}
          </Text>
          <Facts rows={rows} />
          {known !== undefined && (
            <a href={`/docs/errors/${code}`} target="_blank" rel="noreferrer">
              {t("diagnostics.docs", { code })}
            </a>
          )}
        </Stack>
      </Panel>
    </div>
  );
}
