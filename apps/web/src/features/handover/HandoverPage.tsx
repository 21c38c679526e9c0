import { Skeleton, Stack } from "@mantine/core";
import type { HandoverPage as Shown } from "@modelstudio-sso/contracts";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { useDate } from "../../parts/useDate.ts";
import { CheckPanel } from "./CheckPanel.tsx";
import { GuidePanel } from "./GuidePanel.tsx";
import classes from "./handover.module.css";
import { MetadataPanel } from "./MetadataPanel.tsx";

/** What the link opens. The secret stays behind the hash mark, where no server or referrer sees it. */
export function HandoverPage() {
  const { t } = useTranslation();
  const [token] = useState(() => window.location.hash.slice(1));
  // Openings are counted; looking again after something was sent is none.
  const counted = useRef(false);
  const page = useQuery({
    queryKey: ["handover", token],
    queryFn: () => {
      const first = !counted.current;
      counted.current = true;
      return api.handover.open({ token, first });
    },
    enabled: token !== "",
    retry: false,
    refetchOnWindowFocus: false,
  });
  if (token === "") {
    return (
      <StepHeading id="handover-missing" title={t("handover.missing")}>
        {t("handover.missingText")}
      </StepHeading>
    );
  }
  if (page.error !== null) {
    return (
      <>
        <StepHeading id="handover-refused" title={t("handover.refused")}>
          {t("handover.refusedText")}
        </StepHeading>
        <FailureNote error={page.error} />
      </>
    );
  }
  if (page.data === undefined) return <Skeleton height={320} />;
  return <Opened token={token} page={page.data} again={() => void page.refetch()} />;
}

interface OpenedProps {
  token: string;
  page: Shown;
  again: () => void;
}

function Opened({ token, page, again }: OpenedProps) {
  const { t } = useTranslation();
  const date = useDate();
  const { organization, invitedBy: by, expiresAt } = page;
  return (
    <div className={classes.narrow}>
      <StepHeading id="handover" title={t("handover.title", { organization })}>
        {t("handover.lead", { by, until: date(expiresAt) })}
      </StepHeading>
      <Stack gap="lg">
        <MetadataPanel token={token} page={page} onSent={again} />
        <GuidePanel token={token} notes={page.notes} />
        <CheckPanel token={token} />
      </Stack>
    </div>
  );
}
