import { Skeleton, Stack, Text } from "@mantine/core";
import type { GuideVendor } from "@modelstudio-sso/contracts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { useDraft } from "../../app/draft.tsx";
import { useKnowledge } from "../../app/progress.ts";
import { useSession } from "../../app/session.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { GuideSteps } from "../../parts/guide/GuideSteps.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { StepFooter } from "../../parts/StepFooter.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { AboutVendor } from "./AboutVendor.tsx";
import { AllValues, RoleValues } from "./AllValues.tsx";
import { GuideFiles } from "./GuideFiles.tsx";
import { GuideHead } from "./GuideHead.tsx";
import { Rehearse } from "./Rehearse.tsx";
import { VendorSelect } from "./VendorSelect.tsx";

/** What the IdP's admin must do, in the words of their product. In the sandbox the rehearsal IdP can be told to do it. */
export function GuideStep() {
  const { t, i18n } = useTranslation();
  const { id } = useDraft();
  const session = useSession();
  const { runs } = useKnowledge();
  const [vendor, setVendor] = useState<GuideVendor>();
  const [file, setFile] = useState<string>();
  const files = useRef<HTMLDivElement>(null);
  const showFile = (name: string) => {
    setFile(name);
    files.current?.scrollIntoView({ block: "start" });
    files.current?.focus({ preventScroll: true });
  };
  const locale = i18n.language === "zh-CN" ? "zh-CN" : "en";
  const input = { id, locale, ...(vendor === undefined ? {} : { vendor }) } as const;
  const guide = useQuery({
    ...query.federations.guide.queryOptions({ input }),
    placeholderData: keepPreviousData,
  });
  const applied = runs === undefined || runs.some((run) => run.status === "succeeded");
  return (
    <>
      <StepHeading id="guide" title={t("guide.title")}>
        {t("guide.lead")}
      </StepHeading>
      <Stack gap="lg">
        {guide.error !== null && <FailureNote error={guide.error} retry={() => void guide.refetch()} />}
        {guide.isPending && <Skeleton height={320} />}
        {guide.data !== undefined && (
          <>
            {!applied && <Text c="dimmed">{t("guide.notApplied")}</Text>}
            {session.cloud === "sandbox" && <Rehearse id={id} />}
            <VendorSelect guide={guide.data} choose={setVendor} />
            <GuideHead guide={guide.data} />
            <Panel title={t("guide.steps")} testId="guide-steps">
              <GuideSteps guide={guide.data} openFile={showFile} />
            </Panel>
            <RoleValues guide={guide.data} />
            <div ref={files} tabIndex={-1}>
              <GuideFiles guide={guide.data} open={file} onOpen={setFile} />
            </div>
            <AllValues guide={guide.data} />
            <AboutVendor guide={guide.data} />
          </>
        )}
      </Stack>
      <StepFooter step="guide" />
    </>
  );
}
