import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useDraft } from "../../app/draft.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { DriftPanel } from "./DriftPanel.tsx";
import { LinkPanel } from "./LinkPanel.tsx";
import { MetadataPanel } from "./MetadataPanel.tsx";
import { ProposalsPanel } from "./ProposalsPanel.tsx";

/** What keeps a set-up working after it was handed over, and who is asked to help with it. */
export function WatchPage() {
  const { t } = useTranslation();
  const { id, document } = useDraft();
  const withIdp = document.loginPath.kind === "idp";
  return (
    <div>
      <StepHeading id="watch" title={t("watch.title")}>
        {t("watch.lead")}
      </StepHeading>
      <Stack gap="lg">
        <DriftPanel id={id} />
        {withIdp && <ProposalsPanel id={id} />}
        {withIdp && <MetadataPanel id={id} />}
        {withIdp && <LinkPanel id={id} />}
      </Stack>
    </div>
  );
}
