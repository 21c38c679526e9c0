import { Stack, Text } from "@mantine/core";
import type { HandoverPage } from "@modelstudio-sso/contracts";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { FileDrop } from "../../parts/FileDrop.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { useDate } from "../../parts/useDate.ts";
import { useDroppedFile } from "../../parts/useDroppedFile.ts";
import { ValidityBar } from "../../parts/ValidityBar.tsx";

const mostBytes = 1_048_576;

interface MetadataPanelProps {
  token: string;
  page: HandoverPage;
  onSent: () => void;
}

/** Metadata comes in as a proposal; what is wrong with a file is told to the one who can fix it. */
export function MetadataPanel({ token, page, onSent }: MetadataPanelProps) {
  const { t } = useTranslation();
  const { invitedBy: by, idp } = page;
  const send = useMutation({
    mutationFn: (xml: string) => api.handover.sendMetadata({ token, xml }),
    onSuccess: onSent,
  });
  const file = useDroppedFile(mostBytes, (text) => send.mutate(text));
  const sent = send.data;
  return (
    <Panel title={t("handover.metadata.title")} testId="handover-metadata">
      <Stack gap="md">
        <Text c="dimmed">{t("handover.metadata.lead", { by })}</Text>
        <FileDrop
          file={file}
          accept=".xml,application/xml,text/xml,application/samlmetadata+xml"
          words={{
            drop: t("handover.metadata.drop"),
            choose: t("handover.metadata.choose"),
            note: t("handover.metadata.note"),
            tooLarge: t("handover.metadata.tooLarge"),
          }}
          compact
        />
        {send.error !== null && <FailureNote error={send.error} />}
        {sent !== undefined && (
          <Text role="status" fw={600} data-testid={`handover-${sent.outcome}`}>
            {sent.outcome === "sent" && t("handover.metadata.sent", { by })}
            {sent.outcome === "known" && t("handover.metadata.same")}
            {sent.outcome === "refused" && t("handover.metadata.refused")}
          </Text>
        )}
        {sent !== undefined && <DiagnosticList diagnostics={sent.diagnostics} />}
        {idp !== null && <Known idp={idp} />}
        <Earlier proposals={page.proposals} />
      </Stack>
    </Panel>
  );
}

function Known({ idp }: { idp: NonNullable<HandoverPage["idp"]> }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      <Text fw={600}>{t("handover.metadata.known")}</Text>
      <code style={{ overflowWrap: "anywhere" }}>{idp.entityId}</code>
      {idp.certificates.map((certificate) => (
        <ValidityBar
          key={`${certificate.sha256}${certificate.use}`}
          notBefore={certificate.notBefore}
          notAfter={certificate.notAfter}
        />
      ))}
    </Stack>
  );
}

function Earlier({ proposals }: { proposals: HandoverPage["proposals"] }) {
  const { t } = useTranslation();
  const date = useDate();
  if (proposals.length === 0) return null;
  return (
    <Stack gap="xs">
      <Text fw={600}>{t("handover.metadata.earlier")}</Text>
      {proposals.map(({ id, at, status }) => (
        <Text key={id} size="sm">
          {date(at, "time")} · {t(`handover.metadata.status.${status}`)}
        </Text>
      ))}
    </Stack>
  );
}
