import { Skeleton, Stack, Text } from "@mantine/core";
import { mostExported } from "@modelstudio-sso/contracts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { CopyValue } from "../../parts/CopyValue.tsx";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { IconDownload } from "../../parts/icons.ts";
import { Panel } from "../../parts/Panel.tsx";
import classes from "./audit.module.css";

/** The chain as a whole: where it ends, whose key signs it, and the files to keep elsewhere. */
export function ChainPanel() {
  const { t } = useTranslation();
  const state = useQuery(query.audit.state.queryOptions());
  return (
    <Panel title={t("audit.chain")} testId="chain">
      {state.error !== null && <FailureNote error={state.error} />}
      {state.isPending && <Skeleton height={160} />}
      {state.data !== undefined && (
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {t("audit.chainLead")}
          </Text>
          <Downloads first={state.data.first ?? 1} last={state.data.last} />
          <Value label={t("audit.verify")} value={`msso audit verify FILE --key ${state.data.key}`} />
          <Value label={t("audit.key")} value={state.data.key} />
          <Value label={t("audit.last", { seq: state.data.last })} value={state.data.head} />
          <Text size="sm" c="dimmed">
            {state.data.retentionDays === null
              ? t("audit.keptForEver")
              : t("audit.keptDays", { count: state.data.retentionDays })}
          </Text>
        </Stack>
      )}
    </Panel>
  );
}

function Value({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {label}
      </Text>
      <CopyValue value={value} label={label} />
    </div>
  );
}

/** A long chain comes in parts, each with its own signed begin and end. Links, so that the browser saves what it gets. */
function Downloads({ first, last }: { first: number; last: number }) {
  const { t } = useTranslation();
  const begins: number[] = [];
  for (let after = first - 1; after < last; after += mostExported) begins.push(after);
  return (
    <div>
      {begins.map((after) => (
        <a key={after} className={classes.download} href={`/api/v1/audit/export?after=${after}`} download>
          <IconDownload size={17} aria-hidden />
          {begins.length === 1
            ? t("audit.download")
            : t("audit.downloadPart", { from: after + 1, to: Math.min(last, after + mostExported) })}
        </a>
      ))}
    </div>
  );
}
